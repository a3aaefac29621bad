import ChannexClient
import ChannexWire
import HotelValues

/// Looks at the link from one end to the other: key, API, mapping, webhook, feed, last push.
public struct Doctor: Sendable {
    /// How one thing is.
    public enum Verdict: String, Hashable, Sendable {
        case well, warning, ill
    }

    /// One thing that was looked at.
    public struct Finding: Hashable, Sendable {
        /// What.
        public var subject: String
        /// How it is.
        public var verdict: Verdict
        /// What was seen, and what to do about it.
        public var detail: String
    }

    private let link: ChannelLink
    private let audit: Audit?

    /// A doctor for that link, who has the settings audited where it is known how they should be.
    public init(link: ChannelLink, audit: Audit? = nil) {
        self.link = link
        self.audit = audit
    }

    /// All findings, in the order in which one thing needs the other; it stops where nothing further can be seen.
    public func examine() async throws -> [Finding] {
        var findings = [await pms()]
        let (key, properties) = await key()
        findings.append(key)
        guard let properties else { return findings }
        guard let mapping = try await link.store.mapping() else {
            return findings + [
                Finding(
                    subject: "mapping",
                    verdict: .ill,
                    detail: "nothing is set up; run `sistema-os setup channex`"
                )
            ]
        }
        findings.append(await self.mapping(mapping, properties))
        findings.append(await webhook(mapping))
        findings.append(await feed(mapping))
        findings += try await pushes()
        findings.append(try await readBack())
        return findings + (await settings())
    }

    private func readBack() async throws -> Finding {
        let status = try await link.store.readBackStatus()
        let last = status.tallies.values.map(\.lastAt).max()
        let detail = "\(status.open) cells differ, \(status.raised) cannot be repaired"
        let time = last.map { "\($0): " } ?? "nothing read back yet; "
        return Finding(subject: "read-back", verdict: status.raised == 0 ? .well : .warning, detail: time + detail)
    }

    private func settings() async -> [Finding] {
        guard let audit else { return [] }
        do {
            let findings = try await audit.look()
            guard !findings.isEmpty else {
                return [Finding(subject: "settings at Channex", verdict: .well, detail: "as they should be")]
            }
            return findings.map { finding in
                let verdict: Verdict =
                    switch finding.severity {
                    case .notice: .well
                    case .warning: .warning
                    case .critical: .ill
                    }
                return Finding(subject: "settings at Channex", verdict: verdict, detail: finding.matter.english)
            }
        } catch {
            return [Finding(subject: "settings at Channex", verdict: .warning, detail: "not audited: \(error)")]
        }
    }

    private func pms() async -> Finding {
        do {
            let house = try await link.gateway.house()
            let detail = "\(house.name): \(house.roomTypes.count) room types, \(house.ratePlans.count) rate plans"
            return Finding(subject: "PMS", verdict: .well, detail: detail)
        } catch {
            return Finding(subject: "PMS", verdict: .ill, detail: "\(error)")
        }
    }

    private func key() async -> (Finding, [ChannexProperty]?) {
        do {
            let properties = try await link.channex.properties()
            let detail = "the key opens \(properties.count) properties"
            return (Finding(subject: "key and API", verdict: .well, detail: detail), properties)
        } catch {
            let advice = error.isUnauthorized ? "; check CHANNEX_API_KEY" : "; check CHANNEX_URL and the network"
            return (Finding(subject: "key and API", verdict: .ill, detail: error.description + advice), nil)
        }
    }

    private func mapping(_ mapping: Mapping, _ properties: [ChannexProperty]) async -> Finding {
        func ill(_ detail: String) -> Finding {
            Finding(subject: "mapping", verdict: .ill, detail: detail + "; run `sistema-os setup channex`")
        }
        guard properties.contains(where: { $0.id == mapping.property }) else {
            return ill("property \(mapping.property) is not at Channex")
        }
        do {
            let types = Set(try await link.channex.roomTypes(of: mapping.property).map(\.id))
            let plans = Set(try await link.channex.ratePlans(of: mapping.property).map(\.id))
            let lostTypes = mapping.roomTypes.filter { !types.contains($0.value) }.keys.sorted()
            let lostPlans = mapping.ratePlans.filter { !plans.contains($0.value.id) }.keys.sorted()
            let house = try await link.gateway.house()
            let unmapped =
                house.ratePlans.map(\.code).filter { mapping.ratePlans[$0] == nil }
                + house.roomTypes.map(\.code).filter { mapping.roomTypes[$0] == nil }
            let wrong = lostTypes + lostPlans + unmapped
            guard wrong.isEmpty else { return ill("not at Channex: \(wrong.joined(separator: ", "))") }
            let detail = "\(mapping.roomTypes.count) room types and \(mapping.ratePlans.count) rate plans"
            return Finding(subject: "mapping", verdict: .well, detail: detail)
        } catch {
            return ill("\(error)")
        }
    }

    private func webhook(_ mapping: Mapping) async -> Finding {
        func finding(_ verdict: Verdict, _ detail: String) -> Finding {
            Finding(subject: "webhook", verdict: verdict, detail: detail)
        }
        do {
            guard let stored = try await link.store.webhook() else { return finding(.well, "none: the feed is polled") }
            let there = try await link.channex.webhooks(of: mapping.property)
            guard let hook = there.first(where: { $0.id.rawValue == stored.id }) else {
                return finding(.warning, "gone from Channex; run `sistema-os setup channex`")
            }
            guard hook.isActive else {
                return finding(.warning, "switched off at Channex; run `sistema-os setup channex`")
            }
            return finding(.well, hook.callbackURL ?? "active")
        } catch {
            return finding(.warning, "\(error)")
        }
    }

    private func feed(_ mapping: Mapping) async -> Finding {
        do {
            let page = try await link.channex.feed(of: mapping.property)
            let waiting = page.total ?? page.revisions.count
            let detail = waiting == 0 ? "empty" : "\(waiting) revisions wait; is `sistema-os serve` running?"
            return Finding(subject: "feed", verdict: waiting == 0 ? .well : .warning, detail: detail)
        } catch {
            return Finding(subject: "feed", verdict: .ill, detail: error.description)
        }
    }

    private func pushes() async throws -> [Finding] {
        let status = try await link.store.status()
        return Lane.allCases.map { lane in
            let parked = status.parked[lane, default: 0]
            guard let last = status.lastCalls[lane] else {
                return Finding(subject: "last push of \(lane)", verdict: .warning, detail: "none yet")
            }
            let detail =
                "\(last.startedAt): \(last.outcome.rawValue), \(status.waiting[lane, default: 0]) wait, \(parked) refused"
            let isWell = last.outcome == .accepted && parked == 0
            return Finding(subject: "last push of \(lane)", verdict: isWell ? .well : .warning, detail: detail)
        }
    }
}
