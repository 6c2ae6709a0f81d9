# The one list of what coffer links, read by this build, by the installed CMake package and by coffer.pc.
# Each row: PkgConfig target suffix, pkg-config module, least version. scripts/install-deps.sh installs them (Debian 12).
set(COFFER_DEPENDENCIES
  "SECP256K1 libsecp256k1 0.2.0"
  "SODIUM libsodium 1.0.18"
  "CRYPTO libcrypto 3.0.0"
  "BOTAN botan-2 2.19.3"
  "UTF8PROC libutf8proc 2.6.0"
  "SIMDJSON simdjson 3.0.1"
  "CBOR libcbor 0.8.0")

# coffer_find_dependencies([REQUIRED|QUIET]): makes PkgConfig::COFFER_<suffix> of every row; names what is missing in COFFER_MISSING.
macro(coffer_find_dependencies)
  find_package(PkgConfig ${ARGN})
  set(COFFER_MISSING "")
  foreach(coffer_row IN LISTS COFFER_DEPENDENCIES)
    separate_arguments(coffer_row)
    list(GET coffer_row 0 coffer_suffix)
    list(GET coffer_row 1 coffer_module)
    list(GET coffer_row 2 coffer_version)
    if(PkgConfig_FOUND)
      pkg_check_modules(COFFER_${coffer_suffix} ${ARGN} IMPORTED_TARGET "${coffer_module}>=${coffer_version}")
    endif()
    if(NOT COFFER_${coffer_suffix}_FOUND)
      list(APPEND COFFER_MISSING "${coffer_module}>=${coffer_version}")
    endif()
  endforeach()
endmacro()
