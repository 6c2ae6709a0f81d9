# Writes OUTPUT, the source that holds the commit of SOURCE_DIR. Git is asked only if SOURCE_DIR is the top of a clone: sources that lie
# inside another repository have no commit of their own. Where Git is not installed or refuses, the files of the clone say which commit it is.
set(commit "")
find_program(git NAMES git)
if(git)
  execute_process(COMMAND ${git} -C ${SOURCE_DIR} rev-parse --show-toplevel OUTPUT_VARIABLE top OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  file(REAL_PATH ${SOURCE_DIR} source)
  if(top STREQUAL source)
    execute_process(COMMAND ${git} -C ${SOURCE_DIR} rev-parse HEAD OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
endif()
if(commit STREQUAL "" AND EXISTS ${SOURCE_DIR}/.git/HEAD)
  file(READ ${SOURCE_DIR}/.git/HEAD commit)
  if(commit MATCHES "^ref: ([^\n]*)")
    set(ref ${CMAKE_MATCH_1})
    set(commit "")
    if(EXISTS ${SOURCE_DIR}/.git/${ref})
      file(READ ${SOURCE_DIR}/.git/${ref} commit)
    elseif(EXISTS ${SOURCE_DIR}/.git/packed-refs)
      file(STRINGS ${SOURCE_DIR}/.git/packed-refs commit REGEX " ${ref}$")
    endif()
  endif()
endif()
if(commit MATCHES "^([0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f])")
  set(commit ${CMAKE_MATCH_1})
else()
  set(commit "unknown")
endif()
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT [[
#include "cli/commit.hpp"

namespace coffer::cli {

const char* commit() noexcept {
    return "@commit@";
}

}  // namespace coffer::cli
]] @ONLY)
