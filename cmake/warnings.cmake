# coffer_flags: what every target of this repository is compiled and linked with, and no consumer: all warnings are errors, and
# the hardening set.
add_library(coffer_flags INTERFACE)

target_compile_options(coffer_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror
  -fstack-protector-strong -fstack-clash-protection -fcf-protection=full -fvisibility=hidden)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # clang 14 has no -fzero-call-used-regs, asks for a confession before it zeroes variables, and calls link flags "unused".
  target_compile_options(coffer_flags INTERFACE -Wno-unused-command-line-argument -ftrivial-auto-var-init=zero
    $<$<COMPILE_LANGUAGE:CXX>:-enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang>
    $<$<COMPILE_LANGUAGE:C>:-enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang>)
else()
  # Not -ftrivial-auto-var-init=zero: g++ 12.2 then clears padding at a wrong offset of a temporary that holds a DerivationPath, and a
  # hardened component loses its top bit. The tests of the wallet layer see it.
  target_compile_options(coffer_flags INTERFACE -fzero-call-used-regs=used-gpr)
endif()

# For the files that derive keys: g++ 12 zeroes 128 bytes and more by `rep stos`, whose start-up costs as much as half of a compression
# of SHA-512 a step; clang uses vector stores by itself.
set(COFFER_INLINE_ZEROS)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  set(COFFER_INLINE_ZEROS "-mmemset-strategy=vector_loop:512:noalign,libcall:-1:noalign")
endif()

# Sanitizer builds are Debug builds: _FORTIFY_SOURCE hides errors from them.
target_compile_definitions(coffer_flags INTERFACE _GLIBCXX_ASSERTIONS)
target_compile_options(coffer_flags INTERFACE $<$<CONFIG:Release>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=3>)

# `-z now` is not optional: lazy binding spills vector registers, and with them secrets, to the stack (docs/side-channels.md).
set(COFFER_LINK_HARDENING -Wl,-z,relro,-z,now,-z,noexecstack)
target_link_options(coffer_flags INTERFACE ${COFFER_LINK_HARDENING})
