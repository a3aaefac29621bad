public import HotelValues

/// A connection between a property and an agency as Channex holds it (contract §7.1).
public struct ChannexChannel: Hashable, Sendable {
    /// The identity of a channel at Channex.
    public typealias ID = Identifier<ChannexChannel>

    /// Its id.
    public var id: ID
    /// Its name.
    public var title: String?
    /// The agency's code, such as `BookingCom`.
    public var agency: String?
    /// Whether anything is passed on; one that is not is deleted after 30 days (contract §15).
    public var isActive = false
    /// The rate plans that are sold over it, or the options of such plans.
    public var ratePlans: [ChannexRatePlan.ID] = []

    /// A channel of which nothing is known yet but its id.
    public init(id: ID) {
        self.id = id
    }
}

extension ChannexChannel: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, title
        case agency = "channel"
        case isActive = "is_active"
        case mappings = "rate_plans"
    }

    private struct Mapping: Decodable {
        let ratePlan: ChannexRatePlan.ID?

        private enum CodingKeys: String, CodingKey {
            case ratePlan = "rate_plan_id"
        }

        init(from decoder: any Decoder) throws {
            var members = try Tolerant<CodingKeys>(decoder)
            ratePlan = members.identifier(.ratePlan, of: ChannexRatePlan.self)
        }
    }

    /// Reads one element of an answer; only the id is required.
    public init(from decoder: any Decoder) throws {
        var resource = try Resource<CodingKeys>(decoder, idKey: .id)
        self.init(id: ID(resource.id))
        title = resource.attributes.text(.title)
        agency = resource.attributes.text(.agency)
        isActive = resource.attributes.flag(.isActive) ?? false
        ratePlans = resource.attributes.list(.mappings, of: Mapping.self).compactMap(\.ratePlan)
    }
}
