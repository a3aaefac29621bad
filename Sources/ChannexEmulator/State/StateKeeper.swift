import FoundationEssentials
import Logging
import ServiceLifecycle

/// Keeps the state in a file: written whole beside it and then put into its place, so that a file that is there is
/// complete.
struct StateKeeper: Service {
    let path: String
    let emulation: Emulation
    let clock: any Clock<Duration>
    let logger: Logger

    /// The least time from one writing to the next.
    static let pause: Duration = .seconds(1)

    /// Goes on from the file, if there is one.
    func restore() throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        emulation.restore(try Snapshot(reading: Array(data)))
    }

    /// Writes what has changed, at most once a second, until shutdown and then a last time.
    func run() async throws {
        for await _ in emulation.changes.cancelOnGracefulShutdown() {
            // A large account takes its time to write, and must not be written all the time.
            let pause = max(StateKeeper.pause, clock.measure { save() } * 10)
            // Broken off by the shutdown, which needs no pause.
            try? await cancelWhenGracefulShutdown { try await clock.sleep(for: pause) }
        }
        // Where it is not the shutdown that ends it, the start has failed, and the file is still the former one.
        if !Task.isCancelled { save() }
    }

    /// A failure is told of and not fatal: the disk may have room again the next time.
    private func save() {
        do {
            try Data(emulation.snapshot().bytes()).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            logger.error("The state could not be written", metadata: ["path": "\(path)", "error": "\(error)"])
        }
    }
}
