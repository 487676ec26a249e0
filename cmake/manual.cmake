# radslag_manual(TARGET): builds docs/manual/{sv,en}/NN-name.md into the target, as the list that
# src/manual/manual.hpp declares. The first line of a page is its title, "# Title".
function(radslag_manual target)
    set(rows "")
    set(count 0)
    foreach(language sv en)
        file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/manual/${language}/*.md)
        list(SORT files)
        foreach(file ${files})
            get_filename_component(name ${file} NAME_WE)
            if(NOT name MATCHES "^[0-9][0-9]-([a-z-]+)$")
                message(FATAL_ERROR "A page of the manual is not named NN-name.md:\n${file}")
            endif()
            set(name ${CMAKE_MATCH_1})
            file(READ ${file} text)
            if(NOT text MATCHES "^# ([^\n]+)\n")
                message(FATAL_ERROR "A page of the manual does not begin with \"# Title\":\n${file}")
            endif()
            string(APPEND rows "    {\"${language}\", \"${name}\", R\"MANUAL(${CMAKE_MATCH_1})MANUAL\",\n"
                               "     R\"MANUAL(${text})MANUAL\"},\n")
            math(EXPR count "${count} + 1")
            set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        endforeach()
    endforeach()
    set(output ${CMAKE_CURRENT_BINARY_DIR}/manual_pages.cpp)
    file(WRITE ${output}.new "// Made from docs/manual by cmake/manual.cmake.
#include \"manual/manual.hpp\"

#include <array>

namespace radslag::manual {

std::span<const ManualPage> all_pages() {
    static constexpr std::array<ManualPage, ${count}> list{{
${rows}    }};
    return list;
}

} // namespace radslag::manual
")
    file(COPY_FILE ${output}.new ${output} ONLY_IF_DIFFERENT)
    target_sources(${target} PRIVATE ${output})
endfunction()
