import ChannexEmulator
import Testing

@Suite("What measures the emulator")
struct MeasuringTests {
    @Test("a full sync has a value a plan and day, all of which are taken, again and again")
    func fullSync() throws {
        var sync = try FullSync(days: 50, plans: 6)
        #expect(sync.count == 300)
        let body = try sync.decoded()
        #expect(body["values"]?.elements?.count == 300)
        #expect(try sync.apply(body) == 300)
        #expect(try sync.apply(body) == 300)
    }

    @Test("each hotel of a town has 500 nights a plan")
    func town() throws {
        var town = Town()
        for _ in 0..<3 { try town.addHotel(roomTypes: 2, plans: 4) }
        #expect(town.nights == 3 * 4 * 500)
    }
}
