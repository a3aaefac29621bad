import Foundation

/// A running `sistema-os` of its own, whose output is read as it comes.
final class Child: Sendable {
    /// How a child ended.
    enum Exit: Hashable, Sendable {
        /// By itself, with that code.
        case code(Int32)
        /// By that signal.
        case signal(Int32)
    }

    private struct State: Sendable {
        var output = Lines()
        var errors = Lines()
        var exit: Exit?
    }

    /// What it was started as.
    let name: String
    private let state = Watched(State())
    private let process: Process

    /// Starts `sistema-os` with those arguments and settings, in a folder of its own.
    init(_ arguments: [String], settings: [String: String], folder: URL) throws {
        name = arguments.joined(separator: " ")
        process = Process()
        process.executableURL = Program.url
        process.arguments = arguments
        process.environment = Program.inherited.merging(settings) { _, setting in setting }
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        let state = state
        process.standardOutput = Child.pipe { data in state.change { $0.output.add(data) } }
        process.standardError = Child.pipe { data in state.change { $0.errors.add(data) } }
        process.terminationHandler = { process in
            let status = process.terminationStatus
            let exit = process.terminationReason == .uncaughtSignal ? Exit.signal(status) : .code(status)
            state.change { $0.exit = exit }
        }
        try process.run()
    }

    /// A pipe that is read to its end by a thread of its own: a handler of Foundation's may miss the end.
    private static func pipe(_ received: @escaping @Sendable (Data) -> Void) -> Pipe {
        let pipe = Pipe()
        let handle = pipe.fileHandleForReading
        Thread.detachNewThread {
            while true {
                let data = handle.availableData
                received(data)
                if data.isEmpty { return }
            }
        }
        return pipe
    }

    /// Whether it still runs.
    var isRunning: Bool { state.current.exit == nil }

    /// Waits until a line of its output or log holds the text; throws when it ends before.
    func says(_ text: String) async throws {
        let found = try await within(.seconds(60), "\(name): \(text)") { [state] in
            try await state.first { state -> Bool? in
                if state.output.contain(text) || state.errors.contain(text) { return true }
                return state.exit == nil || !state.errors.isOver ? nil : false
            }
        }
        guard found else { throw Ended(child: self) }
    }

    /// What a piece of work answers; nil when the child ends before.
    func whileRunning<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        try await withThrowingTaskGroup(of: Value?.self) { [state] group in
            group.addTask { try await work() }
            group.addTask {
                _ = try await state.first(\.exit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next().flatMap(\.self)
        }
    }

    /// Waits until it has ended and all it wrote is here.
    func exit(within limit: Duration = .seconds(60)) async throws -> Exit {
        do {
            return try await within(limit, "end of \(name)") { [state] in
                try await state.first { $0.output.isOver && $0.errors.isOver ? $0.exit : nil }
            }
        } catch let error as TooLate {
            throw TooLate(description: "\(error); it has \(state.current)")
        }
    }

    /// What it wrote to its output.
    var output: String { state.current.output.text }

    /// The last lines of its log.
    var log: String { state.current.errors.tail(40) }

    /// Asks it to stop.
    func terminate() { send(SIGTERM) }

    /// Ends it at once, as if the power had gone.
    func kill() { send(SIGKILL) }

    private func send(_ signal: Int32) {
        // A process that has ended is not signalled: its number may be another's by now.
        guard isRunning else { return }
        _ = Foundation.kill(process.processIdentifier, signal)
    }
}

/// A child ended that was still needed.
struct Ended: Error, CustomStringConvertible {
    let description: String

    init(child: Child) {
        description = "\(child.name) ended\n\(child.output)\n\(child.log)"
    }
}

/// What a child wrote to one of its streams.
private struct Lines: Sendable {
    private var bytes = Data()
    /// Whether nothing will follow.
    private(set) var isOver = false

    mutating func add(_ data: Data) {
        if data.isEmpty { isOver = true } else { bytes.append(data) }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func contain(_ wanted: String) -> Bool { bytes.range(of: Data(wanted.utf8)) != nil }

    func tail(_ count: Int) -> String { text.split(separator: "\n").suffix(count).joined(separator: "\n") }
}
