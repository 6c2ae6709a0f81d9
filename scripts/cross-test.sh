#!/usr/bin/env bash
# cross-test.sh arm64|s390x [CTEST ARGUMENT...]
#
# Builds coffer and its tests for another processor, by Debian's cross compilers and against that processor's packages, and runs them under
# qemu-user. s390x is big-endian. What cannot be run so is named by ctest as "Skipped". The laws run with few cases (RC_PARAMS), since the
# processor is what is tested. On two idle cores with nothing prepared: at most 40 minutes.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

architecture=${1:-}
case $architecture in arm64 | s390x) shift ;; *) say "usage: scripts/cross-test.sh arm64|s390x [CTEST ARGUMENT...]" >&2; exit 2 ;; esac

started=$SECONDS
trap 'status=$?; [ $status -eq 0 ] || verdict_failed "scripts/cross-test.sh $architecture, after $((SECONDS - started)) s"' EXIT

scripts/install-deps.sh build test cross
scripts/cross-root.sh "$architecture"
quietly "cmake" cmake --preset "$architecture"
if ! up_to_date "build/$architecture" all; then
    note "Building coffer and its tests for $architecture with $jobs jobs in build/$architecture ..."
    build "build/$architecture"
    note "Built in $((SECONDS - started)) s."
fi
RC_PARAMS=${RC_PARAMS:-max_success=20} ctest --test-dir "build/$architecture" --output-on-failure --parallel "$jobs" "$@"
verdict_ok "$architecture: every test passed, after $((SECONDS - started)) s"
