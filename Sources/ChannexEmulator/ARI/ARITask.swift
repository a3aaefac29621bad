import HotelValues

/// What an accepted ARI call became: something to look up afterwards (contract §3.5).
struct ARITask: Codable, Sendable {
    let id: String
    let lane: Lane
    let at: Timestamp
    let properties: [String]
    let isClean: Bool
    /// What was refused or only taken in part; forgotten with the body.
    fileprivate(set) var warnings: [JSON]
    /// The exact body of the call; nil once it is no longer kept.
    fileprivate(set) var body: [UInt8]?

    /// The task of a call with that outcome and body.
    init(id: String, lane: Lane, at: Timestamp, properties: [String], _ outcome: ARIOutcome, _ body: [UInt8]) {
        self.id = id
        self.lane = lane
        self.at = at
        self.properties = properties
        isClean = outcome.warnings.isEmpty
        warnings = outcome.warnings
        self.body = body
    }

    /// The entity; it succeeded if nothing of it was warned about.
    var entity: JSON {
        // What was accepted once is JSON.
        let values = body.flatMap { try? JSON.parse($0) }?["values"]
        let attributes: JSON = [
            "id": .string(id), "type": .string(lane.taskType), "success": .bool(isClean),
            "errors": .array(warnings), "payload": ["values": values ?? .null], "inserted_at": .string(at.naiveText),
        ]
        return .entity("task", id: id, attributes)
    }
}

/// The latest tasks, readable whatever becomes of the log of calls.
struct TaskLog: Codable, Sendable {
    /// How many tasks are kept.
    static let limit = 5_000
    /// How many bytes of their bodies are kept: the latest ones, but always the last.
    static let byteLimit = 64 * 1024 * 1024

    private var tasks: [String: ARITask] = [:]
    private var order: [String] = []
    /// How many of the oldest have lost their bodies.
    private var emptied = 0
    private var bytes = 0

    /// The task with that id.
    subscript(id: String) -> ARITask? { tasks[id] }

    /// Notes a task.
    mutating func add(_ task: ARITask) {
        tasks[task.id] = task
        order.append(task.id)
        bytes += task.body?.count ?? 0
        while bytes > TaskLog.byteLimit, emptied < order.count - 1 {
            bytes -= tasks[order[emptied]]?.body?.count ?? 0
            tasks[order[emptied]]?.body = nil
            tasks[order[emptied]]?.warnings = []
            emptied += 1
        }
        // In batches, so that the cost of moving the rest is shared by many tasks.
        guard order.count >= TaskLog.limit + TaskLog.limit / 10 else { return }
        let dropped = order.count - TaskLog.limit
        for id in order.prefix(dropped) {
            bytes -= tasks[id]?.body?.count ?? 0
            tasks[id] = nil
        }
        order.removeFirst(dropped)
        emptied = Swift.max(0, emptied - dropped)
    }
}

/// Tasks over HTTP: undocumented, for debugging (contract §3.5).
extension World {
    func task(_ call: Call) throws(Refusal) -> Reply {
        guard switches.serveTasks, let task = tasks[call.id] else { throw .notFound }
        return Reply.entity(task.entity).noting(properties: task.properties)
    }
}
