#!/usr/bin/env bash
# Measures the optimised build on this machine, and prints every figure beside what it is to be compared with.
# docs/benchmarks.md says what is measured and how. Arguments: the parts to run, of start, reads, intake, compose,
# bookings, emulator, fleet.
set -Eeuo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
rounds=${BENCH_ROUNDS:-5}
seconds=${BENCH_SECONDS:-4}
parts=" ${*:-start reads intake compose bookings emulator fleet} "

# Ports that nothing else of ours uses.
export PMS_PORT=47100 MIDDLEWARE_PORT=47101 EMULATOR_PORT=47102
baseline_port=47103
pms=http://127.0.0.1:$PMS_PORT
middleware=http://127.0.0.1:$MIDDLEWARE_PORT
channex=http://127.0.0.1:$EMULATOR_PORT
baseline=http://127.0.0.1:$baseline_port

export EMULATOR_KEY=bench-key WEBHOOK_SECRET=bench-secret-0123456789
export CHANNEX_URL=$channex CHANNEX_API_KEY=$EMULATOR_KEY PUBLIC_URL=$middleware
export HOTEL_FILE=Samples/duke-beach.yaml

folder=$(mktemp -d)
started=()
trap 'stop_all; rm -rf "$folder"' EXIT
trap 'fail "stopped at line $LINENO"' ERR

# Says what went wrong, with the ends of the logs.
fail() {
    echo "bench: $*" >&2
    tail -n 3 "$folder"/*.log >&2 || true
    exit 1
}

say() { printf '%-42s %s\n' "$1" "$2"; }

title() { printf '\n%s\n' "$*"; }

ensure_wrk() {
    command -v wrk >/dev/null && return
    command -v apt-get >/dev/null || fail "install wrk, then try again"
    echo "bench: installing wrk" >&2
    local -a as_root=()
    if ((EUID != 0)); then as_root=(sudo); fi
    { "${as_root[@]}" apt-get update && "${as_root[@]}" apt-get install -y --no-install-recommends wrk; } \
        >"$folder/apt.log" 2>&1 || fail "could not install wrk: $(tail -n 1 "$folder/apt.log")"
}

# BENCH_BINARIES names a folder of finished programs, for measuring the same ones again.
build() {
    binaries=${BENCH_BINARIES:-}
    if [[ -n $binaries ]]; then return; fi
    # One product after the other: `swift build` takes one at a time.
    "$swift" build --configuration release --product sistema-os >&2
    "$swift" build --configuration release --product Benchmarks >&2
    binaries=$("$swift" build --configuration release --show-bin-path)
}

# Runs a program in the background; `$last` is its process.
start() {
    local name=$1
    shift
    "$@" >>"$folder/$name.log" 2>&1 &
    last=$!
    started+=("$last")
}

stop() {
    kill "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

stop_all() {
    local process
    for process in "${started[@]}"; do stop "$process"; done
    started=()
}

# Whether a server answers 200 at that port and path; no program is started for it, so that it can ask often.
answers() {
    local line
    (
        exec 3<>"/dev/tcp/127.0.0.1/$1"
        printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
        read -r line <&3
        [[ $line == *" 200 "* ]]
    ) 2>/dev/null
}

await() {
    local tries=0
    until answers "$1" "$2"; do
        kill -0 "$last" 2>/dev/null || fail "a server did not start"
        ((tries += 1)) && ((tries < 6000)) || fail "port $1 does not answer"
    done
    # It may have been another program that answered.
    kill -0 "$last" 2>/dev/null || fail "port $1 is taken"
}

microseconds() { echo "${EPOCHREALTIME/[.,]/}"; }

# A hotel with its link and a Channex of its own in a folder of that name; `$serving` is the process of the first two.
open_scene() {
    scene=$folder/$1
    mkdir -p "$scene"
    export DATABASE_URL=sqlite:$scene/hotel.sqlite
    "$binaries/sistema-os" hotel load "$HOTEL_FILE" >>"$folder/setup.log"
    start emulator "$binaries/sistema-os" emulator
    await "$EMULATOR_PORT" /admin/state
    "$binaries/sistema-os" setup channex >>"$folder/setup.log" 2>&1
    property=$("$binaries/sistema-os" setup channex --json 2>>"$folder/setup.log" | property_of)
    key=$("$binaries/sistema-os" key make bench)
    serve
}

property_of() { grep -B3 '"kind" : "property"' | sed -nE 's/.*"detail" : "([0-9a-f-]+)".*/\1/p' | head -n 1; }

serve() {
    start serve "$binaries/sistema-os" serve
    serving=$last
    await "$PMS_PORT" /readyz
    await "$MIDDLEWARE_PORT" /readyz
}

memory() { awk -v name="$1:" '$1 == name { printf "%.1f MB", $2 / 1024 }' "/proc/$serving/status"; }

# Microseconds of processor time that a process has had.
processor_time() { awk -v tick="$(getconf CLK_TCK)" '{ print int(($14 + $15) * 1000000 / tick) }' "/proc/$1/stat"; }

# Requests a second of one round of wrk; fails when an answer was an error.
load() {
    local output
    output=$(wrk -t1 "$@")
    if grep -q 'Non-2xx' <<<"$output"; then fail "wrk $*: $(grep 'Non-2xx' <<<"$output")"; fi
    awk '/requests in/ { print $1 }' <<<"$output" >>"$folder/requests"
    awk '/^Requests\/sec/ { print $2 }' <<<"$output"
}

# The same against a process, of whose processor time each request's share is noted in a file of that name as well.
load_process() {
    local process=$1 name=$2 before
    shift 2
    before=$(processor_time "$process")
    load "$@" >>"$folder/$name.rates"
    echo $((($(processor_time "$process") - before) / $(tail -n 1 "$folder/requests"))) >>"$folder/$name.costs"
}

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

divide() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

start_part() {
    title "Start and memory of \`sistema-os serve\` (aims: 0.5 s, 64 MB; for orientation: 145 MB)"
    open_scene start
    local round before times=()
    for ((round = 0; round < rounds; round++)); do
        stop "$serving"
        before=$(microseconds)
        serve
        times+=($(($(microseconds) - before)))
    done
    local middle
    middle=$(printf '%s\n' "${times[@]}" | median)
    say "process start to both /readyz" \
        "$((middle / 1000)) ms (median of $rounds; $(divide "$middle" 500000) of the aim)"
    sleep 2
    say "memory, idle (VmRSS)" "$(memory VmRSS)"
    stop_all
}

reads_part() {
    title "ARI: 500 days × 6 categories with nightly prices, 4000 reservations (for orientation: 55/s)"
    open_scene reads
    "$binaries/Benchmarks" fill --pms "$pms" --pms-key "$key" --count 4000
    local today last_day path tag
    today=$(curl -sf -H "X-API-Key: $key" "$pms/api/v1/hotel" | sed -nE 's/.*"hoje":"([^"]+)".*/\1/p')
    last_day=$(date -d "$today + 499 days" +%F)
    path="/api/v1/channex/ari?date_from=$today&date_to=$last_day"
    tag=$(curl -sf -D - -o "$folder/ari.json" -H "X-API-Key: $key" "$pms$path" | sed -nE 's/^etag: (.*)\r/\1/Ip')
    start baseline "$binaries/Benchmarks" baseline --port "$baseline_port" --bytes "$folder/ari.json"
    await "$baseline_port" /bench/bytes
    local round
    for ((round = 0; round < rounds; round++)); do
        load -c16 -d"${seconds}s" "$baseline/bench/bytes" >>"$folder/bytes.rates"
        load -c16 -d"${seconds}s" -H "X-API-Key: $key" "$pms$path" >>"$folder/ari.rates"
        load -c16 -d"${seconds}s" -H "X-API-Key: $key" -H "If-None-Match: $tag" "$pms$path" >>"$folder/304.rates"
    done
    local bytes ari unchanged changed
    bytes=$(median <"$folder/bytes.rates")
    ari=$(median <"$folder/ari.rates")
    unchanged=$(median <"$folder/304.rates")
    changed=$("$binaries/Benchmarks" reread --pms "$pms" --pms-key "$key")
    say "size of the answer" "$(stat -c %s "$folder/ari.json") bytes"
    say "the same bytes from memory" "$bytes/s"
    say "calendar read" \
        "$ari/s, ratio $(divide "$ari" "$bytes") (aim 0.25); $(divide "$ari" 55) × orientation (aim 20)"
    say "unchanged, by ETag: 304" "$unchanged/s, ratio $(divide "$unchanged" "$bytes")"
    say "after a change, one at a time" "${changed%% *}/s, ratio $(divide "${changed%% *}" "$bytes"); ${changed#* }"
    say "memory after (VmRSS, VmHWM)" "$(memory VmRSS), $(memory VmHWM)"
    stop_all
}

intake_part() {
    title "Webhook intake, answered after its commit; 64 connections (for orientation: 550/s)"
    open_scene intake
    echo '{}' >"$folder/empty.json"
    start baseline "$binaries/Benchmarks" baseline --port "$baseline_port" --bytes "$folder/empty.json"
    await "$baseline_port" /bench/bytes
    local round noop intake noop_cost intake_cost
    local -a load=(-c64 -d"${seconds}s" -s scripts/bench/webhook.lua) arguments=("$property" "$WEBHOOK_SECRET")
    for ((round = 0; round < rounds; round++)); do
        load_process "$last" noop "${load[@]}" "$baseline/bench/noop" -- "${arguments[@]}"
        load_process "$serving" intake "${load[@]}" "$middleware/webhook/channex" -- "${arguments[@]}"
    done
    noop=$(median <"$folder/noop.rates")
    intake=$(median <"$folder/intake.rates")
    noop_cost=$(median <"$folder/noop.costs")
    intake_cost=$(median <"$folder/intake.costs")
    say "POST that does nothing" "$noop/s"
    say "webhook" \
        "$intake/s, ratio $(divide "$intake" "$noop") (aim 0.5); $(divide "$intake" 550) × orientation (aim 10)"
    say "processor time of the server" \
        "$intake_cost µs against $noop_cost µs, ratio $(divide "$noop_cost" "$intake_cost")"
    say "memory after (VmRSS, VmHWM)" "$(memory VmRSS), $(memory VmHWM)"
    stop_all
}

drive() {
    "$binaries/Benchmarks" drive --pms "$pms" --pms-key "$key" --middleware "$middleware" --channex "$channex" \
        --channex-key "$EMULATOR_KEY" --database "$DATABASE_URL" "$@"
}

bookings_part() {
    title "Whole bookings, emulator in another process with its rate limit on (for orientation: 95/s)"
    open_scene bookings
    local rate before
    before=$(processor_time "$serving")
    drive --count 2000 --seed 2 >"$folder/fast"
    say "processor time of the server" "$((($(processor_time "$serving") - before) / 2000)) µs a booking"
    rate=$(sed -n 's/^rate //p' "$folder/fast")
    say "2000 bookings, first webhook to last ack" "$rate/s, $(divide "$rate" 95) × orientation (aim 10)"
    sed -n '/^rate /!s/^/    /p' "$folder/fast"
    say "memory after (VmRSS, VmHWM)" "$(memory VmRSS), $(memory VmHWM)"
    local each
    for each in 2 20 50; do
        title "$each bookings a second for 25 s, rate limit on" \
            "(for orientation: p99 29 ms to the ack at 20/s; aim: half)"
        drive --count $((each * 25)) --rate "$each" --seed $((each + 100))
    done
    stop_all
}

compose_part() {
    title "A full sync of 500 days × 6 categories × 12 plans, 400 reservations" \
        "(aims: a tenth of the time, a twentieth of the restrictions' bytes)"
    open_scene compose
    "$binaries/Benchmarks" fill --pms "$pms" --pms-key "$key" --count 400
    echo '{}' >"$folder/empty.json"
    start baseline "$binaries/Benchmarks" baseline --port "$baseline_port" --bytes "$folder/empty.json"
    await "$baseline_port" /bench/bytes
    "$binaries/Benchmarks" compose --pms "$pms" --pms-key "$key" --channex "$channex" --channex-key "$EMULATOR_KEY" \
        --nobody "$baseline" --database "$DATABASE_URL"
    stop_all
}

emulator_part() {
    title "The emulator, without a network: a full sync of 500 days × 24 plans, day by day, and a thousand hotels"
    "$binaries/Benchmarks" emulator
}

fleet_part() {
    title "A thousand hotels in one process: 5 changes of prices a second in all, one hotel whose calls all fail"
    scene=$folder/fleet
    mkdir -p "$scene"
    export DATABASE_URL=sqlite:$scene/hotels.sqlite
    unset HOTEL_FILE
    start emulator "$binaries/sistema-os" emulator
    await "$EMULATOR_PORT" /admin/state
    "$binaries/Benchmarks" fleet-build --channex "$channex" --channex-key "$EMULATOR_KEY" \
        --database "$DATABASE_URL" --keys "$scene/keys" --count "${BENCH_HOTELS:-1000}"
    serve
    # Everything about the new hotels is said first.
    "$binaries/Benchmarks" fleet-settle --database "$DATABASE_URL"
    local -a arguments=(--pms "$pms" --channex "$channex" --channex-key "$EMULATOR_KEY" --database "$DATABASE_URL"
        --keys "$scene/keys")
    local before alone beside
    before=$(processor_time "$serving")
    "$binaries/Benchmarks" fleet-drive "${arguments[@]}" | tee "$folder/alone" | grep -v ^p99
    say "processor time of the server" "$((($(processor_time "$serving") - before) / 600000)) % of one core"
    "$binaries/Benchmarks" fleet-drive "${arguments[@]}" --trouble 2 | tee "$folder/beside" | grep -v ^p99
    alone=$(sed -n 's/^p99 //p' "$folder/alone")
    beside=$(sed -n 's/^p99 //p' "$folder/beside")
    say "p99 beside trouble against p99 without" "$(divide "$beside" "$alone") (aim at most 1.10)"
    say "memory after (VmRSS, VmHWM)" "$(memory VmRSS), $(memory VmHWM)"
    stop_all
}

ensure_wrk
build
for part in start reads intake compose bookings emulator fleet; do
    if [[ $parts == *" $part "* ]]; then "${part}_part"; fi
done
