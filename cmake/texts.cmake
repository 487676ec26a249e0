# radslag_texts(TARGET FUNCTION HEADER TYPE DIR)
# compiles the files DIR/**/*.txt into TARGET, as the C++ function FUNCTION (with its namespace),
# declared in HEADER as std::span<const TYPE> FUNCTION(); TYPE holds name and content. By name.
function(radslag_texts target function header type dir)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${dir} ${dir}/*.txt)
    list(SORT files)
    set(rows "")
    foreach(file ${files})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${dir}/${file})
        # Brackets and semicolons are CMake's own: read as they are and quoted whole.
        file(READ ${dir}/${file} content)
        string(APPEND rows "    {\"${file}\", R\"TEXT(${content})TEXT\"},\n")
    endforeach()
    list(LENGTH files count)
    string(REGEX REPLACE "::[^:]*$" "" namespace ${function})
    string(REGEX REPLACE "^.*::" "" name ${function})
    string(MAKE_C_IDENTIFIER "${target}_texts" output)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/${output}.cpp)
    file(WRITE ${output}.new "// Made from ${dir} by cmake/texts.cmake.
#include \"${header}\"

#include <array>

namespace ${namespace} {

std::span<const ${type}> ${name}() {
    static constexpr std::array<${type}, ${count}> list{{
${rows}    }};
    return list;
}

} // namespace ${namespace}
")
    file(COPY_FILE ${output}.new ${output} ONLY_IF_DIFFERENT)
    target_sources(${target} PRIVATE ${output})
endfunction()
