import ChannexEmulator
import Testing

@Suite("Contract §2: properties and room types")
struct ContentTests {
    @Test("§4.4 the fifty-first room type is refused, unless the switch says otherwise", arguments: [true, false])
    func sizeLimit(isEnforced: Bool) async throws {
        var switches = Switches()
        switches.enforceSizeLimits = isEnforced
        try await Account.with(switches) { account in
            let hotel = try await Hotel(account)
            let body: JSON = ["room_type": Hotel.roomType(hotel.property)]
            for _ in 2...50 { _ = try await account.post("/room_types", body) }
            #expect(try await account.post("/room_types", body).status == (isEnforced ? 422 : 201))
        }
    }
}
