package import Hummingbird

/// What the world answers to a call, and what the calls log notes about it.
package struct Reply: Sendable {
    /// The status of the answer.
    package var status: HTTPResponse.Status
    /// The body as JSON text.
    package var body: [UInt8]
    /// Headers beside those that every answer has.
    var headers: [Header] = []
    /// What the calls log keeps beside the call.
    package var note = CallNote()

    /// A header of an answer.
    struct Header: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// An answer with that body.
    package init(_ body: JSON, status: HTTPResponse.Status = .ok) {
        self.status = status
        self.body = body.encoded
    }

    /// An answer with a body that is encoded already.
    init(encoded body: [UInt8], status: HTTPResponse.Status = .ok) {
        self.status = status
        self.body = body
    }

    /// The answer to a request that is not carried out.
    init(_ refusal: Refusal, in language: Language = .english) {
        self.init(refusal.body(in: language), status: refusal.status)
    }

    /// What deletions and some actions answer (contract §1.3).
    static let success = Reply(["meta": ["message": "Success"]])

    /// One entity under `data`.
    static func entity(_ entity: JSON, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(["data": entity], status: status)
    }

    /// A list that is not divided into pages.
    static func list(_ entities: [JSON]) -> Reply {
        Reply(["data": .array(entities)])
    }

    /// A digest of the body (FNV-1a), which tells two bodies apart but is no proof against forgery.
    var digest: UInt64 {
        body.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    /// The answer with a note of what it was about.
    func noting(properties: [String]) -> Reply {
        var reply = self
        reply.note.properties = properties
        return reply
    }
}

/// What the calls log keeps of a call beside its request line.
package struct CallNote: Codable, Sendable {
    /// The properties it was about.
    package var properties: [String] = []
    /// The task an ARI call became (contract §3.5).
    package var task: String?
    /// ARI values that were taken.
    package var accepted = 0
    /// The nights that the taken values speak of, those of each value counted by themselves.
    package var nights = 0
    /// How many ARI values were refused or only taken in part.
    package var rejected = 0
    /// Those values with their warnings, as long as the call's body is kept.
    package var warnings: [JSON] = []
    /// The kind of the fault that befell the call, if one did.
    package var fault: String?
}

extension JSON {
    /// An entity in the envelope (contract §1.3).
    static func entity(_ type: String, id: String, _ attributes: JSON, relationships: JSON? = nil) -> JSON {
        let entity: JSON = ["type": .string(type), "id": .string(id), "attributes": attributes]
        guard let relationships else { return entity }
        return entity.setting("relationships", relationships)
    }

    /// A relationship to the entities with those ids.
    static func references(_ type: String, _ ids: JSON?) -> JSON {
        ["data": .array((ids?.elements ?? []).map { id -> JSON in ["type": .string(type), "id": id] })]
    }

    /// A relationship to one entity, or to none.
    static func reference(_ type: String, _ id: String?) -> JSON {
        guard let id else { return ["data": .null] }
        return ["data": ["type": .string(type), "id": .string(id)]]
    }
}
