// Writes days, times, numbers and sizes. Declared in dates.hpp, which says what each looks like.
#include "platform/i18n/dates.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace radslag::i18n {
namespace {

constexpr std::string_view no_break_space = "\u00a0";

struct Month {
    std::string_view swedish, swedish_short, english, english_short;
};

// Swedish short forms after Språkrådet: months of up to four letters are written out.
constexpr std::array<Month, 12> months{{{"januari", "jan", "January", "Jan"},
                                        {"februari", "feb", "February", "Feb"},
                                        {"mars", "mars", "March", "Mar"},
                                        {"april", "april", "April", "Apr"},
                                        {"maj", "maj", "May", "May"},
                                        {"juni", "juni", "June", "Jun"},
                                        {"juli", "juli", "July", "Jul"},
                                        {"augusti", "aug", "August", "Aug"},
                                        {"september", "sept", "September", "Sep"},
                                        {"oktober", "okt", "October", "Oct"},
                                        {"november", "nov", "November", "Nov"},
                                        {"december", "dec", "December", "Dec"}}};

constexpr std::array<std::string_view, 7> swedish_weekdays{"söndag",  "måndag", "tisdag", "onsdag",
                                                           "torsdag", "fredag", "lördag"};
constexpr std::array<std::string_view, 7> english_weekdays{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

const Month& month_of(Day day) {
    return months.at(static_cast<unsigned>(day.month()) - 1);
}

/// "18 november"; by hand, since fmt takes ten times as long and tables are full of dates.
std::string written(Day day, std::string_view month) {
    return std::to_string(static_cast<unsigned>(day.day())).append(" ").append(month);
}

/// " 2016".
std::string year_of(Day day) {
    return " " + std::to_string(static_cast<int>(day.year()));
}

std::string grouped(std::string digits, std::string_view separator) {
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), separator);
    return digits;
}

} // namespace

std::string long_date(Language language, Day day) {
    const Month& month = month_of(day);
    return written(day, language == Language::swedish ? month.swedish : month.english) +
           year_of(day);
}

std::string short_date(Language language, Day day) {
    return day_and_month(language, day) + year_of(day);
}

std::string day_and_month(Language language, Day day) {
    const Month& month = month_of(day);
    return written(day, language == Language::swedish ? month.swedish_short : month.english_short);
}

std::string_view month(Language language, unsigned number) {
    const Month& month = months.at(number - 1);
    return language == Language::swedish ? month.swedish : month.english;
}

std::string_view weekday(Language language, Day day) {
    const unsigned index = std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
    return (language == Language::swedish ? swedish_weekdays : english_weekdays).at(index);
}

std::string clock_time(Language language, std::chrono::minutes since_midnight) {
    const auto minutes = since_midnight.count();
    return fmt::format("{:02}{}{:02}", minutes / 60, language == Language::swedish ? '.' : ':',
                       minutes % 60);
}

std::string number(Language language, std::int64_t value) {
    std::string digits = std::to_string(value);
    std::string sign;
    if (value < 0) {
        digits.erase(0, 1);
        sign = "−";
    }
    if (language == Language::english)
        return sign + grouped(std::move(digits), ",");
    return sign + (digits.size() < 5 ? digits : grouped(std::move(digits), no_break_space));
}

std::string decimal(Language language, double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
    const std::size_t point = text.find('.');
    const std::int64_t whole = std::stoll(text.substr(0, point));
    std::string result = value < 0 ? "−" : "";
    result += number(language, whole);
    if (point != std::string::npos) {
        result += language == Language::swedish ? ',' : '.';
        result += text.substr(point + 1);
    }
    return result;
}

std::string percent(Language language, std::int64_t share) {
    std::string text = number(language, share);
    if (language == Language::swedish)
        text += no_break_space;
    return text + '%';
}

std::string file_size(Language language, std::uint64_t bytes) {
    constexpr std::array<std::string_view, 4> units{"kB", "MB", "GB", "TB"};
    if (bytes < 1000)
        return fmt::format("{}{}{}", bytes, no_break_space, "B");
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    const int decimals = unit > 0 && value < 99.95 ? 1 : 0;
    return decimal(language, value, decimals) + std::string(no_break_space) +
           std::string(units[unit]);
}

} // namespace radslag::i18n
