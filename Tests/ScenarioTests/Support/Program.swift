import Foundation

/// The program under test: the file `sistema-os`, as it was built.
enum Program {
    /// `SISTEMA_OS_BINARY`, or the file beside the bundle of tests.
    static let url: URL = {
        if let path = ProcessInfo.processInfo.environment["SISTEMA_OS_BINARY"] { return URL(fileURLWithPath: path) }
        let bundle = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appendingPathComponent("sistema-os")
    }()

    /// The project's folder, which holds the sample hotels.
    static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What a child inherits of our environment: what the system needs to load it, and no setting of the program.
    static let inherited = ProcessInfo.processInfo.environment.filter { name, _ in
        ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "LANG"].contains(name)
    }
}
