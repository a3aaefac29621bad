"""Just enough reading of Swift source for the checks in this folder."""

import re

# In this order: what starts first wins, so a quote in a comment and a comment mark in a string are both left alone.
_TOKEN = re.compile(
    r"""
      (?P<line>//[^\n]*)
    | (?P<block>/\*)
    | (?P<raw>(?P<hashes>\#+)"(?:"")?)
    | (?P<multi>\"\"\")
    | (?P<string>")
    """,
    re.X,
)


_DECLARATION = re.compile(
    r"""
    (?<![\w.`])
    (?: func\s+(?P<function>`?\w+`?|[^\s\w`]+(?=\s*[(<]))
      | (?P<other>(?:init|subscript)(?=[?!]?\s*[(<])|deinit(?=\s*\{))
    )
    """,
    re.X,
)


def blank_out(source):
    """The source with its comments and the text of its strings replaced by spaces; every line keeps its number.

    Code inside an interpolation is blanked with its string.
    """
    pieces, position = [], 0
    while found := _TOKEN.search(source, position):
        pieces.append(source[position : found.start()])
        end = _end(source, found)
        pieces.append(re.sub(r"[^\n]", " ", source[found.start() : end]))
        position = end
    pieces.append(source[position:])
    return "".join(pieces)


def _end(source, found):
    start = found.end()
    if found["line"]:
        return start
    if found["block"]:
        return _end_of_block(source, start)
    if found["raw"]:
        quotes = '"""' if found["raw"].endswith('"""') else '"'
        end = source.find(quotes + found["hashes"], start)
        return len(source) if end < 0 else end + len(quotes) + len(found["hashes"])
    return _end_of_string(source, start, '"""' if found["multi"] else '"')


def _end_of_block(source, position):
    depth = 1
    while depth and (found := re.compile(r"/\*|\*/").search(source, position)):
        depth += 1 if found[0] == "/*" else -1
        position = found.end()
    return position if not depth else len(source)


def _end_of_string(source, position, quotes):
    """The end of a string whose text begins here; interpolations may hold strings of their own."""
    while position < len(source):
        if source.startswith(quotes, position):
            return position + len(quotes)
        if source.startswith("\\(", position):
            position = _end_of_interpolation(source, position + 2)
        elif source[position] == "\\":
            position += 2
        elif source[position] == "\n" and quotes == '"':
            return position
        else:
            position += 1
    return len(source)


def _end_of_interpolation(source, position):
    depth = 1
    while depth and position < len(source):
        character = source[position]
        position += 1
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        elif character == '"':
            quotes = '"""' if source.startswith('""', position) and not source.startswith('"")', position) else '"'
            position = _end_of_string(source, position + len(quotes) - 1, quotes)
    return position


def functions(blanked):
    """Each function as (name, first line, number of lines), from blanked source; a nested one counts in both."""
    for found in _DECLARATION.finditer(blanked):
        opening = _body(blanked, found.end())
        if opening is not None:
            first = blanked.count("\n", 0, found.start()) + 1
            last = blanked.count("\n", 0, _match(blanked, opening)) + 1
            yield found["function"] or found["other"], first, last - first + 1


def _body(text, position):
    """Where the braces of the body open; None for a requirement of a protocol or a call of an initializer."""
    depth, seen_parameters = 0, False
    for index in range(position, len(text)):
        character = text[index]
        if character in "([":
            depth, seen_parameters = depth + 1, True
        elif character in ")]":
            depth -= 1
            if depth < 0:
                return None
        elif character == "{" and depth == 0:
            return index
        elif character == "}" and depth == 0:
            return None
        elif character == "\n" and depth == 0 and seen_parameters and _ends_requirement(text, index):
            return None
    return None


def _ends_requirement(text, newline):
    """Whether a declaration without a body ends at this line break: the next line does not go on with it."""
    rest = text[newline:].lstrip()
    before = text[:newline].rstrip()
    goes_on = rest.startswith(("{", "->", "where", "throws", "async", "rethrows"))
    return not goes_on and not before.endswith(("->", ",", "where", "&", ":"))


def _match(text, opening):
    depth = 0
    for index in range(opening, len(text)):
        if text[index] == "{":
            depth += 1
        elif text[index] == "}":
            depth -= 1
            if not depth:
                return index
    return len(text) - 1
