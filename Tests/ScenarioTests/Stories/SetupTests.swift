import Testing

extension Scenarios {
    @Suite("Setting up at Channex")
    struct SetupTests {
        @Test("again changes nothing; what somebody deleted there is made again, said, and filled")
        func again() async throws {
            try await World.play(.webhooks) { world in
                try await world.setUpWithoutChange()

                let lost = try #require(world.mapping.roomTypes["sup"])
                _ = try await world.channex.api.delete("/room_types/\(lost)?force=true").accepted()
                let told = try await world.setUp("--dry-run", writes: false)
                #expect(told.contains("Superior"))

                let before = try await world.channex.lastEvent()
                let said = try await world.setUp(writes: true)
                #expect(said.matches(of: /created +room type +Superior/).count == 1)
                #expect(said.matches(of: /created +rate plan/).count == 2)
                for lane in ["availability", "restrictions"] {
                    _ = try await world.channex.event(after: before, lane) { $0.isAccepted(in: lane) }
                }
                var repaired = world
                repaired.mapping = try await World.mapping(world.middleware)
                #expect(repaired.mapping.roomTypes["sup"] != lost)
                #expect(repaired.mapping.roomTypes["std"] == world.mapping.roomTypes["std"])
                try await repaired.agree()
                try await world.setUpWithoutChange()
            }
        }
    }
}

extension World {
    fileprivate func setUpWithoutChange() async throws {
        #expect(try await setUp(writes: false).contains("Nothing to change."))
    }

    /// Runs `setup channex`; answers what it said, and expects it to have written at Channex or not.
    fileprivate func setUp(_ flags: String..., writes: Bool) async throws -> String {
        let before = try await channex.lastCall()
        let output = try await scene.runWell(["setup", "channex"] + flags, settings.link)
        let calls = try await channex.calls(after: before)
        let made = calls.filter { $0.method != "GET" }
        #expect(!calls.isEmpty && made.isEmpty != writes, "\(made)")
        return output
    }
}
