/// The first mistake in a hotel file: where it is, and what to do about it.
public struct HotelFileError: Error, Hashable, Sendable {
    /// The file, as it was named when it was opened.
    public var fileName: String
    /// The line, from 1; nil where the file has none to give.
    public var line: Int?
    /// What the mistake is in, such as `room_types[2].rooms`; empty where it is the file as a whole.
    public var path: String
    /// What is wrong, on one line.
    public var message: String
}

extension HotelFileError: CustomStringConvertible {
    /// One line: `FILE:LINE: PATH: what is wrong`.
    public var description: String {
        let place = line.map { "\(fileName):\($0)" } ?? fileName
        let text = [place, path, message].filter { !$0.isEmpty }.joined(separator: ": ")
        // What the file says may stand in it, and may hold line ends.
        return text.unicodeScalars.map { HotelFileError.isShown($0) ? String($0) : $0.escaped(asASCII: true) }.joined()
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
