import ChannexEmulator
import Testing

extension Fact {
    /// §2.1.2 The settings of a property.
    static let settings2: [Fact] = [
        Fact("2.1.2", .live, "A fresh property's settings have their defaults") { account in
            let settings: JSON = [
                "min_stay_type": "both", "allow_availability_autoupdate": true,
                "allow_availability_autoupdate_on_confirmation": true,
                "allow_availability_autoupdate_on_modification": false,
                "allow_availability_autoupdate_on_cancellation": false,
                "min_price": .null, "max_price": .null, "state_length": 500,
                "cut_off_time": .null, "cut_off_days": .null, "max_day_advance": .null,
            ]
            let read = try await account.makeProperty().attributes["settings"]
            for member in settings.members ?? [] { #expect(read?[member.key] == member.value, "\(member.key)") }
        },
        Fact("2.1.2", .doc, "Lowering availability for a new booking cannot be switched off") { account in
            let off: JSON = ["allow_availability_autoupdate_on_confirmation": false]
            let made = try await account.makeProperty(["settings": off])
            #expect(made.status == 201)
            #expect(made.attributes["settings"]?["allow_availability_autoupdate_on_confirmation"] == true)
        },
        Fact("2.1.2", .doc, "Availability for modified and cancelled bookings can be switched on") { account in
            let on: JSON = [
                "allow_availability_autoupdate_on_modification": true,
                "allow_availability_autoupdate_on_cancellation": true,
            ]
            let settings = try await account.makeProperty(["settings": on]).attributes["settings"]
            #expect(settings?["allow_availability_autoupdate_on_modification"] == true)
            #expect(settings?["allow_availability_autoupdate_on_cancellation"] == true)
        },
        Fact("2.1.2", .doc, "A change of one setting leaves the others as they are") { account in
            let id = try await account.makeProperty(["settings": ["state_length": 730]]).id()
            let body: JSON = ["property": ["settings": ["min_stay_type": "arrival"]]]
            let settings = try await account.put("/properties/\(id)", body).attributes["settings"]
            #expect(settings?["state_length"] == 730 && settings?["min_stay_type"] == "arrival")
        },
        Fact("2.1.2", .doc, "The calendar has between 100 and 730 days") { account in
            for length in [100, 730] {
                #expect(try await account.makeProperty(["settings": ["state_length": JSON(length)]]).status == 201)
            }
            let short = try await account.makeProperty(["settings": ["state_length": 99]])
            #expect(short.isRefusal("settings", "state_length must be greater than or equal to 100"))
            let long = try await account.makeProperty(["settings": ["state_length": 731]])
            #expect(long.isRefusal("settings", "state_length must be less than or equal to 730"))
        },
        property(
            "2.1.2",
            .doc,
            "The kind of least stay is both, arrival or through",
            ["settings": ["min_stay_type": "never"]],
            "settings",
            "min_stay_type is invalid"
        ),
        property(
            "2.1.2",
            .doc,
            "The daily closing time is on the hour or half past",
            ["settings": ["cut_off_time": "14:15:00"]],
            "settings",
            "cut_off_time is invalid"
        ),
        Fact("2.1.2", .doc, "The daily closing time has seconds, or is null") { account in
            let made = try await account.makeProperty(["settings": ["cut_off_time": "14:30:00"]])
            #expect(made.attributes["settings"]?["cut_off_time"] == "14:30:00")
            let none: JSON = ["property": ["settings": ["cut_off_time": .null]]]
            let changed = try await account.put("/properties/\(try made.id())", none)
            #expect(changed.attributes["settings"]?["cut_off_time"] == .null)
        },
        property(
            "2.1.2",
            .doc,
            "At most 30 days are closed at the daily closing time",
            ["settings": ["cut_off_days": 31]],
            "settings",
            "cut_off_days must be less than or equal to 30"
        ),
        Fact("2.1.2", .doc, "The bounds of prices may be text or whole numbers") { account in
            for bound in ["50.00", 5_000] as [JSON] {
                let made = try await account.makeProperty(["settings": ["min_price": bound, "max_price": .null]])
                #expect(made.status == 201 && made.attributes["settings"]?["min_price"] == bound)
            }
        },
    ]
}
