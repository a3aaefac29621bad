import HotelValues

extension Switches {
    /// The minor units of a rate as it was sent, in the notations that the switches decide on (contract §3.2); nil for
    /// what is no rate.
    func minorUnits(ofRate value: JSON, in currency: Currency) -> Int64? {
        switch value {
        case .string(let text) where bareRateTextIsMinor && !text.contains("."): Int64(text)
        case .number(let text) where !refuseFractionalRates && text.contains("."):
            Price.minorUnits(.string(text), in: currency)
        case .number(let text) where !minorUnitsByCurrency:
            Int64(text).flatMap { Switches.minorUnits(ofHundredths: $0, in: currency) }
        default: Price.minorUnits(value, in: currency)
        }
    }

    /// Hundredths of any currency in its own minor units; nil where that is no whole number, or too large a one.
    private static func minorUnits(ofHundredths hundredths: Int64, in currency: Currency) -> Int64? {
        let scale = (0..<currency.exponent).reduce(Int64(1)) { scale, _ in scale * 10 }
        let (product, overflow) = hundredths.multipliedReportingOverflow(by: scale)
        return overflow || product % 100 != 0 ? nil : product / 100
    }
}
