package import ChannexClient
import ChannexWire
import HotelValues
import Logging

/// Sends one message, in three steps: it is prepared, it is pushed, and how it went is concluded from.
///
/// None of them throws: a failure is an ending.
package struct OutboundWorker: Sendable {
    /// What came of preparing a message.
    package enum Preparation: Sendable {
        /// It may leave now.
        case ready(Errand)
        /// There is nothing to send for now.
        case over(OutboundPlanner.Ending)
    }

    /// How an errand ended, and whether Channex lets calls of the property in again.
    package struct Report: Hashable, Sendable {
        /// How it ended.
        package var ending: OutboundPlanner.Ending
        /// Whether calls of both lanes may be made again at once.
        package var isReopened = false
    }

    /// A message that may leave, and all that is known of it.
    package struct Errand: Sendable {
        /// The right to send it.
        package let claim: Claim
        /// The message.
        package let message: OutboundMessage
        let entry: LedgerEntry
        let mapping: Mapping
        let window: ClosedRange<Day>
    }

    let link: ChannelLink

    /// A worker for that link.
    package init(link: ChannelLink) {
        self.link = link
    }

    /// Sends what waits in the lane, with the values of this moment.
    func send(_ lane: Lane) async -> Report {
        switch await prepare(lane) {
        case .over(let ending): return Report(ending: ending)
        case .ready(let errand):
            let lost = Result<ARIReceipt, ChannexFailure>.failure(.unclear(reason: "another process has the lane"))
            let result = await holding(errand.claim) { await push(errand) } ?? lost
            return await conclude(errand, result)
        }
    }

    /// Pushes the message; this is all that takes time at Channex.
    package func push(_ errand: Errand) async -> Result<ARIReceipt, ChannexFailure> {
        link.surroundings.reached("before sending")
        do {
            let receipt = try await errand.message.push(to: link.channex)
            link.surroundings.reached("sent")
            return .success(receipt)
        } catch {
            return .failure(error)
        }
    }

    /// Keeps the lane while the work goes on; nil where the lane was lost first.
    private func holding<Value: Sendable>(
        _ claim: Claim,
        _ work: @escaping @Sendable () async -> Value
    ) async -> Value? {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await work() }
            group.addTask {
                await renew(claim)
                return nil
            }
            let first = await group.next().flatMap(\.self)
            group.cancelAll()
            return first
        }
    }

    /// Renews the lease again and again, until it is another's.
    private func renew(_ claim: Claim) async {
        while await link.sleep(until: link.surroundings.now() + LaneGate.renewal) {
            do {
                guard try await link.store.hold(claim, at: link.surroundings.now()) else { return }
            } catch {
                link.logger.warning("lane not renewed", metadata: ["lane": "\(claim.lane)", "failure": "\(error)"])
            }
        }
    }
}

extension OutboundWorker {
    /// Takes what waits in the lane, if a call may leave, and says what it is now.
    package func prepare(_ lane: Lane) async -> Preparation {
        do {
            guard let mapping = try await link.store.mapping() else { return .over(.done) }
            let id = link.surroundings.makeID()
            switch try await link.store.claim(lane, as: id, at: link.surroundings.now()) {
            case .nothing: return .over(.done)
            case .closed(let until): return .over(.deferred(until: until))
            case .granted(let claim): return try await prepare(claim, mapping)
            }
        } catch {
            link.logger.warning("message not prepared", metadata: ["lane": "\(lane)", "failure": "\(error)"])
            return .over(.failed)
        }
    }

    private func prepare(_ claim: Claim, _ mapping: Mapping) async throws -> Preparation {
        let window = link.window(of: mapping)
        let message: OutboundMessage
        do {
            message = try await compose(claim, ARIComposer(mapping: mapping, window: window))
        } catch {
            try await link.store.withdraw(claim)
            throw error
        }
        guard message.count > 0 else {
            // Nights that have passed, and what is mapped to nothing: nobody can send that any more.
            try await link.store.withdraw(claim, forgetting: claim.cells)
            return .over(.more)
        }
        let entry = LedgerEntry(sending: message, claim, within: window, at: link.surroundings.now())
        // Written down before it leaves, so that nobody forgets it who comes after this process.
        guard try await link.store.begin(entry, claim) else { return .over(.more) }
        let errand = Errand(claim: claim, message: message, entry: entry, mapping: mapping, window: window)
        return .ready(errand)
    }

    private func compose(_ claim: Claim, _ composer: ARIComposer) async throws -> OutboundMessage {
        let nothing: OutboundMessage = claim.lane == .availability ? .availability([]) : .restrictions([])
        guard let nights = composer.nightsToRead(for: claim.cells) else { return nothing }
        link.surroundings.reached("before reading values")
        let read = await holding(claim) { [gateway = link.gateway] in
            // The error travels as a value, since the lane is kept by what does not throw.
            do { return Result<HouseCalendar, any Error>.success(try await gateway.calendar(nights)) } catch {
                return .failure(error)
            }
        }
        guard let calendar = try read?.get() else { throw LaneLost() }
        return switch claim.lane {
        case .availability: .availability(composer.availability(of: claim.cells, in: calendar))
        case .restrictions: .restrictions(composer.restrictions(of: claim.cells, in: calendar))
        }
    }
}

/// Another process has taken the lane, because this one was too slow.
private struct LaneLost: Error {}
