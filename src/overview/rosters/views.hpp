// How bodies and their rosters look.
#pragma once

#include "overview/rosters/store.hpp"
#include "platform/site/list.hpp"

namespace radslag::overview::rosters {

html::Html bodies_html(const site::List& list, const std::vector<ListedBody>& bodies);
html::Html body_html(i18n::Language language, const ShownBody& body, Day today);

std::string_view body_kind_word(i18n::Language language, std::string_view kind);

} // namespace radslag::overview::rosters
