# Shared by the scripts of this folder and by .ci/run: sourced, never run.
# shellcheck shell=bash

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
jobs=$(nproc 2>/dev/null || echo 2)

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' cyan=$'\e[36m' plain=$'\e[0m'
else
    bold='' dim='' red='' green='' cyan='' plain=''
fi

say() { printf '%s\n' "$*"; }
note() { printf '%s%s%s\n' "$dim" "$*" "$plain"; }

# verdict_ok TEXT, verdict_failed TEXT: the last line of a script.
verdict_ok() { printf '%s%sOK%s  %s\n' "$bold" "$green" "$plain" "$*"; }
verdict_failed() { printf '%s%sFAILED%s  %s\n' "$bold" "$red" "$plain" "$*" >&2; }

# quietly NAME COMMAND...: runs COMMAND; shows what it printed only where it fails.
quietly() {
    local name=$1 log status=0
    shift
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    if [ "$status" -ne 0 ]; then
        tail -n 60 "$log" >&2
        say "$name failed (exit $status)" >&2
    fi
    rm -f "$log"
    return "$status"
}

# build FOLDER [TARGET...]: builds the targets (default: all). What the tools printed, warnings too, is added to FOLDER/build.log.
build() {
    local folder=$1 status=0 from
    shift
    touch "$folder/build.log"
    from=$(($(wc -c <"$folder/build.log") + 1))
    ninja -C "$folder" -j "$jobs" "$@" >>"$folder/build.log" 2>&1 || status=$?
    if [ "$status" -ne 0 ]; then
        tail -c "+$from" "$folder/build.log" | tail -n 60 >&2
        say "the build in $folder failed (exit $status); the whole log is $folder/build.log" >&2
    fi
    return "$status"
}

# up_to_date FOLDER TARGET: whether ninja has nothing to do for TARGET in FOLDER.
up_to_date() {
    [ -f "$1/build.ninja" ] && ninja -C "$1" -n "$2" 2>/dev/null | grep -q 'no work to do'
}
