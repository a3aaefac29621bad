package import NIOCore
package import NIOHTTPTypes

/// Gives up on a request whose body is not whole in time, whether it drips or stalls.
///
/// Whoever reads the body is thrown `Overdue`. The timer belongs to the connection and not to the request: it is set
/// only where a body has begun and not ended with what the network brought at once, which hardly ever happens. A timer
/// for each request would cost a tenth of a small request, and a cancelled one is kept by the runtime until its time.
package final class BodyDeadlineHandler: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart

    /// The body was not whole in time.
    package struct Overdue: Error {}

    private let deadline: TimeAmount
    /// When the body began that is not whole yet.
    private var beginning: NIODeadline?
    private var timer: Scheduled<Void>?

    /// A handler that allows so much time from a request's head to the end of its body.
    package init(deadline: TimeAmount) {
        self.deadline = deadline
    }

    /// Notes where bodies begin and end.
    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: beginning = context.eventLoop.now
        case .body: break
        case .end: beginning = nil
        }
        context.fireChannelRead(data)
    }

    /// Sets the timer for a body that is still to come.
    package func channelReadComplete(context: ChannelHandlerContext) {
        if let beginning, timer == nil { watch(until: beginning + deadline, context) }
        context.fireChannelReadComplete()
    }

    /// Forgets the timer.
    package func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
    }

    /// Forgets the timer.
    package func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        context.fireChannelInactive()
    }

    private func watch(until due: NIODeadline, _ context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { [self] in
            timer = nil
            guard let beginning else { return }
            // The body that this timer was set for may have ended, and another one begun.
            let due = beginning + deadline
            guard due <= context.eventLoop.now else { return watch(until: due, context) }
            self.beginning = nil
            context.fireErrorCaught(Overdue())
        }
    }
}
