// One look at every number and month; see dates.hpp.
#include "notes/spans/dates.hpp"

#include "notes/text/letters.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

/// Days as words, from the first on.
constexpr std::array<std::string_view, 31> ordinals = {
    "första",       "andra",       "tredje",      "fjärde",       "femte",       "sjätte",
    "sjunde",       "åttonde",     "nionde",      "tionde",       "elfte",       "tolfte",
    "trettonde",    "fjortonde",   "femtonde",    "sextonde",     "sjuttonde",   "artonde",
    "nittonde",     "tjugonde",    "tjugoförsta", "tjugoandra",   "tjugotredje", "tjugofjärde",
    "tjugofemte",   "tjugosjätte", "tjugosjunde", "tjugoåttonde", "tjugonionde", "trettionde",
    "trettioförsta"};

/// Parts of words that tell that a day of a meeting or a last day follows.
constexpr std::array<std::string_view, 17> day_words = {
    "möte", "möde", "sammantr", "träff", "stämma",  "protokoll", "anteckning", "datum", "dato",
    "date", "den",  "senast",   "före",  "minutes", "referat",   "kokous",     "innan"};

bool tells_day(std::string_view word) {
    return std::any_of(day_words.begin(), day_words.end(), [&](std::string_view part) {
        return part == "den" || part == "date" ? word == part
                                               : word.find(part) != std::string_view::npos;
    });
}

bool is_year(int number) {
    return number >= 1900 && number <= 2100;
}
bool is_day_number(int number) {
    return number >= 1 && number <= 31;
}
bool is_month_number(int number) {
    return number >= 1 && number <= 12;
}

/// "16" is 2016, "97" is 1997.
int full_year(int two_digits) {
    return two_digits >= 60 ? 1900 + two_digits : 2000 + two_digits;
}

bool exists(const DateSpan& span) {
    const int year = span.year.value_or(2000);
    return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{span.month},
                                       std::chrono::day{span.day}}
        .ok();
}

class DateFinder {
  public:
    explicit DateFinder(const Reading& reading) : reading_(reading) {}

    std::vector<DateSpan> run() {
        for (const TextLine& line : reading_.lines) {
            end_ = line.tokens.end;
            for (std::size_t i = line.tokens.first; i < end_;) {
                const auto found = at(i);
                if (!found) {
                    ++i;
                    continue;
                }
                found_.push_back(*found);
                i = std::max(found->tokens.end, i + 1);
            }
        }
        return std::move(found_);
    }

  private:
    using Found = std::optional<DateSpan>;

    Found at(std::size_t i) const {
        const Token& token = reading_.tokens[i];
        if (token.kind == TokenKind::number)
            return at_number(i);
        if (token.kind != TokenKind::word)
            return {};
        if (token.is(WordClass::month) && token.capital)
            return month_first(i);
        if (reading_.folded(i) == "year")
            return spelt_out(i);
        return day_number(i) > 0 ? day_and_month(i) : Found{};
    }

    Found at_number(std::size_t i) const {
        if (i > 0 && glued(i) && !reading_.tokens[i].space_before && is_inside_number(i))
            return {};
        for (const auto& found : {year_first(i), numbers_only(i), digits_only(i), day_and_month(i)})
            if (found)
                return found;
        return {};
    }

    /// Whether the number goes on from a sign and digit before it: "2016-11-18" seen from "11".
    bool is_inside_number(std::size_t i) const {
        return i >= 2 && is_separator(i - 1) && !reading_.tokens[i - 1].space_before &&
               (reading_.tokens[i - 2].kind == TokenKind::number || reading_.text(i - 1) == "/");
    }
    bool glued(std::size_t i) const {
        return reading_.tokens[i - 1].end == reading_.tokens[i].begin;
    }

    bool is_separator(std::size_t i) const {
        if (i >= end_)
            return false;
        const auto sign = reading_.text(i);
        return sign == "-" || sign == "." || sign == "/" || sign == "–" || sign == "‐" ||
               sign == "−";
    }

    bool is_sign(std::size_t i, std::string_view sign) const {
        return i < end_ && reading_.text(i) == sign;
    }

    int number(std::size_t i) const { return i < end_ ? reading_.number(i) : -1; }

    std::size_t digits(std::size_t i) const {
        return i < end_ ? reading_.tokens[i].end - reading_.tokens[i].begin : 0;
    }

    static Found made(Range tokens, std::optional<int> year, int month, int day) {
        DateSpan span;
        span.tokens = tokens;
        span.year = year;
        span.month = static_cast<unsigned>(month);
        span.day = static_cast<unsigned>(day);
        if (!is_month_number(month) || !is_day_number(day) || !exists(span))
            return {};
        return span;
    }

    bool followed_by_digit(std::size_t end) const {
        return end < end_ && !reading_.tokens[end].space_before &&
               (reading_.tokens[end].kind == TokenKind::number ||
                (is_separator(end) && number(end + 1) >= 0 && !is_sign(end, "-") &&
                 !is_sign(end, "–") && !reading_.tokens[end + 1].space_before));
    }

    /// 2016-11-18, 2016.11.18, and 24-10-21.
    Found year_first(std::size_t i) const {
        if (!is_separator(i + 1) || !is_separator(i + 3) ||
            reading_.text(i + 1) != reading_.text(i + 3) || number(i + 2) < 0 || number(i + 4) < 0)
            return {};
        if (reading_.tokens[i + 1].space_before || reading_.tokens[i + 3].space_before ||
            reading_.tokens[i + 2].space_before || reading_.tokens[i + 4].space_before ||
            followed_by_digit(i + 5))
            return {};
        const int year = number(i);
        if (digits(i) == 4 && is_year(year))
            return made({i, i + 5}, year, number(i + 2), number(i + 4));
        const bool short_form = digits(i) == 2 && digits(i + 2) == 2 && digits(i + 4) == 2 &&
                                (is_sign(i + 1, "-") || is_sign(i + 1, "–"));
        if (!short_form)
            return {};
        if (const auto found = made({i, i + 5}, full_year(year), number(i + 2), number(i + 4)))
            return found;
        return made({i, i + 5}, full_year(number(i + 4)), number(i + 2), number(i));
    }

    /// 18.11.2016, 18. 11. 2016, 18/11-2016, 18/11 2016, 18.11.16; and 18/11 after "den".
    Found numbers_only(std::size_t i) const {
        if (!is_day_number(number(i)) || !is_separator(i + 1) || !is_month_number(number(i + 2)) ||
            reading_.tokens[i + 1].space_before)
            return {};
        const bool dots = is_sign(i + 1, ".");
        if (reading_.tokens[i + 2].space_before && !dots)
            return {};
        const std::size_t next = is_separator(i + 3) ? i + 4 : i + 3;
        const bool four =
            digits(next) == 4 && is_year(number(next)) && !followed_by_digit(next + 1);
        if (four && (next == i + 4 || is_sign(i + 1, "/")))
            return made({i, next + 1}, number(next), number(i + 2), number(i));
        const bool two = digits(next) == 2 && next == i + 4 && number(next) >= 0 &&
                         !reading_.tokens[next].space_before && !followed_by_digit(next + 1) &&
                         (dots || is_sign(i + 3, "-"));
        if (two)
            return made({i, next + 1}, full_year(number(next)), number(i + 2), number(i));
        return without_year(i, dots);
    }

    /// "den 18/11", "fredag 22/12", "ke 18.11."
    Found without_year(std::size_t i, bool dots) const {
        if (i == 0 || (!dots && !is_sign(i + 1, "/")) || followed_by_digit(i + 3))
            return {};
        const auto before = reading_.folded(i - 1);
        const bool announced = reading_.tokens[i - 1].is(WordClass::weekday) || before == "den" ||
                               before == "d" || before == "senast" || before == "före" ||
                               before == "innan" || follows_meeting(i);
        const bool closed = !dots || is_sign(i + 3, ".");
        if (!announced || !closed)
            return {};
        return made({i, i + 3}, std::nullopt, number(i + 2), number(i));
    }

    /// "Nästa möte är 2/4", "Nästa träff: 2/4".
    bool follows_meeting(std::size_t i) const {
        const auto joint = reading_.folded(i - 1);
        if (i < 2 || (joint != "är" && joint != "blir" && joint != "hålls" && joint != ":" &&
                      joint != "er" && joint != "bliver"))
            return false;
        return tells_day(reading_.folded(i - 2));
    }

    /// Whether a line of the document's head ends here: "Minnesanteckningar byarådet 180925".
    bool ends_title(std::size_t i) const {
        constexpr std::size_t head_lines = 3;
        const std::size_t lines = std::min(head_lines, reading_.lines.size());
        for (std::size_t k = 0; k < lines; ++k)
            if (reading_.lines[k].tokens.end == i + 1)
                return true;
        return false;
    }

    /// 20161118, and 090603 where a date is announced or ends a title.
    Found digits_only(std::size_t i) const {
        const int all = number(i);
        if (digits(i) == 8 && is_year(all / 10000))
            return made({i, i + 1}, all / 10000, all / 100 % 100, all % 100);
        if (digits(i) != 6 || i == 0)
            return {};
        const std::size_t label = is_sign(i - 1, ":") && i > 1 ? i - 2 : i - 1;
        if (!tells_day(reading_.folded(label)) && !ends_title(i))
            return {};
        return made({i, i + 1}, full_year(all / 10000), all / 100 % 100, all % 100);
    }

    /// The day that "18", "18:e", "6e", "18th" print; 0 when it is none.
    int day_number(std::size_t i) const {
        if (i >= end_)
            return 0;
        const auto folded = reading_.folded(i);
        const auto ordinal = std::find(ordinals.begin(), ordinals.end(), folded);
        if (ordinal != ordinals.end())
            return static_cast<int>(ordinal - ordinals.begin()) + 1;
        int value = 0;
        std::size_t at = 0;
        while (at < folded.size() && at < 2 && is_digit(static_cast<unsigned char>(folded[at])))
            value = value * 10 + (folded[at++] - '0');
        if (at == 0 || !is_day_number(value))
            return 0;
        const auto rest = folded.substr(at);
        for (const std::string_view ending :
             {"", ":e", ":a", ":de", ":te", "e", "a", "de", "th", "st", "nd", "rd", ":nde", ":dje"})
            if (rest == ending)
                return value;
        return 0;
    }

    /// The year that stands at i or after a comma or "år"; moves i behind it.
    std::optional<int> year_at(std::size_t& i) const {
        std::size_t at = i;
        if (is_sign(at, ",") || is_sign(at, ".") || is_sign(at, "-"))
            ++at;
        if (at < end_ && reading_.folded(at) == "år")
            ++at;
        if (digits(at) == 4 && is_year(number(at))) {
            i = at + 1;
            return number(at);
        }
        const bool apostrophe = is_sign(at, "'") || is_sign(at, "’");
        if (apostrophe && digits(at + 1) == 2 && number(at + 1) >= 0) {
            i = at + 2;
            return full_year(number(at + 1));
        }
        return std::nullopt;
    }

    /// "18 november 2016", "10–11 februari 2017", "10 och 11 februari", "30 maj – 1 juni 2018".
    Found day_and_month(std::size_t i) const {
        const int day = day_number(i);
        if (day == 0)
            return {};
        std::size_t at = i + 1;
        if (is_sign(at, "."))
            ++at;
        std::optional<unsigned> last_day;
        const bool joined = is_separator(at) || is_sign(at, "&") || is_sign(at, "+") ||
                            (at < end_ && reading_.tokens[at].is(WordClass::conjunction)) ||
                            is_sign(at, ",");
        if (joined && day_number(at + 1) > day) {
            last_day = static_cast<unsigned>(day_number(at + 1));
            at += 2;
            if (is_sign(at, "."))
                ++at;
        }
        if (at < end_ && reading_.folded(at) == "of")
            ++at;
        if (at >= end_ || !reading_.tokens[at].is(WordClass::month))
            return {};
        const int month = reading_.tokens[at].value;
        ++at;
        std::size_t end = at;
        auto year = year_at(end);
        if (!year)
            year = year_of_last_day(at, end);
        auto found = made({i, year ? end : at}, year, month, day);
        if (found)
            found->last_day = last_day;
        return found;
    }

    /// The year of "30 maj – 1 juni 2018", which holds for the first day too.
    std::optional<int> year_of_last_day(std::size_t at, std::size_t& end) const {
        const bool joined = is_separator(at) && day_number(at + 1) > 0 && at + 2 < end_ &&
                            reading_.tokens[at + 2].is(WordClass::month);
        if (!joined)
            return std::nullopt;
        std::size_t behind = at + 3;
        const auto year = year_at(behind);
        if (year)
            end = behind;
        return year;
    }

    /// "November 18, 2016", "May 5th".
    Found month_first(std::size_t i) const {
        const int day = day_number(i + 1);
        if (day == 0 || (i + 2 < end_ && reading_.tokens[i + 2].is(WordClass::month)))
            return {};
        const bool bare = reading_.tokens[i + 1].kind == TokenKind::number;
        std::size_t end = i + 2;
        const auto year = year_at(end);
        if (bare && !year)
            return {};
        return made({i, year ? end : i + 2}, year, reading_.tokens[i].value, day);
    }

    /// "year: 2024, month: 11, day: 15" of a page-setting program.
    Found spelt_out(std::size_t i) const {
        const auto value = [&](std::size_t at, std::string_view name) {
            return at < end_ && reading_.folded(at) == name && is_sign(at + 1, ":") ? number(at + 2)
                                                                                    : -1;
        };
        const int year = value(i, "year");
        const int month = value(i + 4, "month");
        const int day = value(i + 8, "day");
        return is_year(year) ? made({i, i + 11}, year, month, day) : Found{};
    }

    const Reading& reading_;
    std::size_t end_ = 0;
    std::vector<DateSpan> found_;
};

} // namespace

std::optional<Day> DateSpan::exact() const {
    if (!year)
        return std::nullopt;
    return Day{std::chrono::year{*year}, std::chrono::month{month}, std::chrono::day{day}};
}

std::optional<Day> DateSpan::after(Day meeting) const {
    if (year)
        return exact();
    for (int ahead = 0; ahead <= 8; ++ahead) {
        const Day next{meeting.year() + std::chrono::years{ahead}, std::chrono::month{month},
                       std::chrono::day{day}};
        if (next.ok() && days_between(meeting, next) > 0)
            return next;
    }
    return std::nullopt;
}

std::vector<DateSpan> find_dates(const Reading& reading) {
    return DateFinder(reading).run();
}

std::span<const DateSpan> dates_within(const std::vector<DateSpan>& dates, Range range) {
    const auto from = [&](std::size_t token) {
        return std::ranges::lower_bound(dates, token, {},
                                        [](const DateSpan& span) { return span.tokens.first; });
    };
    return {from(range.first), std::max(from(range.first), from(range.end))};
}

} // namespace radslag::notes
