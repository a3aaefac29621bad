import ChannexEmulator
import Testing

extension Fact {
    /// What an accepted call answers, and what becomes of it (contract §3.5).
    static let tasks3: [Fact] = [
        Fact("3.5", .live, "A clean call to restrictions answers one task, Success and no key warnings") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_500])
            #expect(answer.status == 200 && answer.meta == ["message": "Success"])
            #expect(answer.data.elements?.count == 1 && answer.data[0]?["type"] == "task")
        },
        Fact("3.5", .live, "A clean call to availability answers one task, Success and no key warnings") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30)), "availability": 3])
            #expect(answer.status == 200 && answer.meta == ["message": "Success"])
            #expect(answer.data.elements?.count == 1 && answer.data[0]?["type"] == "task")
        },
        Fact("3.5", .live, "However many values a call has, it becomes one task") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.restrictions(
                ["date": .string(account.day(30)), "rate": 14_500],
                ["date": .string(account.day(31)), "rate": 15_500],
                ["date": .string(account.day(32)), "stop_sell": true]
            )
            #expect(answer.data.elements?.count == 1)
        },
        Fact("3.5", .live, "Two calls that say the same become two tasks") { account in
            let hotel = try await Hotel(account)
            let value: JSON = ["date": .string(account.day(30)), "availability": 3]
            let first = try await hotel.availability(value).data[0]?["id"]?.text
            let second = try await hotel.availability(value).data[0]?["id"]?.text
            #expect(first != nil && second != nil && first != second)
        },
        Fact("3.5", .live, "A task tells whether it was about availability or about restrictions") { account in
            let hotel = try await Hotel(account)
            let stock = try await hotel.availability(["date": .string(account.day(30)), "availability": 3])
            let rates = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_500])
            let first = try #require(stock.data[0]?["id"]?.text)
            let second = try #require(rates.data[0]?["id"]?.text)
            #expect(try await account.get("/tasks/\(first)").attributes["type"] == "Property.UpdateAvailability")
            #expect(try await account.get("/tasks/\(second)").attributes["type"] == "Property.UpdateRestrictions")
        },
        Fact("3.5", .live, "A task repeats the values that were sent, and that it succeeded") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30)), "availability": 3])
            let task = try #require(answer.data[0]?["id"]?.text)
            let read = try await account.get("/tasks/\(task)").attributes
            #expect(read["payload"]?["values"]?[0]?["availability"] == 3)
            #expect(read["success"] == true && read["errors"] == [])
        },
        Fact("3.5", .live, "A task of which something was refused has errors", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(
                ["date": .string(account.day(30)), "availability": 3],
                ["date": .string(account.day(31)), "availability": -3]
            )
            let task = try #require(answer.data[0]?["id"]?.text)
            let read = try await account.get("/tasks/\(task)").attributes
            #expect(read["success"] == false && read["errors"]?.elements?.count == 1)
        },
        Fact("3.5", .live, "A task that nobody was given is not found") { account in
            let answer = try await account.get("/tasks/11111111-1111-4111-8111-111111111111")
            #expect(answer.status == 404)
        },
        Fact("3.5", .live, "A task stays readable when the log of calls is emptied", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30)), "availability": 3])
            let task = try #require(answer.data[0]?["id"]?.text)
            #expect(try await account.post("/admin/reset-calls").status == 200)
            let read = try await account.get("/tasks/\(task)").attributes
            #expect(read["payload"]?["values"]?.elements?.count == 1)
        },
    ]
}
