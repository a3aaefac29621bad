import HotelCore
import HotelValues
import PMS
import Testing

@Suite("Finding reservations")
struct FindTests {
    @Test("by night, status, text and place, by number")
    func queries() async throws {
        let test = try await HotelUnderTest()
        let one = try await test.reserve(
            "std",
            1,
            3,
            guest: GuestDetails(name: "Érica Alves", phone: "+55 21 98765-4321")
        )
        let two = try await test.reserve(
            "std",
            3,
            6,
            guest: GuestDetails(name: "Bruno Braga", email: "Bruno@x.example")
        )
        let three = try await test.apply(.sample(1, rooms: [.sample("sea", 5, 9)])).record
        _ = try await test.hotel.cancel(two.reservation.id, reason: nil, by: HotelUnderTest.desk)
        func numbers(_ query: ReservationQuery) async throws -> [Int] {
            try await test.hotel.reservations(query).map(\.reservation.number)
        }
        #expect(try await numbers(ReservationQuery()) == [1, 2, 3])
        #expect(try await numbers(ReservationQuery(nights: day(2)...day(2))) == [1])
        #expect(try await numbers(ReservationQuery(nights: day(3)...day(5))) == [2, 3])
        #expect(try await numbers(ReservationQuery(nights: day(9)...day(20))) == [])
        #expect(try await numbers(ReservationQuery(status: .cancelled)) == [2])
        #expect(try await numbers(ReservationQuery(status: .confirmed, text: "a")) == [1, 3])
        #expect(try await numbers(ReservationQuery(text: "erica")) == [1])
        #expect(try await numbers(ReservationQuery(text: "BRUNO@x")) == [2])
        #expect(try await numbers(ReservationQuery(text: "98765")) == [1])
        #expect(try await numbers(ReservationQuery(text: "4410022")) == [3])
        #expect(try await numbers(ReservationQuery(text: "3")) == [1, 3])
        #expect(try await numbers(ReservationQuery(text: "%")) == [])
        #expect(try await numbers(ReservationQuery(afterNumber: 1, limit: 1)) == [2])
        #expect(try await test.hotel.reservation(ofBooking: "booking-1") == three)
        #expect(try await test.hotel.reservation(ofBooking: "booking-2") == nil)
        #expect(try await test.hotel.reservation(one.reservation.id) == one)
    }
}
