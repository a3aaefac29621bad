import Synchronization

/// The links that run in this process, by property.
///
/// A class, because everybody looks at the same one: it grows when a hotel is added while the process runs.
public final class LinkDirectory: Sendable {
    private let links: Mutex<[String: ChannelLink]>

    /// A directory of these links.
    public init(_ links: [ChannelLink] = []) {
        self.links = Mutex(Dictionary(links.map { ($0.store.property, $0) }) { first, _ in first })
    }

    /// The properties, by the PMS's codes, sorted.
    public var properties: [String] { links.withLock { $0.keys.sorted() } }

    /// All links, in the order of their properties.
    public var all: [ChannelLink] { links.withLock { all in all.keys.sorted().compactMap { all[$0] } } }

    /// The link of the first property; nil where there is none.
    public var first: ChannelLink? { links.withLock { links in links.min { $0.key < $1.key }?.value } }

    /// The link of that property; nil for one that is not served here.
    public subscript(property: String) -> ChannelLink? { links.withLock { $0[property] } }

    /// The only link; nil where there are several, or none.
    public var only: ChannelLink? { links.withLock { $0.count == 1 ? $0.values.first : nil } }

    /// Adds a link; answers false, and keeps the old one, where its property has one already.
    @discardableResult
    public func add(_ link: ChannelLink) -> Bool {
        links.withLock { links in
            guard links[link.store.property] == nil else { return false }
            links[link.store.property] = link
            return true
        }
    }
}
