import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Where lines of the log go, one after another: two that are written at the same time do not mix.
package final class LogOutput: Sendable {
    private let stream: Mutex<any TextOutputStream & Sendable>

    /// Lines go to that stream.
    package init(_ stream: any TextOutputStream & Sendable) {
        self.stream = Mutex(stream)
    }

    /// Lines go to the error stream of the process.
    package static func standardError() -> LogOutput { LogOutput(StandardError()) }

    func write(_ line: String) {
        stream.withLock { $0.write(line) }
    }
}

/// The error stream, without a buffer of ours: a line that was logged is out even if the process dies at once.
private struct StandardError: TextOutputStream {
    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = writeBytes(start, rest.count)
                // Nobody can be told that the log cannot be written.
                guard count > 0 || errno == EINTR else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(count, 0)))
            }
        }
    }

    private func writeBytes(_ start: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.write(STDERR_FILENO, start, count)
        #elseif canImport(Musl)
        Musl.write(STDERR_FILENO, start, count)
        #elseif canImport(Darwin)
        Darwin.write(STDERR_FILENO, start, count)
        #endif
    }
}
