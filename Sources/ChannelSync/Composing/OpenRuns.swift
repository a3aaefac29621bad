/// The runs that may go on after a night, as far as the nights to come need to know them.
///
/// A run that has a day of the week must have every such night while it lasts, so it ends before the first that has
/// another content or is in another run. A day may join a run only if it has had no night since the run began: within
/// the run's first week, that is.
struct OpenRuns: Hashable {
    /// For each day of the week, the days of the run that it is in; no days where it is in none.
    private var members = Week()
    /// For each day of the week, the days that may still join that run.
    private var guests = Week()

    /// All that can be done with a night of that weekday, and for each the day whose run it is then in.
    func choices(on weekday: Int, _ body: (OpenRuns, _ company: Int?) -> Void) {
        let bit = UInt8(1) << UInt8(weekday)
        if members[weekday] != 0 {
            var open = self
            open.guests.remove(bit)
            body(open, weekday)
        }
        var joinable = self
        joinable.endRun(of: weekday)
        for company in 0..<7 where joinable.members.isLeader(company) && joinable.guests[company] & bit != 0 {
            var open = joinable
            open.join(weekday, company)
            body(open, company)
        }
        joinable.guests.remove(bit)
        joinable.members[weekday] = bit
        joinable.guests[weekday] = ~bit & 127
        body(joinable, nil)
    }

    /// Passes over a night of that weekday which has another content.
    mutating func leaveOut(_ weekday: Int) {
        endRun(of: weekday)
        guests.remove(1 << UInt8(weekday))
    }

    /// At most so many runs must be opened anew by whoever has those runs open to go on as if these were.
    ///
    /// All of these, less those which are there. Several of these that are one run there count as there but for one: the
    /// one run stands for them until the first of them ends, and then the others are opened anew.
    func cost(from other: OpenRuns) -> Int {
        let outside = members.subtracting(other.members)
        let unwelcome = guests.subtracting(other.members.union(other.guests))
        let matching = members.someDays & outside.union(unwelcome).noDays
        let stranger = Week(everyDay: ~matching.days & 127)
        let shared = other.members.leaders & other.members.intersection(stranger).noDays
        return members.leaders.nonzeroBitCount - shared.nonzeroBitCount
    }

    private mutating func endRun(of weekday: Int) {
        let run = members[weekday]
        for day in 0..<7 where run & 1 << UInt8(day) != 0 {
            members[day] = 0
            guests[day] = 0
        }
    }

    private mutating func join(_ weekday: Int, _ company: Int) {
        let bit = UInt8(1) << UInt8(weekday)
        guests.remove(bit)
        let run = members[company] | bit
        let welcome = guests[company]
        for day in 0..<7 where run & 1 << UInt8(day) != 0 {
            members[day] = run
            guests[day] = welcome
        }
    }
}

/// A set of weekdays for each weekday, one byte each, so that all seven can be compared at once.
private struct Week: Hashable {
    /// The highest bit of each byte, which no set uses.
    private static let marks: UInt64 = 0x0080_8080_8080_8080
    private static let ones: UInt64 = 0x0001_0101_0101_0101

    private var bytes: UInt64 = 0

    init() {}

    /// The same set for every weekday.
    init(everyDay set: UInt8) { bytes = UInt64(set) * Week.ones }

    private init(bytes: UInt64) { self.bytes = bytes }

    subscript(weekday: Int) -> UInt8 {
        get { UInt8(truncatingIfNeeded: bytes >> UInt64(weekday * 8)) }
        set { bytes = bytes & ~(255 << UInt64(weekday * 8)) | UInt64(newValue) << UInt64(weekday * 8) }
    }

    /// Takes these days out of every set.
    mutating func remove(_ days: UInt8) { bytes &= ~Week(everyDay: days).bytes }

    func union(_ other: Week) -> Week { Week(bytes: bytes | other.bytes) }

    func intersection(_ other: Week) -> Week { Week(bytes: bytes & other.bytes) }

    func subtracting(_ other: Week) -> Week { Week(bytes: bytes & ~other.bytes) }

    /// A mark for each weekday whose set has a day: adding 127 carries into the mark, and never beyond.
    var someDays: UInt64 { (bytes + 127 * Week.ones) & Week.marks }

    /// A mark for each weekday whose set is empty.
    var noDays: UInt64 { ~someDays & Week.marks }

    /// A mark for each weekday that is the first of its own set, where the sets part the week.
    var leaders: UInt64 {
        // Below Monday there is no day, below Tuesday there is one, and so on.
        let earlier = Week(bytes: 0x003f_1f0f_0703_0100)
        return someDays & intersection(earlier).noDays
    }

    func isLeader(_ weekday: Int) -> Bool { self[weekday].trailingZeroBitCount == weekday }
}

extension UInt64 {
    /// One bit for each mark, the lowest for the lowest: the product has them side by side in its highest byte.
    fileprivate var days: UInt8 { UInt8(truncatingIfNeeded: ((self >> 7) &* 0x0102_0408_1020_4080) >> 56) }
}
