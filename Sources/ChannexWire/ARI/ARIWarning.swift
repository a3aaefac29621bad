public import HotelValues

/// A value that Channex refused, echoed without an index, and the reason (contract §3.6).
public struct ARIWarning: Hashable, Sendable {
    /// The property of the value.
    public let property: ChannexProperty.ID?
    /// The room type of the value.
    public let roomType: ChannexRoomType.ID?
    /// The rate plan of the value.
    public let ratePlan: ChannexRatePlan.ID?
    /// The nights of the value, both ends included; nil when none were echoed.
    public let nights: ClosedRange<Day>?
    /// The days of the week of the value; nil when none were echoed, as for a value that means every night.
    public let weekdays: Set<Weekday>?
    /// The names of the other members that were echoed with a value, such as `rate`.
    public let fields: Set<String>
    /// Why it was refused.
    public let reason: Reason

    /// Why a value was refused.
    public enum Reason: Hashable, Sendable {
        /// Messages by field, such as `rate`: `must be greater than 0`.
        case fields([String: [String]])
        /// One text about the whole value, such as that its target is unknown.
        case text(String)
    }

    /// A warning about the value with those members; about nothing in particular when it has none.
    public init(
        property: ChannexProperty.ID? = nil,
        roomType: ChannexRoomType.ID? = nil,
        ratePlan: ChannexRatePlan.ID? = nil,
        nights: ClosedRange<Day>? = nil,
        weekdays: Set<Weekday>? = nil,
        fields: Set<String> = [],
        reason: Reason
    ) {
        self.property = property
        self.roomType = roomType
        self.ratePlan = ratePlan
        self.nights = nights
        self.weekdays = weekdays
        self.fields = fields
        self.reason = reason
    }
}

extension ARIWarning: CustomStringConvertible {
    /// The reason in one line, such as `rate: must be greater than 0`.
    public var description: String {
        switch reason {
        case .text(let text): text
        case .fields(let messages):
            messages.sorted { $0.key < $1.key }
                .map { "\($0.key): \($0.value.joined(separator: ", "))" }
                .joined(separator: "; ")
        }
    }
}

extension ARIWarning: Decodable {
    private struct Key: CodingKey, Hashable {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) { nil }

        static let property = Key(stringValue: "property_id")
        static let roomType = Key(stringValue: "room_type_id")
        static let ratePlan = Key(stringValue: "rate_plan_id")
        static let date = Key(stringValue: "date")
        static let dateFrom = Key(stringValue: "date_from")
        static let dateTo = Key(stringValue: "date_to")
        static let days = Key(stringValue: "days")
        static let warning = Key(stringValue: "warning")
        static let known: Set<Key> = [.property, .roomType, .ratePlan, .date, .dateFrom, .dateTo, .days, .warning]
    }

    /// Reads an echoed value with its warning, or a bare text.
    public init(from decoder: any Decoder) throws {
        // Some warnings were seen as bare text (contract §15); any other shape fails below.
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(reason: .text(text))
            return
        }
        let container = try decoder.container(keyedBy: Key.self)
        var members = Tolerant(container)
        self.init(
            property: members.identifier(.property, of: ChannexProperty.self),
            roomType: members.identifier(.roomType, of: ChannexRoomType.self),
            ratePlan: members.identifier(.ratePlan, of: ChannexRatePlan.self),
            nights: ARIWarning.nights(&members),
            weekdays: ARIWarning.weekdays(&members),
            fields: ARIWarning.fields(container),
            reason: ARIWarning.reason(&members)
        )
    }

    private static func fields(_ container: KeyedDecodingContainer<Key>) -> Set<String> {
        let fields = container.allKeys.filter { key in
            // Whether a member that exists is null cannot fail.
            !Key.known.contains(key) && (try? container.decodeNil(forKey: key)) == false
        }
        return Set(fields.map(\.stringValue))
    }

    private static func nights(_ members: inout Tolerant<Key>) -> ClosedRange<Day>? {
        let date = members.day(.date)
        guard let first = members.day(.dateFrom) ?? date, let last = members.day(.dateTo) ?? date else { return nil }
        return first <= last ? first...last : nil
    }

    private static func weekdays(_ members: inout Tolerant<Key>) -> Set<Weekday>? {
        let codes = members.list(.days, of: String.self)
        return codes.isEmpty ? nil : Set(Weekday.allCases.filter { codes.contains($0.channexCode) })
    }

    private static func reason(_ members: inout Tolerant<Key>) -> Reason {
        let messages = members.dictionary(.warning, of: Messages.self)
        guard messages.isEmpty else { return .fields(messages.mapValues(\.texts)) }
        return .text(members.text(.warning) ?? "refused without a reason")
    }

    /// One message or a list of them.
    private struct Messages: Decodable {
        let texts: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                texts = try container.decode([String].self)
            } catch {
                texts = [try container.decode(String.self)]
            }
        }
    }
}
