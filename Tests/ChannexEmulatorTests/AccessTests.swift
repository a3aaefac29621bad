import ChannexEmulator
import HTTPTypes
import Testing

@Suite("Contract §7.6, §7.7: one-time tokens and applications", .timeLimit(.minutes(1)))
struct AccessTests {
    @Test("a token lets a browser in once, within a quarter of an hour")
    func token() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            func token() async throws -> String {
                let body: JSON = ["property_id": .string(hotel.property), "username": "ann"]
                let made = try await account.post("/auth/one_time_token", ["one_time_token": body])
                #expect(made.status == 200 && made.meta.members != nil)
                return try #require(made.data["token"]?.text)
            }
            let first = try await token()
            let entered = try await account.enter(with: first)
            #expect(entered.status == 302 && entered.headers[.location] == "/?property_id=\(hotel.property)")
            #expect(try await account.enter(with: first).status == 401)
            let second = try await token()
            account.time.advance(by: .seconds(15 * 60))
            #expect(try await account.enter(with: second).status == 401)
            #expect(try await account.enter(with: "made-up").status == 401)
            let nowhere = try await account.post("/auth/one_time_token", ["one_time_token": ["property_id": "x"]])
            #expect(nowhere.details == ["property_id": ["does not exist"]])
            let blank = try await account.post("/auth/one_time_token", ["one_time_token": [:]])
            #expect(blank.details == ["property_id": ["can't be blank"]])
        }
    }

    @Test("the applications are listed, installed once a property, and uninstalled by the installation's id")
    func applications() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let all = try await account.get("/applications").data.elements ?? []
            let codes = Set(all.compactMap { $0["attributes"]?["code"]?.text })
            #expect(codes.isSuperset(of: ["booking_crs", "channex_messages", "apaleo"]))
            let body: JSON = ["property_id": .string(hotel.property), "application_code": "channex_messages"]
            let installed = try await account.post("/applications/install", ["application_installation": body])
            #expect(installed.status == 200 && installed.data["type"] == "application_installation")
            #expect(installed.attributes["application_code"] == "channex_messages")
            #expect(installed.attributes["property_id"]?.text == hotel.property)
            let again = try await account.post("/applications/install", ["application_installation": body])
            #expect(try again.id() == installed.id())
            let list = try await account.get("/applications/installed?filter[property_id]=\(hotel.property)")
            #expect(list.data.elements?.count == 1)
            let path = "/applications/\(try installed.id())/uninstall"
            #expect(try await account.delete(path).meta["message"] == "Success")
            #expect(try await account.delete(path).status == 404)
            #expect(try await account.get("/applications/installed").data == [])
            let unknown = body.setting("application_code", "chess")
            let refused = try await account.post("/applications/install", ["application_installation": unknown])
            #expect(refused.details == ["application_code": ["is invalid"]])
        }
    }
}

extension Account {
    /// Follows the address that an iFrame would have.
    fileprivate func enter(with token: String) async throws -> Answer {
        try await get("/auth/exchange?oauth_session_key=\(token)&app_mode=headless&redirect_to=/channels")
    }
}
