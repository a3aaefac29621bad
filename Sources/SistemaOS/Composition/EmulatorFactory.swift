import AsyncHTTPClient
import ChannexEmulator
import PMS

extension Workshop {
    /// A Channex of our own at that port.
    func makeEmulator(
        port: Int,
        key: String,
        switches: Switches,
        _ httpClient: HTTPClient,
        onReady: @escaping @Sendable (Int) async -> Void
    ) -> ChannexEmulator {
        ChannexEmulator(
            configuration: EmulatorConfiguration(
                host: configuration.host,
                port: port,
                apiKey: key,
                switches: switches
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
