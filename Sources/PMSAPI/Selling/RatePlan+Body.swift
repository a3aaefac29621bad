import HotelCore
import HotelValues
import PMS
import PMSWire

extension RatePlan {
    /// The new plan that a body describes.
    ///
    /// What it does not say is as its parent has it, for a plan that has one, else as its room type is mostly sold.
    init(_ body: RatePlanBody, in hotel: HotelPlan) throws {
        let root = FieldPath.root
        let code = try root.required(body.code, "plano")
        let derivation = try body.derivation.map { try RateDerivation($0, currency: hotel.property.currency) }
        let parent = derivation.flatMap { derivation in hotel.ratePlans.first { $0.id == derivation.parent } }
        let roomType = try RoomType.ID(root.required(body.roomType ?? parent?.roomType.rawValue, "categoria"))
        let type = hotel.roomTypes.first { $0.id == roomType }
        let usual = parent?.roomType == roomType ? parent?.occupancies : nil
        let occupancies = body.occupancies ?? usual ?? [type?.defaultOccupancy ?? 2]
        let primary = body.primaryOccupancy ?? RatePlan.primary(of: occupancies, like: parent?.primaryOccupancy)
        guard occupancies.contains(primary) else { throw ProblemText.request(.wrongField("ocupacao_principal")) }
        self.init(
            id: RatePlan.ID(code),
            roomType: roomType,
            name: try root.required(body.name, "nome"),
            meals: body.meals?.meals ?? parent?.meals ?? .roomOnly,
            occupancies: occupancies,
            primaryOccupancy: primary,
            derivation: derivation,
            isRetired: body.isRetired ?? false
        )
    }

    /// Changes what the body names.
    mutating func apply(_ body: RatePlanBody, currency: Currency) throws {
        name = body.name ?? name
        meals = body.meals?.meals ?? meals
        isRetired = body.isRetired ?? isRetired
        occupancies = body.occupancies ?? occupancies
        primaryOccupancy = body.primaryOccupancy ?? RatePlan.primary(of: occupancies, like: primaryOccupancy)
        if body.dropsDerivation == true { derivation = nil }
        if let derived = body.derivation { derivation = try RateDerivation(derived, currency: currency) }
    }

    /// The number of adults that stands for a plan, unless somebody says otherwise: the same as before, else the most.
    private static func primary(of occupancies: [Int], like old: Int?) -> Int {
        old.flatMap { occupancies.contains($0) ? $0 : nil } ?? occupancies.max() ?? 0
    }
}

extension RateDerivation {
    fileprivate init(_ body: DerivationBody, currency: Currency) throws {
        let path = FieldPath.member("derivado")
        let roundTo = try path.money(body.roundTo, "arredondar", in: currency)?.minorUnits ?? 1
        guard roundTo > 0 else { throw ProblemText.flaw(.sale(.derivationOutOfRange(ratePlan: body.parent))) }
        let inherited = try body.inherited.map { words in
            let fields = FieldWord.fields(of: words)
            guard fields.isSubset(of: .rules) else { throw ProblemText.request(.wrongField("derivado.herda")) }
            return fields
        }
        self.init(
            from: RatePlan.ID(body.parent),
            try Adjustment(body, at: path, currency: currency),
            roundTo: roundTo,
            inherited: inherited ?? .rules
        )
    }
}

extension RateDerivation.Adjustment {
    fileprivate init(_ body: DerivationBody, at path: FieldPath, currency: Currency) throws {
        switch (body.percent, try path.money(body.amount, "valor", in: currency)) {
        case (let percent?, nil):
            guard let hundredths = percent.hundredths else {
                throw ProblemText.request(.wrongField("derivado.percentual"))
            }
            self = .percent(hundredths)
        case (nil, let amount?): self = .amount(amount.minorUnits)
        case (nil, nil): throw ProblemText.request(.missingField("derivado.percentual"))
        case (.some, .some): throw ProblemText.request(.wrongField("derivado"))
        }
    }
}
