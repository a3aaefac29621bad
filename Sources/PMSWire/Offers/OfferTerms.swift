/// How much of what is left of a room type is offered to the channels on a night, as `oferta` says it.
public struct OfferTerms: Codable, Hashable, Sendable {
    /// Of the rooms left, so many are kept from the channels.
    public var heldBack: Int
    /// The most rooms shown to the channels; nil is no limit.
    public var cap: Int?
    /// When no more rooms than this remain to be offered, none is.
    public var buffer: Int

    /// An offer with these terms.
    public init(heldBack: Int, cap: Int?, buffer: Int) {
        self.heldBack = heldBack
        self.cap = cap
        self.buffer = buffer
    }

    private enum CodingKeys: String, CodingKey {
        case heldBack = "retidos"
        case cap = "maximo"
        case buffer = "ultimos"
    }
}

extension JSONWriter {
    /// Appends the member `oferta`; nothing where all that is left is offered.
    mutating func writeMember(_ terms: OfferTerms?) {
        guard let terms else { return }
        write(",\"oferta\":{\"retidos\":")
        write(terms.heldBack)
        if let cap = terms.cap {
            write(",\"maximo\":")
            write(cap)
        }
        write(",\"ultimos\":")
        write(terms.buffer)
        write("}")
    }
}
