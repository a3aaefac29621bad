import FoundationEssentials

/// The answer to `?rehearse=true` as a client reads it: what a request would do, had it been meant.
public struct RehearsalAnswer: Decodable, Hashable, Sendable {
    /// The rows that it would append to the change log, as `GET /api/v1/channex/changes` shows them.
    public var changes: [ChangeAnswer]
    /// The calendar as it would be, as `GET /api/v1/channex/ari` shows it: from the first to the last night of the
    /// changes that is still on sale; nil where there is none.
    public var calendar: ARIAnswer?
}

/// Writes the answer to `?rehearse=true`.
public enum RehearsalBody {
    /// The JSON of what a request would do.
    public static func bytes(changes: [ChangeAnswer], calendar: ARICalendar?) throws -> [UInt8] {
        var writer = JSONWriter(capacity: 1_024)
        writer.write("{\"changes\":")
        writer.write(json: Array(try WireCoding.bytes(of: changes)))
        writer.write(",\"calendar\":")
        writer.write(json: calendar.map { ARIBody.bytes(from: $0) } ?? Array("null".utf8))
        writer.write("}")
        return writer.bytes
    }
}
