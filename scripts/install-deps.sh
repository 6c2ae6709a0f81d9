#!/usr/bin/env bash
# install-deps.sh [build] [test] [lint] [libcxx] [cross] [bench] [reference] [bare-root]: installs the Debian 12 or 13 packages that are missing
# (default: build). Where none is missing it prints nothing and needs neither root nor network. The packages of `build` take about
# 150 MB on a bare system; recommended packages, which would make it 400 MB, are left out.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# `a|b`: any of them will do; where none is installed, the first one that the system's repositories have.
declare -A groups=(
    [build]="g++ cmake ninja-build pkg-config libsecp256k1-dev libsodium-dev libssl-dev libbotan-3-dev|libbotan-2-dev libutf8proc-dev
        libsimdjson-dev libcbor-dev libcli11-dev"
    [test]="libgtest-dev libgmock-dev librapidcheck-dev python3 binutils valgrind libjemalloc2"
    [libcxx]="clang-19 libc++-19-dev libc++abi-19-dev"
    [cross]="g++-aarch64-linux-gnu g++-s390x-linux-gnu qemu-user-static"
    [lint]="clang-14 clang-tidy-14 clang-format-14 libclang-rt-14-dev llvm-14 git"
    [bench]="libbenchmark-dev"
    [reference]="doxygen"
    [bare-root]="debootstrap git"
)

# Security updates that coffer relies on, by the library packages of both releases: `coffer selftest` reports the floors at run time.
declare -A floors=(
    [libssl3]=3.0.22-1~deb12u2
    [libssl3t64]=3.5.9-1~deb13u1
    [libsodium23]=1.0.18-1+deb12u1
    [libbotan-2-19]=2.19.3+dfsg-1+deb12u1
    [libbotan-3-7]=3.7.1+dfsg-2
)

installed_version() {
    dpkg-query --show --showformat='${db:Status-Abbrev}${Version}' "$1" 2>/dev/null | sed -n 's/^ii *//p'
}
below_floor() {
    local version
    version=$(installed_version "$1")
    [ -n "$version" ] && dpkg --compare-versions "$version" lt "${floors[$1]}"
}
# any_installed A|B: whether one of the alternatives is installed.
any_installed() {
    local name
    for name in ${1//|/ }; do
        if [ -n "$(installed_version "$name")" ]; then return 0; fi
    done
    return 1
}
# first_available A|B: the first alternative that the repositories have; the last one where they have none.
first_available() {
    local name
    for name in ${1//|/ }; do
        if apt-cache show "$name" >/dev/null 2>&1; then break; fi
    done
    echo "$name"
}

[ $# -gt 0 ] || set -- build
wanted=()
for group in "$@"; do
    [ -n "${groups[$group]:-}" ] || { say "install-deps.sh: no group '$group' (there are: ${!groups[*]})" >&2; exit 2; }
    read -r -d '' -a members <<<"${groups[$group]}" || true
    wanted+=("${members[@]}")
done

if ! command -v dpkg-query >/dev/null; then
    say "install-deps.sh supports Debian 12 and 13 only. Install the equivalents of these packages by hand: ${wanted[*]}" >&2
    exit 1
fi

missing=()
for package in "${wanted[@]}"; do
    any_installed "$package" || missing+=("$package")
done
for library in "${!floors[@]}"; do
    if below_floor "$library"; then missing+=("$library"); fi
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        say "These packages are missing, and installing them needs root or sudo:" >&2
        say "  apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

say "Installing ${#missing[@]} Debian packages and what they need: ${missing[*]}"
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
quietly "apt-get update" "${apt[@]}" update
for i in "${!missing[@]}"; do missing[i]=$(first_available "${missing[i]}"); done
quietly "apt-get install" "${apt[@]}" install --yes --no-install-recommends "${missing[@]}"

for library in "${!floors[@]}"; do
    if below_floor "$library"; then
        say "Warning: $library is older than ${floors[$library]}; add Debian's security updates to your package sources." >&2
    fi
done
