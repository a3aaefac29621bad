import AsyncHTTPClient
import ChannexEmulator
import PMS

extension Workshop {
    /// A Channex of our own at that port.
    func makeEmulator(
        port: Int,
        key: String,
        switches: Switches,
        stateFile: String? = nil,
        seed: UInt64? = nil,
        _ httpClient: HTTPClient,
        onReady: @escaping @Sendable (Int) async -> Void
    ) -> ChannexEmulator {
        ChannexEmulator(
            configuration: EmulatorConfiguration(
                host: configuration.host,
                port: port,
                apiKey: key,
                switches: switches,
                seed: seed,
                stateFile: stateFile
            ),
            surroundings: surroundings,
            clock: clock,
            zones: TimeZones.offset,
            httpClient: httpClient,
            logger: logger,
            onReady: onReady
        )
    }
}
