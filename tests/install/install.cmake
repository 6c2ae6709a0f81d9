# Installs BUILD into an empty PREFIX and looks at what lies there.
file(REMOVE_RECURSE ${PREFIX})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX} COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)

file(GLOB_RECURSE installed RELATIVE ${PREFIX} ${PREFIX}/*)
foreach(pattern "^include/coffer/coffer\\.hpp$" "^include/coffer/core/errc\\.hpp$" "/libcoffer\\.a$" "/cmake/coffer/coffer-config\\.cmake$"
    "/pkgconfig/coffer\\.pc$" "^bin/coffer$" "^share/man/man1/coffer\\.1$" "^share/bash-completion/completions/coffer$"
    "^share/zsh/site-functions/_coffer$" "^share/fish/vendor_completions\\.d/coffer\\.fish$" "^share/doc/coffer/LICENSE$"
    "^share/doc/coffer/README\\.md$" "^share/doc/coffer/docs/README\\.md$" "^share/doc/coffer/docs/glossary\\.md$"
    "^share/doc/coffer/docs/speed\\.svg$" "^share/doc/coffer/examples/CMakeLists\\.txt$" "^share/doc/coffer/examples/open_export_bundle\\.cpp$"
    "^share/doc/coffer/vectors/bundle/production-wallet/bundle\\.json$")
  set(found ${installed})
  list(FILTER found INCLUDE REGEX ${pattern})
  if(NOT found)
    message(SEND_ERROR "not installed: ${pattern}")
  endif()
endforeach()

# The public headers need no table of macros.
set(tables ${installed})
list(FILTER tables INCLUDE REGEX "\\.inc$")
if(tables)
  message(SEND_ERROR "installed, but private: ${tables}")
endif()

# Nothing of the tests, and nothing of this machine, gets out.
list(FILTER installed INCLUDE REGEX "\\.(hpp|inc|cmake|pc|a)$")
foreach(name IN LISTS installed)
  if(name MATCHES "testing|seam|rapidcheck|gtest|gmock")
    message(SEND_ERROR "installed, but of the tests: ${name}")
  endif()
  if(name MATCHES "\\.(cmake|pc)$")
    file(READ ${PREFIX}/${name} text)
    foreach(word ${BUILD} ${PREFIX} "-Werror" "-Wall" "coffer_flags")
      string(FIND "${text}" "${word}" at)
      if(NOT at EQUAL -1)
        message(SEND_ERROR "${name} speaks of ${word}")
      endif()
    endforeach()
  endif()
endforeach()
