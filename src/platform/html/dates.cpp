// Days as time elements. Declared in elements.hpp; the words are platform/i18n's.
#include "platform/i18n/dates.hpp"

#include "platform/html/elements.hpp"

namespace radslag::html {
namespace {

/// "2016-11-18", as to_text(Day) writes it, without its cost: tables are full of dates.
std::array<char, 10> machine_text(Day day) {
    const auto year = static_cast<unsigned>(static_cast<int>(day.year()));
    const auto month = static_cast<unsigned>(day.month());
    const auto number = static_cast<unsigned>(day.day());
    const auto digit = [](unsigned value) { return static_cast<char>('0' + value % 10); };
    return {digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            '-',
            digit(month / 10),
            digit(month),
            '-',
            digit(number / 10),
            digit(number)};
}

Html time_of(Day day, std::string_view words) {
    const std::array<char, 10> text = machine_text(day);
    return time(attribute("datetime", std::string_view(text.data(), text.size())), words);
}

} // namespace

Html date(i18n::Language language, Day day) {
    return time_of(day, i18n::long_date(language, day));
}

Html date_in_table(i18n::Language language, Day day) {
    return time_of(day, i18n::short_date(language, day));
}

Html date_without_year(i18n::Language language, Day day) {
    return time_of(day, i18n::day_and_month(language, day));
}

} // namespace radslag::html
