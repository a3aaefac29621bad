public import HummingbirdCore
public import NIOCore

extension HTTPServerBuilder {
    /// HTTP/1.1 that lets go of a peer who says nothing, or who does not finish its request, for that long.
    ///
    /// A request that is being answered, such as a long poll, is not idle. Heads have at most 16 KiB; a body has
    /// `bodyDeadline` to arrive, counted from its head.
    public static func serving(
        idleTimeout: TimeAmount = .seconds(75),
        bodyDeadline: TimeAmount = .seconds(30)
    ) -> HTTPServerBuilder {
        let limits = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: 8 << 10,
            maxHeaderListSize: 16 << 10,
            maxHeaderFieldCount: 100
        )
        return .http1(
            configuration: .init(
                additionalChannelHandlers: [BodyDeadlineHandler(deadline: bodyDeadline)],
                idleTimeout: idleTimeout,
                httpDecoderConfiguration: limits
            )
        )
    }
}
