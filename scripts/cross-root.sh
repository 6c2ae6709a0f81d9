#!/usr/bin/env bash
# cross-root.sh arm64|s390x: lays down the Debian packages that coffer is built and tested with, for another processor, in
# build/cross/ARCHITECTURE/root: unpacked, never configured, so it needs no root and nothing of the other processor is run. They come from
# where the host's own packages come from. At most 2 minutes; where it is done already, nothing.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

architecture=${1:?usage: cross-root.sh arm64|s390x}
folder=$root/build/cross/$architecture
packages=(libc6-dev libstdc++-12-dev libsecp256k1-dev libsodium-dev libssl-dev libbotan-2-dev libutf8proc-dev libsimdjson-dev libcbor-dev
    libcli11-dev libgtest-dev libgmock-dev librapidcheck-dev)
[ "$(cat "$folder/done" 2>/dev/null)" != "${packages[*]}" ] || exit 0

# An apt of its own, which knows the other processor only and believes that nothing is installed.
rm -rf "$folder"
mkdir -p "$folder"/{root/usr/lib,state/lists/partial,cache/archives/partial}
: >"$folder/state/status"
sources() { apt-get indextargets --format 'deb $(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' | sort -u; }
sources >"$folder/sources.list"
[ -s "$folder/sources.list" ] || { say "cross-root.sh: the host's apt has no lists; run apt-get update" >&2; exit 1; }
apt=(apt-get -qq -o Acquire::Retries=3 -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" -o APT::Sandbox::User=
    -o Dir::Etc::SourceList="$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::State="$folder/state"
    -o Dir::State::status="$folder/state/status" -o Dir::Cache="$folder/cache")
note "Fetching ${#packages[@]} packages for $architecture and what they need ..."
quietly "apt-get update" "${apt[@]}" update
quietly "apt-get download" "${apt[@]}" install --download-only --yes --no-install-recommends "${packages[@]}"

# What a compiler and a dynamic linker read, and nothing else: qemu looks for every path in here first, and /tmp or /etc are the host's.
ln -s usr/lib "$folder/root/lib"
for package in "$folder"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar --extract --directory "$folder/root" --keep-directory-symlink --no-same-owner --wildcards \
        ./lib ./usr/lib ./usr/include ./usr/share/pkgconfig ./usr/share/rapidcheck 2>/dev/null || true
done
# Links to /lib/... would leave the root.
find "$folder/root" -type l -lname '/*' | while read -r link; do
    ln -sf --relative "$folder/root$(readlink "$link")" "$link"
done
rm -rf "$folder/cache" "$folder/state"
echo "${packages[*]}" >"$folder/done"
