import HTTPServing
import HTTPTypes
import Hummingbird
import PMS
import PMSWire

extension Request {
    /// The caller's key of this request, if it sent one; throws for one that cannot be kept.
    ///
    /// The same key means the same request: method, path and body.
    func requestKey(over body: [UInt8]) throws -> RequestKey? {
        guard let text = headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw ProblemText.request(.wrongRequestKey)
        }
        let said = Array("\(method.rawValue) \(uri.path)\n".utf8) + body
        return RequestKey(key: text, fingerprint: Fingerprint.hexadecimal(of: said))
    }
}

extension HTTPFields {
    /// Says so when an earlier request had done it already.
    static func replay(_ isReplay: Bool) -> HTTPFields { isReplay ? [.idempotentReplay: "true"] : [:] }
}
