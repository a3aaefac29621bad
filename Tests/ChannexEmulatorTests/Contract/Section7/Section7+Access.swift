import ChannexEmulator
import HTTPTypes
import Testing

extension Fact {
    /// One-time tokens (contract §7.6).
    static let tokens7: [Fact] = [
        Fact("7.6", .doc, "A token lets a browser in, once", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let token = try await hotel.makeToken()
            let entered = try await account.enter(with: token)
            #expect(entered.status == 302 && entered.headers[.location] == "/?property_id=\(hotel.property)")
            #expect(try await account.enter(with: token).status == 401)
            #expect(try await account.enter(with: "made-up").status == 401)
        },
        Fact("7.6", .doc, "A token is good for a quarter of an hour", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let (first, second) = (try await hotel.makeToken(), try await hotel.makeToken())
            account.time.advance(by: .seconds(15 * 60 - 1))
            #expect(try await account.enter(with: first).status == 302)
            account.time.advance(by: .seconds(1))
            #expect(try await account.enter(with: second).status == 401)
        },
        Fact("7.6", .infer, "A token is for a property that exists", at: .emulator) { account in
            let nowhere = try await account.post("/auth/one_time_token", ["one_time_token": ["property_id": "x"]])
            #expect(nowhere.isRefusal("property_id", "does not exist"))
            let blank = try await account.post("/auth/one_time_token", ["one_time_token": [:]])
            #expect(blank.isRefusal("property_id", "can't be blank"))
        },
    ]

    /// Applications (contract §7.7).
    static let applications7: [Fact] = [
        Fact("7.7", .doc, "The applications are listed by their codes") { account in
            let list = try await account.get("/applications").data.elements ?? []
            let codes = Set(list.compactMap { $0["attributes"]?["code"]?.text })
            #expect(codes.isSuperset(of: ["booking_crs", "channex_messages", "apaleo"]))
        },
        Fact("7.7", .doc, "An installation names its application and property") { account in
            let hotel = try await Hotel(account)
            let installed = try await hotel.install("channex_messages")
            #expect(installed.status == 200 && installed.data["type"] == "application_installation")
            #expect(installed.attributes["application_code"] == "channex_messages")
            #expect(installed.attributes["property_id"]?.text == hotel.property)
        },
        Fact("7.7", .doc, "The installations of a property are listed", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.install("channex_messages").id()
            #expect(try await account.get("/applications/installed?filter[property_id]=\(hotel.property)").ids == [id])
        },
        Fact("7.7", .infer, "A second installation is the one there is", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let first = try await hotel.install("channex_messages").id()
            #expect(try await hotel.install("channex_messages").id() == first)
        },
        Fact("7.7", .infer, "A second installation may be refused", at: .emulator) {
            $0.repeatedInstallSucceeds = false
        } check: { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.install("channex_messages")
            let again = try await hotel.install("channex_messages")
            #expect(again.isRefusal("application_code", "already exists"))
        },
        Fact("7.7", .doc, "An application is uninstalled by the id of its installation", at: .emulator) { account in
            let path = "/applications/\(try await Hotel(account).install("channex_messages").id())/uninstall"
            #expect(try await account.delete(path).meta["message"] == "Success")
            #expect(try await account.delete(path).status == 404)
            #expect(try await account.get("/applications/installed").data == [])
        },
        Fact("7.7", .infer, "An application that nobody knows is not installed", at: .emulator) { account in
            let refused = try await Hotel(account).install("chess")
            #expect(refused.isRefusal("application_code", "is invalid"))
        },
    ]
}

extension Hotel {
    fileprivate func install(_ code: JSON) async throws -> Answer {
        let body: JSON = ["property_id": .string(property), "application_code": code]
        return try await account.post("/applications/install", ["application_installation": body])
    }

    fileprivate func makeToken() async throws -> String {
        let body: JSON = ["property_id": .string(property), "username": "ann"]
        let made = try await account.post("/auth/one_time_token", ["one_time_token": body])
        try #require(made.status == 200 && made.meta.members != nil)
        return try #require(made.data["token"]?.text)
    }
}

extension Account {
    /// Follows the address that an iFrame would have.
    fileprivate func enter(with token: String) async throws -> Answer {
        try await get("/auth/exchange?oauth_session_key=\(token)&app_mode=headless&redirect_to=/channels")
    }
}
