import ArgumentParser
import Database
import HotelCore
import HotelValues
import PMS
import PMSAPI

/// `sistema-os key`: the keys of programs that use the hotel's API.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Make, list and revoke API keys.",
        subcommands: [KeyMakeCommand.self, KeyListCommand.self, KeyRevokeCommand.self]
    )
}

/// `sistema-os key make`: a new key, shown once.
struct KeyMakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make an API key. It is shown once; only its hash is kept.",
        discussion: "Example:  sistema-os key make \"front desk\""
    )

    @Argument(help: "What the key's holder is called in the logs.")
    var name: String

    func run() async throws {
        try await CommandError.reported {
            try await Workshop().withHotel { hotel in print(try await hotel.makeKey(named: name)) }
        }
    }
}

/// `sistema-os key list`.
struct KeyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the API keys.")

    func run() async throws {
        try await CommandError.reported {
            try await Workshop().withHotel { hotel in
                for key in try await hotel.keys() {
                    let state = key.revokedAt.map { "revoked \($0)" } ?? "works"
                    print("\(key.id)  \(key.name.padded(to: 24))  made \(key.createdAt)  \(state)")
                }
            }
        }
    }
}

/// `sistema-os key revoke`.
struct KeyRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Stop a key from working, at once."
    )

    @Argument(help: "The key's id, from `sistema-os key list`.")
    var id: String

    func run() async throws {
        try await CommandError.reported {
            try await Workshop().withHotel { hotel in
                do {
                    try await hotel.revokeKey(APIKey.ID(id), by: .commandLine)
                } catch PMSError.unknown {
                    throw CommandError.wrongUse("no working key has the id \(id); see `sistema-os key list`")
                }
            }
        }
    }
}

extension Author {
    /// Whoever types commands at the server.
    static let commandLine = Author("command line")
}

extension Hotel {
    /// Makes and registers a key, and answers it.
    func makeKey(named name: String) async throws -> String {
        let key = Workshop.makeSecret()
        _ = try await addKey(name: name, hash: KeyMaker.hash(of: key), by: .commandLine)
        return key
    }
}

extension Workshop {
    /// Opens the configured hotel for one piece of work.
    func withHotel(_ work: (Hotel) async throws -> Void) async throws {
        let database = try openDatabase()
        let pms = try await PMS(database: database, surroundings: surroundings)
        try await work(try await hotel(in: pms))
        try database.close()
    }
}
