import Testing

extension Scenarios {
    @Suite("Stopping")
    struct ShutdownTests {
        @Test("a hotel stops within ten seconds of being asked, although a program waits for its answer")
        func stops() async throws {
            try await World.play(.webhooks) { world in
                let last = try await world.desk.web.get("/channex/changes?after=0").accepted()["ultima"].number ?? 0
                let desk = world.desk
                async let waiting = desk.web.get("/channex/changes?after=\(last)&wait=30")
                // The answer to this comes when the question above has long been asked.
                _ = try await world.shop()
                world.server.terminate()
                #expect(try await world.server.exit(within: .seconds(10)) == .code(0))
                // What it answers in the end, if anything, is its own affair.
                _ = try? await waiting
            }
        }
    }
}
