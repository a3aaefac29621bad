public import ChannelSync
import HotelCore
public import HotelValues
public import PMS

/// The PMS in the same process: its verbs, called directly.
public struct InProcessGateway: PMSGateway {
    private let hotel: Hotel
    private let clock: any Clock<Duration>

    /// The gateway to that hotel.
    public init(hotel: Hotel, clock: any Clock<Duration>) {
        self.hotel = hotel
        self.clock = clock
    }

    /// What the hotel sells.
    public func house() async throws -> House { House(try await hotel.plan()) }

    /// The calendar of these nights.
    public func calendar(_ nights: ClosedRange<Day>) async throws -> HouseCalendar {
        HouseCalendar(try await hotel.calendar(nights))
    }

    /// The changes after that place, waiting for the first one.
    public func changes(after place: Int64, wait: Duration) async throws -> ChangePage {
        // Subscribed before the first look, so that a change between look and wait is not slept through.
        let notices = hotel.changeNotices()
        let page = ChangePage(try await hotel.changes(after: place), after: place)
        guard page.changes.isEmpty, wait > .zero else { return page }
        await firstNotice(of: notices, within: wait)
        return ChangePage(try await hotel.changes(after: place), after: place)
    }

    /// Applies one revision; the PMS keeps it from being applied twice.
    public func apply(_ booking: InboundBooking) async throws -> AppliedRevision {
        do {
            let author = Author("channel:\(booking.channel)")
            return AppliedRevision(try await hotel.apply(ChannelBooking(booking), by: author))
        } catch let error as PMSError {
            throw GatewayFailure.refused("\(error)")
        }
    }

    /// Reads what the PMS's HTTP face answered to `?rehearse=true`.
    public func rehearsal(reading answer: [UInt8]) throws -> HouseRehearsal { try HouseRehearsal(wire: answer) }

    private func firstNotice(of notices: AsyncStream<Void>, within wait: Duration) async {
        let clock = clock
        await withTaskGroup { group in
            group.addTask { for await _ in notices { return } }
            // A cancelled sleep ends the wait as well.
            group.addTask { try? await clock.sleep(for: wait) }
            await group.next()
            group.cancelAll()
        }
    }
}
