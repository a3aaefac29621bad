import HotelValues

extension SplitMix64 {
    /// Dice that fall as the text says: alike for equal texts, and without any likeness for others.
    init(text: String) {
        // FNV-1a; the generator mixes what it is seeded with.
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        self.init(seed: hash)
    }

    /// Text of that many characters, each one of those given.
    mutating func text(_ count: Int, of characters: String) -> String {
        let letters = Array(characters)
        return String((0..<count).map { _ in pick(letters) })
    }

    /// One of them; there must be one.
    mutating func pick<Value>(_ values: [Value]) -> Value {
        precondition(!values.isEmpty, "one can only be picked of at least one")
        return values[Int.random(in: values.indices, using: &self)]
    }

    /// True in so many of a hundred cases.
    mutating func isIn(percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}
