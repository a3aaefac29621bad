import ChannexWire
import Database

extension LinkStore {
    /// The limits that the last audit saw at Channex; none before the first.
    package func channexLimits() async throws -> ChannexLimits {
        let property = property
        return try await database.read { transaction in
            var limits = ChannexLimits()
            guard let row = try transaction.row("SELECT * FROM linkAudit WHERE property = $1", property) else {
                return limits
            }
            limits.minPrice = try (row.get("minPrice") as String?).map { Amount($0) }
            limits.maxPrice = try (row.get("maxPrice") as String?).map { Amount($0) }
            limits.cutOffDays = try row.get("cutOffDays")
            limits.maxDayAdvance = try row.get("maxDayAdvance")
            return limits
        }
    }
}
