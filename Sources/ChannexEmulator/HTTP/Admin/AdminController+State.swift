import Hummingbird

/// The account as a whole over HTTP: its story, and its end.
extension AdminController {
    func addStateRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.get("history") { _, _ in answer(\.story) }
        group.post("reset") { request, _ in
            // Those that the emulator was started with, and not the defaults, are what it begins again with.
            emulation.reset(switches: Query(request.uri.query).flag("switches") ? initialSwitches : nil)
            return Response(.success, requestID: emulation.makeID())
        }
    }
}

extension World {
    /// What is still known of all that happened, in an order that does not depend on which of two things that run at
    /// the same time ends first: calls and happenings as they came, deliveries with their outcomes by number.
    fileprivate var story: JSON {
        let happenings = history.happenings(after: 0).filter { !$0.isOfDelivery }
        return [
            "calls": .array(calls.calls(after: 0).map { $0.summary.merging($0.exactBody) }),
            // Their numbers count deliveries too, which end when they end.
            "happenings": .array(happenings.map { $0.json.removing("number") }),
            "deliveries": .array(deliveries.all.map(\.summary)),
        ]
    }
}

extension Happening {
    fileprivate var isOfDelivery: Bool {
        guard case .delivery = event else { return false }
        return true
    }
}
