import ChannexClient
import ChannexWire
import HotelValues

extension ChannexSetup {
    func property(_ house: House, _ old: Mapping?, _ report: inout SetupReport) async throws -> ChannexProperty? {
        if let wanted = wishes.property {
            let property = try await link.channex.property(wanted)
            report.note(.kept, "property", property.title ?? house.name, property.id.rawValue)
            return property
        }
        let properties = try await link.channex.properties()
        if let known = properties.first(where: { $0.id == old?.property }) {
            report.note(.kept, "property", known.title ?? house.name, known.id.rawValue)
            return known
        }
        if let namesake = properties.first(where: { $0.title == house.name }) {
            report.note(.adopted, "property", house.name, namesake.id.rawValue)
            return namesake
        }
        guard !wishes.isDryRun else {
            report.note(.missing, "property", house.name, "would be created, with all that belongs to it")
            return nil
        }
        var new = NewProperty(
            title: house.name,
            currency: house.currency,
            timezone: house.timeZone,
            country: house.country
        )
        new.settings = ChannexSetup.rightSettings
        if let length = wishes.calendarLength { new.settings.stateLength = length }
        let created = try await link.channex.create(new)
        report.note(.created, "property", house.name, created.id.rawValue)
        return created
    }

    /// The settings under which availability is ours alone to say, but for new bookings (contract §2.1.2).
    static let rightSettings: PropertySettings = {
        var settings = PropertySettings()
        settings.adjustsAvailabilityOnModification = false
        settings.restoresAvailabilityOnCancellation = false
        settings.minStayType = .both
        settings.stateLength = 500
        return settings
    }()

    func repairSettings(of property: ChannexProperty, _ report: inout SetupReport) async throws {
        var repair = PropertySettings()
        var wrong: [String] = []
        if property.settings.adjustsAvailabilityOnModification == true {
            repair.adjustsAvailabilityOnModification = false
            wrong.append("availability changed on modification")
        }
        if property.settings.restoresAvailabilityOnCancellation == true {
            repair.restoresAvailabilityOnCancellation = false
            wrong.append("availability changed on cancellation")
        }
        if let kind = property.settings.minStayType, kind != .both {
            repair.minStayType = .both
            wrong.append("min_stay_type \(kind.rawValue)")
        }
        if let length = wishes.calendarLength, property.settings.stateLength != length {
            repair.stateLength = length
            wrong.append("state_length \(property.settings.stateLength.map(String.init) ?? "unknown")")
        }
        guard !wrong.isEmpty else { return }
        if !wishes.isDryRun { _ = try await link.channex.update(repair, of: property.id) }
        report.note(.repaired, "settings", property.title ?? "", wrong.joined(separator: ", "))
    }

    func roomTypes(
        _ house: House,
        _ old: Mapping?,
        _ mapping: inout Mapping,
        _ report: inout SetupReport
    ) async throws {
        var there = try await link.channex.roomTypes(of: mapping.property)
        for type in house.roomTypes {
            if let known = there.first(where: { $0.id == old?.roomTypes[type.code] }) {
                report.note(.kept, "room type", type.name, known.id.rawValue)
                mapping.roomTypes[type.code] = known.id
                try await repair(known, to: type, &report)
            } else if type.isRetired {
                // What is sold no more is closed where it is, and not made where it is not.
                continue
            } else if let index = there.firstIndex(where: { $0.title == type.name && !isTaken($0.id, in: house, old) })
            {
                report.note(.adopted, "room type", type.name, there[index].id.rawValue)
                report.changedWhatIsSold = true
                let namesake = there.remove(at: index)
                mapping.roomTypes[type.code] = namesake.id
                try await repair(namesake, to: type, &report)
            } else if wishes.isDryRun {
                report.note(.missing, "room type", type.name, "would be created")
            } else {
                let created = try await link.channex.create(type.definition(at: mapping.property))
                report.note(.created, "room type", type.name, created.id.rawValue)
                report.changedWhatIsSold = true
                mapping.roomTypes[type.code] = created.id
            }
        }
    }

    /// Whether it is another room type of the hotel's already; one that the hotel has given up is free.
    private func isTaken(_ id: ChannexRoomType.ID, in house: House, _ old: Mapping?) -> Bool {
        house.roomTypes.contains { old?.roomTypes[$0.code] == id }
    }

    private func isTaken(_ id: ChannexRatePlan.ID, in house: House, _ old: Mapping?, _ mapping: Mapping) -> Bool {
        mapping.ratePlans.values.contains { $0.id == id }
            || house.ratePlans.contains { old?.ratePlans[$0.code]?.id == id }
    }

    func ratePlans(
        _ house: House,
        _ old: Mapping?,
        _ mapping: inout Mapping,
        _ report: inout SetupReport
    ) async throws {
        let there = try await link.channex.ratePlans(of: mapping.property)
        for plan in house.ratePlans {
            let typeName = house.roomTypes.first { $0.code == plan.roomType }?.name ?? plan.roomType
            // Titles are unique within the property at some accounts (contract §15), so the type's name is part of it.
            let title = "\(plan.name) – \(typeName)"
            guard let roomType = mapping.roomTypes[plan.roomType] else {
                guard !plan.isRetired else { continue }
                report.note(.missing, "rate plan", title, "would be created")
                continue
            }
            let mine = there.first { $0.id == old?.ratePlans[plan.code]?.id && $0.roomType == roomType }
            let namesake = there.first {
                $0.title == title && $0.roomType == roomType && !isTaken($0.id, in: house, old, mapping)
            }
            if let known = mine ?? namesake {
                report.note(mine == nil ? .adopted : .kept, "rate plan", title, known.id.rawValue)
                if mine == nil { report.changedWhatIsSold = true }
                mapping.ratePlans[plan.code] = adopted(known, for: plan, title, &report)
                try await repair(known, to: title, among: there.filter { $0.roomType == roomType }, &report)
            } else if plan.isRetired {
                continue
            } else if wishes.isDryRun {
                report.note(.missing, "rate plan", title, "would be created")
            } else {
                let definition = try await definition(of: plan, title, roomType, mapping)
                let created = try await link.channex.create(definition)
                report.note(.created, "rate plan", title, created.id.rawValue)
                report.changedWhatIsSold = true
                mapping.ratePlans[plan.code] = adopted(created, for: plan, title, &report)
            }
        }
    }

    private func adopted(
        _ plan: ChannexRatePlan,
        for wanted: House.RatePlan,
        _ title: String,
        _ report: inout SetupReport
    ) -> Mapping.Plan {
        var options: [Int: ChannexRatePlan.ID] = [:]
        for option in plan.options {
            guard let occupancy = option.occupancy else { continue }
            options[occupancy] = option.isPrimary ? plan.id : option.id ?? plan.id
        }
        // A plan without a primary option has the hotel's: the plan's own id always stands for one.
        if !options.values.contains(plan.id) { options[wanted.primaryOccupancy] = plan.id }
        if Set(options.keys) != Set(wanted.occupancies) {
            // Options cannot be changed at Channex (contract §2.4.4): a person must delete the plan there.
            let sold = options.keys.sorted().map(String.init).joined(separator: ", ")
            report.note(
                .differs,
                "rate plan",
                title,
                "sold there for \(sold) adults: delete it at Channex and set up again"
            )
        }
        return Mapping.Plan(id: plan.id, options: options)
    }

    /// A new plan begins with its dearest price of the coming month: what is published first must never be too cheap.
    private func definition(
        of plan: House.RatePlan,
        _ title: String,
        _ roomType: ChannexRoomType.ID,
        _ mapping: Mapping
    ) async throws -> NewRatePlan {
        let window = link.window(of: mapping)
        let month = window.lowerBound...window.lowerBound.advanced(by: 30)
        let terms = try await link.gateway.calendar(month).terms[plan.code] ?? []
        let dearest = terms.flatMap(\.rates.values).max { $0.minorUnits < $1.minorUnits }
        let rate = dearest ?? Money(minorUnits: 99_999_900, currency: mapping.currency)
        var definition = NewRatePlan(
            property: mapping.property,
            roomType: roomType,
            title: title,
            currency: mapping.currency,
            sellMode: plan.occupancies.count > 1 ? .perPerson : .perRoom,
            options: plan.occupancies.map { occupancy in
                NewRatePlan.Option(occupancy: occupancy, isPrimary: occupancy == plan.primaryOccupancy, rate: rate)
            }
        )
        definition.mealType = plan.mealType
        return definition
    }
}

extension House.RoomType {
    fileprivate func definition(at property: ChannexProperty.ID) -> NewRoomType {
        NewRoomType(
            property: property,
            title: name,
            roomCount: rooms,
            adults: adults,
            children: children,
            infants: infants,
            defaultOccupancy: defaultOccupancy
        )
    }
}
