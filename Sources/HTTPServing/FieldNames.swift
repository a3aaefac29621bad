public import HTTPTypes

extension HTTPField.Name {
    /// The id by which a request is found in the logs.
    public static let requestID = known("X-Request-Id")
    /// The key of a program.
    public static let apiKey = known("X-API-Key")
    /// A caller's key of a request that may be sent more than once.
    public static let idempotencyKey = known("Idempotency-Key")
    /// Says that an earlier request of the same key had done it already.
    public static let idempotentReplay = known("Idempotent-Replay")
    /// Which pages may show this one in a frame.
    public static let frameOptions = known("X-Frame-Options")
    /// What the page lets a following request know of itself.
    public static let referrerPolicy = known("Referrer-Policy")

    private static func known(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is a name of a header field") }
        return name
    }
}
