public import Hummingbird
public import NIOCore

/// The context of every request to a server of ours; what more a part needs it adds in a context of its own.
public struct ServingContext: RequestContext, RemoteAddressRequestContext {
    /// What the framework keeps.
    public var coreContext: CoreRequestContextStorage
    /// Who is at the other end of the connection; a proxy, where there is one.
    public let remoteAddress: SocketAddress?

    /// The context of a request that came over that connection.
    public init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
        self.remoteAddress = source.channel.remoteAddress
    }
}
