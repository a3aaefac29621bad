import HotelValues
import Logging
import ServiceLifecycle
import Synchronization

/// Carries out the deliveries of the world, and wakes it when something falls due.
struct WebhookDeliverer: Service {
    let emulation: Emulation
    let sender: WebhookSender
    let logger: Logger

    /// Runs until shutdown; a delivery that is on its way then is given up.
    func run() async throws {
        let armed = Alarm()
        await withDiscardingTaskGroup { group in
            for await _ in emulation.wakes.cancelOnGracefulShutdown() {
                let work = due()
                for delivery in work.deliveries {
                    group.addTask { await deliver(delivery, of: work.epoch, work.switches) }
                }
                guard let wait = work.wait, wait > .zero, armed.set(work.present + wait) else { continue }
                group.addTask {
                    // A sleep that is broken off ends the alarm, and with it nothing else.
                    try? await sender.clock.sleep(for: wait)
                    armed.clear(work.present + wait)
                    emulation.wake()
                }
            }
            group.cancelAll()
        }
    }

    private struct Work: Sendable {
        let deliveries: [Delivery]
        /// The present instant of the surroundings, and how long they have to wait until there is more to do.
        let present: Timestamp
        let wait: Duration?
        let switches: Switches
        /// The account whose deliveries they are.
        let epoch: Int
    }

    private func due() -> Work {
        let present = emulation.present
        return emulation.withWorld { world, moment in
            Work(
                deliveries: world.takeDeliveries(moment.now),
                present: present,
                wait: world.nextAlarm.flatMap { world.time.wait(until: $0, at: present) },
                switches: world.switches,
                epoch: world.epoch
            )
        }
    }

    private func deliver(_ delivery: Delivery, of epoch: Int, _ switches: Switches) async {
        let outcome: DeliveryOutcome
        do {
            let answer = try await sender.post(
                delivery.body,
                to: delivery.target,
                headers: delivery.headers,
                switches
            )
            outcome = .status(answer.status)
        } catch is WebhookSender.Timeout {
            outcome = .timeout
        } catch {
            outcome = .unreachable(String(describing: error))
        }
        guard !Task.isCancelled else { return }
        logger.debug("Webhook delivered", metadata: ["event": "\(delivery.event)", "outcome": "\(outcome)"])
        emulation.withWorld { world, moment in
            world.finishDelivery(delivery.number, outcome, epoch: epoch, moment)
        }
        emulation.wake()
    }
}

/// For when the deliverer is to be woken, by the time of the surroundings: only the earliest of several sleeps counts.
private final class Alarm: Sendable {
    private let instant = Mutex<Timestamp?>(nil)

    /// Sets the alarm; false if an earlier one, or the same, is set already.
    func set(_ next: Timestamp) -> Bool {
        instant.withLock { instant in
            if let instant, instant <= next { return false }
            instant = next
            return true
        }
    }

    /// Takes the alarm back once it has rung.
    func clear(_ rung: Timestamp) {
        instant.withLock { instant in
            if instant == rung { instant = nil }
        }
    }
}
