// What is built into the program for the pages: style sheets, fonts, the script. web/bundle.mjs
// makes them, cmake/web.cmake embeds them; their addresses carry a hash of what they hold.
#pragma once

#include "platform/html/url.hpp"
#include "platform/http/router.hpp"

#include <span>
#include <string_view>

namespace radslag::http {

struct Asset {
    std::string_view name; ///< "radslag.css"
    std::string_view path; ///< "/assets/radslag.3F9A27C1.css"
    std::string_view content_type;
    std::string_view plain;
    std::string_view gzipped; ///< empty where it would not be smaller
};

/// All of them, sorted by path.
std::span<const Asset> assets();

/// The address of the one with that name. Throws std::logic_error when there is none.
html::Url asset_url(std::string_view name);

/// GET /assets/{file}: kept by browsers for a year, since an address never changes its content.
Route assets_route();

} // namespace radslag::http
