import HTTPTypes
import Testing
import Yams

/// The OpenAPI document that the server serves, as a tree, and the little of JSON Schema that it uses.
struct Contract {
    struct Operation {
        /// Method and path, such as `GET /api/v1/hotel`.
        let name: String
        let body: [String: Any]
    }

    private let root: [String: Any]

    init(of hotel: HotelUnderTest) async throws {
        let text = try await hotel.call { try await $0.get("/openapi.yaml").text }
        self.root = try #require(try Yams.load(yaml: text) as? [String: Any])
    }

    var operations: [Operation] {
        let paths = root["paths"] as? [String: [String: Any]] ?? [:]
        return paths.flatMap { path, methods in
            methods.compactMap { method, body in
                (body as? [String: Any]).map { Operation(name: "\(method.uppercased()) \(path)", body: $0) }
            }
        }
    }

    /// The object, or the one that its `$ref` points at.
    func resolve(_ value: Any) -> [String: Any] {
        guard let object = value as? [String: Any] else { return [:] }
        guard let reference = object["$ref"] as? String else { return object }
        let found = reference.split(separator: "/").dropFirst().reduce(root as Any?) { node, name in
            (node as? [String: Any])?[String(name)]
        }
        return resolve(found ?? [:] as [String: Any])
    }

    /// The schema of an answer.
    func schema(of name: String, status: Int) throws -> [String: Any] {
        let operation = try #require(operations.first { $0.name == name })
        let responses = try #require(operation.body["responses"] as? [String: Any])
        let response = resolve(try #require(responses[String(status)] ?? responses["default"]))
        let content = try #require(response["content"] as? [String: [String: Any]])
        return resolve(try #require(content.values.first?["schema"]))
    }

    /// The names of all fields of bodies and of all parameters of queries.
    var requestFields: Set<String> {
        var names: Set<String> = []
        for operation in operations {
            let parameters = (operation.body["parameters"] as? [Any] ?? []).map(resolve)
            names.formUnion(parameters.filter { $0["in"] as? String == "query" }.compactMap { $0["name"] as? String })
            let content = resolve(operation.body["requestBody"] ?? "")["content"] as? [String: [String: Any]] ?? [:]
            for schema in content.values { names.formUnion(fields(of: resolve(schema["schema"] ?? ""))) }
        }
        return names
    }

    private func fields(of schema: [String: Any]) -> Set<String> {
        let properties = schema["properties"] as? [String: Any] ?? [:]
        let items = schema["items"].map { [$0] } ?? []
        let parts = (schema["allOf"] as? [Any] ?? []) + items + Array(properties.values)
        return parts.reduce(into: Set(properties.keys)) { $0.formUnion(fields(of: resolve($1))) }
    }

    /// What is wrong with a value by its schema: wrong types, missing and undocumented fields, words that are none.
    func faults(of value: Any, _ schema: [String: Any], at path: String) -> [String] {
        if let choices = schema["oneOf"] as? [Any] {
            return choices.contains { faults(of: value, resolve($0), at: path).isEmpty }
                ? [] : ["\(path): none of oneOf"]
        }
        if let types = schema["type"], !Contract.names(of: types).contains(where: { Contract.isA($0, value) }) {
            return ["\(path): \(value) is not \(types)"]
        }
        if let words = schema["enum"] as? [String], let word = value as? String, !words.contains(word) {
            return ["\(path): \(word) is not one of \(words)"]
        }
        switch value {
        case let object as [String: Any]: return faults(of: object, schema, at: path)
        case let list as [Any]:
            let items = resolve(schema["items"] ?? [:] as [String: Any])
            return list.enumerated().flatMap { faults(of: $1, items, at: "\(path)[\($0)]") }
        default: return []
        }
    }

    private func faults(of object: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
        let properties = schema["properties"] as? [String: Any] ?? [:]
        let others = schema["additionalProperties"]
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
            "\(path).\($0): missing"
        }
        return missing
            + object.flatMap { name, value in
                guard let property = properties[name] ?? others else { return ["\(path).\(name): undocumented"] }
                return faults(of: value, resolve(property), at: "\(path).\(name)")
            }
    }

    private static func names(of type: Any) -> [String] { type as? [String] ?? [type as? String ?? ""] }

    private static func isA(_ type: String, _ value: Any) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        // YAML reads a quoted date or number as text, which is what JSON says it is.
        case "string": value is String
        case "integer": value is Int
        case "number": value is Int || value is Double
        case "boolean": value is Bool
        default: "\(value)" == "<null>" || value is Void
        }
    }
}
