import HTTPServing
import HTTPTypes
import Hummingbird
import NIOCore

/// The contract, for programs and for people: `/openapi.yaml`, `/docs`.
struct DocumentationController: Sendable {
    private let contract = ByteBuffer(bytes: PackageResources.openapi_yaml)
    private let page = ByteBuffer(string: DocumentationPage(contract: PackageResources.openapi_yaml).html)

    func addRoutes(to router: Router<ServingContext>) {
        router.get("openapi.yaml") { _, _ in
            BytesBody(contract, mediaType: "application/yaml", headers: [.cacheControl: "no-cache"])
        }
        router.get("docs") { _, _ in
            let headers: HTTPFields = [
                .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
                .cacheControl: "no-cache",
            ]
            return BytesBody(page, mediaType: "text/html; charset=utf-8", headers: headers)
        }
    }
}
