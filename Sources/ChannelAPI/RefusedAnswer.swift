import ChannelSync
import HotelValues

struct RefusedListAnswer: Encodable, Sendable {
    let refused: [RefusedAnswer]
}

/// Cells that Channex refused, and why, as JSON.
struct RefusedAnswer: Encodable, Sendable {
    let lane: String
    let target: String
    let from: Day
    let to: Day
    /// Channex's names of the days of the week; nil is every day.
    let days: [String]?
    let fields: [String]
    let reason: String
    let since: String
    let cause: String
    let call: String

    init(_ refused: RefusedCells) {
        let block = CellBlock(
            target: refused.target,
            nights: refused.nights,
            weekdays: refused.weekdays,
            fields: refused.fields
        )
        let cells = CellsAnswer(block)
        lane = refused.lane.rawValue
        (target, from, to, days, fields) = (cells.target, cells.from, cells.to, cells.days, cells.fields)
        reason = refused.reason
        since = refused.since.description
        cause = refused.cause
        call = refused.call
    }
}
