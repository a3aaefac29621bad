/// What a reservation says of its cancellation when nobody at the hotel gave a reason.
public enum CancellationText {
    /// The reason of a cancellation that came from a channel.
    public static func byChannel(_ name: String) -> String { "Cancelada pelo canal \(name)" }
}
