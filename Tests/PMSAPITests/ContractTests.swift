import FoundationEssentials
import HTTPServing
import HTTPTypes
import HotelTesting
import Hummingbird
import PMSAPI
import PMSWire
import Testing
import Yams

@Suite("The published contract")
struct ContractTests {
    @Test("every route is in the document, and every operation of the document is a route")
    func routes() async throws {
        let hotel = try await HotelUnderTest()
        let router = Router.serving(clock: ManualClock())
        hotel.api.addRoutes(to: router)
        let served = Set(router.routes.map { "\($0.method.rawValue) \($0.path.description)" })
        let described = Set(try await Contract(of: hotel).operations.map(\.name))
        #expect(served.subtracting(described).isEmpty, "missing from the document")
        #expect(described.subtracting(served).isEmpty, "in the document only")
    }

    @Test("every operation has a summary, an id of its own, its path's parameters, and says how it refuses")
    func completeness() async throws {
        let contract = try await Contract(of: HotelUnderTest())
        let ids = contract.operations.compactMap { $0.body["operationId"] as? String }
        #expect(Set(ids).count == contract.operations.count)
        for operation in contract.operations {
            #expect((operation.body["summary"] as? String)?.isEmpty == false, "\(operation.name)")
            let parameters = (operation.body["parameters"] as? [Any] ?? []).map(contract.resolve)
            let inPath = Set(parameters.filter { $0["in"] as? String == "path" }.compactMap { $0["name"] as? String })
            #expect(
                inPath == Set(operation.name.matches(of: /\{(\w+)\}/).map { String($0.output.1) }),
                "\(operation.name)"
            )
            let responses = try #require(operation.body["responses"] as? [String: Any])
            if operation.name.contains("/api/v1/") {
                let refusal = contract.resolve(try #require(responses["default"]))
                #expect((refusal["content"] as? [String: Any])?[Problem.mediaType] != nil, "\(operation.name)")
            }
        }
    }

    @Test("every field of a request has words for what it must look like")
    func fieldWords() async throws {
        let contract = try await Contract(of: HotelUnderTest())
        let fields = contract.requestFields
        #expect(fields.count > 50)
        for field in fields.sorted() {
            #expect(!FieldText.expectation(ofField: "quartos[0].\(field)").contains("/docs"), "\(field)")
        }
    }

    @Test("the page shows every operation")
    func page() async throws {
        let hotel = try await HotelUnderTest()
        let contract = try await Contract(of: hotel)
        let page = try await hotel.call { try await $0.get("/docs").text }
        for operation in contract.operations {
            let parts = operation.name.split(separator: " ")
            #expect(
                page.contains(
                    "<td class=\"\(parts[0].lowercased())\">\(parts[0])</td><td><code>\(parts[1])</code></td>"
                )
            )
        }
        #expect(!page.contains("<script"))
    }

    @Test("answers have the fields that the document says, and no others")
    func answers() async throws {
        let hotel = try await HotelUnderTest()
        let contract = try await Contract(of: hotel)
        let closure = #"{"apartamento":"201","data_de":"2026-12-02","data_ate":"2026-12-03","motivo":"obra"}"#
        let edits = """
            {"alteracoes":[{"plano":"ov-flex","data_de":"2026-12-02","data_ate":"2026-12-09","dias_semana":["sex"],
             "estadia_minima":2,"fechado_saida":true}]}
            """
        let offers = """
            {"alteracoes":[{"categoria":"ov","data_de":"2026-12-02","data_ate":"2026-12-09","retidos":1,"maximo":1}]}
            """
        let plan = #"{"plano":"nr2","nome":"NR","derivado":{"plano":"ov-flex","percentual":-10}}"#
        let other = plan.replacing("nr2", with: "nr3")
        let type = #"{"categoria":"dlx","nome":"De Luxe","adultos":2,"apartamentos":["601"]}"#
        let revision = try ChannelStory.revision("r-1", at: 1, status: .new, roomType: "suite")
        let answers = try await hotel.call { caller in
            var answers = [
                ("PUT", "tarifas", try await caller.send(.put, "/api/v1/tarifas", edits)),
                ("PUT", "tarifas", try await caller.send(.put, "/api/v1/tarifas?rehearse=true", edits)),
                ("PUT", "ofertas", try await caller.send(.put, "/api/v1/ofertas", offers)),
                ("POST", "planos", try await caller.post("/api/v1/planos", plan)),
                ("POST", "planos", try await caller.post("/api/v1/planos?rehearse=true", other)),
                ("POST", "categorias", try await caller.post("/api/v1/categorias", type)),
                ("POST", "bloqueios", try await caller.post("/api/v1/bloqueios", closure)),
            ]
            for booking in [ChannelStory.booking(), revision, "{}"] {
                answers.append(("POST", "channex/booking", try await caller.post("/api/v1/channex/booking", booking)))
            }
            for path in [
                "hotel", "categorias", "planos", "apartamentos", "hospedes", "bloqueios", "channex/ari",
                "channex/changes", "tarifas", "reservas",
            ] {
                answers.append(("GET", path, try await caller.get("/api/v1/\(path)")))
            }
            return answers
        }
        for (method, path, answer) in answers {
            let schema = try contract.schema(of: "\(method) /api/v1/\(path)", status: answer.status)
            let value = try #require(try Yams.load(yaml: answer.text), "YAML 1.2 reads all JSON")
            #expect(contract.faults(of: value, schema, at: path) == [])
        }
    }
}
