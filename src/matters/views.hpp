// How matters, registry numbers and themes look. One function a page; pages.cpp fetches what they
// show.
#pragma once

#include "matters/reading_store.hpp"
#include "platform/site/list.hpp"

namespace radslag::matters::views {

/// `not_found`: a number that was looked for and stands nowhere that this reader may read.
html::Html matters(const site::List& list, const std::vector<store::ListedMatter>& matters,
                   std::string_view not_found);
html::Html matter(i18n::Language language, const store::ShownMatter& matter, Day today);
/// What recommendations led to; nothing where nothing was told.
html::Html effects(i18n::Language language, const std::vector<store::Effect>& effects);
html::Html numbers(const site::List& list, const std::vector<store::ListedNumber>& numbers);
html::Html number(i18n::Language language, const store::ShownNumber& number);
html::Html themes(i18n::Language language, const std::vector<store::ListedTheme>& themes);
html::Html theme(i18n::Language language, const store::ShownTheme& theme);

html::Url url_of_matter(std::string_view id);
html::Url url_of_number(std::string_view id);

std::string_view kind_word(i18n::Language language, std::string_view matter_kind);
std::string_view state_word(i18n::Language language, std::string_view matter_state);
std::string_view number_kind_word(i18n::Language language, std::string_view number_kind);

/// The kinds and states that a matter may have, as choices of a filter.
std::vector<html::Choice> kind_choices(i18n::Language language);
std::vector<html::Choice> state_choices(i18n::Language language);

} // namespace radslag::matters::views
