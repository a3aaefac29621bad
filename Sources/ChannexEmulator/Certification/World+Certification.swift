import HotelValues

/// Recording what a PMS does for its certification (contract §12 row 11).
extension World {
    /// Lets the calls from now on belong to a test: `{"test": "2", "property": "…"}`.
    mutating func beginCertificationTest(_ body: JSON, _ moment: Moment) throws(Refusal) -> Reply {
        let number = body["test"]?.text ?? body["test"]?.integer.map(String.init)
        var faults = Faults()
        let test = number.flatMap(CertificationTest.init)
        if test == nil { faults.add("test", number == nil ? FaultText.blank : FaultText.invalid) }
        let property = body["property"]?.text.flatMap { properties[$0] }
        if property == nil {
            faults.add("property", body["property"]?.text == nil ? FaultText.blank : FaultText.missing)
        }
        try faults.check()
        guard let test, let property else { throw .invalid(faults) }
        certification.begin(test, property.id, today: property.today(moment), at: moment.now)
        return Reply(certificationSettings)
    }

    /// Ends the test that is going on.
    mutating func endCertificationTest(_ moment: Moment) -> Reply {
        certification.end(at: moment.now)
        return Reply(certificationSettings)
    }

    /// Takes `{"year": 2027, "restrictions": ["rate", …]}`; null takes back what was said.
    mutating func updateCertification(_ body: JSON) throws(Refusal) -> Reply {
        var faults = Faults()
        if let year = body["year"] {
            let isYear = year.isNull || year.integer.map(World.certificationYears.contains) == true
            if !isYear { faults.add("year", FaultText.invalid) }
        }
        var declared = certification.declared
        if let names = body["restrictions"] {
            let fields = names.elements?.map { $0.text.flatMap(ARIField.init) }
            if fields?.contains(nil) ?? !names.isNull { faults.add("restrictions", FaultText.invalid) }
            // Nobody declares availability: it is what the whole matter is about.
            declared = fields.map { Set($0.compactMap(\.self)).union([.availability]) }
        }
        try faults.check()
        if let year = body["year"] { certification.year = year.integer }
        certification.declared = declared
        return Reply(certificationSettings)
    }

    /// What was declared, and the test that is going on.
    var certificationSettings: JSON {
        let current: JSON? = certification.current.map { sitting in
            [
                "test": .string(sitting.test.rawValue), "property": .string(sitting.property),
                "began": .string(sitting.began.naiveText), "calls": JSON(sitting.calls.count),
            ]
        }
        let declared = certification.declared.map { fields in
            JSON.array(ARIField.allCases.filter(fields.contains).map { .string($0.rawValue) })
        }
        return [
            "year": JSON(certification.year), "restrictions": declared ?? .null, "current": current ?? .null,
        ]
    }

    /// What the judges need for a report about a property, the only one where none is named.
    func certificationDossier(
        property id: String?,
        year: Int?,
        _ moment: Moment
    ) throws(Refusal) -> CertificationDossier {
        guard let id = id ?? (properties.count == 1 ? properties.keys.first : nil) else {
            throw .badRequest(["property is required"])
        }
        if let year, !World.certificationYears.contains(year) { throw .invalid(Faults("year", FaultText.invalid)) }
        let property = try property(id)
        let subject = CertificationSubject(property, self, declared: certification.declared, moment)
        let sittings = CertificationTest.allCases.compactMap { certification.sitting($0, of: id) }
        let revisions = evidence(of: id)
        let sitting = certification.sitting(.bookings, of: id)
        return CertificationDossier(
            subject: subject,
            year: year ?? certification.year ?? World.nextNovember(after: subject.today),
            sittings: Dictionary(uniqueKeysWithValues: sittings.map { ($0.test, $0) }),
            calls: calls.calls(after: 0).filter { $0.lane != nil && $0.note.properties.contains(id) },
            revisions: revisions.map(\.evidence),
            tested: revisions.filter { sitting?.contains($0.insertedAt) ?? true }.map(\.evidence),
            limit: switches.callsPerMinute,
            failsRevisionFinds: switches.failRevisionFinds
        )
    }

    private func evidence(of property: String) -> [(insertedAt: Timestamp, evidence: RevisionEvidence)] {
        let told = deliveries.all.filter { $0.revision != nil && $0.event != EventName.nonAckedBooking.rawValue }
        let states = Dictionary(grouping: told) { $0.revision ?? "" }
        return bookings.revisions(of: property).map { number in
            let revision = bookings.revisions[number]
            let evidence = RevisionEvidence(
                id: revision.id,
                booking: revision.bookingID,
                uniqueID: revision.summary.uniqueID,
                status: revision.status,
                isAcknowledged: revision.isAcknowledged,
                receipts: revision.receipts,
                deliveries: states[revision.id]?.map(\.state) ?? []
            )
            return (revision.insertedAt, evidence)
        }
    }

    /// The years that a half year can begin in and that hotels plan for.
    static let certificationYears = 2000...9998

    /// The year of the next November that lies wholly in the future (contract §8.1).
    private static func nextNovember(after today: Day) -> Int {
        let (year, month, _) = today.components
        return month < 11 ? year : year + 1
    }
}
