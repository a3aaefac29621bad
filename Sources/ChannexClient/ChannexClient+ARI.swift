public import ChannexWire
public import HotelValues
import NIOHTTP1

extension ChannexClient {
    /// Sends availabilities in one message; an empty one is not sent.
    public func pushAvailability(_ values: [AvailabilityValue]) async throws(ChannexFailure) -> ARIReceipt {
        guard !values.isEmpty else { return .nothingSent }
        return try await push(ARIBody.encode(values), to: "availability")
    }

    /// Sends prices and restrictions in one message; an empty one is not sent.
    public func pushRestrictions(_ values: [RestrictionValue]) async throws(ChannexFailure) -> ARIReceipt {
        guard !values.isEmpty else { return .nothingSent }
        return try await push(ARIBody.encode(values), to: "restrictions")
    }

    /// What Channex holds as availability on those nights; long ranges take several calls.
    public func availability(
        of property: ChannexProperty.ID,
        nights: ClosedRange<Day>
    ) async throws(ChannexFailure) -> AvailabilityReading {
        var reading = AvailabilityReading()
        for part in ChannexClient.parts(of: nights) {
            let call = ChannexCall.get("availability").nights(part, of: property)
            reading.merge(try await read(call, as: AvailabilityReading.self))
        }
        return reading
    }

    /// What Channex holds as prices and restrictions on those nights; long ranges take several calls.
    public func restrictions(
        of property: ChannexProperty.ID,
        nights: ClosedRange<Day>
    ) async throws(ChannexFailure) -> RestrictionReading {
        var reading = RestrictionReading()
        for part in ChannexClient.parts(of: nights) {
            let call = ChannexCall.get("restrictions").nights(part, of: property)
                .filter("[restrictions]", RestrictionReading.fieldNames.joined(separator: ","))
            reading.merge(try await read(call, as: RestrictionReading.self))
        }
        return reading
    }

    private func push(_ body: [UInt8], to path: String) async throws(ChannexFailure) -> ARIReceipt {
        guard body.count < ARIBody.maximumBytes else {
            let title = "a message of \(body.count) bytes is above Channex's limit and was not sent"
            throw .refused(status: 413, code: nil, title: title, details: nil, requestID: nil)
        }
        let call = ChannexCall(method: .POST, path: [path], body: body)
        let answer = try await send(call)
        let said = try decode(TaskAnswer.self, answer, to: call)
        return ARIReceipt(
            tasks: said.tasks,
            warnings: said.warnings,
            requestID: answer.requestID,
            bytes: body.count
        )
    }

    /// The nights in runs of at most 500, the longest a read may ask for (contract §11.19).
    static func parts(of nights: ClosedRange<Day>) -> [ClosedRange<Day>] {
        stride(from: nights.lowerBound, through: nights.upperBound, by: 500).map { first in
            first...min(nights.upperBound, first.advanced(by: 499))
        }
    }
}

extension ChannexCall {
    fileprivate func nights(_ nights: ClosedRange<Day>, of property: ChannexProperty.ID) -> ChannexCall {
        filter("[property_id]", property.rawValue)
            .filter("[date][gte]", nights.lowerBound.description)
            .filter("[date][lte]", nights.upperBound.description)
    }
}

extension ARIReceipt {
    fileprivate static let nothingSent = ARIReceipt(tasks: [], warnings: [], requestID: nil, bytes: 0)
}
