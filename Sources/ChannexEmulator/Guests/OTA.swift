/// A travel agency whose guests book at the emulated properties, by the code that Channex gives its channel.
enum OTA: String, Codable, Sendable, CaseIterable {
    case bookingCom = "BDC"
    case airbnb = "ABB"
    case expedia = "EXP"
}
