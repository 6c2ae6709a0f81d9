# coffer_flags: what every target of this repository, and no consumer, is compiled and linked with: warnings and the hardening set.
add_library(coffer_flags INTERFACE)

# Off by default: a compiler that is newer than ours may warn about code that ours accept, and must not break a user's build.
option(COFFER_WERROR "Treat compiler warnings as errors (CI sets it)" OFF)
target_compile_options(coffer_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  $<$<BOOL:${COFFER_WERROR}>:-Werror>)

# What compilers of one processor or one version know only is asked for, never assumed: an unknown flag would break a user's build.
# coffer_harden(FLAGS...) compiles with the first of these that the compiler takes, if any.
include(CheckCXXCompilerFlag)
include(CheckLinkerFlag)
function(coffer_harden)
  foreach(flags IN LISTS ARGN)
    string(MAKE_C_IDENTIFIER "COFFER_TAKES${flags}" taken)
    separate_arguments(flags)
    check_cxx_compiler_flag("${flags}" ${taken})
    if(${taken})
      target_compile_options(coffer_flags INTERFACE ${flags})
      return()
    endif()
  endforeach()
endfunction()

coffer_harden(-fstack-protector-strong)
coffer_harden(-fstack-clash-protection)
coffer_harden(-fcf-protection=full -mbranch-protection=standard)  # x86 has the one, arm64 the other
target_compile_options(coffer_flags INTERFACE -fvisibility=hidden)
coffer_harden(-fzero-call-used-regs=used-gpr)
# Variables are zeroed by clang only: g++ 12.2 then clears padding at a wrong offset of a temporary that holds a DerivationPath, and a
# hardened component loses its top bit. The tests of the wallet layer see it.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # clang calls link flags "unused"; clang 14 asks for a confession before it zeroes variables.
  target_compile_options(coffer_flags INTERFACE -Wno-unused-command-line-argument)
  coffer_harden(-ftrivial-auto-var-init=zero "-ftrivial-auto-var-init=zero -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang")
endif()

# For the files that derive keys: g++ 12 zeroes 128 bytes and more by `rep stos`, whose start-up costs as much as half of a compression
# of SHA-512 a step; clang uses vector stores by itself.
set(COFFER_INLINE_ZEROS)
check_cxx_compiler_flag("-mmemset-strategy=vector_loop:512:noalign,libcall:-1:noalign" COFFER_TAKES_MEMSET_STRATEGY)
if(COFFER_TAKES_MEMSET_STRATEGY)
  set(COFFER_INLINE_ZEROS "-mmemset-strategy=vector_loop:512:noalign,libcall:-1:noalign")
endif()

# Bounds are checked by libstdc++ and by libc++, each by a name of its own.
target_compile_definitions(coffer_flags INTERFACE _GLIBCXX_ASSERTIONS _LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE)
# Sanitizer builds are Debug builds: _FORTIFY_SOURCE hides errors from them.
target_compile_options(coffer_flags INTERFACE $<$<CONFIG:Release>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=3>)

# `-z now` is not optional: lazy binding spills vector registers, and with them secrets, to the stack (docs/side-channels.md).
set(COFFER_LINK_HARDENING)
foreach(flag -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
  string(MAKE_C_IDENTIFIER "COFFER_TAKES${flag}" taken)
  check_linker_flag(CXX ${flag} ${taken})
  if(${taken})
    list(APPEND COFFER_LINK_HARDENING ${flag})
  endif()
endforeach()
target_link_options(coffer_flags INTERFACE ${COFFER_LINK_HARDENING})
