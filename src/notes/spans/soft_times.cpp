// Words before a month, a season or a year; see soft_times.hpp.
#include "notes/spans/soft_times.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace radslag::notes {

namespace {

using std::string_view;

/// Which third of a month, season or year.
enum class Part { whole, early, middle, late };

struct PartWord {
    string_view word;
    Part part;
};

constexpr std::array<PartWord, 25> part_words = {{
    {"början", Part::early},        {"inledningen", Part::early}, {"begynnelsen", Part::early},
    {"starten", Part::early},       {"begyndelsen", Part::early}, {"beginning", Part::early},
    {"start", Part::early},         {"early", Part::early},       {"primo", Part::early},
    {"alussa", Part::early},        {"mitten", Part::middle},     {"midten", Part::middle},
    {"middle", Part::middle},       {"mid", Part::middle},        {"medio", Part::middle},
    {"puolivälissä", Part::middle}, {"slutet", Part::late},       {"slutten", Part::late},
    {"slutningen", Part::late},     {"end", Part::late},          {"late", Part::late},
    {"ultimo", Part::late},         {"lopussa", Part::late},      {"utgången", Part::late},
    {"utgangen", Part::late},
}};

struct Season {
    string_view word;
    unsigned first_month; ///< of three
};

constexpr std::array<Season, 25> seasons = {{
    {"våren", 3},    {"vårens", 3},       {"foråret", 3},   {"forår", 3},       {"spring", 3},
    {"keväällä", 3}, {"kevään", 3},       {"sommaren", 6},  {"sommar", 6},      {"sommeren", 6},
    {"sommer", 6},   {"summer", 6},       {"kesällä", 6},   {"kesän", 6},       {"hösten", 9},
    {"höst", 9},     {"höstterminen", 9}, {"efteråret", 9}, {"efterår", 9},     {"autumn", 9},
    {"hösts", 9},    {"syksyllä", 9},     {"syksyn", 9},    {"vårterminen", 3}, {"hausten", 9},
}};

/// Words that stand before a month or season to say when.
constexpr std::array<string_view, 24> within = {
    "i",     "under", "till",  "til",     "in",    "during", "by",     "före",
    "innan", "innen", "före",  "för",     "efter", "until",  "senast", "av",
    "of",    "inom",  "kring", "omkring", "från",  "løpet",  "löpet",  "inför"};

constexpr std::array<string_view, 14> open_times = {"inom kort",
                                                    "snarast",
                                                    "framöver",
                                                    "så snart som möjligt",
                                                    "snarast möjligt",
                                                    "omgående",
                                                    "snarest",
                                                    "så snart som mulig",
                                                    "hurtigst muligt",
                                                    "as soon as possible",
                                                    "shortly",
                                                    "in due course",
                                                    "mahdollisimman pian",
                                                    "i närtid"};

constexpr std::array<string_view, 12> done_words = {"klar",    "klara",    "klart",  "färdig",
                                                    "färdigt", "färdiga",  "ferdig", "ready",
                                                    "done",    "complete", "valmis", "färdige"};

/// "A senare möte" and the like: some meeting that has no day yet.
constexpr std::array<string_view, 6> later = {"senare", "kommande", "later",
                                              "senere", "kommende", "framtida"};

struct Window {
    Day from;
    Day to;
};

Day day(int year, unsigned month, unsigned number) {
    return Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

Day last_of(int year, unsigned month) {
    return Day{std::chrono::year_month_day_last{
        std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{month}}}};
}

Window of_month(int year, unsigned month, Part part) {
    switch (part) {
    case Part::early:
        return {day(year, month, 1), day(year, month, 10)};
    case Part::middle:
        return {day(year, month, 11), day(year, month, 20)};
    case Part::late:
        return {day(year, month, 21), last_of(year, month)};
    case Part::whole:
        break;
    }
    return {day(year, month, 1), last_of(year, month)};
}

/// `months` months from `first` on, or a third of them.
Window of_months(int year, unsigned first, unsigned months, Part part) {
    if (part == Part::whole)
        return {day(year, first, 1), last_of(year, first + months - 1)};
    const unsigned third = months / 3;
    const unsigned begin = first + third * (static_cast<unsigned>(part) - 1);
    return {day(year, begin, 1), last_of(year, begin + third - 1)};
}

class SoftTimeFinder {
  public:
    SoftTimeFinder(const Reading& reading, Range range, std::optional<Day> meeting)
        : reading_(reading), range_(range), meeting_(meeting) {}

    std::vector<SoftTime> run() {
        for (std::size_t i = range_.first; i < range_.end;) {
            const auto found = at(i);
            if (found)
                found_.push_back(*found);
            i = found ? std::max(found->tokens.end, i + 1) : i + 1;
        }
        return std::move(found_);
    }

  private:
    using Found = std::optional<SoftTime>;

    Found at(std::size_t i) const {
        if (!reading_.tokens[i].is_word())
            return {};
        for (const auto& found : {open_time(i), later_meeting(i), event(i), turn_of_year(i),
                                  christmas(i), part_of(i), this_year(i), plain(i)})
            if (found)
                return found;
        return {};
    }

    bool is(std::size_t i, string_view word) const {
        return i < range_.end && reading_.folded(i) == word;
    }

    template <std::size_t N>
    bool is_one_of(std::size_t i, const std::array<string_view, N>& words) const {
        return i < range_.end &&
               std::find(words.begin(), words.end(), reading_.folded(i)) != words.end();
    }

    SoftTime made(SoftDue::Kind kind, Range tokens) const {
        SoftTime time{tokens, {}};
        time.due.kind = kind;
        time.due.words = reading_.words(tokens);
        return time;
    }

    /// A window of the year printed at `at`, or of the next year in which it ends after the
    /// meeting.
    template <class F>
    Found window(std::size_t first, std::size_t at, F&& in_year) const {
        const std::size_t year_at = is(at, "år") ? at + 1 : at;
        if (const auto year = year_of(year_at))
            return windowed({first, year_at + 1}, in_year(*year));
        if (!meeting_)
            return made(SoftDue::Kind::open, {first, at});
        for (int year = static_cast<int>(meeting_->year()) - 1;; ++year) {
            const Window found = in_year(year);
            if (days_between(*meeting_, found.to) > 0)
                return windowed({first, at}, found);
        }
    }

    SoftTime windowed(Range tokens, const Window& found) const {
        SoftTime time = made(SoftDue::Kind::window, tokens);
        time.due.from = found.from;
        time.due.to = found.to;
        return time;
    }

    std::optional<int> year_of(std::size_t i) const {
        const int year = i < range_.end ? reading_.number(i) : -1;
        return year >= 1900 && year <= 2100 ? std::optional(year) : std::nullopt;
    }

    /// "inom kort", "snarast".
    Found open_time(std::size_t i) const {
        for (const string_view words : open_times) {
            const auto count =
                static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
            if (i + count <= range_.end && reading_.folded(Range{i, i + count}) == words)
                return made(SoftDue::Kind::open, {i, i + count});
        }
        return {};
    }

    /// "vid ett senare Tjänstemannaforum".
    Found later_meeting(std::size_t i) const {
        if (!is(i, "vid") && !is(i, "på") && !is(i, "till") && !is(i, "at"))
            return {};
        std::size_t at = i + 1;
        if (is(at, "ett") || is(at, "en") || is(at, "et") || is(at, "a"))
            ++at;
        if (!is_one_of(at, later) || at + 1 >= range_.end)
            return {};
        const auto noun = reading_.folded(at + 1);
        for (const string_view meeting : {"möte", "forum", "sammanträde", "träff", "meeting"})
            if (noun.find(meeting) != string_view::npos)
                return made(SoftDue::Kind::event, {i, at + 2});
        return {};
    }

    /// "så snart förhandlingarna är klara", "när utredningen är klar".
    Found event(std::size_t i) const {
        const bool as_soon = is(i, "så") && (is(i + 1, "snart") || is(i + 1, "fort"));
        const bool when = is(i, "när") || is(i, "når") || is(i, "when") || is(i, "kun");
        if (!as_soon && !when)
            return {};
        for (std::size_t k = i + 1; k < std::min(range_.end, i + 10); ++k) {
            if (reading_.tokens[k].kind == TokenKind::mark)
                return {};
            if (is_one_of(k, done_words))
                return made(SoftDue::Kind::event, {i, k + 1});
        }
        return {};
    }

    /// "vid årsskiftet", "årsskiftet 2016/17": 20 December to 10 January.
    Found turn_of_year(std::size_t i) const {
        if (!is(i, "årsskiftet") && !is(i, "årsskifte") && !is(i, "nyttår") && !is(i, "nytår"))
            return {};
        auto found = window(before(i), i + 1, [](int year) {
            return Window{day(year, 12, 20), day(year + 1, 1, 10)};
        });
        const bool pair = found->tokens.end > i + 1 && found->tokens.end + 1 < range_.end &&
                          reading_.is_mark(found->tokens.end, '/');
        if (pair) {
            found->tokens.end += 2;
            found->due.words = reading_.words(found->tokens);
        }
        return found;
    }

    /// "kring jul": 20 to 31 December.
    Found christmas(std::size_t i) const {
        if (!is(i, "jul") && !is(i, "jultid") && !is(i, "christmas") && !is(i, "joulun"))
            return {};
        if (i == range_.first || before(i) == i)
            return {};
        return window(before(i), i + 1, [](int year) {
            return Window{day(year, 12, 20), day(year, 12, 31)};
        });
    }

    /// A preposition before i belongs to the words.
    std::size_t before(std::size_t i) const {
        const bool preposition =
            i > range_.first && (is_one_of(i - 1, within) || is(i - 1, "vid") || is(i - 1, "ved") ||
                                 is(i - 1, "around") || is(i - 1, "rundt"));
        return preposition ? i - 1 : i;
    }

    /// "i mitten av januari 2017", "medio mars", "i början av 2018", "slutet av våren".
    Found part_of(std::size_t i) const {
        const auto known = std::find_if(part_words.begin(), part_words.end(), [&](const auto& one) {
            return one.word == reading_.folded(i);
        });
        if (known == part_words.end())
            return {};
        std::size_t at = i + 1;
        if (is(at, "av") || is(at, "of") || is(at, "af") || is(at, "på") || is(at, "i"))
            ++at;
        return unit(before(i), at, known->part);
    }

    /// The month, season or year at `at`.
    Found unit(std::size_t first, std::size_t at, Part part) const {
        if (at >= range_.end)
            return {};
        const Token& token = reading_.tokens[at];
        if (is(at, "jul"))
            return part == Part::whole ? christmas(at) : Found{}; // July is never so short
        if (token.is(WordClass::month)) {
            const unsigned month = token.value;
            return window(first, at + 1, [=](int year) { return of_month(year, month, part); });
        }
        const auto season = std::find_if(seasons.begin(), seasons.end(), [&](const Season& one) {
            return one.word == reading_.folded(at);
        });
        if (season != seasons.end())
            return window(first, at + 1,
                          [=](int year) { return of_months(year, season->first_month, 3, part); });
        const bool numbered = at > first && year_of(at).has_value();
        if (numbered)
            return windowed({first, at + 1}, of_months(*year_of(at), 1, 12, part));
        if (is(at, "året") && part != Part::whole)
            return window(first, at + 1, [=](int year) { return of_months(year, 1, 12, part); });
        return {};
    }

    /// "under året", "i år": to the end of the meeting's year.
    Found this_year(std::size_t i) const {
        const bool during =
            (is(i, "under") || is(i, "i")) && (is(i + 1, "året") || is(i + 1, "år"));
        if (!during || (is(i, "under") && is(i + 1, "år")) || year_of(i + 2))
            return {};
        const Range words{i, i + 2};
        if (!meeting_)
            return made(SoftDue::Kind::open, words);
        return windowed(words, {*meeting_, day(static_cast<int>(meeting_->year()), 12, 31)});
    }

    /// "i december", "under våren 2017", "under 2018": no number stands before the month.
    Found plain(std::size_t i) const {
        if (!is_one_of(i, within))
            return {};
        const std::size_t at = i + 1;
        if (at < range_.end && year_of(at) && !is(i, "under") && !is(i, "in"))
            return {};
        const bool goes_on =
            at + 1 < range_.end && reading_.number(at + 1) >= 0 && !year_of(at + 1);
        return goes_on ? Found{} : unit(i, at, Part::whole);
    }

    const Reading& reading_;
    Range range_;
    std::optional<Day> meeting_;
    std::vector<SoftTime> found_;
};

} // namespace

std::vector<SoftTime> find_soft_times(const Reading& reading, Range range,
                                      std::optional<Day> meeting) {
    return SoftTimeFinder(reading, range, meeting).run();
}

} // namespace radslag::notes
