#!/usr/bin/env bash
# fuzz-one.sh TARGET SECONDS: runs one target of build/asan from the seeds of fuzz/corpus/TARGET. New inputs are kept in a folder that is
# removed at the end; an input that breaks a law stays in build/fuzz-findings.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

target=$1 seconds=$2
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
mkdir -p build/fuzz-findings
if quietly "$target" "build/asan/fuzz/$target" -max_total_time="$seconds" -max_len=8192 -timeout=20 -rss_limit_mb=2048 \
    -artifact_prefix="build/fuzz-findings/$target-" -print_final_stats=0 "$found" "fuzz/corpus/$target"; then
    note "$target: nothing in $seconds s"
else
    exit 1
fi
