import HTTPTypes
import Hummingbird
import NIOCore

/// Serves the console: a page at `/` and its parts under `/console`, all of them from the library itself.
struct ConsoleController: Sendable {
    /// Adds the page and each of its parts.
    func addRoutes(to router: Router<BasicRequestContext>) {
        let page = ConsoleFile("index.html", PackageResources.index_html)
        router.get("/") { _, _ in page.response }
        for file in ConsoleFile.parts {
            router.get(RouterPath("console/\(file.name)")) { _, _ in file.response }
        }
    }
}

/// One part of the console, as it stands in the library.
struct ConsoleFile: Sendable {
    let name: String
    private let content: ByteBuffer

    init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        content = ByteBuffer(bytes: bytes)
    }

    /// The part over HTTP; it may run its own scripts and ask its own server, and nothing else.
    var response: Response {
        Response(
            status: .ok,
            headers: [
                .contentType: mediaType, .contentSecurityPolicy: ConsoleFile.policy, .cacheControl: "no-cache",
                .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody(byteBuffer: content)
        )
    }

    private var mediaType: String {
        switch name.split(separator: ".").last {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "text/html; charset=utf-8"
        }
    }

    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// Everything that the page asks for.
    static let parts: [ConsoleFile] = [
        ConsoleFile("base.css", PackageResources.base_css),
        ConsoleFile("views.css", PackageResources.views_css),
        ConsoleFile("icon.svg", PackageResources.icon_svg),
        ConsoleFile("app.js", PackageResources.app_js),
        ConsoleFile("api.js", PackageResources.api_js),
        ConsoleFile("bookings.js", PackageResources.bookings_js),
        ConsoleFile("calendar.js", PackageResources.calendar_js),
        ConsoleFile("certification.js", PackageResources.certification_js),
        ConsoleFile("dom.js", PackageResources.dom_js),
        ConsoleFile("feed.js", PackageResources.feed_js),
        ConsoleFile("format.js", PackageResources.format_js),
        ConsoleFile("guests.js", PackageResources.guests_js),
        ConsoleFile("ota.js", PackageResources.ota_js),
        ConsoleFile("settings.js", PackageResources.settings_js),
        ConsoleFile("tasks.js", PackageResources.tasks_js),
        ConsoleFile("webhooks.js", PackageResources.webhooks_js),
        ConsoleFile("words.js", PackageResources.words_js),
    ]
}
