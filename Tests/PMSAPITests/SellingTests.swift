import Database
import HTTPTypes
import HotelCore
import HotelValues
import PMS
import PMSWire
import Testing

@Suite("Selling over HTTP")
struct SellingTests {
    private static let derived = """
        {"plano":"ov-last","nome":"Última hora",
         "derivado":{"plano":"ov-flex","percentual":"-12.50","arredondar":"1.00","herda":["fechado_venda"]}}
        """

    @Test("a derived plan is added with what the other has, and has its prices at once")
    func derivedPlan() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let made: RatePlanAnswer = try await caller.post("/api/v1/planos", Self.derived).value(status: 201)
            #expect((made.roomType, made.meals, made.occupancies) == ("ov", .breakfast, [1, 2]))
            #expect(made.derivation?.percent?.text == "-12.50")
            #expect(made.derivation?.roundTo?.text == "1.00")
            #expect(made.derivation?.inherited == [.stopSell])
            let plans: RatePlanListAnswer = try await caller.get("/api/v1/planos").value()
            #expect(plans.ratePlans.last == made)
            let ari: ARIAnswer = try await caller.get(
                "/api/v1/channex/ari?date_from=2026-12-04&date_to=2026-12-04"
            ).value()
            let night = try #require(ari.roomTypes.first?.plans?.last?.days.first)
            // 437.50 for two rounds up, 350.00 for one is whole.
            #expect(night.amounts?.mapValues { $0?.text } == ["1": "350.00", "2": "438.00"])
            let edit = Self.edit(#""plano":"ov-last""#, #""valor":1"#)
            let refusal = try await caller.send(.put, "/api/v1/tarifas", edit).problem(status: 422)
            #expect(refusal.type?.hasSuffix("preco-derivado") == true)
            #expect(refusal.detail?.contains("PATCH /api/v1/planos/ov-last") == true)
        }
    }

    @Test("a plan is changed, made to follow, set free, retired and brought back")
    func changes() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let path = "/api/v1/planos/ov-nr"
            let follows: RatePlanAnswer = try await caller.send(
                .patch,
                path,
                #"{"nome":"Sem reembolso","derivado":{"plano":"ov-flex","valor":-20}}"#
            ).value()
            #expect(follows.name == "Sem reembolso")
            #expect(follows.derivation?.amount?.text == "-20.00")
            let free: RatePlanAnswer = try await caller.send(.patch, path, #"{"sem_derivacao":true}"#).value()
            #expect(free.derivation == nil)
            #expect(try await caller.send(.delete, path).status == 204)
            let plans: RatePlanListAnswer = try await caller.get("/api/v1/planos").value()
            #expect(plans.ratePlans.first { $0.code == "ov-nr" }?.isRetired == true)
            let edit = Self.edit(Self.plan, #""valor":1"#)
            let refusal = try await caller.send(.put, "/api/v1/tarifas", edit).problem(status: 422)
            #expect(refusal.type?.hasSuffix("fora-de-venda") == true)
            let back: RatePlanAnswer = try await caller.send(.patch, path, #"{"aposentado":false}"#).value()
            #expect(back.isRetired == nil)
            #expect(try await caller.send(.delete, "/api/v1/planos/nada").problem(status: 404).field == "plano")
            let needed = try await caller.send(.patch, path, #"{"derivado":{"plano":"nada","valor":1}}"#)
            #expect(try needed.problem(status: 422).field == "plano")
        }
    }

    @Test("a room type is added with its rooms, changed and retired")
    func roomTypes() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let made: RoomTypeAnswer = try await caller.post(
                "/api/v1/categorias",
                #"{"categoria":"dlx","nome":"De Luxe","adultos":3,"apartamentos":["601","602"]}"#
            ).value(status: 201)
            #expect((made.defaultOccupancy, made.roomCount) == (2, 2))
            let path = "/api/v1/categorias/dlx"
            let grown: RoomTypeAnswer = try await caller.send(
                .patch,
                path,
                #"{"nome":"Luxo","criancas":1,"apartamentos":["603","601"]}"#
            ).value()
            #expect((grown.name, grown.children, grown.roomCount) == ("Luxo", 1, 3))
            let plan: RatePlanAnswer = try await caller.post(
                "/api/v1/planos",
                #"{"plano":"dlx-flex","categoria":"dlx","nome":"Flex","ocupacoes":[1,2,3]}"#
            ).value(status: 201)
            #expect((plan.primaryOccupancy, plan.meals) == (3, .roomOnly))
            #expect(try await caller.send(.delete, path).status == 204)
            let ari: ARIAnswer = try await caller.get("/api/v1/channex/ari").value()
            let type = try #require(ari.roomTypes.last)
            #expect((type.available, type.offered) == (3, 0))
            #expect(type.plans?.first?.days.first?.rules?.stopSell == true)
            #expect(try await caller.send(.delete, "/api/v1/categorias/nada").problem(status: 404).field == "categoria")
        }
    }

    @Test("what is offered is set in bulk and read back beside what is left")
    func offers() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let edited: OfferEditsAnswer = try await caller.send(
                .put,
                "/api/v1/ofertas",
                """
                {"alteracoes":[{"categoria":"std","data_de":"2026-12-04","data_ate":"2026-12-06","retidos":1},
                 {"categoria":"std","data_de":"2026-12-06","data_ate":"2026-12-06","maximo":1,"ultimos":2}]}
                """
            ).value()
            #expect((edited.nights, edited.changedNights) == (4, 4))
            #expect(edited.calls == ExpectedCalls(availability: 1, restrictions: 0))
            let path = "/api/v1/channex/ari?date_from=2026-12-03&date_to=2026-12-06"
            var type = (try await caller.get(path).value() as ARIAnswer).roomTypes[1]
            #expect((type.available, type.offered) == (3, 0))
            #expect(type.days?.map(\.available) == [3, 3, 3, 3])
            #expect(type.days?.map(\.offered) == [nil, 2, 2, 0])
            #expect(type.days?.last?.offer == OfferTerms(heldBack: 1, cap: 1, buffer: 2))
            let lifted = Self.edit(
                #""categoria":"std""#,
                #""sem_maximo":true,"retidos":0,"ultimos":0"#,
                night: "2026-12-06"
            )
            _ = try await caller.send(.put, "/api/v1/ofertas", lifted).value() as OfferEditsAnswer
            type = (try await caller.get(path).value() as ARIAnswer).roomTypes[1]
            #expect(type.days?.map(\.offered) == [nil, 2, 2, nil])
            #expect(type.days?.last?.offer == nil)
        }
    }

    /// An edit of that plan or category on some nights.
    private static func edit(_ target: String, _ values: String, night: String = "2026-12-04") -> String {
        """
        {"alteracoes":[{\(target),"data_de":"\(night)","data_ate":"\(night)"\(values.isEmpty ? "" : ",")\(values)}]}
        """
    }

    private static func derive(_ values: String) -> String { #"{"derivado":{"plano":"ov-flex",\#(values)}}"# }

    private static let ocean = #""categoria":"ov""#
    private static let plan = #""plano":"ov-nr""#

    static let flawed: [(HTTPRequest.Method, String, String, status: Int, field: String)] = [
        (.post, "planos", #"{"nome":"x"}"#, 400, "plano"),
        (.post, "planos", #"{"plano":"x","nome":"x"}"#, 400, "categoria"),
        (.post, "planos", #"{"plano":"X Y","categoria":"ov","nome":"x"}"#, 422, "plano"),
        (.post, "planos", #"{"plano":"x","categoria":"ov","nome":"x","ocupacoes":[3]}"#, 422, "ocupacoes"),
        (.post, "planos", #"{"plano":"x","categoria":"ov","nome":"x","ocupacoes":[]}"#, 400, "ocupacao_principal"),
        (.patch, "planos/ov-nr", #"{"ocupacoes":[]}"#, 422, "ocupacoes"),
        (.patch, "planos/ov-nr", #"{"derivado":{"plano":"ov-flex"}}"#, 400, "derivado.percentual"),
        (.patch, "planos/ov-nr", derive(#""percentual":"1.234""#), 400, "derivado.percentual"),
        (.patch, "planos/ov-nr", derive(#""percentual":"-100""#), 422, "derivado"),
        (.patch, "planos/ov-nr", derive(#""valor":"1.234""#), 422, "derivado.valor"),
        (.patch, "planos/ov-nr", derive(#""valor":1,"arredondar":0"#), 422, "derivado"),
        (.patch, "planos/ov-nr", derive(#""valor":1,"herda":["valor"]"#), 400, "derivado.herda"),
        (.patch, "planos/ov-nr", #"{"derivado":{"plano":"ov-nr","valor":1}}"#, 422, "derivado"),
        (.post, "categorias", #"{"categoria":"x","nome":"x"}"#, 400, "adultos"),
        (.post, "categorias", #"{"categoria":"x","nome":"x","adultos":30}"#, 422, "adultos"),
        (.patch, "categorias/ov", #"{"apartamentos":["101"]}"#, 409, "apartamento"),
        (.put, "ofertas", edit(ocean, ""), 422, "alteracoes"),
        (.put, "ofertas", edit(ocean, #""retidos":-1"#), 422, "retidos"),
        (.put, "ofertas", edit(ocean, #""maximo":1,"sem_maximo":true"#), 400, "alteracoes[0].sem_maximo"),
        (.put, "tarifas", edit(plan, #""valor":0"#), 422, "valor"),
        (.put, "tarifas", edit(plan, #""valor":1"#, night: "2028-12-04"), 422, "data_ate"),
        (.put, "tarifas", edit(plan, #""estadia_minima":5,"estadia_maxima":3"#), 422, "estadia_maxima"),
    ]

    @Test("what cannot be right is refused with the field, and nothing is half done", arguments: flawed.indices)
    func flaws(_ index: Int) async throws {
        let (method, path, body, status, field) = Self.flawed[index]
        let hotel = try await HotelUnderTest()
        let before = try await hotel.database.fingerprint()
        let answer = try await hotel.call { try await $0.send(method, "/api/v1/\(path)", body) }
        #expect(try answer.problem(status: status).field == field, "\(answer.text)")
        #expect(try await hotel.database.fingerprint() == before)
    }

    @Test(
        "percentages are read to the hundredth and written with two digits",
        arguments: [
            ("-10", -1_000, "-10.00"), ("12.5", 1_250, "12.50"), ("+3.07", 307, "3.07"), ("-0.05", -5, "-0.05"),
            ("7.500", 750, "7.50"), ("1.234", nil, nil), ("", nil, nil), ("-", nil, nil), ("1.", nil, nil),
            (".5", nil, nil), ("1e2", nil, nil), ("--1", nil, nil), ("1234567890", nil, nil),
        ] as [(String, Int?, String?)]
    )
    func percentages(_ text: String, _ expected: Int?, _ written: String?) {
        let hundredths = DecimalText(text: text).hundredths
        #expect(hundredths == expected)
        #expect(hundredths.map { DecimalText(hundredths: $0).text } == written)
    }
}
