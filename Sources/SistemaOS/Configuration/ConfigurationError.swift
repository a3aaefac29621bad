/// The first thing wrong with a configuration: one line that names the key, what it was and what is allowed.
///
/// It never holds the value of a secret. A program that meets it ends with exit code 78.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line.
    package let description: String

    /// The error that is described by that text; line ends in it are escaped.
    init(_ text: String) {
        self.description = text.map { $0.isNewline ? "\\n" : String($0) }.joined()
    }
}
