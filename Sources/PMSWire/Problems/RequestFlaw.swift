/// What can be wrong with a request before anybody asks what it is about.
public enum RequestFlaw: Hashable, Sendable {
    /// No key, or one that does not open anything.
    case unauthorized
    /// No such path.
    case notFound
    /// The path is served with other methods only; which.
    case methodNotAllowed([String])
    /// The body has more than so many bytes.
    case bodyTooLarge(limit: Int)
    /// The body did not arrive in time.
    case bodyTooSlow
    /// The body claims to be something other than JSON.
    case notJSON
    /// The body is not valid JSON.
    case malformedJSON
    /// Arrays and objects within each other, deeper than so many.
    case nestedTooDeeply(limit: Int)
    /// A field appears twice in one object; which.
    case repeatedField(String)
    /// A text holds the character NUL.
    case nulCharacter
    /// A field that is needed is missing; its path.
    case missingField(String)
    /// A field cannot be read; its path.
    case wrongField(String)
    /// A parameter of the query cannot be read; its name.
    case wrongParameter(String)
    /// The `Idempotency-Key` is empty, too long, or has strange characters.
    case wrongRequestKey
    /// The server is busy or stopping.
    case unavailable
    /// Something went wrong that is not the caller's fault.
    case failure
    /// Any other status.
    case other(Int)

    /// The status of the answer.
    public var status: Int {
        switch self {
        case .unauthorized: 401
        case .notFound: 404
        case .methodNotAllowed: 405
        case .bodyTooSlow: 408
        case .bodyTooLarge: 413
        case .notJSON: 415
        case .unavailable: 503
        case .failure: 500
        case .other(let status): status
        case .malformedJSON, .nestedTooDeeply, .repeatedField, .nulCharacter, .missingField, .wrongField,
            .wrongParameter, .wrongRequestKey:
            400
        }
    }
}

extension RequestFlaw {
    var wording: Wording {
        switch self {
        case .unauthorized:
            Wording(
                "sem-acesso",
                "Sem acesso",
                "Envie no cabeçalho X-API-Key uma chave válida, criada pelo administrador do hotel."
            )
        case .notFound:
            Wording("caminho-inexistente", "Não existe", "Nada neste caminho; veja os endereços em /docs.")
        case .methodNotAllowed(let allowed):
            Wording(
                "metodo-nao-permitido",
                "Método não permitido",
                "Use \(allowed.joined(separator: " ou ")) neste caminho; veja /docs."
            )
        case .bodyTooSlow:
            Wording("corpo-lento", "O corpo demorou", "O corpo não chegou a tempo; envie a requisição de novo.")
        case .bodyTooLarge(let limit):
            Wording("corpo-grande", "Corpo grande demais", "Envie no máximo \(limit) bytes de cada vez.")
        case .notJSON:
            Wording("nao-e-json", "Não é JSON", "Envie o corpo em JSON, com Content-Type: application/json.")
        case .wrongParameter(let name):
            Wording(
                "parametro-invalido",
                "Parâmetro inválido",
                "Corrija o parâmetro `\(name)`: \(FieldText.expectation(ofField: name)).",
                field: name
            )
        case .wrongRequestKey:
            Wording(
                "chave-de-repeticao-invalida",
                "Idempotency-Key inválida",
                "Envie em Idempotency-Key de 1 a 255 letras, dígitos e sinais, sem espaços, como um UUID."
            )
        case .unavailable:
            Wording("indisponivel", "Indisponível agora", "O servidor está ocupado; envie de novo em instantes.")
        case .failure:
            Wording(
                "falha",
                "Falha do servidor",
                "Nada foi alterado. Envie de novo; se repetir, informe o X-Request-Id ao suporte."
            )
        case .other(let status):
            Wording("http-\(status)", "Requisição recusada", "Confira a requisição com /docs e envie de novo.")
        case .malformedJSON, .nestedTooDeeply, .repeatedField, .nulCharacter, .missingField, .wrongField:
            bodyWording
        }
    }

    private var bodyWording: Wording {
        let (detail, field) = bodyDetail
        return Wording("corpo-invalido", "Não foi possível ler o corpo", detail, field: field)
    }

    private var bodyDetail: (String, field: String?) {
        switch self {
        case .nestedTooDeeply(let limit): ("Use no máximo \(limit) níveis de listas e objetos.", nil)
        case .repeatedField(let name): ("Envie o campo `\(name)` uma vez só em cada objeto.", name)
        case .nulCharacter: ("Retire dos textos o caractere NUL (\\u0000).", nil)
        case .missingField(let path):
            ("Inclua o campo `\(path)`: \(FieldText.expectation(ofField: path)).", path)
        case .wrongField(let path):
            ("Corrija o campo `\(path)`: \(FieldText.expectation(ofField: path)).", path)
        default:
            ("Envie JSON válido, em UTF-8: um objeto como em /docs, com números inteiros onde são pedidos.", nil)
        }
    }
}
