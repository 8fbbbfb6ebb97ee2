# Headers of others that nearly every unit includes, parsed once a target. Our own are left out: what a unit forgets to
# include must not compile.
function(dde_precompile target)
  get_target_property(sources ${target} SOURCES)
  list(LENGTH sources count)
  if(count GREATER 5) # for fewer it takes longer than it saves
    target_precompile_headers(${target} PRIVATE ${ARGN}
      <algorithm> <chrono> <functional> <map> <memory> <optional> <ranges> <string> <unordered_map> <variant> <vector>
      <boost/asio/awaitable.hpp> <boost/asio/co_spawn.hpp> <boost/asio/io_context.hpp> <boost/asio/steady_timer.hpp>
      <boost/describe.hpp> <boost/json.hpp> <boost/mp11.hpp> <spdlog/fmt/fmt.h>)
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp") # ccache compares contents
  endif()
endfunction()

# What is tested is optimised; the tests themselves only have to compile soon.
function(dde_test_target target)
  target_compile_options(${target} PRIVATE -O0)
  dde_precompile(${target} <gmock/gmock.h> <gtest/gtest.h>)
endfunction()

# dde_library(name USES ... TESTS_USE ...): lib/<name>/*.cpp and, with tests on, <name>_tests from lib/<name>/tests and
# <name>_testing from lib/<name>/testing, which the tests of others use too. lib/<name>/links.cmake, if there, links
# packages.
function(dde_library name)
  cmake_parse_arguments(arg "" "" "USES;TESTS_USE" ${ARGN})
  set(root ${CMAKE_SOURCE_DIR}/lib/${name})
  file(GLOB sources CONFIGURE_DEPENDS ${root}/*.cpp)
  set(scope PUBLIC)
  if(sources)
    add_library(${name} STATIC ${sources})
    dde_precompile(${name})
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${name} ${scope} ${CMAKE_SOURCE_DIR}/lib)
  target_link_libraries(${name} ${scope} toolchain ${arg_USES})
  if(EXISTS ${root}/links.cmake)
    include(${root}/links.cmake)
  endif()
  file(GLOB testing CONFIGURE_DEPENDS ${root}/testing/*.cpp)
  if(DDE_TESTS AND testing)
    add_library(${name}_testing STATIC ${testing})
    target_link_libraries(${name}_testing PUBLIC ${name} ${arg_TESTS_USE})
    target_compile_definitions(${name}_testing PRIVATE DDE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    list(APPEND arg_TESTS_USE ${name}_testing)
  endif()
  dde_tests(${name} ${root}/tests ${arg_TESTS_USE})
endfunction()

# dde_service(name TIER n USES services below HEARS services LIBS libraries TESTS_USE libraries): the shape of a service.
# <name>_face = include/ and events/ (headers only), <name> = src/ (nobody else sees it).
function(dde_service name)
  cmake_parse_arguments(arg "" "TIER" "USES;HEARS;LIBS;TESTS_USE" ${ARGN})
  set(root ${CMAKE_CURRENT_SOURCE_DIR})
  foreach(part events face)
    add_library(${name}_${part} INTERFACE)
  endforeach()
  target_include_directories(${name}_events INTERFACE ${root}/events)
  target_link_libraries(${name}_events INTERFACE base shape tenancy)
  target_include_directories(${name}_face INTERFACE ${root}/include)
  target_link_libraries(${name}_face INTERFACE ${name}_events http sql events jobs)

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${root}/src/*.cpp)
  add_library(${name} STATIC ${sources})
  dde_precompile(${name})
  target_include_directories(${name} PRIVATE ${root}/src)
  list(TRANSFORM arg_USES APPEND _face OUTPUT_VARIABLE faces)
  list(TRANSFORM arg_HEARS APPEND _events OUTPUT_VARIABLE heard)
  target_link_libraries(${name} PUBLIC ${name}_face ${arg_LIBS} PRIVATE ${faces} ${heard})
  set_target_properties(${name} PROPERTIES DDE_TIER ${arg_TIER} DDE_USES "${arg_USES}")
  set_property(GLOBAL APPEND PROPERTY DDE_SERVICES ${name})

  dde_tests(${name} ${root}/tests ${arg_TESTS_USE})
  if(TARGET ${name}_tests)
    target_include_directories(${name}_tests PRIVATE ${root}/src)
    target_link_libraries(${name}_tests PRIVATE ${faces} ${heard})
  endif()
endfunction()

# dde_tests(name folder libraries...): <name>_tests from folder/*.cpp.
function(dde_tests name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  if(NOT DDE_TESTS OR NOT sources)
    return()
  endif()
  add_executable(${name}_tests ${sources})
  target_link_libraries(${name}_tests PRIVATE ${name} ${ARGN} GTest::gtest GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name}_tests PRIVATE DDE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  dde_test_target(${name}_tests)
  add_test(NAME ${name} COMMAND ${name}_tests)
endfunction()

# dde_fuzz(sources...): sources of a service that are compiled once more, for its fuzz targets (fuzz/CMakeLists.txt).
function(dde_fuzz)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/src/ OUTPUT_VARIABLE sources)
  set_property(GLOBAL APPEND PROPERTY DDE_FUZZED_SOURCES ${sources})
  set_property(GLOBAL APPEND PROPERTY DDE_FUZZED_INCLUDES ${CMAKE_CURRENT_SOURCE_DIR}/src)
endfunction()

# Called last: a service that uses one of its own or a higher tier stops the configure.
function(dde_check_services)
  get_property(services GLOBAL PROPERTY DDE_SERVICES)
  foreach(service ${services})
    get_target_property(tier ${service} DDE_TIER)
    get_target_property(uses ${service} DDE_USES)
    foreach(used ${uses})
      get_target_property(used_tier ${used} DDE_TIER)
      if(NOT used_tier LESS tier)
        message(FATAL_ERROR "${service} (tier ${tier}) may not use ${used} (tier ${used_tier}): only lower tiers")
      endif()
    endforeach()
  endforeach()
endfunction()
