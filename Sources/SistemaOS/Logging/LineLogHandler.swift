package import HotelValues
package import Logging

/// Writes each event as one line, in the format that the configuration says.
///
/// Messages are the same words each time and the facts are metadata; who logs sees to it that no fact is a guest's.
package struct LineLogHandler: LogHandler {
    /// The least level that is written.
    package var logLevel: Logger.Level
    /// Facts that stand in every line.
    package var metadata: Logger.Metadata = [:]
    /// Facts of the task that logs.
    package var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let format: LogFormat
    private let output: LogOutput
    private let now: @Sendable () -> Timestamp

    /// A handler for the logger of that name, which takes the time from `now`.
    package init(
        label: String,
        level: Logger.Level,
        format: LogFormat,
        output: LogOutput,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.label = label
        self.logLevel = level
        self.format = format
        self.output = output
        self.now = now
    }

    /// One of the facts that stand in every line.
    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes the event as one line; of two facts with one name the nearer to the event counts.
    package func log(event: LogEvent) {
        var facts = metadata
        facts.merge(metadataProvider?.get() ?? [:]) { _, newer in newer }
        facts.merge(event.metadata ?? [:]) { _, newer in newer }
        if let error = event.error, facts["error"] == nil { facts["error"] = "\(error)" }
        let entry = LogEntry(
            time: now(),
            level: event.level,
            label: label,
            message: event.message.description,
            metadata: facts
        )
        output.write(format.line(entry))
    }
}
