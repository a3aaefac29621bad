import ChannelSync

/// Figures in Prometheus's text form; each carries the labels that all share.
struct PrometheusText {
    typealias Label = (name: String, value: String)
    typealias Sample = (labels: [Label], value: String)

    /// All there is of one figure: the form wants it in one piece.
    private struct Family {
        var name: String
        var head: [String]
        var lines: [String] = []
    }

    private let common: [Label]
    private var families: [Family] = []

    init(common: [Label]) {
        self.common = common
    }

    /// All of it, as it is served.
    var text: String { families.flatMap { $0.head + $0.lines }.joined(separator: "\n") + "\n" }

    /// Adds the figures of another page, such as another hotel's.
    mutating func append(_ other: PrometheusText) {
        var places = Dictionary(families.indices.map { (families[$0].name, $0) }) { first, _ in first }
        for family in other.families {
            if let place = places[family.name] {
                families[place].lines += family.lines
            } else {
                places[family.name] = families.count
                families.append(family)
            }
        }
    }

    /// A figure that goes up and down.
    mutating func gauge(_ name: String, _ help: String, _ samples: [Sample]) {
        begin(name, help, "gauge")
        for sample in samples { add(name, sample.labels, sample.value) }
    }

    /// A figure that goes up and down, as a whole number.
    mutating func gauge(_ name: String, _ help: String, _ value: Int) {
        gauge(name, help, [([], "\(value)")])
    }

    /// A figure that only grows.
    mutating func counter(_ name: String, _ help: String, _ samples: [Sample]) {
        begin(name, help, "counter")
        for sample in samples { add(name, sample.labels, sample.value) }
    }

    /// Times in seconds, counted in the steps of `LatencyBuckets`.
    mutating func histogram(_ name: String, _ help: String, _ series: [(labels: [Label], times: LatencyHistogram)]) {
        begin(name, help, "histogram")
        for (labels, times) in series {
            var count = 0
            for (bound, changes) in zip(LatencyBuckets.bounds, times.counts) {
                count += changes
                add("\(name)_bucket", labels + [("le", PrometheusText.seconds(bound))], "\(count)")
            }
            add("\(name)_bucket", labels + [("le", "+Inf")], "\(times.count)")
            add("\(name)_sum", labels, DecimalText.text(times.microseconds, places: 6))
            add("\(name)_count", labels, "\(times.count)")
        }
    }

    /// Milliseconds as seconds.
    static func seconds(_ milliseconds: Int64) -> String { DecimalText.text(milliseconds, places: 3) }

    private mutating func begin(_ name: String, _ help: String, _ type: String) {
        families.append(
            Family(name: name, head: ["# HELP sistema_os_\(name) \(help)", "# TYPE sistema_os_\(name) \(type)"])
        )
    }

    private mutating func add(_ name: String, _ labels: [Label], _ value: String) {
        let all = (common + labels).map { "\($0.name)=\"\(PrometheusText.escaped($0.value))\"" }.joined(separator: ",")
        families[families.count - 1].lines.append("sistema_os_\(name)\(all.isEmpty ? "" : "{\(all)}") \(value)")
    }

    private static func escaped(_ value: String) -> String {
        value.replacing(#"\"#, with: #"\\"#).replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
