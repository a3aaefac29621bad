#!/usr/bin/env bash
# Runs all tests, in three parts: one thousand at the same time would make each wait for the others for longer than a
# test may last. Arguments go to each part.
set -Eeuo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
simulations='^LinkTests\.|FuzzTests|RandomHistoryTests'
scenarios='^ScenarioTests\.'

failed=()
part() {
    local name=$1
    shift
    echo "test: $name" >&2
    "$swift" test --skip-build "$@" || failed+=("$name")
}

"$swift" build --build-tests "$@"
part 'units, and parts together' --skip "$simulations|$scenarios" "$@"
part 'simulations' --filter "$simulations" "$@"
part 'scenarios, with the real program' --filter "$scenarios" "$@"
if ((${#failed[@]} > 0)); then
    printf 'test: failed: %s\n' "${failed[@]}" >&2
    exit 1
fi
