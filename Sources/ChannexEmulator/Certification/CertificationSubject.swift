import HotelValues

/// Something that the tests' tables name (contract §8.0.5).
enum CertificationTarget: CaseIterable, Sendable {
    case twin
    case double
    case twinBAR
    case twinBB
    case doubleBAR
    case doubleBB

    /// Its titles, as a finding names it.
    var name: String {
        switch self {
        case .twin: "Twin Room"
        case .double: "Double Room"
        case .twinBAR: "Twin Room / Best Available Rate"
        case .twinBB: "Twin Room / Bed & Breakfast Rate"
        case .doubleBAR: "Double Room / Best Available Rate"
        case .doubleBB: "Double Room / Bed & Breakfast Rate"
        }
    }

    /// The titles of the room type and the plan; a plan's title may say more, such as the room type's.
    var titles: (room: String, plan: String?) {
        switch self {
        case .twin: ("Twin Room", nil)
        case .double: ("Double Room", nil)
        case .twinBAR: ("Twin Room", "Best Available Rate")
        case .twinBB: ("Twin Room", "Bed & Breakfast")
        case .doubleBAR: ("Double Room", "Best Available Rate")
        case .doubleBB: ("Double Room", "Bed & Breakfast")
        }
    }
}

/// The property whose PMS is judged, as far as the judges need to know it.
struct CertificationSubject: Sendable {
    /// Something that calls can name by its id.
    struct Named: Sendable {
        let id: String
        let name: String
    }

    let property: String
    /// The present day at the property.
    let today: Day
    let currency: Currency
    let roomTypes: [Named]
    let ratePlans: [Named]
    /// What the tables name and the property has.
    let targets: [CertificationTarget: Named]
    /// The number of guests whose rate is a plan's own, by the plan's id.
    let occupancies: [String: Int]
    /// The restrictions that the PMS says it supports (contract §8.15).
    let declared: Set<ARIField>
    /// The kinds of least stay that the property has.
    let minStay: [ARIField]
}

extension CertificationSubject {
    /// What the property is, with what was declared; without a declaration, everything that the property has.
    init(_ property: Property, _ world: World, declared: Set<ARIField>?, _ moment: Moment) {
        let roomTypes = world.roomTypes.values.filter { $0.property == property.id }.sorted {
            $0.insertedAt < $1.insertedAt
        }
        let plans = world.ratePlans.values.filter { $0.property == property.id }.sorted {
            $0.insertedAt < $1.insertedAt
        }
        let minStay = property.settings.minStayType.fields
        self.property = property.id
        today = property.today(moment)
        currency = property.currency
        self.roomTypes = roomTypes.map { Named(id: $0.id, name: $0.title) }
        ratePlans = plans.map { plan in
            Named(id: plan.id, name: "\(world.roomTypes[plan.roomType]?.title ?? "?") / \(plan.title)")
        }
        occupancies = Dictionary(uniqueKeysWithValues: plans.map { ($0.id, $0.options.first?.occupancy ?? 0) })
        self.minStay = minStay
        let everything = Set(ARIField.allCases).subtracting([.minStayArrival, .minStayThrough]).union(minStay)
        self.declared = declared ?? everything
        var targets: [CertificationTarget: Named] = [:]
        for target in CertificationTarget.allCases {
            let titles = target.titles
            guard let room = roomTypes.first(bearing: titles.room, \.title) else { continue }
            if let title = titles.plan {
                let plan = plans.filter { $0.roomType == room.id }.first(bearing: title, \.title)
                targets[target] = plan.map { Named(id: $0.id, name: target.name) }
            } else {
                targets[target] = Named(id: room.id, name: target.name)
            }
        }
        self.targets = targets
    }
}

extension PropertySettings.MinStayType {
    /// The restrictions that the type lets a PMS send (contract §2.1.2).
    fileprivate var fields: [ARIField] {
        switch self {
        case .both: [.minStayArrival, .minStayThrough]
        case .arrival: [.minStayArrival]
        case .through: [.minStayThrough]
        }
    }
}

extension Sequence {
    /// The element with that title, else the first whose title holds it.
    fileprivate func first(bearing title: String, _ read: (Element) -> String) -> Element? {
        let wanted = title.letters
        return first { read($0).letters == wanted } ?? first { read($0).letters.contains(wanted) }
    }
}

extension String {
    /// What is left without case, spaces and signs; `&` reads as `and`.
    fileprivate var letters: String {
        lowercased().replacing("&", with: "and").filter { $0.isLetter || $0.isNumber }
    }
}
