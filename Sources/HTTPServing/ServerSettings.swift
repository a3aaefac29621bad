public import HummingbirdCore
public import NIOCore

extension HTTPServerBuilder {
    /// HTTP/1.1 that lets go of a peer who says nothing, or who does not finish its request, for that long.
    ///
    /// A request that is being answered, such as a long poll, is not idle. Heads have at most 16 KiB.
    public static func serving(idleTimeout: TimeAmount = .seconds(75)) -> HTTPServerBuilder {
        let limits = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: 8 << 10,
            maxHeaderListSize: 16 << 10,
            maxHeaderFieldCount: 100
        )
        return .http1(configuration: .init(idleTimeout: idleTimeout, httpDecoderConfiguration: limits))
    }
}
