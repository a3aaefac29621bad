import ChannexEmulator
import Testing

extension Fact {
    /// A property with those fields is refused with that message about a field.
    static func property(
        _ section: String,
        _ tag: Tag,
        _ says: String,
        _ fields: JSON,
        _ field: String,
        _ message: String
    ) -> Fact {
        Fact(section, tag, says) { account in
            let answer = try await account.makeProperty(fields)
            #expect(answer.isRefusal(field, message), "\(answer.body)")
        }
    }

    /// A room type with those fields is refused with that message about a field.
    static func roomType(
        _ tag: Tag,
        _ says: String,
        _ fields: JSON,
        _ field: String,
        _ message: String
    ) -> Fact {
        Fact("2.3", tag, says) { account in
            let answer = try await Hotel(account).makeRoomType(fields)
            #expect(answer.isRefusal(field, message), "\(answer.body)")
        }
    }

    /// A rate plan with those fields is refused with that message about a field.
    static func ratePlan(
        _ section: String,
        _ tag: Tag,
        _ says: String,
        _ fields: JSON,
        _ field: String,
        _ message: String
    ) -> Fact {
        Fact(section, tag, says) { account in
            let answer = try await Hotel(account).makePlan(fields)
            #expect(answer.isRefusal(field, message), "\(answer.body)")
        }
    }

    /// A tax with those fields is refused with that message about a field.
    static func tax(_ tag: Tag, _ says: String, _ fields: JSON, _ field: String, _ message: String) -> Fact {
        Fact("2.5", tag, says) { account in
            let answer = try await Hotel(account).makeTax(fields)
            #expect(answer.isRefusal(field, message), "\(answer.body)")
        }
    }
}
