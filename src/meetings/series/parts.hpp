// What the pages of this folder share: addresses, years, and the words of days and patterns.
#pragma once

#include "meetings/series/series.hpp"
#include "platform/html/url.hpp"
#include "platform/http/values.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::meetings::series {

using i18n::Language;

html::Url body_url(std::string_view body);
html::Url plan_url(std::string_view body, int year);
html::Url series_url(SeriesId id);

/// The field or parameter "year", where it is one that holidays are known of.
std::optional<int> year_in(const http::Values& values);

/// "nyårsdagen" or "New Year's Day".
std::string_view free_day_words(Language language, holidays::FreeDay day);
/// What is to be minded of a day, a sentence each; nothing of an ordinary day.
std::vector<std::string> mark_words(Language language, const DayMarks& marks);

std::string_view week_words(Language language, Week week);
std::string_view weekday_words(Language language, Weekday weekday);
/// "andra fredagen i februari, maj, september, november"; an older pattern as it was written.
std::string pattern_words(Language language, const EditableSeries& series);
/// "10.00–15.00, Rosenbad", as much of it as is known.
std::string hours_words(Language language, const Hours& hours);
/// Names with commas between.
std::string joined_names(const std::vector<NamedId>& named);

} // namespace radslag::meetings::series
