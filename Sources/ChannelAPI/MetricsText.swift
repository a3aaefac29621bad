import ChannelSync
import HotelValues

/// The state in Prometheus's text form.
struct MetricsText {
    var page: PrometheusText

    init(
        _ status: LinkStatus,
        latencies: [LatencyStage: [Lane: LatencyHistogram]],
        levels: [ServiceLevel],
        callsLeft: [Lane: Int],
        property: String,
        now: Timestamp
    ) {
        page = PrometheusText(common: [("property", property)])
        addOutbound(status, callsLeft, now)
        addInbound(status, now)
        addTimes(latencies)
        addLevels(levels)
    }

    private mutating func addOutbound(_ status: LinkStatus, _ callsLeft: [Lane: Int], _ now: Timestamp) {
        page.gauge("changes_waiting", "Changes that wait to be sent to Channex.", byLane(status.waiting))
        page.gauge(
            "changes_parked",
            "Changes that Channex refused and a person must look at.",
            byLane(status.parked)
        )
        page.gauge("oldest_change_seconds", "Age of the oldest change that waits.", seconds(status.waitingSince, now))
        page.gauge("calls_left", "Calls that Channex allows within the present minute.", byLane(callsLeft))
    }

    private mutating func addInbound(_ status: LinkStatus, _ now: Timestamp) {
        let states = ["stored", "applied", "parked", "acknowledged"]
        page.gauge(
            "revisions",
            "Booking revisions by state.",
            states.map { ([("state", $0)], "\(status.revisions[$0, default: 0])") }
        )
        page.gauge("bookings", "Bookings of channels that are known.", status.bookings)
        page.gauge("bookings_overbooked", "Bookings without a room for one of their stays.", status.overbooked)
        page.gauge("webhooks_received", "Webhooks that were remembered.", status.hints)
        page.gauge(
            "feed_age_seconds",
            "Time since the feed was last read to its end.",
            seconds(status.lastFeedReading, now)
        )
    }

    private mutating func addTimes(_ latencies: [LatencyStage: [Lane: LatencyHistogram]]) {
        let series = LatencyStage.allCases.flatMap { stage in
            Lane.allCases.map { lane in
                (
                    labels: [("stage", stage.word), ("lane", lane.rawValue)] as [PrometheusText.Label],
                    times: latencies[stage]?[lane] ?? LatencyHistogram()
                )
            }
        }
        page.histogram(
            "change_latency_seconds",
            "Time of a change from its commit in the PMS to its acceptance by Channex, and until it was read there.",
            series
        )
    }

    /// The goals and how well they are met over 28 days.
    private mutating func addLevels(_ levels: [ServiceLevel]) {
        func gauge(_ name: String, _ help: String, _ value: (ServiceLevel) -> String) {
            page.gauge(name, help, levels.map { ([("stage", $0.stage.word)], value($0)) })
        }
        page.gauge(
            "change_latency_quantile_seconds",
            "The time within which that share of the changes of 28 days came.",
            levels.flatMap { level in
                [(500, "0.5"), (950, "0.95"), (990, "0.99")].compactMap { share, name in
                    level.times.milliseconds(ofThousandth: share).map { time in
                        ([("stage", level.stage.word), ("quantile", name)], PrometheusText.seconds(time))
                    }
                }
            }
        )
        gauge("slo_goal_seconds", "The longest time that counts as in time.") { "\($0.goal.components.seconds)" }
        gauge("slo_goal_ratio", "The share of changes that must come in time.") {
            DecimalText.text(Int64($0.goalShare), places: 3)
        }
        gauge("slo_in_time_ratio", "The share of the changes of 28 days that came in time.") {
            DecimalText.text(Int64($0.share), places: 4)
        }
        gauge("slo_error_budget_left_ratio", "How much of what may be late within 28 days is left.") {
            DecimalText.text(Int64($0.budgetLeft), places: 2)
        }
    }

    private func byLane(_ counts: [Lane: Int]) -> [PrometheusText.Sample] {
        Lane.allCases.map { ([("lane", $0.rawValue)], "\(counts[$0, default: 0])") }
    }

    private func seconds(_ instant: Timestamp?, _ now: Timestamp) -> Int {
        instant.map { Int((now - $0).components.seconds) } ?? 0
    }
}
