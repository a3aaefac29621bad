import HotelValues

/// The whole state of an emulator, as its state file keeps it.
struct Snapshot: Codable, Sendable {
    /// The form that this version writes; a file of another one is refused.
    static let version = 1

    let version: Int
    let world: World
    /// Where the sequence of ids has got to.
    let ids: SplitMix64

    init(world: World, ids: SplitMix64) {
        version = Snapshot.version
        self.world = world
        self.ids = ids
    }

    /// A state file that cannot be gone on from.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads the bytes of a state file.
    init(reading bytes: [UInt8]) throws {
        let json: JSON
        do {
            json = try JSON.parse(bytes, depth: 128)
        } catch {
            throw Unreadable(description: "the state file is not JSON: \(error)")
        }
        guard json["version"]?.integer == Snapshot.version else {
            throw Unreadable(
                description: "the state file is of another version of the emulator; remove it to start anew"
            )
        }
        do {
            self = try StateDecoder.decode(Snapshot.self, from: json)
        } catch {
            throw Unreadable(description: "the state file does not fit this version; remove it to start anew: \(error)")
        }
    }

    /// The bytes of a state file.
    func bytes() throws -> [UInt8] { try StateEncoder.encode(self).encoded }
}
