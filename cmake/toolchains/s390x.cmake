# Big-endian: IBM Z.
set(CMAKE_SYSTEM_PROCESSOR s390x)
set(coffer_architecture s390x)
include(${CMAKE_CURRENT_LIST_DIR}/debian.cmake)
