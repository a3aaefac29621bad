/// A request as the world sees it: its parts are read, but nothing of it is believed yet.
package struct Call: Sendable {
    /// The method, such as `GET`.
    package let method: String
    /// The path as sent.
    package let path: String
    /// What the route named, such as `id`.
    package let parameters: [String: String]
    /// The query.
    package internal(set) var query: Query
    /// The bytes of the body.
    package let bytes: [UInt8]
    /// The body; nil when it is empty or not JSON.
    package let body: JSON?
    /// What its key opens.
    var access: Access = .account

    /// The id that the path names.
    var id: String { parameters["id"] ?? "" }

    /// The object under the name of the entity's type (contract §1.3).
    func entity(_ type: String) throws(Refusal) -> JSON {
        guard let entity = body?[type], entity.members != nil else { throw .badRequest([]) }
        return entity
    }
}
