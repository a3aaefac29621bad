/// Why a call to Channex did not succeed, and hence what can be done about it.
///
/// It never contains the key, and nothing of a guest's: it may be logged and shown.
public enum ChannexFailure: Error, Hashable, Sendable {
    /// Channex said no: asking the same again will not help. `details` is JSON text of at most 2 KiB.
    case refused(status: Int, code: String?, title: String?, details: String?, requestID: String?)
    /// Too many calls; nothing was done. Wait at least so long, or a minute where nothing is said (contract §4.1).
    case rateLimited(retryAfter: Duration?)
    /// Channex, or something before it, is in trouble (5xx): the call may or may not have been carried out.
    case unavailable(status: Int, details: String?, requestID: String?)
    /// There was no answer, and surely nothing was changed: no connection came about, or the call only reads.
    case unreachable(reason: String)
    /// There was no whole answer to a call that changes something: it may have been carried out.
    case unclear(reason: String)
    /// A success that cannot be understood; the call may have been carried out. `body` is its beginning, at most 2 KiB.
    case unreadable(status: Int, reason: String, body: String)

    /// Whether the same call may succeed later.
    public var isRetryable: Bool {
        switch self {
        case .refused(let status, _, _, _, _): status == 408 || status == 425
        case .rateLimited, .unavailable, .unreachable, .unclear, .unreadable: true
        }
    }

    /// Whether Channex may have carried the call out all the same: send again, then read back.
    public var mayHaveBeenApplied: Bool {
        switch self {
        case .refused, .rateLimited, .unreachable: false
        case .unavailable, .unclear, .unreadable: true
        }
    }

    /// Whether the key is missing, wrong or withdrawn (contract §1.2).
    public var isUnauthorized: Bool {
        if case .refused(401, _, _, _, _) = self { true } else { false }
    }

    /// Whether the entity does not exist, or belongs to somebody else (contract §1.2, §11.6).
    public var isNotFound: Bool {
        if case .refused(404, _, _, _, _) = self { true } else { false }
    }

    /// The `x-request-id` of the answer, which Channex's support asks for; nil when none was told.
    public var requestID: String? {
        switch self {
        case .refused(_, _, _, _, let id), .unavailable(_, _, let id): id
        case .rateLimited, .unreachable, .unclear, .unreadable: nil
        }
    }

    /// The HTTP status; nil when there was none.
    public var status: Int? {
        switch self {
        case .refused(let status, _, _, _, _), .unavailable(let status, _, _), .unreadable(let status, _, _): status
        case .rateLimited: 429
        case .unreachable, .unclear: nil
        }
    }
}

extension ChannexFailure: CustomStringConvertible {
    /// One line for logs and screens.
    public var description: String {
        switch self {
        case .refused(let status, let code, let title, let details, let requestID):
            line("Channex refused (\(status))", [code, title, details], requestID)
        case .rateLimited(let pause):
            "Channex allows no more calls for now (429)" + (pause.map { ", retry after \($0)" } ?? "")
        case .unavailable(let status, let details, let requestID):
            line("Channex is unavailable (\(status))", [details], requestID)
        case .unreachable(let reason): "Channex could not be reached: \(reason)"
        case .unclear(let reason): "Channex did not confirm: \(reason)"
        case .unreadable(let status, let reason, let body):
            line("Channex's answer (\(status)) cannot be read: \(reason)", [body], nil)
        }
    }

    private func line(_ start: String, _ parts: [String?], _ requestID: String?) -> String {
        let said = parts.compactMap(\.self).filter { !$0.isEmpty }
        let end = requestID.map { " [request \($0)]" } ?? ""
        return ([start] + said).joined(separator: ": ") + end
    }
}
