// See typed_days.hpp.
#include "platform/site/typed_days.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace radslag::site {

namespace {

/// A number or a word of a typed day.
struct Part {
    std::string_view text;
    bool is_number = false;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Numbers and words; nothing when other signs stand between than are usual in days.
std::optional<std::vector<Part>> parts_of(std::string_view text) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        if (is_digit(text[i])) {
            while (i < text.size() && is_digit(text[i]))
                ++i;
            parts.push_back({text.substr(begin, i - begin), true});
        } else if (is_letter(text[i])) {
            while (i < text.size() && is_letter(text[i]))
                ++i;
            parts.push_back({text.substr(begin, i - begin), false});
        } else if (std::string_view("-/. ,").find(text[i++]) == std::string_view::npos) {
            return std::nullopt;
        }
    }
    return parts;
}

unsigned number_of(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? value : 0;
}

/// 1 to 12 for a month's name, or its first three letters, in Swedish or English; 0 for another
/// word.
unsigned month_named(std::string_view word) {
    constexpr std::array<std::string_view, 12> swedish = {
        "januari", "februari", "mars",      "april",   "maj",      "juni",
        "juli",    "augusti",  "september", "oktober", "november", "december"};
    constexpr std::array<std::string_view, 12> english = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    std::string small(word);
    std::ranges::transform(small, small.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
    for (unsigned month = 0; month < 12; ++month)
        for (const std::string_view name : {swedish.at(month), english.at(month)})
            if (small == name || (small.size() == 3 && name.starts_with(small)))
                return month + 1;
    return 0;
}

std::optional<Day> existing(unsigned year, unsigned month, unsigned day) {
    using namespace std::chrono;
    const Day found{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                    std::chrono::day(day)};
    return found.ok() && year >= 1000 && year <= 9999 ? std::optional(found) : std::nullopt;
}

} // namespace

std::optional<Day> typed_day(std::string_view text) {
    const auto parts = parts_of(text);
    if (!parts)
        return std::nullopt;
    if (parts->size() == 1 && parts->front().text.size() == 8 && parts->front().is_number) {
        const std::string_view all = parts->front().text;
        return existing(number_of(all.substr(0, 4)), number_of(all.substr(4, 2)),
                        number_of(all.substr(6)));
    }
    if (parts->size() != 3 || !(*parts)[0].is_number || !(*parts)[2].is_number)
        return std::nullopt;
    const Part& middle = (*parts)[1];
    const unsigned month = middle.is_number ? number_of(middle.text) : month_named(middle.text);
    const unsigned first = number_of((*parts)[0].text);
    const unsigned last = number_of((*parts)[2].text);
    if ((*parts)[0].text.size() == 4)
        return existing(first, month, last);
    return existing(last, month, first);
}

std::optional<std::string> typed_time(std::string_view text) {
    std::string digits;
    std::size_t mark = std::string_view::npos;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (is_digit(text[i]))
            digits += text[i];
        else if ((text[i] == ':' || text[i] == '.') && mark == std::string_view::npos)
            mark = digits.size();
        else
            return std::nullopt;
    if (digits.size() > 4 || digits.empty())
        return std::nullopt;
    if (mark == std::string_view::npos)
        mark = digits.size() <= 2 ? digits.size() : digits.size() - 2;
    const std::size_t minute_digits = digits.size() - mark;
    if (mark == 0 || mark > 2 || (minute_digits != 2 && minute_digits != 0))
        return std::nullopt;
    const unsigned hour = number_of(digits.substr(0, mark));
    const unsigned minute = minute_digits == 0 ? 0 : number_of(digits.substr(mark));
    if (hour > 23 || minute > 59)
        return std::nullopt;
    const auto two = [](unsigned value) {
        return std::string(value < 10 ? "0" : "") + std::to_string(value);
    };
    return two(hour) + ":" + two(minute);
}

} // namespace radslag::site
