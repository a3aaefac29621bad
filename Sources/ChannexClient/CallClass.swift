/// The classes of calls which Channex counts apart (contract §4.1).
public enum CallClass: String, CaseIterable, Hashable, Sendable {
    /// `POST /availability`.
    case availability
    /// `POST /restrictions`.
    case restrictions
    /// Everything else, for which no limit is documented.
    case other

    /// How many calls a property may make in a minute; nil without a documented limit.
    public var callsPerMinute: Int? {
        switch self {
        case .availability, .restrictions: 10
        case .other: nil
        }
    }

    /// How long a property's calls rest after an error without other advice (contract §4.1, §11.15).
    public static let pauseAfterError: Duration = .seconds(60)
}
