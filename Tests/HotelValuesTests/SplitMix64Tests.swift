import HotelTesting
import HotelValues
import Testing

@Suite("Seeded random numbers")
struct SplitMix64Tests {
    @Test("are those of the published algorithm")
    func knownNumbers() {
        var generator = SplitMix64(seed: 1_234_567)
        let numbers = (0..<5).map { _ in generator.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ]
        )
    }

    @Test("one in so many is true about that often")
    func oneIn() {
        var generator = SplitMix64(seed: 1)
        let count = (0..<10_000).count { _ in generator.oneIn(4) }
        #expect((2_300...2_700).contains(count))
    }
}
