# The objects compiled for newer processors hold no function that the linker may take for one of the whole program.
#   cmake -DNM=nm -DOBJECTS=a.o|b.o -P vector_objects.cmake
string(REPLACE "|" ";" objects "${OBJECTS}")
if(NOT objects)
  message(FATAL_ERROR "no objects are named")
endif()
foreach(object IN LISTS objects)
  execute_process(COMMAND ${NM} ${object} OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
  if(NOT symbols MATCHES " T ")
    message(FATAL_ERROR "${object} defines nothing")
  endif()
  # The bounds of the sections in which clang counts what a fuzzer has reached are the linker's own.
  string(REGEX REPLACE " [Ww] __(start|stop)___sancov_[a-z]+" "" symbols "${symbols}")
  if(symbols MATCHES " [Ww] ([^\n]+)")
    message(FATAL_ERROR "${object} shares ${CMAKE_MATCH_1}")
  endif()
endforeach()
