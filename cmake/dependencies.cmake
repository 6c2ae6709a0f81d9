# The one list of what coffer links, read by this build, by the installed CMake package and by coffer.pc.
# Each row: PkgConfig target suffix, then pkg-config modules with their least versions; of several, the first that is found is linked.
# scripts/install-deps.sh installs them. Botan 2 is out of upstream support: it is for systems without Botan 3 (Debian 12).
set(COFFER_DEPENDENCIES
  "SECP256K1 libsecp256k1>=0.2.0"
  "SODIUM libsodium>=1.0.18"
  "CRYPTO libcrypto>=3.0.0"
  "BOTAN botan-3>=3.7.1 botan-2>=2.19.3"
  "UTF8PROC libutf8proc>=2.6.0"
  "SIMDJSON simdjson>=3.0.1"
  "CBOR libcbor>=0.8.0")

# coffer_find_dependencies([REQUIRED|QUIET]): makes PkgConfig::COFFER_<suffix> of every row; COFFER_LINKED are the rows with the one
# module that was found, COFFER_MISSING names what was not.
macro(coffer_find_dependencies)
  find_package(PkgConfig ${ARGN})
  set(COFFER_LINKED "")
  set(COFFER_MISSING "")
  foreach(coffer_row IN LISTS COFFER_DEPENDENCIES)
    string(REPLACE " " ";" coffer_modules "${coffer_row}")
    list(POP_FRONT coffer_modules coffer_suffix)
    if(PkgConfig_FOUND)
      pkg_search_module(COFFER_${coffer_suffix} ${ARGN} IMPORTED_TARGET ${coffer_modules})
    endif()
    if(COFFER_${coffer_suffix}_FOUND)
      list(FILTER coffer_modules INCLUDE REGEX "^${COFFER_${coffer_suffix}_MODULE_NAME}>=")
      list(APPEND COFFER_LINKED "${coffer_suffix} ${coffer_modules}")
    else()
      list(JOIN coffer_modules " or " coffer_modules)
      list(APPEND COFFER_MISSING "${coffer_modules}")
    endif()
  endforeach()
endmacro()
