# radslag_precompiled(TARGET [OPTION...]) lets the sources of TARGET take the standard library, as far
# as most of them include it, from a precompiled header, where the preset has one. OPTION is what
# TARGET is compiled with besides, -O0: one header serves all that are compiled alike. Tests take
# what they are written in from theirs too.
function(radslag_precompiled target)
    if(NOT RADSLAG_PRECOMPILED)
        return()
    endif()
    set(headers <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory> <optional> <set>
        <span> <string> <string_view> <unordered_map> <variant> <vector> <tl/expected.hpp>)
    if(target MATCHES "_test$")
        list(APPEND headers <gtest/gtest.h>)
        set(kind test)
    endif()
    string(MAKE_C_IDENTIFIER "radslag_precompiled${kind}${ARGN}" shared)
    if(NOT TARGET ${shared})
        file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "// holds nothing but its precompiled header\n")
        add_library(${shared} OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
        target_compile_options(${shared} PRIVATE ${ARGN})
        target_precompile_headers(${shared} PRIVATE ${headers})
        if(kind) # a library's is -fPIC
            set_target_properties(${shared} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
            target_compile_options(${shared} PRIVATE -fPIE)
        endif()
    endif()
    target_precompile_headers(${target} REUSE_FROM ${shared})
endfunction()

# radslag_module(NAME DIR [USES module...] [LINKS library...] [PACKAGES pkg-config...])
# makes the library radslag_NAME of all src/DIR/*.cpp, and NAME_test of its *_test.cpp files.
function(radslag_module name dir)
    cmake_parse_arguments(ARG "" "" "USES;LINKS;PACKAGES" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${dir}/*.cpp)
    set(tests ${sources})
    list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
    list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
    set(uses ${ARG_USES})
    list(TRANSFORM uses PREPEND radslag_)
    if(sources)
        add_library(radslag_${name} STATIC ${sources})
        set(scope PUBLIC)
    else()
        add_library(radslag_${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_include_directories(radslag_${name} ${scope} ${CMAKE_SOURCE_DIR}/src)
    foreach(package ${ARG_PACKAGES})
        string(MAKE_C_IDENTIFIER pkg_${package} id)
        pkg_check_modules(${id} REQUIRED IMPORTED_TARGET GLOBAL ${package})
        target_link_libraries(radslag_${name} ${scope} PkgConfig::${id})
    endforeach()
    target_link_libraries(radslag_${name} ${scope} ${uses} ${ARG_LINKS})
    # With sanitizers the features are not optimized: they compile in two thirds of the time, and
    # what takes time in a test is below them (readers, notes, database). But for imports, which
    # go through all of a long document at each decision of a review.
    if(RADSLAG_SANITIZE AND "site" IN_LIST ARG_USES AND NOT name STREQUAL "imports")
        set(plain -O0)
    endif()
    if(sources)
        target_compile_options(radslag_${name} PRIVATE ${plain})
        radslag_precompiled(radslag_${name} ${plain})
        # Eight sources are read by the compiler as one, so that what they share is read once; so a
        # private name means one thing in all of a namespace. docs/decisions/0020.
        set_target_properties(radslag_${name} PROPERTIES
            UNITY_BUILD "${RADSLAG_PRECOMPILED}" UNITY_BUILD_BATCH_SIZE 8)
        if(RADSLAG_PRECOMPILED AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            # A local name of one source may be a private one of its neighbour; dev still warns.
            target_compile_options(radslag_${name} PRIVATE -Wno-shadow)
        endif()
    endif()
    if(RADSLAG_TESTS AND tests)
        add_executable(${name}_test ${tests})
        # A test runs once for each time that it is compiled: not optimized, it compiles in half the time.
        target_compile_options(${name}_test PRIVATE -O0)
        radslag_precompiled(${name}_test -O0)
        target_link_libraries(${name}_test PRIVATE radslag_${name} gtest gtest_main Threads::Threads)
        target_compile_definitions(${name}_test PRIVATE RADSLAG_SOURCE="${CMAKE_SOURCE_DIR}")
        add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
        set_tests_properties(${name} PROPERTIES TIMEOUT 600)
    endif()
endfunction()
