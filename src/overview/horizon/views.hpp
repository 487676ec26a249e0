// How the horizon looks.
#pragma once

#include "overview/horizon/store.hpp"
#include "platform/site/list.hpp"

namespace radslag::overview::horizon {

html::Html horizon_html(const site::List& list, const std::vector<Date>& dates,
                        const std::vector<Date>& open, Day today);

std::string_view kind_word(i18n::Language language, Kind kind);
/// Where the thing that has this date is shown; nothing where it has no page.
std::optional<html::Url> url_of(const Date& date);

} // namespace radslag::overview::horizon
