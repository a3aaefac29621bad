import HTTPServing
import HTTPTypes
import PMS
import PMSWire

extension Problem {
    /// The refusal that an error stands for; nil for an error that nobody foresaw.
    init?(_ error: any Error) {
        switch error {
        case let text as ProblemText:
            self.init(text)
        case let error as PMSError:
            self.init(ProblemText(error))
        case let fault as RequestFault:
            self.init(ProblemText.request(RequestFlaw(fault)))
            headers.append(contentsOf: fault.headers)
        default:
            return nil
        }
    }

    private init(_ text: ProblemText) {
        let wording = text.wording
        self.init(
            kind: wording.kind,
            title: wording.title,
            status: HTTPResponse.Status(code: text.status),
            detail: wording.detail
        )
        if let field = wording.field { members["campo"] = field }
        if text == .request(.unauthorized) { headers[.wwwAuthenticate] = "Bearer" }
    }
}

extension RequestFlaw {
    fileprivate init(_ fault: RequestFault) {
        self =
            switch fault {
            case .notFound: .notFound
            case .methodNotAllowed(let allowed): .methodNotAllowed(allowed)
            case .bodyTooLarge(let limit): .bodyTooLarge(limit: limit)
            case .bodyTooSlow: .bodyTooSlow
            case .notJSON: .notJSON
            case .malformedJSON: .malformedJSON
            case .nestedTooDeeply(let limit): .nestedTooDeeply(limit: limit)
            case .repeatedField(let name): .repeatedField(name)
            case .nulCharacter: .nulCharacter
            case .missingField(let path): .missingField(path)
            case .wrongField(let path): .wrongField(path)
            case .unavailable: .unavailable
            case .other(.internalServerError): .failure
            case .other(let status): .other(status.code)
            }
    }
}
