#!/usr/bin/env bash
# Makes the reference pages of every library in .build-docs/<Target>; a broken link in a doc comment is an error.
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
graphs=.build-docs/graphs
log=.build-docs/symbol-graph.log

fail() {
    echo "docs: $*" >&2
    exit 1
}

command -v docc >/dev/null || fail "docc not found; it comes with the Swift toolchain"
rm -rf "$graphs"
mkdir -p "$graphs"

# The exit code says nothing: the command also tries the runner of the tests, which has no interface, and fails on it.
"$swift" package --scratch-path .build-docs/build dump-symbol-graph --skip-synthesized-members >"$log" 2>&1 || true

for folder in Sources/*/; do
    target=$(basename "$folder")
    if [[ $target == SistemaOS ]]; then continue; fi
    mkdir "$graphs/$target"
    find .build-docs/build/ -path '*/symbolgraph/*' \
        \( -name "$target.symbols.json" -o -name "$target@*.symbols.json" \) -exec cp {} "$graphs/$target/" \;
    [[ -e $graphs/$target/$target.symbols.json ]] || fail "$target was not built; see $log"
    catalog=(Sources/"$target"/*.docc)
    if [[ ! -e ${catalog[0]} ]]; then catalog=(); fi
    docc convert "${catalog[@]}" --additional-symbol-graph-dir "$graphs/$target" --warnings-as-errors \
        --fallback-display-name "$target" --fallback-bundle-identifier "sistema-os.$target" \
        --transform-for-static-hosting --output-dir ".build-docs/$target" >>"$log"
    echo "docs: .build-docs/$target/index.html"
done
