public import HotelValues

/// What Channex holds as availability, by room type and night (contract §3.8).
public struct AvailabilityReading: Hashable, Sendable {
    /// Rooms left, by room type and night.
    public var rooms: [ChannexRoomType.ID: [Day: Int]]

    /// So many rooms; nothing by default.
    public init(rooms: [ChannexRoomType.ID: [Day: Int]] = [:]) {
        self.rooms = rooms
    }

    /// Rooms of the type left on the night; nil when Channex did not say.
    public subscript(roomType: ChannexRoomType.ID, night: Day) -> Int? { rooms[roomType]?[night] }

    /// Adds what another call read; where both speak of a night the other counts.
    public mutating func merge(_ other: AvailabilityReading) {
        for (roomType, nights) in other.rooms { rooms[roomType, default: [:]].merge(nights) { $1 } }
    }
}

extension AvailabilityReading: Decodable {
    private enum CodingKeys: String, CodingKey {
        case data
    }

    private struct Count: Decodable {
        let value: Int

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                value = try container.decode(Int.self)
            } catch {
                guard let number = Int(try container.decode(String.self)) else { throw error }
                value = number
            }
        }
    }

    /// Reads `data`, which must be there; it is an empty list when there is nothing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        rooms = try Cells<Count>.read(container, .data, as: ChannexRoomType.self).mapValues { nights in
            nights.mapValues(\.value)
        }
    }
}

/// Reads an object of objects: id, then night, then value.
enum Cells<Value: Decodable> {
    static func read<Key: CodingKey, Owner>(
        _ container: KeyedDecodingContainer<Key>,
        _ key: Key,
        as owner: Owner.Type
    ) throws -> [Identifier<Owner>: [Day: Value]] {
        let texts: [String: [String: Value]]
        do {
            texts = try container.decode([String: [String: Value]].self, forKey: key)
        } catch {
            // Servers whose language has one kind of empty collection write `[]` for an empty object.
            guard try container.decode([String].self, forKey: key).isEmpty else { throw error }
            return [:]
        }
        var cells: [Identifier<Owner>: [Day: Value]] = [:]
        for (id, nights) in texts {
            var byNight: [Day: Value] = [:]
            for (text, value) in nights {
                guard let night = Day(text) else { continue }
                byNight[night] = value
            }
            cells[Identifier(id)] = byNight
        }
        return cells
    }
}
