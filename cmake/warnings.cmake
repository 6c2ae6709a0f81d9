# Flags of every coffer target: all warnings are errors, and the hardening set. `-z now` is not optional: lazy binding spills
# vector registers, and with them secrets, to the stack (docs/side-channels.md).
add_library(coffer_flags INTERFACE)
target_compile_options(coffer_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror
  -fstack-protector-strong -fstack-clash-protection -fcf-protection=full -fvisibility=hidden -ftrivial-auto-var-init=zero)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(coffer_flags INTERFACE -Wno-unused-command-line-argument
    $<$<COMPILE_LANGUAGE:CXX>:-enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang>)
else()
  target_compile_options(coffer_flags INTERFACE -fzero-call-used-regs=used-gpr)
endif()
target_compile_definitions(coffer_flags INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2> _GLIBCXX_ASSERTIONS)
target_link_options(coffer_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
