/// The first thing wrong with a configuration: one line that names the key, what it was and what is allowed.
///
/// It never holds the value of a secret. A program that meets it ends with exit code 78.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line.
    package let description: String

    init(_ line: String) {
        self.description = line
    }
}
