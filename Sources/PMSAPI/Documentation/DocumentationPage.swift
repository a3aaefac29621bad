/// The contract as a page: a table of the operations, and below it the whole document.
///
/// It reads the few lines that it needs by the document's own layout: paths are indented by two spaces, methods by
/// four, summaries by six. A test compares the page with the router.
struct DocumentationPage {
    private struct Operation {
        var method: String
        var path: String
        var summary = ""
    }

    private let text: String
    private let operations: [Operation]

    init(contract: [UInt8]) {
        self.text = String(decoding: contract, as: UTF8.self)
        self.operations = DocumentationPage.operations(in: text)
    }

    /// The page, complete by itself: no script, nothing fetched from elsewhere.
    var html: String {
        let rows = operations.map { operation in
            """
            <tr><td class="\(operation.method)">\(operation.method.uppercased())</td>\
            <td><code>\(escaped(operation.path))</code></td><td>\(escaped(operation.summary))</td></tr>
            """
        }
        return """
            <!doctype html>
            <html lang="pt-BR">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>sistema-os · API</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; } td { border-top: 1px solid #ddd; padding: .35rem .5rem; }
            td:first-child { font-weight: 600; } .get { color: #0a6b50; } .delete { color: #a11; }
            .post, .put, .patch { color: #8a5a00; }
            pre { background: #f6f6f4; overflow-x: auto; padding: 1rem; font-size: 13px; }
            @media (prefers-color-scheme: dark) { body { background: #16181a; color: #e8e8e6; } pre { background: #222; }
            td { border-color: #444; } .get { color: #5fd0ae; } .delete { color: #ff8f8f; }
            .post, .put, .patch { color: #f0c069; } a { color: #8ab4f8; } }
            </style></head>
            <body>
            <h1>sistema-os · API do PMS</h1>
            <p>Envie a chave no cabeçalho <code>X-API-Key</code>. O contrato completo está em
            <a href="/openapi.yaml">/openapi.yaml</a> (OpenAPI 3.1) e abaixo.</p>
            <table>\(rows.joined(separator: "\n"))</table>
            <details><summary>O contrato completo</summary><pre>\(escaped(text))</pre></details>
            </body></html>
            """
    }

    private static func operations(in text: String) -> [Operation] {
        let methods: Set<String> = ["get", "post", "put", "patch", "delete"]
        var operations: [Operation] = []
        var path = ""
        for line in text.split(separator: "\n") {
            let indent = line.prefix { $0 == " " }.count
            let rest = line.dropFirst(indent)
            let name = String(rest.prefix { $0 != ":" })
            if indent == 2 { path = rest.hasPrefix("/") ? name : "" }
            guard !path.isEmpty else { continue }
            if indent == 4, methods.contains(name) {
                operations.append(Operation(method: name, path: path))
            } else if indent == 6, name == "summary", !operations.isEmpty {
                operations[operations.count - 1].summary = String(rest.dropFirst("summary: ".count))
            }
        }
        return operations
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
        return result
    }
}
