// Parts that pages of several features share: heads, sections, dates with their soft words.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/html/elements.hpp"

#include <optional>
#include <string_view>

namespace radslag::site {

/// The one heading of a page, with a sentence that says what stands below.
html::Html page_head(std::string_view heading, std::string_view lead);

/// A section under a heading; nothing when there is nothing in it.
html::Html headed(std::string_view id, std::string_view heading, const html::Html& content);

/// The state of a list that is empty: what is missing and when it can come.
html::Html empty(std::string_view words);

/// A day as tables have it, or a dash.
html::Html day_or_none(i18n::Language language, const std::optional<Day>& day);

/// "1 jan 2016–31 dec 2017", "from 1 jan 2016", "to 31 dec 2017", or a dash.
html::Html period(i18n::Language language, const std::optional<Day>& from,
                  const std::optional<Day>& to);

/// The day as tables have it, with a link to what else the horizon knows from that day on.
html::Html day_on_horizon(i18n::Language language, Day day);

/// "i mitten av januari, counts as 20 jan 2017", or that no day was said.
html::Html due_text(i18n::Language language, const std::optional<Day>& due, std::string_view words);

/// How long something has stood open: "since 12 days", "since 3 years". Days up to two months,
/// months up to two years.
std::string age(i18n::Language language, Day since, Day today);

} // namespace radslag::site
