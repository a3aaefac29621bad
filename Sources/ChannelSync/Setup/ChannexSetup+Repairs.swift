import ChannexClient
import ChannexWire

extension ChannexSetup {
    /// Makes a room type there say what the hotel says, as far as that takes nothing from anybody.
    ///
    /// Fewer adults could leave plans without the people they are sold for, so a person does that.
    func repair(_ known: ChannexRoomType, to type: House.RoomType, _ report: inout SetupReport) async throws {
        var change = RoomTypeChange()
        var wrong: [String] = []
        func compare(_ name: String, _ there: Int?, _ here: Int, _ field: WritableKeyPath<RoomTypeChange, Int?>) {
            guard let there, there != here else { return }
            change[keyPath: field] = here
            wrong.append("\(name) \(there) → \(here)")
        }
        if let title = known.title, title != type.name {
            change.title = type.name
            wrong.append("title \"\(title)\"")
        }
        if let adults = known.adults, adults > type.adults {
            report.note(.differs, "room type", type.name, "holds \(adults) adults there, \(type.adults) here")
        } else {
            compare("adults", known.adults, type.adults, \.adults)
            compare("default occupancy", known.defaultOccupancy, type.defaultOccupancy, \.defaultOccupancy)
        }
        compare("rooms", known.roomCount, type.rooms, \.roomCount)
        compare("children", known.children, type.children, \.children)
        compare("infants", known.infants, type.infants, \.infants)
        guard !wrong.isEmpty else { return }
        if !wishes.isDryRun { _ = try await link.channex.update(known.id, to: change) }
        report.note(.repaired, "room type", type.name, wrong.joined(separator: ", "))
    }

    /// Gives a plan there the hotel's name for it, unless another plan of the room type has it (contract §2.4.4).
    func repair(
        _ known: ChannexRatePlan,
        to title: String,
        among plans: [ChannexRatePlan],
        _ report: inout SetupReport
    ) async throws {
        guard let there = known.title, there != title else { return }
        guard !plans.contains(where: { $0.title == title && $0.id != known.id }) else {
            return report.note(.differs, "rate plan", title, "called \"\(there)\" there; another plan has the name")
        }
        if !wishes.isDryRun { _ = try await link.channex.rename(known.id, to: title) }
        report.note(.repaired, "rate plan", title, "title \"\(there)\"")
    }
}
