extension APIRoute {
    /// Taxes, tax sets, hotel policies, photos, availability rules and users (contract §2.2, §2.5–2.7).
    static let stored: [APIRoute] =
        StoredKind.allCases.flatMap(routes) + [
            // The documentation spells this one in the singular (contract §2.5).
            .put("tax_set/:id") { world, call, _ throws(Refusal) in try world.update(.taxSet, call) },
            .post("photos/upload") { world, call, moment throws(Refusal) in try world.uploadPhoto(call, moment) },
        ]

    private static func routes(of kind: StoredKind) -> [APIRoute] {
        let path = kind.schema.path
        return [
            .get(path) { world, call, _ throws(Refusal) in try world.list(kind, call) },
            .post(path) { world, call, moment throws(Refusal) in try world.create(kind, call, moment) },
            .get("\(path)/:id") { world, call, _ throws(Refusal) in try world.read(kind, call) },
            .put("\(path)/:id") { world, call, _ throws(Refusal) in try world.update(kind, call) },
            .delete("\(path)/:id") { world, call, _ throws(Refusal) in try world.delete(kind, call) },
        ]
    }
}
