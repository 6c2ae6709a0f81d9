#!/usr/bin/env bash
# pkg_config.sh COMPILER PREFIX EXAMPLES OUTPUT: builds and runs an example by pkg-config, plain and --static.
set -euo pipefail
compiler=$1 prefix=$2 examples=$3 output=$4
PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name coffer.pc)")
export PKG_CONFIG_PATH

for mode in "" --static; do
    read -r -a flags <<<"$(pkg-config $mode --cflags --libs coffer)"
    "$compiler" -std=c++20 "$examples/derive_offline.cpp" "${flags[@]}" -o "$output/by_pkg_config"
    "$output/by_pkg_config" "$examples/data/phrase.txt" | grep -q '^bitcoin-mainnet-p2wpkh bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu$'
    readelf --dynamic "$output/by_pkg_config" | grep -q 'BIND_NOW\|NOW' || { echo "linked lazily by pkg-config $mode"; exit 1; }
done
[ "$(pkg-config --modversion coffer)" = "$("$prefix/bin/coffer" --version | head -n 1 | grep -oE '[0-9]+\.[0-9]+\.[0-9]+')" ]
