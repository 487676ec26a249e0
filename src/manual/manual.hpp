// The manual: pages of docs/manual, in Swedish and English, built into the program. A page's first
// heading is its title; its name in addresses is its file's, without number and ending.
#pragma once

#include "platform/i18n/language.hpp"

#include <span>
#include <string_view>

namespace radslag::manual {

struct ManualPage {
    std::string_view language; ///< "sv" or "en"
    std::string_view name;     ///< "first-hour"
    std::string_view title;
    std::string_view markdown;
};

/// All pages in both languages, in the order of their numbers; made at build.
std::span<const ManualPage> all_pages();

/// The page of that name in a language; null when there is none.
const ManualPage* page_named(i18n::Language language, std::string_view name);

} // namespace radslag::manual
