public import HotelValues

/// The identity of a task, which is Channex's word for a message it has taken in.
public typealias ChannexTaskID = Identifier<TaskAnswer>

/// Channex's answer to availability, prices or restrictions (contract §3.5, §3.6).
///
/// Its status is 200 also when every value was refused: what matters is in `warnings`.
public struct TaskAnswer: Hashable, Sendable {
    /// The tasks that carry out what was accepted: one, or none when nothing was.
    public let tasks: [ChannexTaskID]
    /// The values that were refused, and why; empty when all were accepted.
    public let warnings: [ARIWarning]
    /// `Success`, whatever happened.
    public let message: String?
}

extension TaskAnswer: Decodable {
    private enum CodingKeys: String, CodingKey {
        case data, meta
    }

    private enum MetaKeys: String, CodingKey {
        case message, warnings
    }

    private struct Task: Decodable {
        let id: String
    }

    /// Reads an answer whose `data` and `meta` may both be missing, but which must be an object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        var members = Tolerant(container)
        tasks = members.list(.data, of: Task.self).map { Identifier($0.id) }
        guard let inner = try? container.nestedContainer(keyedBy: MetaKeys.self, forKey: .meta) else {
            // No `meta` means no warnings: the documented answer of one of the two calls is barer still.
            (message, warnings) = (nil, [])
            return
        }
        var meta = Tolerant(inner)
        message = meta.text(.message)
        let readable = meta.list(.warnings, of: ARIWarning.self)
        // A warning that cannot be read is a warning all the same: silence would count as success.
        warnings = readable + meta.flaws.map { ARIWarning(reason: .text($0)) }
    }
}
