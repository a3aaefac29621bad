/// The test call of webhooks (contract §5.7).
extension APIController {
    /// Sends one test event to a webhook that is not kept, and tells what came back.
    func testWebhook(_ call: Call) async throws(Refusal) -> Reply {
        let (webhook, body, switches) = try emulation.update { world, moment throws(Refusal) in
            let webhook = try world.draftWebhook(call, moment)
            let body = WebhookEvent(name: .booking, property: webhook.property)
                .envelope(["data": [:]], at: moment.now)
            return (webhook, body, world.switches)
        }
        do {
            let answer = try await sender.post(body, to: webhook.target, headers: webhook.headers, switches)
            return Reply(APIController.report(answer, of: webhook.target, switches))
        } catch {
            guard !switches.refuseUnreachableTest else {
                throw .invalid(Faults("callback_url", "is not reachable"))
            }
            return Reply(APIController.report(nil, of: webhook.target, switches))
        }
    }

    /// What the receiver answered; without an answer there is neither a status nor a header.
    private static func report(_ answer: WebhookSender.Answer?, of target: String, _ switches: Switches) -> JSON {
        let status = JSON(answer?.status)
        let body = JSON.string(answer?.body ?? "is not reachable")
        guard !switches.documentedTestAnswer else { return ["status_code": status, "body": body] }
        let headers = (answer?.headers ?? []).map { JSON.Member($0.name, .string($0.value)) }
        return ["status": status, "body": body, "headers": .object(headers), "request_url": .string(target)]
    }
}
