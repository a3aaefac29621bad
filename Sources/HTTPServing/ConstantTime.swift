/// Comparison that takes as long for a wrong secret as for the right one.
public enum ConstantTime {
    /// Whether the two are equal; the time depends on their lengths alone.
    public static func areEqual(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        // Arrays, because going through unknown collections side by side takes longer than the hash before it.
        let (left, right) = (Array(left), Array(right))
        guard left.count == right.count else { return false }
        return left.indices.reduce(0) { $0 | (left[$1] ^ right[$1]) } == 0
    }
}
