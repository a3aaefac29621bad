extension APIRoute {
    /// Applications (contract §7.7).
    static let applications: [APIRoute] = [
        .get("applications") { world, _, _ throws(Refusal) in world.listApplications() },
        .get("applications/installed") { world, call, _ throws(Refusal) in try world.listInstallations(call) },
        .post("applications/install") { world, call, moment throws(Refusal) in try world.install(call, moment) },
        .delete("applications/:id/uninstall") { world, call, _ throws(Refusal) in try world.uninstall(call) },
    ]
}
