import HotelValues

extension SplitMix64 {
    /// The chance that belongs to an id: whoever drew the id drew it, too.
    init(of id: String) {
        self.init(seed: id.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 })
    }
}
