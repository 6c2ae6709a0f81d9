#!/usr/bin/env bash
# Builds the benchmarks and runs them: the floor, coffer, and every peer of bench/peers that is installed.
#   scripts/bench.sh            3 starts of 21 rounds; at most 15 minutes; writes bench/results.json, docs/performance.md, the chart
#   scripts/bench.sh --quick    1 start of 7 short rounds, lists up to 10^5; writes nothing
#   scripts/bench.sh --full     5 starts of 31 rounds, lists up to 10^7; writes as without it
#   scripts/bench.sh --smoke    floor and coffer agree on every output; no times are judged; writes nothing
#   scripts/bench.sh --install  first installs the peers, from the registries of their languages' packages (npm, cargo, Go, PyPI)
# Exit status 1: a goal that must be reached was missed. The machine should do nothing else meanwhile.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

mode=(--rounds 21 --milliseconds 40 --starts 3 --longest 1000000)
folder=build/bench smoke=0
for option in "$@"; do
    case $option in
        --quick) mode=(--rounds 7 --milliseconds 20 --starts 1 --longest 100000 --no-report) ;;
        --full) mode=(--rounds 31 --milliseconds 40 --starts 5 --longest 10000000) ;;
        --smoke) mode=(--smoke) smoke=1 ;;
        --install)
            for install in bench/peers/*/install; do
                note "Installing the peers of $(dirname "$install") ..."
                "$install" || say "$install failed; its peers will be named as absent" >&2
            done
            ;;
        *)
            sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
            exit 2
            ;;
    esac
done

started=$SECONDS
scripts/install-deps.sh build
# A smoke run takes the release build where there is one, whose library is compiled already.
if [ "$smoke" -eq 1 ] && [ -f build/release/build.ninja ]; then
    folder=build/release
    quietly "cmake" cmake "$folder" -DCOFFER_BUILD_BENCH=ON
else
    quietly "cmake" cmake --preset bench
fi
targets=(bench_floor bench_coffer)
if [ "$smoke" -eq 1 ]; then targets+=(bench_inputs); else targets+=(coffer_cli); fi
note "Building ${targets[*]} in $folder ..."
build "$folder" "${targets[@]}"

if [ "$smoke" -eq 1 ]; then
    # Nothing in the inputs is drawn at random: they can be made again.
    "$folder/bench/bench_inputs" vectors | quietly "bench/inputs.json differs from what bench_inputs makes" cmp - bench/inputs.json
fi

status=0
PYTHONDONTWRITEBYTECODE=1 python3 bench/driver/bench.py --build "$folder" "${mode[@]}" || status=$?
if [ "$status" -eq 0 ]; then
    verdict_ok "benchmarks, after $((SECONDS - started)) s"
else
    verdict_failed "benchmarks, after $((SECONDS - started)) s"
fi
exit "$status"
