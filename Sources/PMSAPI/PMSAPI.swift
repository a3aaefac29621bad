public import HTTPServing
public import HotelValues
public import Hummingbird
public import PMS

/// The PMS over HTTP: `/api/v1`, its documentation, and the probes of whoever runs it.
///
/// | path | needs a key | what |
/// |---|---|---|
/// | `/api/v1/…` | yes | the hotel that the key opens |
/// | `/openapi.yaml`, `/docs` | no | the contract, for programs and for people |
/// | `/livez`, `/readyz` | no | whether the process runs; whether it can serve |
public struct PMSAPI: Sendable {
    private let pms: PMS
    private let hotel: Hotel
    private let surroundings: Surroundings
    private let clock: any Clock<Duration>
    private let cache = ARICache()

    /// The API of that PMS.
    ///
    /// `hotel` is the one whose being set up makes the server ready; requests are about the hotel that their key opens.
    /// Long polls wait by `clock`.
    public init(
        pms: PMS,
        hotel: Hotel,
        surroundings: Surroundings,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.pms = pms
        self.hotel = hotel
        self.surroundings = surroundings
        self.clock = clock
    }

    /// A router that serves the API and nothing else.
    public func makeRouter() -> Router<ServingContext> {
        let router = Router.serving(clock: clock, translate: PMSAPI.problem)
        addRoutes(to: router)
        router.refuseOtherMethods()
        return router
    }

    /// Adds the API's routes to a router whose `ErrorMiddleware` translates with `problem(for:)`.
    public func addRoutes(to router: Router<ServingContext>) {
        ProbeController(hotel: hotel).addRoutes(to: router)
        DocumentationController().addRoutes(to: router)
        let api = router.group("api/v1", context: KeyContext.self)
            .add(middleware: KeyMiddleware(pms: pms))
            .group(context: HotelContext.self)
            .add(middleware: RehearsalMiddleware())
        let body = BodyReader()
        HouseController(surroundings: surroundings).addRoutes(to: api)
        RoomTypeController(body: body).addRoutes(to: api)
        RatePlanController(body: body).addRoutes(to: api)
        OfferController(body: body).addRoutes(to: api)
        GuestController().addRoutes(to: api)
        ClosureController(body: body, surroundings: surroundings).addRoutes(to: api)
        CalendarController(cache: cache, surroundings: surroundings).addRoutes(to: api)
        RateController(body: body).addRoutes(to: api)
        ChangeController(clock: clock).addRoutes(to: api)
        ReservationController(body: body).addRoutes(to: api)
        ReservationActController(body: body).addRoutes(to: api)
        ChannelBookingController(body: body, surroundings: surroundings).addRoutes(to: api)
    }

    /// The refusal that an error stands for, in Portuguese; nil for an error that nobody foresaw.
    public static func problem(for error: any Error) -> Problem? { Problem(error) }
}
