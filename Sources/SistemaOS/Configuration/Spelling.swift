/// How far apart two words are.
enum Spelling {
    /// The least number of characters to insert, remove or replace that makes one word of the other.
    static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let replaced = diagonal + (character == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }

    /// The word nearest to the given one, whatever the case of its letters; the first of equals.
    static func nearest(to word: String, among words: [String]) -> String {
        let word = word.uppercased()
        return words.min { distance(word, $0) < distance(word, $1) } ?? word
    }
}
