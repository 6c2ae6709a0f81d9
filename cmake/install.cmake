# What `cmake --install` lays down: headers, libcoffer.a, the CMake package, coffer.pc, the program with its manual and
# completions, the documentation and the examples.
include(CMakePackageConfigHelpers)

install(TARGETS coffer coffer_enclave EXPORT coffer-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY include/coffer DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
  FILES_MATCHING PATTERN "*.hpp")

set(coffer_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/coffer)
install(EXPORT coffer-targets NAMESPACE coffer:: DESTINATION ${coffer_package_dir} COMPONENT development)
configure_package_config_file(cmake/coffer-config.cmake.in ${PROJECT_BINARY_DIR}/coffer-config.cmake
  INSTALL_DESTINATION ${coffer_package_dir} NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may change the C++ interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/coffer-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/coffer-config.cmake ${PROJECT_BINARY_DIR}/coffer-config-version.cmake
  DESTINATION ${coffer_package_dir} COMPONENT development)
install(FILES cmake/dependencies.cmake DESTINATION ${coffer_package_dir} RENAME coffer-dependencies.cmake COMPONENT development)

# coffer is a static archive only, so what it links stands in Libs: plain `pkg-config --libs` is enough. Not in Requires.private: that
# would hand the libraries' include folders and macros to consumers, and under --static ask for the -dev packages of Botan's own
# dependencies, which Debian does not install with it.
set(COFFER_PC_LIBS "")
foreach(row IN LISTS COFFER_DEPENDENCIES)
  string(REGEX MATCH "^[^ ]+" suffix ${row})
  list(TRANSFORM COFFER_${suffix}_LIBRARIES PREPEND "-l" OUTPUT_VARIABLE libraries)
  list(APPEND COFFER_PC_LIBS ${libraries})
endforeach()
list(JOIN COFFER_PC_LIBS " " COFFER_PC_LIBS)
list(JOIN COFFER_LINK_HARDENING " " COFFER_PC_HARDENING)
# Relative to where the file lies, so that `cmake --install --prefix` and DESTDIR stay right.
file(RELATIVE_PATH COFFER_PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/coffer.pc.in ${PROJECT_BINARY_DIR}/coffer.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/coffer.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

# Beside each other as in the repository, so that the links between the pages work and the examples find the vectors that they read.
install(FILES LICENSE README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documentation)
install(DIRECTORY docs examples DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documentation)
foreach(used bundle/production-wallet bundle/production-import)
  install(DIRECTORY vectors/${used}/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/vectors/${used} COMPONENT documentation)
endforeach()
foreach(used stamp/api_key.json token/webhook.json tx/ethereum.json proof/boot.json)
  get_filename_component(folder ${used} DIRECTORY)
  install(FILES vectors/${used} DESTINATION ${CMAKE_INSTALL_DOCDIR}/vectors/${folder} COMPONENT documentation)
endforeach()
# What the pages link outside docs/. `tools/check_docs.py --installed` fails on a link to a file that is not installed.
foreach(linked bench/README.md bench/goals.json bench/results.json bench/peers/README.md tools/oracles/README.md vectors/README.md)
  get_filename_component(folder ${linked} DIRECTORY)
  install(FILES ${linked} DESTINATION ${CMAKE_INSTALL_DOCDIR}/${folder} COMPONENT documentation)
endforeach()

if(TARGET coffer_cli)
  install(TARGETS coffer_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
  install(FILES share/coffer.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
  install(FILES share/coffer.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME coffer COMPONENT program)
  install(FILES share/_coffer DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT program)
  install(FILES share/coffer.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
endif()
