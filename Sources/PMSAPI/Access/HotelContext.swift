import HTTPServing
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// What a working key opens.
struct Access: Sendable {
    let key: APIKey
    let hotel: Hotel
}

/// The context of a request whose key is being looked up.
struct KeyContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    var access: Access?

    init(context: ServingContext) {
        self.coreContext = context.coreContext
    }
}

/// The context of a request with a key that works; that it exists is the proof.
struct HotelContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    /// The hotel that the key opens.
    var hotel: Hotel
    /// The key's holder, as the logs name them.
    let author: Author

    init(context: KeyContext) throws {
        guard let access = context.access else { throw ProblemText.request(.unauthorized) }
        self.coreContext = context.coreContext
        self.hotel = access.hotel
        self.author = Author("api:\(access.key.name)")
    }
}
