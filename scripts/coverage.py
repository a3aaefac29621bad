#!/usr/bin/env python3
"""Prints the share of lines that the tests ran, by target, from the JSON that `swift test` exports."""

import json
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(report):
    lines = defaultdict(lambda: [0, 0])
    for file in json.loads(Path(report).read_text())["data"][0]["files"]:
        path = Path(file["filename"])
        if path.is_relative_to(ROOT / "Sources"):
            summary = file["summary"]["lines"]
            for name in (path.relative_to(ROOT / "Sources").parts[0], "all"):
                lines[name][0] += summary["covered"]
                lines[name][1] += summary["count"]
    for name, (covered, count) in sorted(lines.items(), key=lambda item: (item[0] == "all", item[0])):
        print(f"{name:18} {covered:6} of {count:6} lines  {100 * covered / max(count, 1):5.1f} %")


if __name__ == "__main__":
    main(sys.argv[1])
