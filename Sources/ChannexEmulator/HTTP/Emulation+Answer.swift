import HTTPTypes

/// Calls without a connection: for simulations, in which no time passes while bytes are on their way.
extension Emulation {
    /// Carries out a call that opens the whole account, records it, and answers it.
    ///
    /// `target` is the path with its query, such as `/api/v1/availability?filter[date]=2027-03-01`. No fault rule
    /// befalls it: a simulation has faults of its own.
    package func answer(_ method: String, _ target: String, _ bytes: [UInt8]) -> (status: Int, body: [UInt8]) {
        let reply = reply(to: method, target, bytes)
        return (reply.status.code, reply.body)
    }

    private func reply(to method: String, _ target: String, _ bytes: [UInt8]) -> Reply {
        let parts = target.split(separator: "?", maxSplits: 1)
        let path = parts.first.map(String.init) ?? "/"
        guard let (route, parameters) = APIRoute.matching(method, path) else {
            return finish(Reply(Refusal.notFound), method, path, endpoint: path, bytes, nil)
        }
        let call = Call(
            method: method,
            path: path,
            parameters: parameters,
            query: Query(parts.count > 1 ? String(parts[1]) : nil),
            bytes: bytes,
            // What is no JSON is refused by the routes that need a body.
            body: bytes.isEmpty ? nil : try? JSON.parse(bytes)
        )
        var reply: Reply
        do throws(Refusal) {
            reply = try update { world, moment throws(Refusal) in try route.transition(&world, call, moment) }
        } catch {
            reply = Reply(error)
        }
        return finish(reply, method, path, endpoint: "/api/v1/\(route.path)", bytes, route.lane)
    }

    private func finish(
        _ reply: Reply,
        _ method: String,
        _ path: String,
        endpoint: String,
        _ bytes: [UInt8],
        _ lane: Lane?
    ) -> Reply {
        record(method, path, endpoint: endpoint, reply, bytes, lane)
        return reply
    }

    /// Writes a call into the log, the certification's record and the history.
    func record(
        _ method: String,
        _ path: String,
        endpoint: String,
        _ reply: Reply,
        _ bytes: [UInt8],
        _ lane: Lane?
    ) {
        withWorld { world, moment in
            let call = world.calls.add { number in
                CallRecord(
                    number: number,
                    at: moment.now,
                    method: method,
                    path: path,
                    endpoint: "\(method) \(endpoint)",
                    status: reply.status.code,
                    size: bytes.count,
                    lane: lane,
                    note: reply.note,
                    answer: reply.digest,
                    body: lane == nil ? nil : bytes
                )
            }
            world.certification.note(call)
            if let lane { world.history.add(.ariCall(call, lane), at: moment.now) }
        }
    }
}

extension APIRoute {
    /// The route of a method and path, and what the path names in it.
    fileprivate static func matching(_ method: String, _ path: String) -> (APIRoute, [String: String])? {
        let segments = path.split(separator: "/").map(String.init)
        guard segments.starts(with: ["api", "v1"]) else { return nil }
        for route in table where route.method.rawValue == method {
            if let parameters = route.parameters(in: segments.dropFirst(2)) { return (route, parameters) }
        }
        return nil
    }

    private func parameters(in segments: ArraySlice<String>) -> [String: String]? {
        let pattern = path.split(separator: "/")
        guard pattern.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (word, segment) in zip(pattern, segments) {
            if word.hasPrefix(":") {
                parameters[String(word.dropFirst())] = segment
            } else if word != segment {
                return nil
            }
        }
        return parameters
    }
}
