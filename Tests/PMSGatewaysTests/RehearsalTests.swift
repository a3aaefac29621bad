import ChannelSync
import HotelCore
import HotelTesting
import HotelValues
import PMS
import PMSGateways
import Testing

@Suite("A rehearsal over HTTP, against the same in this process", .timeLimit(.minutes(2)))
struct RehearsalTests {
    @Test("the same changes and the same calendar, and nothing is changed")
    func rates() async throws {
        try await TwoHotels.run { hotels in
            let before = try await hotels.http.changes(after: 0, wait: .zero)
            var edit = hotels.edit
            edit.nights = TwoHotels.today...TwoHotels.today.advanced(by: 20)
            edit.weekdays = [.friday, .saturday]
            let body = """
                {"alteracoes": [{"plano": "ov-flex", "data_de": "\(edit.nights.lowerBound)",
                "data_ate": "\(edit.nights.upperBound)", "dias_semana": ["sex", "sab"], "valor": "123.45"}]}
                """
            let answer = try await hotels.put("tarifas?rehearse=true", body)
            var told = try hotels.http.rehearsal(reading: answer)
            #expect(try hotels.direct.rehearsal(reading: answer) == told)
            let direct = HouseRehearsal(try await hotels.near.rehearse { try await $0.setRates([edit], by: .setup) })
            #expect(direct.changes.count == 1 && direct.changes.first?.weekdays == [.friday, .saturday])
            // The author is another one: the holder of the key.
            for index in told.changes.indices { told.changes[index].cause = direct.changes[index].cause }
            #expect(told == direct)
            #expect(try await hotels.http.changes(after: 0, wait: .zero) == before)
        }
    }

    @Test("what is no rehearsal is refused with a reason", arguments: ["", "{}", "[]", #"{"changes": 3}"#])
    func nonsense(text: String) async throws {
        try await TwoHotels.run { hotels in
            #expect(throws: GatewayFailure.self) { try hotels.http.rehearsal(reading: Array(text.utf8)) }
        }
    }
}
