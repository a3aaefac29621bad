import ChannexEmulator
import Testing

extension Fact {
    /// Lists of bookings and revisions (contract §6.11).
    static let lists6: [Fact] = [
        Fact("6.11", .live, "bookings are listed newest first") { account in
            let hotel = try await Hotel.withCRS(account)
            let made = [try await hotel.make("A").booking, try await hotel.make("B").booking]
            #expect(try await hotel.bookings() == made.reversed())
        },
        Fact("6.11", .doc, "bookings can be filtered by their arrival") { account in
            let hotel = try await Hotel.withCRS(account)
            let early = try await hotel.make("A", from: 30).booking
            let late = try await hotel.make("B", from: 40).booking
            #expect(try await hotel.bookings("filter[arrival_date][lte]=\(account.day(30))") == [early])
            #expect(try await hotel.bookings("filter[arrival_date][gte]=\(account.day(31))") == [late])
        },
        Fact("6.11", .doc, "bookings can be filtered by their departure") { account in
            let hotel = try await Hotel.withCRS(account)
            let early = try await hotel.make("A", from: 30).booking
            let late = try await hotel.make("B", from: 40).booking
            #expect(try await hotel.bookings("filter[departure_date][lte]=\(account.day(32))") == [early])
            #expect(try await hotel.bookings("filter[departure_date][gte]=\(account.day(33))") == [late])
        },
        Fact("6.11", .doc, "two bounds on one date make a range") { account in
            let hotel = try await Hotel.withCRS(account)
            _ = try await hotel.make("A", from: 30)
            let middle = try await hotel.make("B", from: 40).booking
            _ = try await hotel.make("C", from: 50)
            let range = "filter[arrival_date][gte]=\(account.day(31))&filter[arrival_date][lte]=\(account.day(49))"
            #expect(try await hotel.bookings(range) == [middle])
        },
        Fact("6.11", .doc, "bookings can be filtered by when they were made", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make("A").booking
            account.time.advance(by: .seconds(600))
            let second = try await hotel.make("B").booking
            #expect(try await hotel.bookings("filter[inserted_at][gte]=2026-11-22T12:10:00") == [second])
            #expect(try await hotel.bookings("filter[inserted_at][lt]=2026-11-22T12:10:00") == [first])
        },
        Fact("6.11", .doc, "bookings can be filtered by their property") { account in
            let mine = try await Hotel.withCRS(account).make()
            _ = try await Hotel.withCRS(account).make()
            #expect(try await mine.hotel.bookings() == [mine.booking])
        },
        Fact("6.11", .doc, "bookings can be ordered by their arrival") { account in
            let hotel = try await Hotel.withCRS(account)
            let late = try await hotel.make("A", from: 40).booking
            let early = try await hotel.make("B", from: 30).booking
            #expect(try await hotel.bookings("order[arrival_date]=asc") == [early, late])
            #expect(try await hotel.bookings("order[arrival_date]=desc") == [late, early])
        },
        Fact("6.11", .infer, "a filter that bookings do not know is ignored", at: .emulator) { account in
            let made = try await Hotel.withCRS(account).make()
            #expect(try await made.hotel.bookings("filter[unacked]=true") == [made.booking])
        },
        Fact("6.11", .doc, "a list of bookings has each booking once, however many revisions it has") { account in
            let hotel = try await Hotel.withCRS(account)
            let second = try await hotel.change(try await hotel.make())
            #expect(try await hotel.bookings() == [second.booking])
        },
        Fact("6.11", .doc, "all revisions are listed, acknowledged ones too") { account in
            let hotel = try await Hotel.withCRS(account)
            let first = try await hotel.make()
            let second = try await hotel.change(first)
            try await first.acknowledge()
            #expect(Set(try await hotel.revisions()) == [first.revision, second.revision])
        },
        Fact("6.11", .doc, "revisions can be recovered by when they were made", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            _ = try await hotel.make("A")
            account.time.advance(by: .seconds(600))
            let later = try await hotel.make("B").revision
            #expect(try await hotel.revisions("filter[inserted_at][gte]=2026-11-22T12:10:00") == [later])
        },
        Fact("6.11", .live, "an offset in the instant of a filter is ignored", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            _ = try await hotel.make("A")
            account.time.advance(by: .seconds(600))
            let later = try await hotel.make("B").revision
            for zone in ["Z", "%2B05:00", "-03:00"] {
                let list = try await hotel.revisions("filter[inserted_at][gte]=2026-11-22T12:10:00\(zone)")
                #expect(list == [later], "\(zone)")
            }
        },
        Fact("6.11", .doc, "a filter by an instant that is none is refused") { account in
            let answer = try await account.get("/booking_revisions?filter[inserted_at][gte]=soon")
            #expect(answer.status == 422 && answer.details["inserted_at"] == ["is invalid"])
        },
    ]
}

extension Hotel {
    /// The ids of the property's bookings as they are listed.
    func bookings(_ query: String = "") async throws -> [String] {
        let answer = try await account.get("/bookings?filter[property_id]=\(property)&\(query)")
        return answer.data.elements?.compactMap { $0["id"]?.text } ?? []
    }

    /// The ids of the property's revisions as they are listed.
    func revisions(_ query: String = "") async throws -> [String] {
        let answer = try await account.get("/booking_revisions?filter[property_id]=\(property)&\(query)")
        return answer.data.elements?.compactMap { $0["id"]?.text } ?? []
    }
}
