import ArgumentParser
import ChannexEmulator
import NIOHTTP1

/// `sistema-os emulator fault`: what goes wrong on purpose.
struct EmulatorFaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fault",
        abstract: "Let calls and webhooks go wrong on purpose.",
        subcommands: [FaultAddCommand.self, FaultListCommand.self, FaultClearCommand.self],
        defaultSubcommand: FaultListCommand.self
    )

    /// A rule in one line.
    static func line(_ rule: JSON) -> String {
        let id = (rule["id"]?.text ?? "").padded(to: 38)
        let kind = (rule["kind"]?.text ?? "").padded(to: 16)
        let about = [rule["method"], rule["endpoint"], rule["event"], rule["property"]].compactMap { $0?.text }
        let count = rule["left"]?.integer.map { ", \($0) more times" } ?? ""
        let share = rule["share"]?.integer ?? 100
        return "\(id) \(kind) \(about.isEmpty ? "everything" : about.joined(separator: " ")), \(share) %\(count), "
            + "hit \(rule["hits"]?.integer ?? 0) times"
    }
}

/// `sistema-os emulator fault add`: one more rule.
struct FaultAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a rule by which calls or webhooks go wrong.",
        discussion: """
            Example:  sistema-os emulator fault add status --status 503 --on "POST /availability" --count 3
            Example:  sistema-os emulator fault add webhook_drop --share 50 --for 600

            Kinds for calls: status, html, delay, timeout, reset, cut_body, wrong_types, unknown_fields. \
            Kinds for webhooks: webhook_drop, webhook_double, webhook_reorder, webhook_delay.
            """
    )

    @Argument(help: "What goes wrong: one of the kinds below.")
    var kind: String

    @Option(name: .customLong("on"), help: "Which calls, as `METHOD /path`, `/path` or `METHOD`; `*` is any segment.")
    var target: String?

    @Option(help: "Only calls and webhooks about this property.")
    var property: String?

    @Option(help: "Only webhooks of this event.")
    var event: String?

    @Option(help: "The status that is answered.")
    var status: Int?

    @Option(help: "Seconds, for delays and timeouts.")
    var seconds: Int?

    @Flag(help: "Carry the call out all the same, before the fault.")
    var applied = false

    @Option(help: "Of a hundred, how many are hit.")
    var share: Int?

    @Option(help: "How many are hit in all.")
    var count: Int?

    @Option(name: .customLong("for"), help: "How many seconds the rule lasts.")
    var duration: Int?

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let rule = try await emulator.remote().admin(.POST, "/faults", body)
            try emulator.show(rule, EmulatorFaultCommand.line)
        }
    }

    private var body: JSON {
        var body: JSON = ["kind": .string(kind)]
        if applied { body = body.setting("applied", true) }
        for word in (target ?? "").split(separator: " ") {
            body = body.setting(word.hasPrefix("/") ? "endpoint" : "method", .string(String(word)))
        }
        let texts = [("property", property), ("event", event)]
        for case (let name, let text?) in texts { body = body.setting(name, .string(text)) }
        let numbers = [
            ("status", status), ("seconds", seconds), ("share", share), ("count", count), ("for", duration),
        ]
        for case (let name, let number?) in numbers { body = body.setting(name, JSON(number)) }
        return body
    }
}

/// `sistema-os emulator fault list`: the rules in force.
struct FaultListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rules.")

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let answer = try await emulator.remote().admin(.GET, "/faults")
            try emulator.show(answer) { answer in
                let rules = answer["faults"]?.elements ?? []
                return rules.isEmpty ? "No faults." : rules.map(EmulatorFaultCommand.line).joined(separator: "\n")
            }
        }
    }
}

/// `sistema-os emulator fault clear`: one rule less, or none.
struct FaultClearCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "clear", abstract: "End a rule, or all of them.")

    @Argument(help: "The rule's id; all rules where it is not given.")
    var id: String?

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let path = id.map { "/faults/\($0)" } ?? "/faults"
            let answer = try await emulator.remote().admin(.DELETE, path)
            try emulator.show(answer) { _ in id == nil ? "No faults any more." : "The rule is ended." }
        }
    }
}
