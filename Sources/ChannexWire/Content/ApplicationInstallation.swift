/// An application to install on a property, such as `booking_crs` (contract §6.12, §7.7).
public struct ApplicationInstallation: Hashable, Sendable, Encodable {
    /// The property that gets it.
    public var property: ChannexProperty.ID
    /// The application's code.
    public var code: String

    private enum CodingKeys: String, CodingKey {
        case property = "property_id"
        case code = "application_code"
    }

    /// That application for that property.
    public init(property: ChannexProperty.ID, code: String) {
        self.property = property
        self.code = code
    }
}
