# radslag_migrations(TARGET FUNCTION DIR...)
# compiles the files DIR/NNNN_words.sql into TARGET, as the C++ function FUNCTION (with its
# namespace), declared std::span<const radslag::db::Migration> FUNCTION(); sorted by number. A
# number used twice, or a name of another shape, stops the build.
function(radslag_migrations target function)
    set(files "")
    foreach(dir ${ARGN})
        file(GLOB found CONFIGURE_DEPENDS ${dir}/*.sql)
        list(APPEND files ${found})
    endforeach()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
    string(MAKE_C_IDENTIFIER "${target}_${function}" name)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    radslag_write_migrations(${output}.new ${function} "${files}")
    file(COPY_FILE ${output}.new ${output} ONLY_IF_DIFFERENT)
    target_sources(${target} PRIVATE ${output})
endfunction()

function(radslag_write_migrations output function files)
    set(names "")
    foreach(file ${files})
        get_filename_component(name ${file} NAME_WE)
        if(NOT name MATCHES "^[0-9][0-9][0-9][0-9]_[a-z0-9_]+$")
            message(FATAL_ERROR "A migration is not named NNNN_words.sql:\n${file}")
        endif()
        string(SUBSTRING ${name} 0 4 number)
        if(DEFINED file_${number})
            message(FATAL_ERROR "The migration number ${number} is used twice:\n"
                                "${file_${number}}\n${file}")
        endif()
        set(file_${number} ${file})
        list(APPEND names ${name})
    endforeach()
    list(SORT names)
    set(rows "")
    foreach(name ${names})
        string(SUBSTRING ${name} 0 4 digits)
        math(EXPR number "1${digits} - 10000") # without the zeros before it
        file(READ ${file_${digits}} sql)
        string(APPEND rows "    {${number}, \"${name}\", R\"MIGRATION(${sql})MIGRATION\"},\n")
    endforeach()
    list(LENGTH names count)
    string(REGEX REPLACE "::[^:]*$" "" namespace ${function})
    string(REGEX REPLACE "^.*::" "" function ${function})
    file(WRITE ${output} "// Made from src/*/migrations by cmake/migrations.cmake.
#include \"platform/db/migrations.hpp\"

#include <array>

namespace ${namespace} {

std::span<const radslag::db::Migration> ${function}();

std::span<const radslag::db::Migration> ${function}() {
    static constexpr std::array<radslag::db::Migration, ${count}> list{{
${rows}    }};
    return list;
}

} // namespace ${namespace}
")
endfunction()

# As a script, for the test that a number used twice is refused:
# cmake -DOUTPUT=F.cpp -DFUNCTION=ns::f -DFILES="a.sql;b.sql" -P cmake/migrations.cmake
if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
    radslag_write_migrations("${OUTPUT}" "${FUNCTION}" "${FILES}")
endif()
