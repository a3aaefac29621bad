import ChannexEmulator
import Testing

extension Fact {
    /// How else it may be where the documentation is silent (contract §2).
    static let open2: [Fact] = [
        Fact("2.2", .infer, "A group that is in use may be deleted, and its properties stay", at: .emulator) {
            $0.refuseUsedGroup = false
        } check: { account in
            let group = try await account.makeGroup("South").id()
            let property = try await account.makeProperty(["group_id": .string(group)]).id()
            #expect(try await account.delete("/groups/\(group)").status == 200)
            let read = try await account.get("/properties/\(property)")
            #expect(read.data["relationships"]?["groups"] == ["data": []])
        },
        Fact("2.4.1", .infer, "A plan may bear the title of another of its room type", at: .emulator) {
            $0.refuseDuplicateTitles = false
        } check: { account in
            let made = try await Hotel(account).makePlan(["title": "Best Available Rate"])
            #expect(made.status == 201)
        },
        Fact("2.4.2", .infer, "A plan sold by the room may have several options", at: .emulator) {
            $0.oneOptionPerRoom = false
        } check: { account in
            let made = try await Hotel(account).makePlanPerPerson(["sell_mode": "per_room"])
            #expect(made.status == 201 && made.attributes["options"]?.elements?.count == 3)
        },
    ]
}
