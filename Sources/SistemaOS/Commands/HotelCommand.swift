import ArgumentParser
import Database
import HotelFile
import PMS

/// `sistema-os hotel`: the hotel's own file.
struct HotelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hotel",
        abstract: "Load a hotel from its file.",
        subcommands: [HotelLoadCommand.self]
    )
}

/// `sistema-os hotel load`: makes the hotel what its file says.
struct HotelLoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Make the hotel what its file says; may be run again at any time.",
        discussion:
            "Example:  sistema-os hotel load Samples/duke-beach.yaml\nThe file is described in docs/hotel-file.md."
    )

    @Argument(help: "The hotel's file.")
    var file: String

    @Flag(help: "Set the file's prices even where the hotel has prices already.")
    var replacePrices = false

    func run() async throws {
        try await CommandError.reported {
            let workshop = try Workshop()
            let database = try workshop.openDatabase()
            let pms = try await PMS(database: database, surroundings: workshop.surroundings)
            let (hotel, report) = try await workshop.loadHotel(file, into: pms, replacingPrices: replacePrices)
            let prices = report.prices.map { "\($0.changedNights) of \($0.nights) nights priced anew" } ?? "prices kept"
            print("\(hotel.id): \(report.plan), \(prices)")
            try database.close()
        }
    }
}
