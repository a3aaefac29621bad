package import Hummingbird

/// A request that is not carried out, as Channex words it (contract §1.4).
package enum Refusal: Error, Hashable {
    case badRequest([String])
    case unauthorized
    case forbidden
    case notFound
    case tooLarge
    case tooManyRequests
    /// A report that the booking's OTA does not take.
    case methodNotSupported
    /// A message to an OTA that has no messages.
    case notSupported
    /// What bookings and rate plans answered in 2025 where they do not exist, with its misspelling.
    case formerlyNotFound
    case unavailable
    case invalid(Faults)

    /// The status of the answer.
    package var status: HTTPResponse.Status {
        switch self {
        case .badRequest: .badRequest
        case .unauthorized: .unauthorized
        case .forbidden: .forbidden
        case .notFound, .formerlyNotFound: .notFound
        case .tooLarge: .contentTooLarge
        case .tooManyRequests: .tooManyRequests
        case .methodNotSupported, .notSupported, .invalid: .unprocessableContent
        case .unavailable: .serviceUnavailable
        }
    }

    /// The body: one object under `errors`, never a list.
    package var body: JSON { body(in: .english) }

    /// The body as the console shows it to people; only its title and details are in their language.
    func body(in language: Language) -> JSON {
        let (code, title) = words
        var error: JSON = ["code": .string(code), "title": .string(title.text(in: language))]
        switch self {
        case .badRequest(let details) where !details.isEmpty:
            error = error.setting("details", details.map(Phrase.init(channex:)).json(in: language))
        case .invalid(let faults): error = error.setting("details", faults.json(in: language))
        default: break
        }
        return ["errors": error]
    }

    private var words: (code: String, title: Phrase) {
        switch self {
        case .badRequest: ("bad_request", Phrase("Bad Request", "Pedido malfeito"))
        case .unauthorized: ("unauthorized", Phrase("Unauthorized", "Sem autorização"))
        case .forbidden: ("forbidden", Phrase("Forbidden", "Acesso proibido"))
        case .notFound: ("resource_not_found", Phrase("Resource Not Found", "Não encontrado"))
        case .tooLarge: ("request_entity_too_large", Phrase("Request Entity Too Large", "Pedido grande demais"))
        case .tooManyRequests: ("http_too_many_requests", Phrase("Too Many Requests", "Pedidos demais"))
        case .methodNotSupported: ("method_not_supported", Phrase("Method Not Supported", "Operação não aceita"))
        case .notSupported: ("not_supported", Phrase("Method not supported", "Operação não aceita"))
        case .formerlyNotFound: ("not_found", Phrase("Resouce Not Found", "Não encontrado"))
        case .unavailable: ("service_unavailable", Phrase("Service Unavailable", "Serviço indisponível"))
        case .invalid: ("validation_error", Phrase("Validation Error", "Dados inválidos"))
        }
    }
}

/// What is wrong with a body, field by field, in the order in which it was noticed.
package struct Faults: Hashable, Sendable {
    private var fields: [Field] = []

    private struct Field: Hashable {
        let name: String
        var messages: [Phrase]
    }

    /// No faults.
    package init() {}

    /// One fault, in Channex's words.
    package init(_ field: String, _ message: String) {
        add(field, message)
    }

    /// Whether nothing is wrong.
    package var isEmpty: Bool { fields.isEmpty }

    /// Whether something is wrong with that field.
    package func contains(_ field: String) -> Bool { fields.contains { $0.name == field } }

    /// One fault, in the emulator's own words.
    init(_ field: String, _ message: Phrase) {
        add(field, message)
    }

    /// Adds a message about a field, in Channex's words.
    package mutating func add(_ field: String, _ message: String) {
        add(field, Phrase(channex: message))
    }

    /// Adds a message about a field.
    mutating func add(_ field: String, _ message: Phrase) {
        if let index = fields.firstIndex(where: { $0.name == field }) {
            fields[index].messages.append(message)
        } else {
            fields.append(Field(name: field, messages: [message]))
        }
    }

    /// Adds the faults of an object within the body, each message begun with the name of its field.
    mutating func add(_ faults: Faults, under field: String) {
        for inner in faults.fields {
            for message in inner.messages { add(field, message.prefixed("\(inner.name) ")) }
        }
    }

    /// The faults with other words for their messages.
    func rewording(_ change: (String) -> String) -> Faults {
        var faults = self
        for index in fields.indices {
            faults.fields[index].messages = fields[index].messages.map { Phrase(channex: change($0.english)) }
        }
        return faults
    }

    /// An object of field names and lists of messages.
    package var json: JSON { json(in: .english) }

    /// The object with its messages in a language.
    func json(in language: Language) -> JSON {
        .object(fields.map { JSON.Member($0.name, $0.messages.json(in: language)) })
    }

    /// Refuses the body if anything is wrong.
    package func check() throws(Refusal) {
        if !isEmpty { throw .invalid(self) }
    }
}

/// The framework's texts for faults (contract §1.4).
enum FaultText {
    static let blank = "can't be blank"
    static let invalid = "is invalid"
    static let exists = "already exists"
    static let missing = "does not exist"
    static let positive = "must be greater than 0"
    static let notNegative = "must be greater than or equal to 0"
    static let atLeastOne = "must be greater than or equal to 1"
    /// How the messages about texts that are too long begin.
    static let limit = "should be at most "
    static func tooLong(_ limit: Int) -> String { "\(FaultText.limit)\(limit) character(s)" }
}
