import Foundation
import HotelCore
import HotelFile
import HotelValues
import PMS

/// Hotel files to read in tests.
enum Files {
    /// A file of `Samples`.
    static func sample(_ name: String) throws -> HotelDescription {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let text = try String(contentsOf: root.appending(path: "Samples/\(name)"), encoding: .utf8)
        return try parse(text, name)
    }

    static func parse(_ text: String, _ name: String = "inn.yaml") throws(HotelFileError) -> HotelDescription {
        try HotelDescription.parse(text, fileName: name) { zone in
            TimeZones.offset(of: zone, at: Timestamp(microseconds: 0)) != nil
        }
    }

    /// A hotel with two room types and two tariffs, to spoil in one place at a time.
    static let inn = """
        property:
          code: inn
          name: The Inn
          time_zone: America/Bahia
          currency: BRL
          country: BR
        room_types:
          - code: a
            name: Double
            adults: 3
            rooms: ["1", "2"]
          - code: b
            name: Single
            adults: 1
            rooms: ["3"]
        rate_plans:
          - code: flex
            name: Flexible
          - code: nr
            name: Non-refundable
            of_base: "90%"
            restrictions:
              max_stay: 3
        prices:
          base:
            a: "100.00"
            b: "80.00"
          weekdays:
            fri: "110%"
          seasons:
            - name: Summer
              from: 12-20
              to: 02-29
              rate: "130%"
              min_stay: 2
              stop_sell: [nr]
        """

    /// A hotel with one room type and one tariff, priced by these lines.
    static func pricing(_ prices: String, currency: String = "BRL", tariff: String = "of_base: \"100%\"") -> String {
        """
        property: {code: inn, name: The Inn, time_zone: UTC, currency: \(currency), country: BR}
        room_types:
          - {code: a, name: Double, adults: 2, rooms: ["1"]}
        rate_plans:
          - code: flex
            name: Flexible
            \(tariff)
        prices:
        \(prices.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
        """
    }
}

extension HotelDescription {
    /// The terms of a plan by its code, on a night given as `YYYY-MM-DD`.
    func terms(_ plan: String, _ night: String) -> NightTerms? {
        guard let day = Day(night), let plan = self.plan.ratePlans.first(where: { $0.id.rawValue == plan }) else {
            return nil
        }
        return terms(of: plan, on: day)
    }
}
