# The API reference, from the comments in the public headers: `ninja reference`, and part of `cmake --install`. It needs Doxygen
# (scripts/install-deps.sh reference).
option(COFFER_REFERENCE "Build and install the API reference (Doxygen)" OFF)
if(COFFER_REFERENCE)
  find_program(COFFER_DOXYGEN doxygen REQUIRED)
  set(COFFER_DOXYGEN_WARN_AS_ERROR NO)
  if(COFFER_WERROR)
    set(COFFER_DOXYGEN_WARN_AS_ERROR YES)
  endif()
  configure_file(cmake/Doxyfile.in ${PROJECT_BINARY_DIR}/Doxyfile @ONLY)
  file(GLOB_RECURSE coffer_public_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/*.hpp)
  file(GLOB coffer_example_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/examples/*.cpp)
  add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/reference/html/index.html
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/reference
    COMMAND ${COFFER_DOXYGEN} ${PROJECT_BINARY_DIR}/Doxyfile
    DEPENDS ${coffer_public_headers} ${coffer_example_sources} ${PROJECT_SOURCE_DIR}/cmake/reference.md ${PROJECT_BINARY_DIR}/Doxyfile
    COMMENT "Writing the API reference")
  add_custom_target(reference ALL DEPENDS ${PROJECT_BINARY_DIR}/reference/html/index.html)
  install(DIRECTORY ${PROJECT_BINARY_DIR}/reference/html/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/reference COMPONENT development)
endif()
