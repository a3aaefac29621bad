/// Why a person must look at a reservation.
public struct AttentionBody: Codable, Hashable, Sendable {
    /// The kind.
    public var kind: AttentionWord
    /// What the channel called the room, or what it sent that is unusable.
    public var text: String?
    /// The field that hotel and channel changed differently.
    public var field: String?
    /// The hotel's value of that field.
    public var hotel: String?
    /// The channel's value of that field.
    public var channel: String?

    /// Attention of that kind.
    public init(
        kind: AttentionWord,
        text: String? = nil,
        field: String? = nil,
        hotel: String? = nil,
        channel: String? = nil
    ) {
        self.kind = kind
        self.text = text
        self.field = field
        self.hotel = hotel
        self.channel = channel
    }

    private enum CodingKeys: String, CodingKey {
        case kind = "tipo"
        case text = "texto"
        case field = "campo"
        case hotel
        case channel = "canal"
    }
}
