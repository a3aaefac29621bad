/// What a body says about a channel, checked (contract §7.1).
struct ChannelDraft {
    let ota: OTA
    let title: String
    let group: String?
    let properties: [String]
    let settings: JSON
    let mappings: [ChannelMapping]

    /// Reads a body; what it leaves out is as it was in `present`, or as in a channel that has nothing.
    init(_ body: JSON, changing present: Channel? = nil, world: World, _ moment: Moment) throws(Refusal) {
        var reader = FieldReader(body)
        let adapter = reader.adapter(present?.ota)
        let isNew = present == nil
        let title = isNew || body["title"] != nil ? reader.text("title", required: true) : present?.title
        let group = reader.group(world, present: present?.group)
        let properties = reader.properties(world, of: adapter, present: present?.properties)
        let settings = reader.settings(of: adapter, present: present?.settings)
        let mappings = reader.mappings(of: adapter, properties, present: present?.mappings ?? [], world, moment)
        if isNew, world.switches.channelNeedsContacts { reader.checkContacts(of: properties ?? [], world) }
        if let adapter, let settings {
            reader.checkIdentity(of: adapter, settings, world.channels.values.filter { $0.id != present?.id })
        }
        try reader.faults.check()
        guard let adapter, let title, let properties, let settings, let mappings else {
            throw .invalid(reader.faults)
        }
        ota = adapter.ota
        self.title = title
        self.group = group
        self.properties = properties
        self.settings = settings
        self.mappings = mappings
    }
}

extension FieldReader {
    /// The adapter that the body names; that of a channel which exists does not change.
    mutating func adapter(_ present: OTA? = nil) -> ChannelAdapter? {
        if let present { return present.adapter }
        guard let code = text("channel", required: true) else { return nil }
        return ChannelAdapter.named(code) ?? refuse("channel", FaultText.invalid)
    }

    fileprivate mutating func group(_ world: World, present: String?) -> String? {
        guard !isBlank("group_id") else { return present ?? world.defaultGroup }
        guard let id = text("group_id"), world.groups[id] != nil else { return refuse("group_id", FaultText.missing) }
        return id
    }

    fileprivate mutating func properties(_ world: World, of adapter: ChannelAdapter?, present: [String]?) -> [String]? {
        if fields["properties"] == nil, let present { return present }
        guard let elements = fields["properties"]?.elements, !elements.isEmpty else {
            let isWrong = fields["properties"].map { !$0.isNull && $0.elements == nil } ?? false
            return refuse("properties", isWrong ? FaultText.invalid : FaultText.blank)
        }
        let ids = elements.compactMap(\.text)
        guard ids.count == elements.count, Set(ids).count == ids.count else {
            return refuse("properties", FaultText.invalid)
        }
        guard ids.allSatisfy({ world.properties[$0] != nil }) else { return refuse("properties", FaultText.missing) }
        if let adapter, !adapter.servesSeveralProperties, ids.count > 1 {
            return refuse("properties", "should have at most 1 item(s)")
        }
        return ids
    }

    /// The settings with those of the body put over the present ones; names that the adapter does not know are kept,
    /// as Channex's own forms send some.
    mutating func settings(of adapter: ChannelAdapter?, present: JSON? = nil) -> JSON? {
        guard fields["settings"] == nil || fields["settings"]?.isNull == true || fields["settings"]?.members != nil
        else { return refuse("settings", FaultText.invalid) }
        let settings = (present ?? [:]).merging(fields["settings"] ?? [:])
        for fault in (adapter?.parameters ?? []).compactMap({ $0.fault(in: settings[$0.name]) }) {
            faults.add("settings", fault)
        }
        return faults.contains("settings") ? nil : settings
    }

    /// A hotel of an agency can be connected only once in the whole environment (contract §7.1).
    fileprivate mutating func checkIdentity(of adapter: ChannelAdapter, _ settings: JSON, _ others: [Channel]) {
        guard let mine = settings[adapter.identity]?.word else { return }
        let isTaken = others.contains { $0.ota == adapter.ota && $0.settings[adapter.identity]?.word == mine }
        if isTaken { faults.add("settings", "channel with the same settings already exists") }
    }

    /// A property must say how it can be reached before it gets its first channel (contract §2.1.1).
    fileprivate mutating func checkContacts(of properties: [String], _ world: World) {
        for property in properties.compactMap({ world.properties[$0] }) {
            for name in property.missingContacts { faults.add("properties", "\(name) \(FaultText.blank)") }
        }
    }
}

extension Property {
    /// What a property needs before its first channel and does not have (contract §2.1.1).
    var missingContacts: [String] {
        let needed = ["email", "phone", "zip_code", "country", "state", "city", "address"]
        let reader = FieldReader(fields)
        return needed.filter { reader.isBlank($0) }
    }
}

extension JSON {
    /// A text or a number as text: agencies' codes come as either.
    var word: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }
}
