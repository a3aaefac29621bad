import ChannexEmulator
import HTTPTypes
import Testing

extension Fact {
    /// §1.4 Errors.
    static let errors1: [Fact] = [
        Fact("1.4", .doc, "Errors are one object with a code and a title, never a list") { account in
            let answers = [
                try await account.get("/properties", key: nil), try await account.get("/properties/\(Account.nobody)"),
                try await account.get("/restrictions"), try await account.makeProperty(["title": ""]),
            ]
            #expect(answers.map(\.status) == [401, 404, 400, 422])
            for answer in answers {
                #expect(answer.code != nil && answer.body["errors"]?["title"]?.text != nil)
                #expect(answer.body["data"] == nil)
            }
        },
        Fact("1.4", .doc, "A bad request lists in plain texts what it lacks") { account in
            let property = try await account.makeProperty().id()
            let answer = try await account.get("/restrictions?filter[property_id]=\(property)")
            #expect(answer.status == 400 && answer.code == "bad_request")
            #expect(answer.body["errors"]?["title"] == "Bad Request")
            #expect(answer.details == ["restrictions is required", "date is required"])
        },
        Fact("1.4", .infer, "A body that is no JSON is a bad request") { account in
            for text in ["", "{", "[]", "{}", "null"] {
                let answer = try await account.post("/properties", text: text)
                #expect(answer.status == 400 && answer.code == "bad_request")
            }
        },
        Fact("1.4", .doc, "What needs an application that is not installed is forbidden") { account in
            let hotel = try await Hotel(account)
            let answer = try await account.post("/bookings", hotel.booking("B1"))
            #expect(answer.status == 403)
            #expect(answer.body == ["errors": ["code": "forbidden", "title": "Forbidden"]])
        },
        Fact("1.4", .doc, "What does not exist answers that the resource was not found") { account in
            for path in ["properties", "room_types", "groups", "taxes", "tax_sets", "photos", "webhooks"] {
                let answer = try await account.get("/\(path)/\(Account.nobody)")
                #expect(answer.status == 404)
                #expect(answer.body == ["errors": ["code": "resource_not_found", "title": "Resource Not Found"]])
            }
        },
        Fact("1.4", .live, "Bookings and rate plans that do not exist answer in the same words") {
            account async throws in
            for path in ["bookings", "booking_revisions", "rate_plans"] {
                #expect(try await account.get("/\(path)/\(Account.nobody)").code == "resource_not_found")
            }
        },
        Fact(
            "1.4",
            .doc,
            "The documentation of 2025 has other words for a missing booking or rate plan, one of them misspelt",
            at: .emulator,
            switch: { $0.formerNotFound = true },
            check: { account in
                for path in ["bookings", "rate_plans"] {
                    let answer = try await account.get("/\(path)/\(Account.nobody)")
                    #expect(answer.status == 404)
                    #expect(answer.body == ["errors": ["code": "not_found", "title": "Resouce Not Found"]])
                }
                #expect(try await account.get("/properties/\(Account.nobody)").code == "resource_not_found")
            }
        ),
        Fact("1.4", .doc, "A validation error gives lists of messages by field") { account in
            let answer = try await account.makeProperty(["title": .null])
            let expected: JSON = [
                "code": "validation_error", "title": "Validation Error", "details": ["title": ["can't be blank"]],
            ]
            #expect(answer.status == 422 && answer.body == ["errors": expected])
        },
        Fact("1.4", .live, "All wrong fields of a body are told at once") { account in
            let answer = try await account.post("/properties", ["property": ["title": ""]])
            #expect(answer.details == ["title": ["can't be blank"], "currency": ["can't be blank"]])
        },
        Fact("1.4", .infer, "Text of more than 255 characters is refused with its limit") { account in
            let answer = try await account.makeProperty(["title": .string(String(repeating: "é", count: 256))])
            #expect(answer.isRefusal("title", "should be at most 255 character(s)"))
            let longest: JSON = .string(String(repeating: "é", count: 255))
            #expect(try await account.makeProperty(["title": longest]).status == 201)
        },
        Fact("1.4", .doc, "Too many calls are answered in words of their own", at: .emulator) { account in
            let hotel = try await Hotel(account)
            var answer: Answer?
            for _ in 1...11 {
                answer = try await hotel.availability(["date": .string(account.day(9)), "availability": 1])
            }
            let error: JSON = ["code": "http_too_many_requests", "title": "Too Many Requests"]
            #expect(answer?.status == 429 && answer?.body == ["errors": error])
        },
        Fact("1.4", .live, "Every answer carries a request id of its own, errors too") { account in
            let name = try #require(HTTPField.Name("x-request-id"))
            let answers = [
                try await account.get("/properties"), try await account.get("/properties"),
                try await account.get("/nothing"), try await account.get("/properties", key: nil),
            ]
            let ids = answers.compactMap { $0.headers[name] }
            #expect(ids.count == 4 && Set(ids).count == 4 && !ids.contains(""))
        },
        Fact("1.4", .doc, "A filter that is no id is a validation error") { account in
            for path in ["room_types", "rate_plans", "webhooks", "taxes"] {
                let answer = try await account.get("/\(path)?filter[property_id]=abc")
                #expect(answer.isRefusal("property_id", "is invalid"))
            }
        },
        Fact("1.4", .doc, "A filter that is no number, no date or no truth value is a validation error") {
            account async throws in
            for (path, filter, field) in [
                ("room_types", "filter[occ_adults]=two", "occ_adults"),
                ("properties", "filter[is_active]=maybe", "is_active"),
                ("bookings", "filter[arrival_date][gte]=soon", "arrival_date"),
                ("bookings", "filter[inserted_at][gt]=yesterday", "inserted_at"),
            ] {
                #expect(try await account.get("/\(path)?\(filter)").isRefusal(field, "is invalid"))
            }
        },
    ]
}
