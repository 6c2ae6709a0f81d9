#!/usr/bin/env bash
# bare-root.sh 12|13 [--make | --run COMMAND ARGUMENT...]
#
# Runs the README's two commands as a stranger would: in a new, minimal Debian 12 or 13 root with a clean clone of the committed HEAD,
# nothing else installed, and no environment variable but PATH and HOME. The host gives the package mirror and apt's settings only.
# Where both commands pass, build/bare-root-12.ok (or -13.ok) holds the commit that they ran on.
#
# --make makes the root only. The next run takes it, if it is of the same commit, and no other run takes it again.
# --run runs COMMAND in the clone inside the root that the last run left, without making a new one.
#
# Needs root privileges (mounts, chroot), debootstrap and git. The root takes about 1.5 GB in build/bare-root-12 (or -13).
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

declare -A suites=([12]=bookworm [13]=trixie)

release=${1:-}
suite=${suites[$release]:-}
[ -n "$suite" ] || { say "usage: scripts/bare-root.sh 12|13 [--make | --run COMMAND ARGUMENT...]" >&2; exit 2; }
shift
[ "$(id -u)" -eq 0 ] || { say "bare-root.sh needs root privileges: it mounts and changes root" >&2; exit 1; }

bare=$root/build/bare-root-$release
clone=/home/coffer
passed=$root/build/bare-root-$release.ok
made=$root/build/bare-root-$release.made  # the commit of a root in which nothing has run yet

# in_root COMMAND...: runs COMMAND in the clone. The mounts and all processes end with the namespace.
in_root() {
    # shellcheck disable=SC2016 # expanded by the inner shells
    unshare --mount --pid --fork --kill-child bash -c '
        set -e
        mount -t proc proc "$1/proc"
        mount -t tmpfs tmpfs "$1/dev/shm"
        mount -t devpts devpts "$1/dev/pts" -o newinstance,ptmxmode=0666
        exec chroot "$1" /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
            bash -c '\''cd "$1" && shift && exec "$@"'\'' bash "${@:2}"
    ' bash "$bare" "$clone" "$@" </dev/null
}

if [ "${1:-}" = --run ]; then
    shift
    [ -d "$bare$clone" ] || { say "there is no root yet: scripts/bare-root.sh $release" >&2; exit 1; }
    in_root "$@"
    exit
fi
make_only=0
if [ "${1:-}" = --make ]; then
    make_only=1
    shift
fi
[ $# -eq 0 ] || { say "bare-root.sh: unexpected argument '$1'" >&2; exit 2; }

started=$SECONDS
trap 'status=$?; [ $status -eq 0 ] || verdict_failed "scripts/bare-root.sh $release, after $((SECONDS - started)) s"' EXIT
rm -f "$passed"
commit=$(git rev-parse HEAD)
if [ -n "$(git status --porcelain --untracked-files=no)" ]; then note "Uncommitted changes are not in the clone."; fi

# repository LABEL: the address from which the host takes the packages of this label; nothing where the host is no Debian.
repository() {
    # shellcheck disable=SC2016 # apt expands them
    apt-get indextargets --format '$(LABEL) $(REPO_URI)' 2>/dev/null | awk -v label="$1" '$1 == label && !found { print $2; found = 1 }' || true
}

make_root() {
    local mirror security
    scripts/install-deps.sh bare-root
    # The lists are locked while another root of this tree is being made.
    if [ -z "$(repository Debian)" ]; then quietly "apt-get update" flock "$root" apt-get -qq -o Acquire::Retries=3 update; fi
    mirror=$(repository Debian)
    security=$(repository Debian-Security)
    note "Making a minimal Debian $release in build/bare-root-$release ..."
    rm -rf --one-file-system "$bare"
    mkdir -p "$bare"
    # Where the host names no mirror, debootstrap has a default.
    quietly "debootstrap" debootstrap --variant=minbase "$suite" "$bare" ${mirror:+"$mirror"}
    if [ -n "$mirror" ]; then
        {
            echo "deb $mirror $suite main"
            echo "deb $mirror $suite-updates main"
            if [ -n "$security" ]; then echo "deb $security $suite-security main"; fi
        } >"$bare/etc/apt/sources.list"
    fi
    apt-config dump --no-empty | grep -E '^Acquire::(http|https|ftp|Retries|Languages|GzipIndexes|Check-|ForceIPv)' >"$bare/etc/apt/apt.conf.d/01host" || true
    # A root that a power failure breaks is made anew: dpkg need not wait for the disk.
    echo force-unsafe-io >"$bare/etc/dpkg/dpkg.cfg.d/01unsafe-io"
    cp /etc/resolv.conf /etc/hosts "$bare/etc/"
    git clone --quiet --no-hardlinks "$root" "$bare$clone"
    git -C "$bare$clone" checkout --quiet --detach "$commit"
    echo "$commit" >"$made"
    note "Made a minimal Debian $release in $((SECONDS - started)) s: $(grep -c '^Package:' "$bare/var/lib/dpkg/status") packages."
}

if [ $make_only -eq 1 ] || [ "$(cat "$made" 2>/dev/null)" != "$commit" ]; then
    rm -f "$made"
    make_root
fi
if [ $make_only -eq 1 ]; then exit; fi

rm -f "$made"
in_root scripts/quickstart.sh
in_root scripts/test.sh
echo "$commit" >"$passed"
verdict_ok "both commands in a bare Debian $release, after $((SECONDS - started)) s"
