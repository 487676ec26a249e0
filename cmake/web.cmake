# Two steps that make code at build: the Swedish sentences out of locale/sv.po, and the style
# sheets, fonts and script out of web/.

# radslag_catalogue(MODULE): adds the table of Swedish sentences to the module.
function(radslag_catalogue module)
    add_executable(catalogue_maker
        platform/i18n/maker/catalogue_maker.cpp platform/i18n/po_file.cpp)
    target_include_directories(catalogue_maker PRIVATE ${CMAKE_SOURCE_DIR}/src)
    set(po ${CMAKE_SOURCE_DIR}/locale/sv.po)
    set(made ${CMAKE_CURRENT_BINARY_DIR}/catalogue.cpp)
    add_custom_command(OUTPUT ${made}
        COMMAND catalogue_maker ${po} ${made} DEPENDS catalogue_maker ${po} VERBATIM)
    target_sources(radslag_${module} PRIVATE ${made})
endfunction()

# radslag_assets(MODULE): adds what web/bundle.mjs makes to the module.
function(radslag_assets module)
    set(made ${CMAKE_CURRENT_BINARY_DIR}/assets_made.cpp)
    file(WRITE ${made} "#include \"platform/http/assets.hpp\"\nnamespace radslag::http { std::span<const Asset> assets() { return {}; } }\n")
    target_sources(radslag_${module} PRIVATE ${made})
endfunction()
