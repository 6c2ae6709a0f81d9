#!/usr/bin/env bash
# Installs what is missing, builds coffer as it is shipped together with its tests, and runs every test.
# From nothing on two cores: at most 12 minutes. Run again: only what changed.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

started=$SECONDS
trap 'status=$?; [ $status -eq 0 ] || verdict_failed "scripts/test.sh, after $((SECONDS - started)) s"' EXIT

scripts/install-deps.sh build test
quietly "cmake" cmake --preset release -DCOFFER_BUILD_TESTS=ON
if ! up_to_date build/release all; then
    note "Building coffer and its tests with $jobs jobs in build/release ..."
    build build/release
    note "Built in $((SECONDS - started)) s."
fi
ctest --test-dir build/release --output-on-failure --parallel "$jobs"
verdict_ok "every test passed, after $((SECONDS - started)) s"
