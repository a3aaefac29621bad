import ArgumentParser
import ChannelSync
import ChannexClient
import Database
import HotelFile

/// Why a command could not do its work, in one line, with an exit code that means something (`sysexits`).
enum CommandError: Error {
    /// The settings or arguments cannot be right: 78.
    case wrongUse(String)
    /// Something outside is missing or refuses: 69.
    case unavailable(String)
    /// What was asked for is not done, and why: 65.
    case refused(String)
    /// The work was done and what it found is not well: 1.
    case notWell

    /// Runs a command's work and turns whatever goes wrong into one line and an exit code.
    static func reported(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as CommandError {
            throw error.exit
        } catch let error as ConfigurationError {
            throw CommandError.wrongUse(error.description).exit
        } catch let error as HotelFileError {
            throw CommandError.wrongUse(error.description).exit
        } catch let error as ChannexFailure {
            throw CommandError.unavailable(error.description).exit
        } catch let error as DatabaseError {
            throw CommandError.unavailable("database: \(error)").exit
        } catch let error as GatewayFailure {
            throw CommandError.unavailable("PMS: \(error)").exit
        }
    }

    private var exit: any Error {
        switch self {
        case .wrongUse(let line): return told(line, 78)
        case .unavailable(let line): return told(line, 69)
        case .refused(let line): return told(line, 65)
        case .notWell: return ExitCode(1)
        }
    }

    private func told(_ line: String, _ code: Int32) -> any Error {
        Complaint.write("sistema-os: \(line)\n")
        return ExitCode(code)
    }
}
