/// The switches as a table: how each is called outside, what it may be, and what it means.
extension Switches {
    /// One switch.
    struct Entry: Sendable {
        /// Its name in JSON: that of the property in snake case.
        let name: String
        let kind: Kind
        let meaning: String
        let read: @Sendable (Switches) -> JSON
        /// Sets the switch; false for a value that it cannot have.
        let write: @Sendable (inout Switches, JSON) -> Bool
    }

    /// What a switch may be.
    enum Kind: Hashable, Sendable {
        case boolean, integer, seconds
        case choice([String])

        var name: String {
            switch self {
            case .boolean: "boolean"
            case .integer: "integer"
            case .seconds: "seconds"
            case .choice: "choice"
            }
        }
    }

    /// Every switch, by topic.
    static let table: [Entry] =
        ariTable + accessTable + contentTable + bookingTable + webhookTable + channelTable + openTable

    private static let ariTable: [Entry] = [
        .flag(
            "enforce_rate_limit",
            \.enforceRateLimit,
            "Answer 429 to more calls than a minute, property and lane have"
        ),
        .number("calls_per_minute", \.callsPerMinute, least: 1, "Calls of one lane that a property has in a minute"),
        .flag("rate_limit_headers", \.rateLimitHeaders, "Tell in `ratelimit` headers how many ARI calls are left"),
        .span("apply_delay", \.applyDelay, "Wait until an accepted change can be read back"),
        .flag("clip_past_ranges", \.clipPastRanges, "Move a range that begins in the past to today, with a warning"),
        .flag("warn_beyond_calendar", \.warnBeyondCalendar, "Warn about dates after the end of the calendar"),
        .flag("warn_unknown_occupancy", \.warnUnknownOccupancy, "Warn about a rate for an occupancy the plan lacks"),
        .flag(
            "refuse_inherited_fields",
            \.refuseInheritedFields,
            "Refuse a value that names a field which the plan takes from another"
        ),
        .flag("stop_sell_at_zero", \.stopSellAtZero, "Read a night without availability as closed"),
        .flag("show_unavailable_reasons", \.showUnavailableReasons, "Tell why a night is closed without being asked"),
        .span("calendar_roll_delay", \.calendarRollDelay, "How long after midnight the next day is opened"),
        .flag("apply_cut_off", \.applyCutOff, "Let a property's cut-off close days"),
        .flag("apply_max_day_advance", \.applyMaxDayAdvance, "Leave no availability beyond `max_day_advance`"),
        .number("maximum_read_days", \.maximumReadDays, least: 1, "The longest range of days of one read"),
        .number("maximum_body_bytes", \.maximumBodyBytes, least: 1, "The largest body of a request, in bytes"),
    ]

    private static let accessTable: [Entry] = [
        .flag("foreign_is_unauthorized", \.foreignIsUnauthorized, "Answer 401, not 404, to what another key may see"),
        .flag(
            "former_not_found",
            \.formerNotFound,
            "Answer the 404 of 2025 where bookings and rate plans do not exist"
        ),
    ]

    private static let contentTable: [Entry] = [
        .flag("refuse_used_group", \.refuseUsedGroup, "Refuse to delete a group that has properties"),
        .flag("one_option_per_room", \.oneOptionPerRoom, "Let a plan sold by the room have one option only"),
        .flag("remove_idle_properties", \.removeIdleProperties, "Remove a property that had no channel for 90 days"),
        .flag("enforce_size_limits", \.enforceSizeLimits, "Limit the number of room types, rate plans and occupancies"),
        .number("maximum_room_types", \.maximumRoomTypes, least: 1, "The most room types of a property"),
        .number("maximum_rate_plans", \.maximumRatePlans, least: 1, "The most rate plans of a property"),
        .number("maximum_occupancies", \.maximumOccupancies, least: 1, "The most occupancies of a rate plan"),
        .word("title_scope", \.titleScope, "Within what a rate plan's title is unique"),
    ]

    private static let bookingTable: [Entry] = [
        .span("feed_window", \.feedWindow, "How long a revision stays in the feed after it was first served"),
        .flag("auto_decrement_on_new", \.autoDecrementOnNew, "Let a new booking lower availability"),
        .flag("strip_guarantee_on_ack", \.stripGuaranteeOnAck, "Forget card data once a revision is acknowledged"),
        .span("booking_delay", \.bookingDelay, "Wait until a booking of the booking CRS can be read"),
        .word("cancelled_amount", \.cancelledAmount, "What the amount of a cancelled booking becomes"),
        .flag("list_cancelled_rooms", \.listCancelledRooms, "List a room that a modification drops as cancelled"),
        .flag("fresh_room_ids", \.freshRoomIDs, "Give a room another id in each revision"),
        .flag(
            "allow_reinstatement",
            \.allowReinstatement,
            "Let a cancelled booking be modified, and so be valid again"
        ),
        .flag("repeated_ack_succeeds", \.repeatedAckSucceeds, "Answer a second acknowledgement 200, not 404"),
        .flag("odd_relationships", \.oddRelationships, "Nest the relationships of a revision as oddly as in live"),
        .flag("enforce_reporting_windows", \.enforceReportingWindows, "Take reports only while the OTA takes them"),
        .flag("enforce_retention", \.enforceRetention, "Remove bookings and card data when their time is over"),
    ]

    private static let webhookTable: [Entry] = [
        .flag("webhooks_enabled", \.webhooksEnabled, "Deliver webhooks; while off, events are lost"),
        .flag("duplicate_webhooks", \.duplicateWebhooks, "Send every event twice"),
        .flag("shuffle_webhooks", \.shuffleWebhooks, "Let events overtake each other within a few seconds"),
        .span("webhook_timeout", \.webhookTimeout, "How long a delivery may take before it counts as failed"),
        .span("webhook_delay", \.webhookDelay, "How long an event waits before it is sent"),
        .flag("disable_failing_webhooks", \.disableFailingWebhooks, "Disable a webhook that failed at every retry"),
        .number("webhook_concurrency", \.webhookConcurrency, least: 1, "Deliveries that run at the same time"),
        .flag(
            "require_public_callback_host",
            \.requirePublicCallbackHost,
            "Refuse callback addresses that others cannot reach"
        ),
    ]

    private static let channelTable: [Entry] = [
        .flag(
            "channel_needs_contacts",
            \.channelNeedsContacts,
            "Give a channel only to a property that can be reached"
        ),
        .flag("refuse_text_with_attachment", \.refuseTextWithAttachment, "Refuse a text beside an attachment"),
        .span("airbnb_confirmation_delay", \.airbnbConfirmationDelay, "How long Airbnb takes to confirm a request"),
        .span("request_window", \.requestWindow, "How long a guest's request can be answered"),
    ]
}

// MARK: - Kinds of switches

extension Switches.Entry {
    typealias Path<Value> = any WritableKeyPath<Switches, Value> & Sendable

    /// On or off.
    static func flag(_ name: String, _ path: Path<Bool>, _ meaning: String) -> Switches.Entry {
        Switches.Entry(name: name, kind: .boolean, meaning: meaning) { switches in
            .bool(switches[keyPath: path])
        } write: { switches, value in
            guard let flag = value.boolean else { return false }
            switches[keyPath: path] = flag
            return true
        }
    }

    /// A whole number that is not below the least one.
    static func number(_ name: String, _ path: Path<Int>, least: Int, _ meaning: String) -> Switches.Entry {
        Switches.Entry(name: name, kind: .integer, meaning: meaning) { switches in
            JSON(switches[keyPath: path])
        } write: { switches, value in
            guard let number = value.integer, number >= least else { return false }
            switches[keyPath: path] = number
            return true
        }
    }

    /// A span of time: a number of seconds, with at most three digits after the point.
    static func span(_ name: String, _ path: Path<Duration>, _ meaning: String) -> Switches.Entry {
        Switches.Entry(name: name, kind: .seconds, meaning: meaning) { switches in
            switches[keyPath: path].seconds
        } write: { switches, value in
            guard let span = Duration(seconds: value) else { return false }
            switches[keyPath: path] = span
            return true
        }
    }

    /// One of a few words.
    static func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String,
        _ path: Path<Word>,
        _ meaning: String
    ) -> Switches.Entry {
        let words = Word.allCases.map(\.rawValue)
        return Switches.Entry(name: name, kind: .choice(words), meaning: meaning) { switches in
            .string(switches[keyPath: path].rawValue)
        } write: { switches, value in
            guard let word = value.text.flatMap(Word.init(rawValue:)) else { return false }
            switches[keyPath: path] = word
            return true
        }
    }
}

extension Duration {
    /// Reads a number of seconds that is not negative and has at most three digits after the point.
    init?(seconds value: JSON) {
        guard case .number(let text) = value else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = UInt32(parts[0]) else { return nil }
        let digits = parts.count == 2 ? parts[1] : "0"
        guard digits.count <= 3, let fraction = UInt16(digits) else { return nil }
        let scale = [100, 10, 1][digits.count - 1]
        self = .milliseconds(Int64(whole) * 1_000 + Int64(Int(fraction) * scale))
    }

    /// The number of seconds, as short as it can be written.
    var seconds: JSON {
        let (whole, attoseconds) = components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        guard milliseconds > 0 else { return .number(String(whole)) }
        let digits = String(1_000 + milliseconds).dropFirst()
        return .number("\(whole).\(digits)")
    }
}

// MARK: - JSON

extension Switches {
    /// The switches with what they mean, as the admin interface shows them.
    func listing(in language: Language) -> JSON {
        let defaults = Switches()
        return .array(
            Switches.table.map { entry in
                let facts: JSON = [
                    "name": .string(entry.name), "type": .string(entry.kind.name), "value": entry.read(self),
                    "default": entry.read(defaults), "meaning": .string(entry.phrase.text(in: language)),
                ]
                guard case .choice(let words) = entry.kind else { return facts }
                return facts.setting("choices", .array(words.map { Switches.choice($0, in: language) }))
            }
        )
    }

    /// Those that are not as they are by default, by name.
    package var turned: [JSON.Member] {
        let defaults = Switches()
        let differing = Switches.table.filter { $0.read(self) != $0.read(defaults) }
        return differing.map { JSON.Member($0.name, $0.read(self)) }
    }

    /// Turns the switches that an object names, all of them or none.
    package mutating func turn(_ changes: JSON) throws(Refusal) {
        guard let members = changes.members else { throw .badRequest(["an object of switches is required"]) }
        var turned = self
        var faults = Faults()
        for member in members {
            guard let entry = Switches.table.first(where: { $0.name == member.key }) else {
                faults.add(member.key, FaultText.missing)
                continue
            }
            if !entry.write(&turned, member.value) { faults.add(member.key, FaultText.invalid) }
        }
        try faults.check()
        self = turned
    }
}

extension Switches: Codable {
    /// Reads the switches that are there; others, which a later version has, keep their defaults.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.singleValueContainer().decode(JSON.self)
        for entry in Switches.table {
            // What an older version allowed and this one does not falls back to the default.
            if let value = values[entry.name] { _ = entry.write(&self, value) }
        }
    }

    /// Writes every switch under its name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(JSON.object(Switches.table.map { JSON.Member($0.name, $0.read(self)) }))
    }
}
