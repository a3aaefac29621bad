#!/usr/bin/env bash
# Installs what building and testing need and this machine lacks, and checks that Swift is new enough.
set -euo pipefail

needed=(git make curl ca-certificates python3 libsqlite3-dev zlib1g-dev tzdata)
least_swift=6.3
install_swift="install $least_swift or later from https://swift.org/install"
swift=${SWIFT:-swift}

fail() {
    echo "sistema-os: $*" >&2
    exit 1
}

# The packages of Debian that are not installed, on one line.
missing_packages() {
    local package
    for package in "${needed[@]}"; do
        if [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
            printf '%s ' "$package"
        fi
    done
}

install_packages() {
    local -a as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "install these packages as root, then try again: $*"
        as_root=(sudo)
    fi
    echo "sistema-os: installing $*" >&2
    local log
    log=$(mktemp)
    if ! {
        "${as_root[@]}" apt-get update &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
    } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        rm -f "$log"
        fail "could not install $*"
    fi
    rm -f "$log"
}

ensure_packages() {
    local -a missing
    if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
        read -ra missing <<<"$(missing_packages)"
        if ((${#missing[@]})); then install_packages "${missing[@]}"; fi
    elif [[ $(uname -s) == Linux ]]; then
        echo "sistema-os: not a Debian system; have installed what Debian calls ${needed[*]}" >&2
    fi
}

ensure_swift() {
    command -v "$swift" >/dev/null || fail "no Swift found; $install_swift"
    local version
    version=$("$swift" --version 2>&1 | sed -nE 's/.*Swift version ([0-9.]+[0-9]).*/\1/p' | head -n 1)
    [[ -n $version ]] || fail "\`$swift --version\` names no version; $install_swift"
    if [[ $(printf '%s\n' "$least_swift" "$version" | sort -V | head -n 1) != "$least_swift" ]]; then
        fail "Swift $version is too old; $install_swift"
    fi
}

ensure_packages
ensure_swift
