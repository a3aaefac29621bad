import ChannelSync
import HotelCore
import HotelTesting
import HotelValues
import PMS

/// What has been made by the edits so far, so that later ones can undo it.
struct EditsDone: Sendable {
    fileprivate var reservations: [Reservation.ID] = []
    fileprivate var closures: [RoomClosure.ID] = []
}

extension LinkUnderTest {
    /// Does it, unless the hotel refuses it: then nothing has changed.
    func carryOut(_ edit: EditScript.Edit, _ done: inout EditsDone) async throws {
        do {
            try await attempt(edit, &done, on: hotel)
        } catch is PMSError {
            return
        }
    }

    /// Does it at that hotel, which may be rehearsing.
    func attempt(_ edit: EditScript.Edit, _ done: inout EditsDone, on hotel: Hotel) async throws {
        let author = SampleHouse.author
        switch edit {
        case .setRates(let edits): _ = try await hotel.setRates(edits, by: author)
        case .reserve(let type, let stay):
            let nights = [Money](repeating: SampleHouse.money(100_00), count: stay.nightCount)
            let room = RoomRequest(roomType: type, stay: stay, nightlyAmounts: nights)
            let request = ReservationRequest(guest: GuestDetails(name: "Ana Alves"), rooms: [room])
            let made = try await hotel.reserve(request, by: author)
            done.reservations.append(made.value.reservation.id)
        case .cancel(let number):
            guard !done.reservations.isEmpty else { return }
            let id = done.reservations.remove(at: number % done.reservations.count)
            _ = try await hotel.cancel(id, reason: nil, by: author)
        case .closeRoom(let room, let nights):
            let made = try await hotel.closeRoom(room, nights: nights, reason: "paint", by: author)
            done.closures.append(made.value.id)
        case .reopenRoom(let number):
            guard !done.closures.isEmpty else { return }
            try await hotel.reopenRoom(done.closures.remove(at: number % done.closures.count), by: author)
        }
    }

    /// Reads the PMS's change log to its end, as the pump does.
    func follow(_ link: ChannelLink? = nil) async throws {
        let link = link ?? self.link
        let pump = ChangePump(link: link, patience: .zero)
        let last = try await hotel.lastChange()
        while try await link.store.place(of: .changes) ?? 0 < last { try await pump.step() }
    }

    /// Sends all that waits, letting the time pass that the gates ask for; answers how many calls it took.
    @discardableResult
    func push(atMost limit: Int = 40) async -> Int {
        let worker = OutboundWorker(link: link)
        var calls = 0
        for lane in Lane.allCases {
            var isDone = false
            while !isDone, calls < limit {
                switch await worker.prepare(lane) {
                case .ready(let errand):
                    calls += 1
                    _ = await worker.conclude(errand, await worker.push(errand))
                case .over(.deferred(let instant)): clock.advance(by: max(.zero, instant - now))
                case .over(.more): continue
                case .over: isDone = true
                }
            }
        }
        return calls
    }
}
