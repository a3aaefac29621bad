/// A text that no print, log or dump shows by accident.
package struct Secret: Hashable, Sendable {
    /// The text itself, for whoever must send or compare it.
    package let value: String

    /// A secret with that text.
    package init(_ value: String) {
        self.value = value
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says that it is a secret, and nothing else.
    package var description: String { "(secret)" }

    /// Says that it is a secret, and nothing else.
    package var debugDescription: String { "(secret)" }

    /// Shows no child.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
