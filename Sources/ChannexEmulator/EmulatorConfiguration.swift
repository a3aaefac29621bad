/// Where the emulator listens, which key it asks for, and how it decides what the documentation leaves open.
public struct EmulatorConfiguration: Sendable {
    /// The address to listen on, such as `127.0.0.1`.
    public var host: String
    /// The port to listen on; 0 lets the system choose one.
    public var port: Int
    /// The key that every call under `/api/v1` must carry in `user-api-key` (contract §1.2).
    public var apiKey: String
    /// The switches it starts with.
    public var switches: Switches
    /// From what ids and chance are drawn, so that equal scripts make equal stories; nil for ids that no other run has.
    public var seed: UInt64?
    /// The file that keeps the account from one run to the next; nil for an account that ends with the run.
    public var stateFile: String?

    /// An emulator on that address with that key.
    public init(
        host: String = "127.0.0.1",
        port: Int = 0,
        apiKey: String,
        switches: Switches = Switches(),
        seed: UInt64? = nil,
        stateFile: String? = nil
    ) {
        self.host = host
        self.port = port
        self.apiKey = apiKey
        self.switches = switches
        self.seed = seed
        self.stateFile = stateFile
    }
}
