#!/usr/bin/env python3
"""Checks the rules of CONTRIBUTING.md that `swift format` does not know.

Prints one line per finding, `file:line: rule: what to do`; exits 1 if there is any.
"""

import re
import subprocess
import sys
from pathlib import Path

from swiftsource import blank_out, functions

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_LINE = 400, 60, 120

SWIFT = r"\.swift$"
LIBRARIES = r"^Sources/(?!(?:SistemaOS|Benchmarks)/).*\.swift$"
MONEY = r"^Sources/(HotelValues|HotelCore|PMS|PMSWire)/.*\.swift$"
TESTS = r"^Tests/.*\.swift$"
# A deadline is no wait: it ends a test that would otherwise hang.
WAITING_TESTS = r"^Tests/(?!ScenarioTests/Support/Deadline\.swift$).*\.swift$"
NOT_EXECUTABLE = r"^(Sources/(?!(?:SistemaOS|Benchmarks)/)|Tests/).*\.swift$"
# A call's arguments up to its closing parenthesis, without `using:`.
UNSEEDED = r"\((?!(?:[^()]|\([^()]*\))*\busing:)"

# (rule, files, pattern, what to do): searched in Swift code, not in its comments and strings.
CODE_RULES = [
    ("unchecked-sendable", SWIFT, r"@unchecked\s+Sendable", "make it a value, or keep the state in a Mutex"),
    ("unsafe-isolation", SWIFT, r"nonisolated\(unsafe\)", "keep the state in a Mutex"),
    ("try-or-crash", SWIFT, r"\btry!", "throw, or handle the error"),
    ("cast-or-crash", SWIFT, r"\bas!", "use as? with a guard"),
    ("testable", SWIFT, r"@testable\b", "give the declaration package access"),
    ("fatal-error", r"^Sources/.*\.swift$", r"\bfatalError\(", "throw, or precondition with a sentence"),
    ("loose-task", LIBRARIES, r"\bTask(?:<[^>]*>)?\s*(?:\{|\(|\.detached\b)", "use a task group or a Service"),
    ("print", LIBRARIES, r"(?<![\w.])(?:Swift\.)?(?:print|debugPrint|dump)\(", "log it, or return it to the command"),
    ("float-near-money", MONEY, r"\b(?:Double|Float\d*|CGFloat)\b", "use Money, or integers"),
    (
        "sleep-in-test",
        WAITING_TESTS,
        r"\b(?:Thread|Task|\w*[cC]lock(?:\(\))?)\.sleep\b|(?<!\.)(?<!func )\bu?sleep\(",
        "await the event",
    ),
    ("clock", NOT_EXECUTABLE, r"\bDate\(\)|\bDate\.now\b", "take the time from Surroundings"),
    ("id", NOT_EXECUTABLE, r"\bUUID\(\)", "take the id from Surroundings"),
    ("randomness", NOT_EXECUTABLE, r"\bSystemRandomNumberGenerator\b", "pass a seeded generator in"),
    (
        "randomness",
        NOT_EXECUTABLE,
        r"\.(?:random|randomElement|shuffled?)" + UNSEEDED,
        "pass a seeded generator as `using:`",
    ),
]

# Searched in every text file, comments and strings included. The brackets keep this file from finding itself.
TEXT_RULES = [
    ("unfinished", r"\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b", "finish it, or leave it out"),
    (
        "machine-path",
        r"(?<![\w.}])/(?:wor[k]|opt/swif[t]|roo[t])/|bash[_]jobs|\bfarm[-]",
        "name no path of one machine",
    ),
]


def project_files():
    """Every file that is, or is about to be, part of the project, relative to its root."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return sorted({name for name in names if name and (ROOT / name).is_file()})


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def in_text(name, text):
    """Findings in any text file."""
    for rule, pattern, advice in TEXT_RULES:
        for found in re.finditer(pattern, text):
            yield line_of(text, found.start()), rule, f"{found[0]!r} found; {advice}"
    if name.endswith((".swift", ".md", ".json", ".resolved")) or name == "LICENSE":
        return
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            yield number, "line-length", f"{len(line)} characters; break it at {LONGEST_LINE}"


def in_swift(name, text):
    """Findings in Swift source."""
    code = blank_out(text)
    for rule, files, pattern, advice in CODE_RULES:
        if re.search(files, name):
            for found in re.finditer(pattern, code):
                yield line_of(code, found.start()), rule, advice
    lines = len(text.splitlines())
    if lines > LONGEST_FILE:
        yield 1, "file-length", f"{lines} lines; split it by idea, at most {LONGEST_FILE}"
    for function, first, count in functions(code):
        if count > LONGEST_FUNCTION:
            yield first, "function-length", f"{function} has {count} lines; at most {LONGEST_FUNCTION}"


def in_shell(name):
    """What bash says about a script it cannot parse."""
    checked = subprocess.run(["bash", "-n", name], cwd=ROOT, capture_output=True, text=True)
    for line in checked.stderr.splitlines():
        found = re.search(r"line (\d+): (.*)", line)
        yield (int(found[1]), "shell-syntax", found[2]) if found else (1, "shell-syntax", line)


def findings():
    for name in project_files():
        content = (ROOT / name).read_bytes()
        if b"\0" in content:
            continue
        text = content.decode("utf-8", "replace")
        found = list(in_text(name, text))
        if name.endswith(".swift"):
            found += in_swift(name, text)
        if name.endswith(".sh") or re.match(r"#!.*\b(?:ba)?sh\b", text):
            found += in_shell(name)
        for line, rule, advice in sorted(found):
            yield f"{name}:{line}: {rule}: {advice}"


def main():
    found = list(findings())
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
