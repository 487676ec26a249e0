// See parts.hpp.
#include "meetings/series/parts.hpp"

#include "platform/i18n/dates.hpp"

#include <charconv>

namespace radslag::meetings::series {

using html::Url;
using i18n::tr;

namespace {

constexpr int first_year = 1990; // of the law on holidays
constexpr int last_year = 2199;

/// "09:30" as people write it; what is no time stays.
std::string clock_words(Language language, const std::string& time) {
    unsigned hours = 0;
    unsigned minutes = 0;
    const char* end = time.data() + time.size();
    const auto colon = std::from_chars(time.data(), end, hours);
    if (colon.ec != std::errc{} || colon.ptr == end ||
        std::from_chars(colon.ptr + 1, end, minutes).ec != std::errc{} || hours > 23 ||
        minutes > 59)
        return time;
    return i18n::clock_time(language, std::chrono::hours(hours) + std::chrono::minutes(minutes));
}

void append(std::string& list, std::string_view more) {
    list.append(list.empty() ? "" : ", ").append(more);
}

} // namespace

Url body_url(std::string_view body) {
    return Url::path("/bodies") / body;
}

Url plan_url(std::string_view body, int year) {
    return (body_url(body) / "plan").with("year", std::to_string(year));
}

Url series_url(SeriesId id) {
    return Url::path("/series") / id.text();
}

std::optional<int> year_in(const http::Values& values) {
    const std::string_view text = values.get("year");
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    const bool is_year = error == std::errc{} && end == text.data() + text.size() &&
                         year >= first_year && year <= last_year;
    return is_year ? std::optional(year) : std::nullopt;
}

std::string_view free_day_words(Language language, holidays::FreeDay day) {
    using holidays::FreeDay;
    switch (day) {
    case FreeDay::new_years_day:
        return tr(language, "New Year's Day");
    case FreeDay::epiphany:
        return tr(language, "Epiphany");
    case FreeDay::good_friday:
        return tr(language, "Good Friday");
    case FreeDay::easter_day:
        return tr(language, "Easter Day");
    case FreeDay::easter_monday:
        return tr(language, "Easter Monday");
    case FreeDay::first_of_may:
        return tr(language, "The First of May");
    case FreeDay::ascension_day:
        return tr(language, "Ascension Day");
    case FreeDay::whit_sunday:
        return tr(language, "Whit Sunday");
    case FreeDay::whit_monday:
        return tr(language, "Whit Monday");
    case FreeDay::national_day:
        return tr(language, "Sweden's National Day");
    case FreeDay::midsummer_eve:
        return tr(language, "Midsummer's Eve");
    case FreeDay::midsummer_day:
        return tr(language, "Midsummer's Day");
    case FreeDay::all_saints_day:
        return tr(language, "All Saints' Day");
    case FreeDay::christmas_eve:
        return tr(language, "Christmas Eve");
    case FreeDay::christmas_day:
        return tr(language, "Christmas Day");
    case FreeDay::boxing_day:
        return tr(language, "Boxing Day");
    case FreeDay::new_years_eve:
        return tr(language, "New Year's Eve");
    }
    return {};
}

std::vector<std::string> mark_words(Language language, const DayMarks& marks) {
    std::vector<std::string> words;
    if (marks.free && holidays::is_eve(*marks.free))
        words.push_back(tr(language, "The authorities are closed: {0}.",
                           free_day_words(language, *marks.free)));
    else if (marks.free)
        words.push_back(
            tr(language, "A public holiday: {0}.", free_day_words(language, *marks.free)));
    if (marks.is_squeezed)
        words.emplace_back(tr(language, "A squeezed day, between free days."));
    for (const std::string& body : marks.meeting)
        words.push_back(tr(language, "{0} meets on that day.", body));
    return words;
}

std::string_view week_words(Language language, Week week) {
    switch (week) {
    case Week::first:
        return tr(language, "first");
    case Week::second:
        return tr(language, "second");
    case Week::third:
        return tr(language, "third");
    case Week::fourth:
        return tr(language, "fourth");
    case Week::last:
        return tr(language, "last");
    }
    return {};
}

std::string_view weekday_words(Language language, Weekday weekday) {
    using namespace std::chrono;
    constexpr Day a_monday{year(2024), January, day(1)};
    return i18n::weekday(language, add_days(a_monday, static_cast<int>(weekday)));
}

std::string pattern_words(Language language, const EditableSeries& series) {
    if (!series.has_pattern())
        return series.words.value_or("");
    std::string months;
    for (const unsigned month : series.edit.pattern.months)
        append(months, i18n::month(language, month));
    return tr(language, "the {0} {1} of {2}", week_words(language, series.edit.pattern.week),
              weekday_words(language, series.edit.pattern.weekday), months);
}

std::string hours_words(Language language, const Hours& hours) {
    std::string words;
    if (hours.start)
        words = clock_words(language, *hours.start);
    if (hours.start && hours.end)
        words += "–" + clock_words(language, *hours.end);
    if (hours.venue)
        append(words, *hours.venue);
    return words;
}

std::string joined_names(const std::vector<NamedId>& named) {
    std::string words;
    for (const NamedId& each : named)
        append(words, each.name);
    return words;
}

} // namespace radslag::meetings::series
