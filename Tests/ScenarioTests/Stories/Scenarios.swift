import Testing

/// Stories told to the real program: its processes are started, driven over HTTP, and looked at from outside.
///
/// One after the other, because each measures how quickly things follow.
@Suite("Scenarios", .serialized, .timeLimit(.minutes(5)))
struct Scenarios {}
