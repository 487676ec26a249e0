// Choosing the date that an act depends on; see due.hpp.
#include "notes/due.hpp"

#include "notes/spans/soft_times.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

constexpr std::array<std::string_view, 25> meeting_nouns = {
    "beredning",    "nämnd",       "samråd", "avstämning", "styrgrupp", "möte",       "möten",
    "mötet",        "sammanträde", "träff",  "tillfälle",  "gång",      "möte",       "möde",
    "stämma",       "fsg",         "gong",   "gang",       "meeting",   "kokoukseen", "kokous",
    "styrelsemöte", "styremöte",   "call",   "kokouksessa"};

bool is_meeting_noun(std::string_view word) {
    for (const std::string_view noun : meeting_nouns)
        if (word == noun || (noun.size() >= 4 && word.size() > noun.size() && word.ends_with(noun)))
            return true;
    return word.ends_with("forum");
}

bool is_next(std::string_view word) {
    return word == "nästa" || word == "neste" || word == "näste" || word == "next" ||
           word == "seuraavaan" || word == "seuraavassa" || word == "nästkommande";
}

/// A window says more than an event, and both say more than "inom kort".
int rank_of(const SoftTime& time) {
    switch (time.due.kind) {
    case SoftDue::Kind::window:
        return 0;
    case SoftDue::Kind::event:
        return 1;
    default:
        return 2;
    }
}

} // namespace

std::optional<Day> day_of(const DateSpan& span, const MeetingDays& days) {
    return days.day ? span.after(*days.day) : span.exact();
}

std::optional<Range> next_meeting_in(const Reading& reading, Range range) {
    for (std::size_t i = range.first; i + 1 < range.end; ++i)
        if (is_next(reading.folded(i)) && is_meeting_noun(reading.folded(i + 1)))
            return Range{i, i + 2};
    return std::nullopt;
}

Due day_due_in(const Reading& reading, Range statement, const std::vector<DateSpan>& dates,
               const MeetingDays& days) {
    Due due;
    for (const DateSpan& span : dates_within(dates, statement)) {
        const auto day = day_of(span, days);
        const bool past = day && days.day && days_between(*days.day, *day) <= 0;
        if (!day || past)
            continue;
        const bool announced = span.tokens.first > statement.first &&
                               (reading.tokens[span.tokens.first - 1].is(WordClass::due_word) ||
                                (span.tokens.first > statement.first + 1 &&
                                 reading.tokens[span.tokens.first - 2].is(WordClass::due_word)));
        if (!due.day || announced) {
            due.day = day;
            due.words = span.tokens;
        }
        if (announced)
            break;
    }
    if (!due.day) {
        if (const auto next = next_meeting_in(reading, statement)) {
            due.day = days.next;
            due.words = *next;
            due.soft =
                SoftDue{SoftDue::Kind::next_meeting, days.next, days.next, reading.words(*next)};
            return due;
        }
    }
    if (due.day)
        due.soft = SoftDue{SoftDue::Kind::day, due.day, due.day, reading.words(*due.words)};
    return due;
}

Due due_in(const Reading& reading, Range statement, const std::vector<DateSpan>& dates,
           const MeetingDays& days) {
    Due due = day_due_in(reading, statement, dates, days);
    if (due.soft)
        return due;
    if (auto times = find_soft_times(reading, statement, days.day); !times.empty()) {
        const auto surest = std::ranges::min_element(times, {}, rank_of);
        due.soft = std::move(surest->due);
    }
    return due;
}

} // namespace radslag::notes
