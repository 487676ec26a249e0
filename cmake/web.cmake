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
    # The words are one literal, longer than what every compiler must take (65,536 characters).
    set_source_files_properties(${made} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
endfunction()

# radslag_assets(MODULE): adds what web/bundle.mjs makes to the module. The packages that it needs
# come by `npm ci` when they are not there or package-lock.json is newer.
function(radslag_assets module)
    find_program(NPM npm REQUIRED)
    find_program(NODE node REQUIRED)
    set(installed ${CMAKE_SOURCE_DIR}/node_modules/.package-lock.json)
    add_custom_command(OUTPUT ${installed}
        COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
        COMMAND ${CMAKE_COMMAND} -E touch ${installed}
        DEPENDS ${CMAKE_SOURCE_DIR}/package-lock.json ${CMAKE_SOURCE_DIR}/package.json
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} VERBATIM)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*
        ${CMAKE_SOURCE_DIR}/docs/manual/pictures/*.png)
    set(folder ${CMAKE_BINARY_DIR}/web)
    add_custom_command(OUTPUT ${folder}/assets.cpp
        COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/web/bundle.mjs ${folder}
        DEPENDS ${sources} ${installed} VERBATIM)
    target_sources(radslag_${module} PRIVATE ${folder}/assets.cpp)
endfunction()
