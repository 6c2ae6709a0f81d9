#!/usr/bin/env bash
# install-deps.sh [build] [test] [lint] [bench]: installs the Debian 12 packages that are missing (default: build).
# Where none is missing it says nothing and needs neither root nor network. The packages of `build` bring about 150 MB in all on a
# bare system; recommended packages are left out, which would make it 400 MB.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

declare -A groups=(
    [build]="g++ cmake ninja-build pkg-config libsecp256k1-dev libsodium-dev libssl-dev libbotan-2-dev libutf8proc-dev libsimdjson-dev
        libcbor-dev libcli11-dev"
    [test]="libgtest-dev libgmock-dev librapidcheck-dev python3 binutils valgrind"
    [lint]="clang-14 clang-tidy-14 clang-format-14 libclang-rt-14-dev llvm-14 git"
    [bench]="libbenchmark-dev"
)

# Security updates that coffer relies on: `coffer selftest` reports the same floors at run time.
declare -A floors=(
    [libssl3]=3.0.22-1~deb12u2
    [libsodium23]=1.0.18-1+deb12u1
    [libbotan-2-19]=2.19.3+dfsg-1+deb12u1
)

installed_version() {
    dpkg-query --show --showformat='${db:Status-Abbrev}${Version}' "$1" 2>/dev/null | sed -n 's/^ii *//p'
}
below_floor() {
    local version
    version=$(installed_version "$1")
    [ -n "$version" ] && dpkg --compare-versions "$version" lt "${floors[$1]}"
}

[ $# -gt 0 ] || set -- build
wanted=()
for group in "$@"; do
    [ -n "${groups[$group]:-}" ] || { say "install-deps.sh: no group '$group' (there are: ${!groups[*]})" >&2; exit 2; }
    read -r -d '' -a members <<<"${groups[$group]}" || true
    wanted+=("${members[@]}")
done

if ! command -v dpkg-query >/dev/null; then
    say "install-deps.sh knows Debian 12 only. Install the like of these by hand: ${wanted[*]}" >&2
    exit 1
fi

missing=()
for package in "${wanted[@]}"; do
    [ -n "$(installed_version "$package")" ] || missing+=("$package")
done
for library in "${!floors[@]}"; do
    if below_floor "$library"; then missing+=("$library"); fi
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        say "These packages are missing, and neither root nor sudo is at hand to install them:" >&2
        say "  apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

say "Installing ${#missing[@]} Debian packages and what they need: ${missing[*]}"
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
quietly "apt-get update" "${apt[@]}" update
quietly "apt-get install" "${apt[@]}" install --yes --no-install-recommends "${missing[@]}"

for library in "${!floors[@]}"; do
    if below_floor "$library"; then
        say "Warning: $library is older than ${floors[$library]}; add Debian's security updates to your package sources." >&2
    fi
done
