/// The common SQL in SQLite's words.
enum SQLiteDialect {
    /// The statement with its parameters `$n` written `?n`, by which SQLite counts them instead of naming them.
    ///
    /// - Throws: `DatabaseError.unsupported` for statements that this layer does not let through.
    static func statement(_ sql: String) throws -> String {
        let bytes = Array(sql.utf8)
        try refuseControl(bytes)
        guard bytes.contains(UInt8(ascii: "$")) else { return sql }
        var result = bytes
        var index = 0
        while index < bytes.count {
            if let end = endOfQuotation(bytes, from: index) {
                index = end
                continue
            }
            let continuesName = index > 0 && isNameByte(bytes[index - 1])
            if bytes[index] == UInt8(ascii: "$"), !continuesName, index + 1 < bytes.count, isDigit(bytes[index + 1]) {
                result[index] = UInt8(ascii: "?")
            }
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The definition with SQLite's strict typing, and clustered on its primary key where it says so.
    ///
    /// A definition of a table that ends in the comment `/* clustered */` asks that rows be stored in the order of
    /// their primary key; engines that cannot do that ignore the comment.
    static func definition(_ sql: String) -> String {
        var text = sql.trimmingWhitespace
        let isClustered = text.hasSuffix(clusteredMark)
        if isClustered { text = String(text.dropLast(clusteredMark.count)).trimmingWhitespace }
        let words = text.prefix(64).uppercased().split { $0.isWhitespace }
        guard words.starts(with: ["CREATE", "TABLE"]), text.hasSuffix(")") else { return sql }
        return text + (isClustered ? " STRICT, WITHOUT ROWID" : " STRICT")
    }

    private static let clusteredMark = "/* clustered */"

    /// Words that would end or leave the transaction which others share, or which only SQLite knows.
    private static let refused: Set<String> = [
        "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "ATTACH", "DETACH", "VACUUM", "PRAGMA",
    ]

    private static func refuseControl(_ bytes: [UInt8]) throws {
        var start = 0
        while start < bytes.count {
            if bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "/"),
                let end = endOfQuotation(bytes, from: start)
            {
                start = end
            } else if isNameByte(bytes[start]) {
                break
            } else {
                start += 1
            }
        }
        let word = String(decoding: bytes[start...].prefix(while: isNameByte), as: UTF8.self).uppercased()
        if refused.contains(word) {
            throw DatabaseError.unsupported("\(word) inside a transaction; use read, write and savepoint")
        }
    }

    /// Where the literal, quoted name or comment ends that begins at this index; nil if none begins there.
    private static func endOfQuotation(_ bytes: [UInt8], from start: Int) -> Int? {
        let next = start + 1 < bytes.count ? bytes[start + 1] : 0
        switch (bytes[start], next) {
        case (UInt8(ascii: "'"), _), (UInt8(ascii: "\""), _):
            // A doubled quote ends one quotation and begins the next, which comes to the same.
            let end = bytes[(start + 1)...].firstIndex(of: bytes[start])
            return end.map { $0 + 1 } ?? bytes.count
        case (UInt8(ascii: "-"), UInt8(ascii: "-")):
            return bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        case (UInt8(ascii: "/"), UInt8(ascii: "*")):
            let end = bytes[(start + 2)...].firstRange(of: [UInt8(ascii: "*"), UInt8(ascii: "/")])
            return end?.upperBound ?? bytes.count
        default:
            return nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

extension String {
    fileprivate var trimmingWhitespace: String {
        let tail = drop { $0.isWhitespace || $0 == ";" }
        guard let last = tail.lastIndex(where: { !$0.isWhitespace && $0 != ";" }) else { return "" }
        return String(tail[...last])
    }
}
