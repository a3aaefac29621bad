public import ChannelSync
import HotelCore
import HotelValues
public import PMS

extension HouseRehearsal {
    /// The hotel's rehearsal in the link's words.
    public init(_ rehearsal: Rehearsal) {
        self.init(
            changes: rehearsal.changes.map(HouseChange.init),
            calendar: rehearsal.calendar.map { HouseCalendar($0) }
        )
    }
}
