#!/usr/bin/env bash
# Checks format, the arrows between targets, and the rules of CONTRIBUTING.md. One line per finding; exits 1 if any.
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
failed=0

"$swift" format lint --strict --recursive --parallel Sources Tests Package.swift || failed=1
python3 scripts/arrows.py || failed=1
python3 scripts/rules.py || failed=1

if ((failed)); then
    echo "lint: see the lines above; \`make format\` repairs what concerns format" >&2
    exit 1
fi
