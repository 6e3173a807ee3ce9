# cfplan_room(NAME SOURCES … LINK …): the static library cfplan_NAME from src/NAME.
# cfplan_test(NAME SOURCES … LINK …): one GoogleTest program and its entry in CTest.

set(CFPLAN_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
option(CFPLAN_COVERAGE "Instrument for gcov" OFF)

add_library(cfplan_warnings INTERFACE)
target_compile_options(cfplan_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual
  # Not in the release build, which is a user's: another compiler version must not stop it.
  $<$<NOT:$<CONFIG:Release>>:-Werror>
  # Designated initialisers name what differs from the defaults; the rest is left out on purpose.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees these where there is nothing, in std::variant and std::string of the optimised build.
  target_compile_options(cfplan_warnings INTERFACE
    -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_LAUNCHER MATCHES "ccache")
  # ccache keeps what uses a precompiled header only where the compiler tells it of that.
  add_compile_options(-fpch-preprocess)
endif()
if(CFPLAN_SANITIZE)
  add_compile_options(-fsanitize=${CFPLAN_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${CFPLAN_SANITIZE})
endif()
if(CFPLAN_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()

# Parsed once a target: what every small file includes costs more than the file itself.
set(CFPLAN_COMMON_HEADERS
  <algorithm> <functional> <map> <memory> <optional> <set> <string> <string_view> <utility>
  <variant> <vector> <tl/expected.hpp>)

function(cfplan_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(cfplan_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(cfplan_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include
                             PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(cfplan_${name} PUBLIC ${ROOM_LINK} PRIVATE cfplan_warnings ${ROOM_PRIVATE_LINK})
  target_precompile_headers(cfplan_${name} PRIVATE ${CFPLAN_COMMON_HEADERS})
endfunction()

function(cfplan_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${TEST_LINK} cfplan_warnings GTest::gtest_main)
  # What is tested is optimised in a release build; the tests need not be, and compile sooner.
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O0>)
  target_precompile_headers(${name} PRIVATE ${CFPLAN_COMMON_HEADERS} <gtest/gtest.h>)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  if(TEST_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${TEST_LABELS}")
  endif()
endfunction()
