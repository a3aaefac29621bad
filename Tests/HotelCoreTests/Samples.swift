import HotelCore
import HotelValues
import Testing

/// The day of that many days after 2027-03-01, in which all examples lie.
func day(_ number: Int) -> Day { Day(number: 20_878 + number) }

/// The stay from one of those days to another.
func stay(_ arrival: Int, _ departure: Int) throws -> Stay {
    try #require(Stay(arrival: day(arrival), departure: day(departure)))
}

/// Reais of that many centavos.
func reais(_ centavos: Int64) throws -> Money {
    Money(minorUnits: centavos, currency: try #require(Currency("BRL")))
}
