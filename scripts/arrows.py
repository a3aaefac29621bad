#!/usr/bin/env python3
"""Checks that every target imports only what scripts/arrows.txt allows it.

SwiftPM lets a target import whatever its dependencies depend on, so the dependency lists of Package.swift alone do not
keep the architecture. Prints one line per breach; exits 1 if there is any.
"""

import re
import sys
from pathlib import Path

from swiftsource import blank_out

ROOT = Path(__file__).resolve().parent.parent
LAW = ROOT / "scripts" / "arrows.txt"
STANDARD_LIBRARY = {"Swift", "Synchronization", "_Concurrency", "RegexBuilder"}
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+"
    r"(?:(?:struct|class|enum|protocol|func|typealias|var|let|actor)\s+)?(\w+)"
)


def read_law():
    """The allowed imports by target, in the order of the file."""
    law, target = {}, None
    for number, line in enumerate(LAW.read_text().splitlines(), 1):
        rule = line.split("#")[0].rstrip()
        if not rule:
            continue
        if not rule[0].isspace():
            target, colon, rule = rule.partition(":")
            if not colon:
                sys.exit(f"scripts/arrows.txt:{number}: arrows: write `Target: module, module`")
            law[target] = []
        law[target] += [name.strip() for name in rule.split(",") if name.strip()]
    return law


def breaches_of_law(law):
    """Lines of the law that contradict the folders, Package.swift, or the order of the targets."""
    folders = {path.name for path in (ROOT / "Sources").iterdir() if any(path.rglob("*.swift"))}
    for target in sorted(folders - law.keys()):
        yield f"scripts/arrows.txt:1: arrows: {target} has a folder in Sources but no line here; add one"
    for target in sorted(law.keys() - folders):
        yield f"scripts/arrows.txt:1: arrows: {target} has a line here but no folder in Sources; remove one"
    seen = set()
    package = declared_dependencies(law)
    for target, allowed in law.items():
        ours = {name for name in allowed if name in law}
        for name in sorted(ours - seen):
            yield f"scripts/arrows.txt:1: arrows: {target} points up at {name}; let it stand above, or remove the arrow"
        if package.get(target, ours) != ours:
            odd = ", ".join(sorted(package[target] ^ ours))
            yield f"Package.swift:1: arrows: {target} and scripts/arrows.txt disagree about {odd}; make them the same"
        seen.add(target)


def declared_dependencies(law):
    """The targets of ours that Package.swift names as dependencies, by target."""
    text = (ROOT / "Package.swift").read_text()
    declaration = re.compile(
        r'(?:library\(\s*|executableTarget\(\s*name:\s*)"(\w+)"(?:,\s*(?:dependencies:\s*)?\[(.*?)\])?', re.S
    )
    return {
        name: {quoted for quoted in re.findall(r'"(\w+)"', listed or "") if quoted in law}
        for name, listed in declaration.findall(text)
    }


def breaches_of_sources(law):
    """Imports that the law does not allow."""
    for target, allowed in law.items():
        permitted = STANDARD_LIBRARY | set(allowed)
        for path in sorted((ROOT / "Sources" / target).rglob("*.swift")):
            for number, line in enumerate(blank_out(path.read_text()).splitlines(), 1):
                found = IMPORT.match(line)
                if found and found[1] not in permitted:
                    where = f"{path.relative_to(ROOT)}:{number}"
                    yield f"{where}: arrows: {target} may not import {found[1]}; {advice(found[1], law)}"


def advice(module, law):
    """Where a module may be imported."""
    doors = [target for target, allowed in law.items() if module in allowed]
    if module == "Foundation":
        return "use FoundationEssentials, or let " + " or ".join(doors) + " do it"
    if module in law:
        return "an arrow never points up or sideways; pass a value or a protocol down instead"
    return f"it enters by {', '.join(doors)}" if doors else "no target may; see scripts/arrows.txt"


def main():
    law = read_law()
    breaches = [*breaches_of_law(law), *breaches_of_sources(law)]
    print(*breaches, sep="\n", end="\n" if breaches else "")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
