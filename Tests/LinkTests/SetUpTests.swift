import ChannelSync
import HotelCore
import HotelValues
import PMS
import Testing

@Suite("The hotel under test")
struct SetUpTests {
    @Test("is set up at Channex, and said once in two calls")
    func setUp() async throws {
        let house = try await LinkUnderTest()
        #expect(try await house.link.store.status().waiting == [.availability: 3, .restrictions: 5])
        #expect(try await house.differences().isEmpty == false)
        #expect(await house.push() == 2)
        #expect(try await house.differences() == [])
    }

    @Test("an edit is followed, sent, and equal at Channex")
    func edit() async throws {
        let house = try await LinkUnderTest()
        await house.push()
        var edit = RateEdit(ratePlan: RatePlan.ID("sea-flex"), nights: house.today...house.today.advanced(by: 9))
        edit.amount = SampleHouse.money(431_50)
        _ = try await house.hotel.setRates([edit], by: SampleHouse.author)
        #expect(try await house.differences().count == 10)
        try await house.follow()
        #expect(await house.push() == 1)
        #expect(try await house.differences() == [])
    }
}
