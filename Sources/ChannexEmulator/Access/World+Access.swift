/// Keys that open some properties only: everything else is as if it did not exist (contract §1.2, §11 row 6).
extension World {
    /// The call as its key lets it through: narrowed to the key's properties where it asks for a list, and refused where
    /// it names what belongs to somebody else.
    func admit(_ call: Call) throws(Refusal) -> Call {
        try checkConventions(of: call)
        guard case .properties(let visible) = call.access else { return call }
        for id in call.parameters.values.sorted() {
            guard let owners = owners(of: id) else { continue }
            if owners.isDisjoint(with: visible) { throw switches.foreignIsUnauthorized ? .unauthorized : .notFound }
        }
        try checkBody(call, visible)
        guard call.method == "GET", call.parameters.isEmpty else { return call }
        return narrowed(call, visible)
    }

    /// Refuses a new entity in a property that the key does not open, and what belongs to the whole account.
    private func checkBody(_ call: Call, _ visible: Set<String>) throws(Refusal) {
        for member in call.body?.members ?? [] {
            let isOfAccount = member.key == "property" || member.key == "group"
            if isOfAccount && call.method == "POST" || member.value["is_global"] == true { throw .forbidden }
            if let property = member.value["property_id"]?.text, !visible.contains(property) {
                throw .invalid(Faults("property_id", FaultText.missing))
            }
            let several = member.value["properties"]?.elements ?? []
            if !several.allSatisfy({ visible.contains($0.text ?? "") }) {
                throw .invalid(Faults("properties", FaultText.missing))
            }
        }
    }

    private func narrowed(_ call: Call, _ visible: Set<String>) -> Call {
        let asked = call.query.list("filter", "property_id")
        let name = call.path.split(separator: "/").last.map(String.init) ?? ""
        // These must name their property, so that nothing may be put in its place.
        if asked == nil, World.namingTheirProperty.contains(name) { return call }
        // Text that is no id stays, so that it is refused as for everybody.
        var kept = asked?.filter { visible.contains($0) || !Filter.isID($0) } ?? visible.sorted()
        if kept.isEmpty { kept = [World.nobody] }
        var call = call
        call.query = call.query.setting(kept, for: "filter", "property_id")
        return call
    }

    private static let namingTheirProperty: Set<String> = [
        "availability", "restrictions", "channel_availability_rules",
    ]

    /// An id that nothing has.
    private static let nobody = "00000000-0000-4000-8000-000000000000"
}
