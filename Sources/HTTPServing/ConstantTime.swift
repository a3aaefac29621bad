/// Comparison that takes as long for a wrong secret as for the right one.
public enum ConstantTime {
    /// Whether the two are equal; the time depends on their lengths alone.
    public static func areEqual(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
