import Database
import HTTPServing
import HTTPTypes
import PMSWire
import Testing

/// A request that must be refused.
struct BadInput: Sendable, CustomTestStringConvertible {
    var method: HTTPRequest.Method
    var path: String
    var json: String?
    var status: Int
    var headers: HTTPFields

    init(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ json: String? = nil,
        is status: Int,
        headers: HTTPFields = [:]
    ) {
        self.method = method
        self.path = path
        self.json = json
        self.status = status
        self.headers = headers
    }

    var testDescription: String { "\(method) \(path) \(json?.prefix(80) ?? "") → \(status)" }
}

@Suite("Bad input")
struct BadInputTests {
    @Test("is refused with what to do about it, and changes nothing", arguments: queries + bodies + orders + rates)
    func refused(_ input: BadInput) async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let before = try await hotel.database.fingerprint()
            let path = "/api/v1/" + input.path
            let problem = try await caller.send(input.method, path, input.json, headers: input.headers)
                .problem(status: input.status)
            #expect(problem.status == input.status)
            #expect(problem.title?.isEmpty == false)
            #expect(problem.type?.hasPrefix(Problem.typePrefix) == true)
            // A sentence of advice begins with what is wrong or with what to do, and ends with a full stop.
            let detail = try #require(problem.detail)
            #expect(detail.count > 20 && detail.hasSuffix("."), "\(detail)")
            #expect(try await hotel.database.fingerprint() == before)
        }
    }

    static let queries: [BadInput] = [
        BadInput(.get, "channex/ari?date_from=2026-13-01", is: 400),
        BadInput(.get, "channex/ari?date_from=hoje", is: 400),
        BadInput(.get, "channex/ari?date_from=2026-12-02&date_to=2026-12-01", is: 422),
        BadInput(.get, "channex/ari?date_from=2026-01-01&date_to=2028-01-01", is: 422),
        BadInput(.get, "tarifas?date_to=2026-02-30", is: 400),
        BadInput(.get, "tarifas/suite", is: 404),
        BadInput(.get, "channex/changes?after=-1", is: 400),
        BadInput(.get, "channex/changes?after=um", is: 400),
        BadInput(.get, "channex/changes?wait=31", is: 400),
        BadInput(.get, "reservas?status=Confirmada", is: 400),
        BadInput(.get, "reservas?limite=0", is: 400),
        BadInput(.get, "reservas?limite=501", is: 400),
        BadInput(.get, "reservas?depois=-3", is: 400),
        BadInput(.get, "reservas?texto=", is: 400),
        BadInput(.get, "reservas?texto=%00", is: 400),
        BadInput(.get, "reservas?data_de=2026-12-05&data_ate=2026-12-01", is: 422),
        BadInput(.get, "reservas/nenhuma", is: 404),
        BadInput(.get, "reservas/%00", is: 404),
        BadInput(.get, "reservas/%zz", is: 404),
        BadInput(.get, "hospedes/ninguem", is: 404),
        BadInput(.get, "hospedes?limite=x", is: 400),
        BadInput(.get, "bloqueios?data_de=01/12/2026", is: 400),
        BadInput(.delete, "bloqueios/nenhum", is: 404),
        BadInput(.get, "inexistente", is: 404),
        BadInput(.delete, "reservas", is: 405),
        BadInput(.put, "reservas/1", "{}", is: 405),
        BadInput(.get, "channex/booking", is: 405),
    ]

    private static let room = #""categoria":"ov","checkin":"2026-12-01","checkout":"2026-12-04""#

    private static func order(_ room: String, guest: String = #"{"nome":"Ana"}"#) -> String {
        #"{"hospede":\#(guest),"quartos":[{\#(room)}]}"#
    }

    static let bodies: [BadInput] = [
        BadInput(.post, "reservas", "", is: 400),
        BadInput(.post, "reservas", "{", is: 400),
        BadInput(.post, "reservas", "null", is: 400),
        BadInput(.post, "reservas", "[]", is: 400),
        BadInput(.post, "reservas", "\u{feff}{}x", is: 400),
        BadInput(.post, "reservas", String(repeating: "[", count: 100_000), is: 400),
        BadInput(.post, "reservas", #"{"x":"# + String(repeating: "[", count: 40), is: 400),
        BadInput(.post, "reservas", #"{"observacoes":"a","observacoes":"b"}"#, is: 400),
        BadInput(.post, "reservas", #"{"origem":"a","\u006frigem":"b"}"#, is: 400),
        BadInput(.post, "reservas", order(room, guest: #"{"nome":"A\u0000na"}"#), is: 400),
        BadInput(.post, "reservas", order(room), is: 415, headers: [.contentType: "text/plain"]),
        BadInput(.post, "reservas", order(room), is: 400, headers: [.idempotencyKey: "com espaço"]),
        BadInput(
            .post,
            "reservas",
            order(room),
            is: 400,
            headers: [.idempotencyKey: String(repeating: "k", count: 256)]
        ),
        BadInput(.post, "channex/booking", String(repeating: " ", count: 2 << 20) + "{}", is: 413),
        BadInput(.post, "channex/booking", "{}", is: 400),
        BadInput(.post, "bloqueios", "{}", is: 400),
        BadInput(.put, "tarifas", "{}", is: 400),
    ]

    static let orders: [BadInput] = [
        BadInput(.post, "reservas", #"{"quartos":[{\#(room)}]}"#, is: 400),
        BadInput(.post, "reservas", #"{"hospede":{"nome":"Ana"}}"#, is: 400),
        BadInput(.post, "reservas", #"{"hospede":{"nome":"Ana"},"quartos":[]}"#, is: 422),
        BadInput(.post, "reservas", order(room, guest: "{}"), is: 422),
        BadInput(.post, "reservas", order(room, guest: #"{"nome":7}"#), is: 400),
        BadInput(
            .post,
            "reservas",
            order(room, guest: #"{"nome":"\#(String(repeating: "a", count: 256))"}"#),
            is: 422
        ),
        BadInput(
            .post,
            "reservas",
            order(#""categoria":"suite","checkin":"2026-12-01","checkout":"2026-12-04""#),
            is: 422
        ),
        BadInput(.post, "reservas", order(#""checkin":"2026-12-01","checkout":"2026-12-04""#), is: 400),
        BadInput(.post, "reservas", order(#""categoria":"ov","checkin":"2026-12-01""#), is: 400),
        BadInput(
            .post,
            "reservas",
            order(#""categoria":"ov","checkin":"2026-12-31","checkout":"2026-02-30""#),
            is: 400
        ),
        BadInput(
            .post,
            "reservas",
            order(#""categoria":"ov","checkin":"2026-12-04","checkout":"2026-12-04""#),
            is: 422
        ),
        BadInput(
            .post,
            "reservas",
            order(#""categoria":"ov","checkin":"2026-11-30","checkout":"2026-12-04""#),
            is: 422
        ),
        BadInput(
            .post,
            "reservas",
            order(#""categoria":"ov","checkin":"2026-12-01","checkout":"9999-12-31""#),
            is: 422
        ),
        BadInput(
            .post,
            "reservas",
            order(#""categoria":"fam","checkin":"2026-12-01","checkout":"2026-12-04""#),
            is: 422
        ),
        BadInput(.post, "reservas", order(room + #","plano":"std-flex""#), is: 422),
        BadInput(.post, "reservas", order(room + #","plano":"nenhum""#), is: 422),
        BadInput(.post, "reservas", order(room + #","apartamento":"101""#), is: 422),
        BadInput(.post, "reservas", order(room + #","apartamento":"999""#), is: 422),
        BadInput(.post, "reservas", order(room + #","adultos":3"#), is: 422),
        BadInput(.post, "reservas", order(room + #","adultos":0"#), is: 422),
        BadInput(.post, "reservas", order(room + #","criancas":1"#), is: 400),
        BadInput(.post, "reservas", order(room + #","adultos":2,"criancas":-1"#), is: 400),
        BadInput(.post, "reservas", order(room + #","adultos":1,"criancas":9223372036854775807"#), is: 400),
        BadInput(.post, "reservas", order(room + #","adultos":1.5"#), is: 400),
        BadInput(.post, "reservas", order(room + #","adultos":"dois""#), is: 400),
        BadInput(.post, "reservas", order(room + #","valor_total":"100,00""#), is: 422),
        BadInput(.post, "reservas", order(room + #","valor_total":100.001"#), is: 422),
        BadInput(.post, "reservas", order(room + #","valor_total":1e30"#), is: 422),
        BadInput(.post, "reservas", order(room + #","valor_total":"-1.00""#), is: 422),
        BadInput(.post, "reservas", order(room + #","valor_total":true"#), is: 400),
        BadInput(.post, "reservas", order(room + #","diarias":[{"data":"2026-12-01","valor":"1.00"}]"#), is: 422),
        BadInput(.post, "reservas/nenhuma/cancel", "{}", is: 404),
        BadInput(.post, "reservas/nenhuma/checkin", is: 404),
        BadInput(.post, "reservas/nenhuma/quartos/x/apartamento", #"{"apartamento":"501"}"#, is: 404),
        BadInput(.patch, "reservas/nenhuma", "{}", is: 404),
        BadInput(.post, "bloqueios", closure(room: "999"), is: 422),
        BadInput(.post, "bloqueios", closure(from: "2026-11-01"), is: 422),
        BadInput(.post, "bloqueios", closure(from: "2026-12-09"), is: 422),
        BadInput(.post, "bloqueios", closure(reason: ""), is: 422),
        BadInput(
            .post,
            "channex/booking",
            #"{"hospede_nome":"Eva","checkin":"2026-12-01","checkout":"2026-12-02"}"#,
            is: 400
        ),
        BadInput(.post, "channex/booking", #"{"hospede_nome":"Eva","categoria":"ov","checkin":"2026-12-01"}"#, is: 400),
        BadInput(.post, "channex/booking", #"{"channex_revision_id":"","categoria":"ov",\#(dates)}"#, is: 422),
        BadInput(.post, "channex/booking", #"{"channex_revision_id":"r","revisado_em":"ontem",\#(dates)}"#, is: 400),
        BadInput(.post, "channex/booking", #"{"channex_revision_id":"r","status_canal":"NEW",\#(dates)}"#, is: 400),
        BadInput(.post, "channex/booking", #"{"categoria":"ov","moeda":"reais",\#(dates)}"#, is: 400),
        BadInput(.post, "channex/booking", #"{"categoria":"ov","valor_total":"1,50",\#(dates)}"#, is: 422),
        BadInput(.post, "channex/booking", #"{"quartos":[]}"#, is: 422),
        BadInput(
            .post,
            "channex/booking",
            #"{"quartos":[\#([String](repeating: "{\(dates)}", count: 51).joined(separator: ","))]}"#,
            is: 422
        ),
        BadInput(.patch, "channex/booking/nenhuma", #"{"adultos":1}"#, is: 404),
        BadInput(.post, "channex/booking/nenhuma/cancel", "{}", is: 404),
    ]

    private static let dates = #""checkin":"2026-12-01","checkout":"2026-12-02""#

    private static func closure(room: String = "201", from: String = "2026-12-01", reason: String = "obra") -> String {
        #"{"apartamento":"\#(room)","data_de":"\#(from)","data_ate":"2026-12-03","motivo":"\#(reason)"}"#
    }

    private static func edit(
        _ fields: String,
        plan: String = "ov-flex",
        from: String = "2026-12-01",
        to: String = "2026-12-03"
    ) -> String {
        #"{"alteracoes":[{"plano":"\#(plan)","data_de":"\#(from)","data_ate":"\#(to)"\#(fields)}]}"#
    }

    static let rates: [BadInput] = [
        BadInput(.put, "tarifas", #"{"alteracoes":[]}"#, is: 422),
        BadInput(.put, "tarifas", edit(""), is: 422),
        BadInput(.put, "tarifas", edit(#","valor":"10.00""#, plan: "nenhum"), is: 422),
        BadInput(.put, "tarifas", edit(#","valor":"0""#), is: 422),
        BadInput(.put, "tarifas", edit(#","valor":"-1.00""#), is: 422),
        BadInput(.put, "tarifas", edit(#","valor":"10.001""#), is: 422),
        BadInput(.put, "tarifas", edit(#","valor":"dez""#), is: 422),
        BadInput(.put, "tarifas", edit(#","valor":["10"]"#), is: 400),
        BadInput(.put, "tarifas", edit(#","valor":"10.00","ocupacao":7"#), is: 422),
        BadInput(.put, "tarifas", edit(#","estadia_minima":0"#), is: 422),
        BadInput(.put, "tarifas", edit(#","estadia_minima":731"#), is: 422),
        BadInput(.put, "tarifas", edit(#","estadia_maxima":-1"#), is: 422),
        BadInput(.put, "tarifas", edit(#","fechado_venda":"sim""#), is: 400),
        BadInput(.put, "tarifas", edit(#","valor":"1.00","dias_semana":["sun"]"#), is: 400),
        BadInput(.put, "tarifas", edit(#","valor":"1.00""#, from: "2026-11-30"), is: 422),
        BadInput(.put, "tarifas", edit(#","valor":"1.00""#, from: "2026-12-09"), is: 422),
        BadInput(.put, "tarifas", edit(#","valor":"1.00""#, to: "2028-12-31"), is: 422),
        BadInput(.put, "tarifas", edit(#","valor":"1.00""#, from: "2030-12-01", to: "2030-12-02"), is: 422),
        BadInput(
            .put,
            "tarifas",
            #"{"alteracoes":[\#([String](repeating: year, count: 60).joined(separator: ","))]}"#,
            is: 422
        ),
        // The first line is right and the second is not: neither is carried out.
        BadInput(
            .put,
            "tarifas",
            #"{"alteracoes":[\#(year),{"plano":"ov-nr","data_de":"2026-12-01","data_ate":"2026-12-01"}]}"#,
            is: 422
        ),
    ]

    private static let year =
        #"{"plano":"std-flex","data_de":"2026-12-01","data_ate":"2027-11-30","fechado_venda":true}"#
}
