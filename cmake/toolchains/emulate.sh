#!/bin/sh
# emulate.sh PROCESSOR ROOT PROGRAM ARGUMENT...: runs another processor's program. It is told a script beside it as its own name, which
# runs it again: a death test starts itself anew, and the kernel could not.
processor=$1 root=$2 program=$(realpath "$3")
shift 3
again=$program.emulated
if [ ! -x "$again" ]; then
    printf '#!/bin/sh\nexec qemu-%s-static -L "%s" -0 "$0" "%s" "$@"\n' "$processor" "$root" "$program" >"$again.$$"
    chmod +x "$again.$$"
    mv "$again.$$" "$again"
fi
exec "$again" "$@"
