import Foundation

/// The folder, the ports and the children of one story.
///
/// Whatever happens in the story, its children have ended when it is over.
final class Scene: Sendable {
    let folder: URL
    let emulatorPort: Int
    let pmsPort: Int
    let middlewarePort: Int
    private let children = Watched<[Child]>([])

    private init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("scenario-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        emulatorPort = try Ports.free()
        pmsPort = try Ports.free()
        middlewarePort = try Ports.free()
    }

    /// Plays a story, then clears the scene.
    static func play<Value: Sendable>(_ story: @Sendable (Scene) async throws -> Value) async throws -> Value {
        let scene = try Scene()
        let result: Result<Value, any Error>
        do {
            result = .success(try await story(scene))
        } catch {
            result = .failure(error)
        }
        await scene.clear()
        return try result.get()
    }

    /// Starts a child that runs until the end of the scene.
    func start(_ arguments: [String], _ settings: [String: String]) throws -> Child {
        let child = try Child(arguments, settings: settings, folder: folder)
        children.change { $0.append(child) }
        return child
    }

    /// Runs a command to its end.
    @discardableResult
    func run(_ arguments: [String], _ settings: [String: String]) async throws -> (code: Int32, output: String) {
        let child = try start(arguments, settings)
        guard case .code(let code) = try await child.exit() else { throw Ended(child: child) }
        return (code, child.output + child.log)
    }

    /// Runs a command that must succeed, and answers its output.
    func runWell(_ arguments: [String], _ settings: [String: String]) async throws -> String {
        let child = try start(arguments, settings)
        guard try await child.exit() == .code(0) else { throw Ended(child: child) }
        return child.output
    }

    /// The last lines of every child's log.
    var logs: String {
        children.current.map { "— \($0.name)\n\($0.log)" }.joined(separator: "\n")
    }

    private func clear() async {
        for child in children.current { child.kill() }
        for child in children.current {
            // A child that has been killed ends; should it not, there is nothing left to try.
            _ = try? await child.exit(within: .seconds(10))
        }
        try? FileManager.default.removeItem(at: folder)
    }
}
