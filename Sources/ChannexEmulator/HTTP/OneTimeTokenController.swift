import Hummingbird

/// Lets a browser in with a one-time token, as Channex's pages in an iFrame do (contract §7.6).
struct OneTimeTokenController: Sendable {
    let emulation: Emulation

    /// Adds the route.
    func addRoutes(to router: Router<BasicRequestContext>) {
        router.get("auth/exchange") { request, _ in exchange(Query(request.uri.query)) }
    }

    /// Leads to the emulator's own page: there are no pages of Channex here.
    private func exchange(_ query: Query) -> Response {
        let key = query.value("oauth_session_key") ?? ""
        let token = emulation.withWorld { world, moment in world.redeem(key, moment) }
        guard let token else { return Response(Reply(.unauthorized), requestID: emulation.makeID()) }
        let place = token.property.map { "/?property_id=\($0)" } ?? "/"
        return Response(status: .found, headers: [.location: place])
    }
}
