import AsyncHTTPClient
import ChannelSync
import FoundationEssentials
import NIOCore
import NIOHTTP1
import PMSWire

/// An answer of whoever listens at the PMS's address.
struct PMSReply: Sendable {
    let status: Int
    let headers: HTTPHeaders
    var body: [UInt8] = []

    /// Reads the answer, at most that many bytes.
    init(_ response: HTTPClientResponse, limit: Int) async throws {
        self.status = Int(response.status.code)
        self.headers = response.headers
        for try await part in response.body {
            guard body.count + part.readableBytes <= limit else { throw AnswerTooLarge() }
            body.append(contentsOf: part.readableBytesView)
        }
    }

    /// Whether the caller's copy still holds.
    var isNotModified: Bool { status == 304 }

    /// Whether nothing is served at the path, as opposed to the thing it names not being there.
    ///
    /// A proxy whose PMS is away answers 404 as well, in HTML; a PMS's own refusal is an object and says what it lacks.
    var isPathMissing: Bool {
        guard status == 404 || status == 405 else { return false }
        guard let problem else { return true }
        if let type = problem.type { return PMSReply.missingPathKinds.contains { type.hasSuffix($0) } }
        return (problem.detail ?? problem.title).map { PMSReply.bareRefusals.contains($0.lowercased()) } ?? true
    }

    /// The value that the body holds.
    func decode<Value: Decodable>(_ type: Value.Type, of call: PMSCall) throws(GatewayFailure) -> Value {
        do {
            return try WireCoding.decode(type, from: Data(body))
        } catch let error as DecodingError {
            throw .unavailable("\(call.name): an answer that cannot be read: \(error.place)")
        } catch {
            throw .unavailable("\(call.name): an answer that is not JSON")
        }
    }

    /// What a status other than a success means for the engine; nil for a success.
    func failure(of call: PMSCall, hiding key: String?) -> GatewayFailure? {
        switch status {
        case 200..<300: return nil
        case 304 where call.knownTag != nil: return nil
        case 401, 403: return .unavailable("\(call.name): not let in (\(status)); check PMS_API_KEY")
        case 300..<400:
            return .unavailable("\(call.name): redirected (\(status)), which is not followed; check PMS_URL")
        case 404, 405:
            if isPathMissing { return .unavailable("\(call.name): nothing there (\(status)); check PMS_URL") }
        case 408, 425, 429, 500...: return .unavailable("\(call.name): \(status) \(said(hiding: key, call))")
        default: break
        }
        return .refused("\(call.name): \(status) \(said(hiding: key, call))")
    }

    private func said(hiding key: String?, _ call: PMSCall) -> String {
        guard let problem else { return "without a reason" }
        let text = [problem.detail ?? problem.title, problem.field].compactMap(\.self).joined(separator: " – ")
        return PeerText.line(text, hiding: call.guestTexts + [key].compactMap(\.self))
    }

    /// The refusal in the body; nil when the body is no object.
    private var problem: PeerProblem? { try? WireCoding.decode(PeerProblem.self, from: Data(body)) }

    private static let missingPathKinds = ["caminho-inexistente", "metodo-nao-permitido"]
    /// What a framework says by itself where no handler of the PMS spoke.
    private static let bareRefusals = ["not found", "method not allowed"]
}

/// A refusal in whatever form a PMS words it: ours, or a framework's list of fields.
private struct PeerProblem: Decodable {
    var type: String?
    var title: String?
    var detail: String?
    var field: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        type = try? container.decode(String.self, forKey: .type)
        title = try? container.decode(String.self, forKey: .title)
        field = try? container.decode(String.self, forKey: .field)
        // A list's entries repeat what was sent, so that only where it was and what is wrong are read of them.
        let flaws = try? container.decode([FieldFlaw].self, forKey: .detail)
        detail = flaws?.map(\.text).joined(separator: "; ") ?? (try? container.decode(String.self, forKey: .detail))
    }

    private enum CodingKeys: String, CodingKey {
        case type
        case title
        case detail
        case field = "campo"
    }

    private struct FieldFlaw: Decodable {
        var loc: [Step]?
        var msg: String?

        var text: String { "\((loc ?? []).map(\.text).joined(separator: ".")): \(msg ?? "wrong")" }
    }

    private struct Step: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            text = try (try? container.decode(String.self)) ?? String(container.decode(Int.self))
        }
    }
}

extension DecodingError {
    /// Where the flaw is, without the value found there.
    fileprivate var place: String {
        let path: [any CodingKey] =
            switch self {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            @unknown default: []
            }
        let steps = path.map { $0.intValue.map(String.init) ?? $0.stringValue }
        return steps.isEmpty ? "the body" : steps.joined(separator: ".")
    }
}
