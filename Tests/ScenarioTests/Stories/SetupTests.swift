import HotelValues
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

        @Test("makes plans per person and plans that follow from others, and closes at once what is sold no more")
        func plans() async throws {
            try await World.play(.webhooks) { world in
                try await world.desk.addPlans(pricedFrom: world.nights.lowerBound)
                let before = try await world.channex.lastEvent()
                let said = try await world.setUp(writes: true)
                #expect(said.matches(of: /created +rate plan/).count == 2)
                for lane in ["availability", "restrictions"] {
                    _ = try await world.channex.event(after: before, lane) { $0.isAccepted(in: lane) }
                }
                var grown = world
                grown.mapping = try await World.mapping(world.middleware)
                try await grown.agree()
                let night = world.nights.lowerBound.advanced(by: 10)
                #expect(try await grown.rates(of: "sup-casa", night) == [1: "250.00", 2: "300.00", 3: "345.00"])
                #expect(try await grown.rates(of: "sup-ult", night) == [1: "225.00", 2: "270.00", 3: "311.00"])

                _ = try await world.desk.offer("sup", night, ["retidos": 1, "ultimos": 1]).accepted()
                _ = try await world.desk.web.delete("/planos/sup-ult").accepted()
                try await grown.agree()
                let shown = try await grown.window()
                #expect(shown.rooms["sup"]?[night.description] == 2)
                try await grown.setUpWithoutChange()
            }
        }
    }
}

extension FrontDesk {
    /// Adds a plan sold per person, with prices for a year, and one that is a tenth less, to whole reais.
    fileprivate func addPlans(pricedFrom first: Day) async throws {
        let house: JSON = [
            "plano": "sup-casa", "categoria": "sup", "nome": "Da casa", "ocupacoes": [1, 2, 3], "ocupacao_principal": 2,
        ]
        _ = try await web.post("/planos", house).accepted()
        let prices = [1: "250.00", 2: "300.00", 3: "345.00"].map { adults, amount -> JSON in
            [
                "plano": "sup-casa", "data_de": .string(first.description), "ocupacao": .integer(adults),
                "data_ate": .string(first.advanced(by: 364).description), "valor": .string(amount),
            ]
        }
        _ = try await edit(prices).accepted()
        let rule: JSON = ["plano": "sup-casa", "percentual": "-10.00", "arredondar": "1.00"]
        _ = try await web.post("/planos", ["plano": "sup-ult", "nome": "Ultima hora", "derivado": rule]).accepted()
    }

    /// Says how much of a category the channels may sell on a night.
    fileprivate func offer(_ roomType: String, _ night: Day, _ terms: JSON) async throws -> Web.Answer {
        let date = JSON.string(night.description)
        let edit = terms.with("categoria", .string(roomType)).with("data_de", date).with("data_ate", date)
        return try await web.put("/ofertas", ["alteracoes": [edit]])
    }
}

extension World {
    /// What Channex asks for a night of a plan, by number of adults.
    fileprivate func rates(of plan: String, _ night: Day) async throws -> [Int: String] {
        let id = mapping.ratePlans[plan] ?? ""
        let options = try await channex.api.get("/rate_plans/\(id)").accepted()["data"]["attributes"]["options"]
        let query = "filter[property_id]=\(mapping.property)&filter[date]=\(night)&filter[restrictions]=rate"
        let cells = try await channex.api.get("/restrictions?\(query)").accepted()["data"]
        return Dictionary(
            uniqueKeysWithValues: options.elements.compactMap { option in
                guard let adults = option["occupancy"].number, let id = option["id"].text else { return nil }
                return (adults, cells[id][night.description]["rate"].text ?? "–")
            }
        )
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
