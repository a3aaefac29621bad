/// Whose stay it is that a guest writes about: a booking's, or none yet, at a property and an agency.
struct GuestStay {
    let property: String
    let ota: OTA
    var booking: String?
    var code: String?
    var guest: String?
}

extension FieldReader {
    /// Reads `booking_id`, or else `property` and `ota`; notes what is wrong.
    mutating func stay(in world: World) -> GuestStay? {
        if let id = text("booking_id") {
            guard let place = world.bookings.place(ofBooking: id),
                let revision = world.bookings.latest(ofBooking: place)
            else { return refuse("booking_id", FaultText.missing) }
            let summary = revision.summary
            guard let ota = OTA(rawValue: String(summary.uniqueID.prefix(3))) else {
                return refuse("booking_id", FaultText.invalid)
            }
            return GuestStay(
                property: revision.property,
                ota: ota,
                booking: id,
                code: summary.otaCode,
                guest: summary.customerName
            )
        }
        let property = text("property", required: true)
        let ota = text("ota", required: true).flatMap { ChannelAdapter.named($0)?.ota }
        if fields["ota"]?.text != nil, ota == nil { faults.add("ota", FaultText.invalid) }
        if let property, world.properties[property] == nil { faults.add("property", FaultText.missing) }
        guard let property, let ota, faults.isEmpty else { return nil }
        return GuestStay(property: property, ota: ota, guest: text("guest_name"))
    }
}
