import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A named point of the program at which it ends as if the power had gone.
final class CrashPoint: Sendable {
    private let name: String
    private let left: Mutex<Int>

    /// The point described by `name` or `name:count`; nil for no description.
    init?(_ description: String?) {
        guard let description, !description.isEmpty else { return nil }
        let parts = description.split(separator: ":", maxSplits: 1)
        self.name = String(parts[0])
        self.left = Mutex(parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }

    /// Ends the process when the point is reached for the last of its times.
    func reached(_ point: String) {
        guard point == name else { return }
        let isTime = left.withLock { left in
            left -= 1
            return left == 0
        }
        guard isTime else { return }
        kill(getpid(), SIGKILL)
        // The signal may take an instant to arrive; nothing may happen in it.
        while true { pause() }
    }
}
