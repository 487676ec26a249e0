// The measures of what is said at meetings: information and dialogue, planned and found, state and
// regions, and all of it over the years. See views.hpp.
#include "dialogue/views.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"

#include <algorithm>

namespace radslag::dialogue::views {

using namespace html;
using i18n::tr;

namespace {

using Kind = Column::Kind;

std::string text(std::string_view words) {
    return std::string(words);
}

/// The meetings from the earliest to the latest, as pictures show them.
std::vector<store::MeetingFigures> by_time(const Shown& shown) {
    return {shown.meetings.rbegin(), shown.meetings.rend()};
}

Html meeting_cell(Language language, const store::MeetingFigures& meeting) {
    return group(a(href(Url::path("/dialogue/points").with("meeting", meeting.meeting)),
                   html::date_in_table(language, meeting.day)),
                 br(), span(cls("quiet small"), meeting.body));
}

SharesRow two_parts(Language language, std::string label, std::int64_t information,
                    std::int64_t dialogue) {
    if (information + dialogue == 0)
        return {std::move(label), {}, "–"};
    const int share = percent_of(dialogue, information + dialogue);
    return {std::move(label),
            {{"c-info", 100 - share}, {"c-dialog", share}},
            i18n::percent(language, share)};
}

Html key_of_talk(Language language) {
    return ul(cls("key"), key_entry("k-info", tr(language, "information")),
              key_entry("k-dialog", tr(language, "dialogue")));
}

/// The shares of the four sides in the words of discussions; the last one takes the rounding.
std::vector<SharesRow::Part> sides_of(const Words& words) {
    const int state = percent_of(words.state, words.dialogue);
    const int region = percent_of(words.region, words.dialogue);
    const int other = std::min(percent_of(words.other, words.dialogue), 100 - state - region);
    return {{"c-state", state},
            {"c-region", region},
            {"c-other", other},
            {"c-info", 100 - state - region - other}};
}

Html key_of_sides(Language language) {
    return ul(cls("key"), key_entry("k-state", tr(language, "the state")),
              key_entry("k-region", tr(language, "the regions")),
              key_entry("k-other", tr(language, "others")),
              key_entry("k-info", tr(language, "not told")));
}

/// Chart and table of information and dialogue, a row a meeting.
void show_talk(Language language, const Shown& shown, Measure& measure) {
    std::vector<SharesRow> rows;
    Table table(tr(language, "Share of the words, by meeting"),
                {{text(tr(language, "Meeting"))},
                 {text(tr(language, "Information")), Kind::number},
                 {text(tr(language, "Dialogue")), Kind::number},
                 {text(tr(language, "Words")), Kind::number}});
    for (const store::MeetingFigures& each : by_time(shown)) {
        const Words& words = each.words;
        const int dialogue = percent_of(words.dialogue, words.all());
        rows.push_back(two_parts(language, i18n::short_date(language, each.day), words.information,
                                 words.dialogue));
        table.row(meeting_cell(language, each),
                  words.all() == 0 ? "–" : i18n::percent(language, 100 - dialogue),
                  share_text(language, words.dialogue, words.all()),
                  i18n::number(language, words.all()));
    }
    measure.chart = shares_chart({"talk-title", measure.finding}, rows);
    measure.table = table.html();
}

std::string planned_finding(Language language, const store::PlannedFigures& information,
                            const store::PlannedFigures& all) {
    if (all.minutes == 0)
        return tr(language,
                  "{0} of {1} points were announced as information only. No minutes are "
                  "known.",
                  information.points, all.points);
    return tr(language,
              "{0} of {1} points were announced as information only. Of the {2} minutes "
              "that are known they took {3}.",
              information.points, all.points, all.minutes,
              share_text(language, information.minutes, all.minutes));
}

/// Chart and table of what points were announced as, against what they became.
void show_planned(Language language, const Shown& shown, std::int64_t minutes, Measure& measure) {
    std::vector<SharesRow> rows;
    Table table(tr(language, "Points by what they were announced as"),
                {{text(tr(language, "Announced as"))},
                 {text(tr(language, "Points")), Kind::number},
                 {text(tr(language, "Dialogue found")), Kind::number},
                 {text(tr(language, "Minutes")), Kind::number},
                 {text(tr(language, "Share of the minutes")), Kind::number}});
    for (const store::PlannedFigures& each : shown.planned) {
        const std::string_view word = planned_word(language, each.planned);
        const std::int64_t words = each.information_words + each.dialogue_words;
        const Url list =
            list_url("/dialogue/points", shown.scope).with("planned", plans.text(each.planned));
        rows.push_back(
            two_parts(language, text(word), each.information_words, each.dialogue_words));
        table.row(a(href(list), word), i18n::number(language, each.points),
                  share_text(language, each.dialogue_words, words),
                  i18n::number(language, each.minutes),
                  share_text(language, each.minutes, minutes));
    }
    measure.chart = shares_chart({"planned-title", measure.finding}, rows);
    measure.table = table.html();
}

/// Chart and table of the sides in discussions, a row a meeting.
void show_sides(Language language, const Shown& shown, Measure& measure) {
    std::vector<SharesRow> rows;
    Table table(tr(language, "Share of the words in discussions, by meeting"),
                {{text(tr(language, "Meeting"))},
                 {text(tr(language, "The state")), Kind::number},
                 {text(tr(language, "The regions")), Kind::number},
                 {text(tr(language, "Others")), Kind::number},
                 {text(tr(language, "Not told")), Kind::number},
                 {text(tr(language, "Words in discussions")), Kind::number}});
    for (const store::MeetingFigures& each : by_time(shown)) {
        const Words& words = each.words;
        const auto share = [&](std::int64_t part) {
            return share_text(language, part, words.dialogue);
        };
        rows.push_back({i18n::short_date(language, each.day),
                        words.dialogue == 0 ? std::vector<SharesRow::Part>() : sides_of(words),
                        tr(language, "regions {0}", share(words.region))});
        table.row(meeting_cell(language, each), share(words.state), share(words.region),
                  share(words.other), share(words.untold), i18n::number(language, words.dialogue));
    }
    measure.chart = shares_chart({"sides-title", measure.finding}, rows);
    measure.table = table.html();
}

/// The years themselves, the latest twelve of them.
std::span<const store::YearFigures> last_years(const Shown& shown) {
    constexpr std::size_t most_years = 12;
    const std::span<const store::YearFigures> all(shown.years);
    return all.last(std::min(all.size() - 1, most_years)); // the first is the sum
}

std::string years_finding(Language language, const store::YearFigures& begin,
                          const store::YearFigures& end) {
    const std::string was = share_text(language, begin.words.dialogue, begin.words.all());
    if (begin.year == end.year)
        return tr(language, "In {0} dialogue was {1} of the words.", std::to_string(begin.year),
                  was);
    return tr(language, "In {0} dialogue was {1} of the words, in {2} it was {3}.",
              std::to_string(begin.year), was, std::to_string(end.year),
              share_text(language, end.words.dialogue, end.words.all()));
}

/// A step of a line: nothing where there is no whole.
std::optional<int> step(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? std::nullopt : std::optional(percent_of(part, whole));
}

/// Chart and table of dialogue and of the regions' share, a step a year.
void show_years(Language language, std::span<const store::YearFigures> years,
                const std::string& body, Measure& measure) {
    ChartLine dialogue{text(tr(language, "dialogue")), "l-accent", "c-accent", Marker::square};
    ChartLine regions{text(tr(language, "the regions")), "l-region", "c-region", Marker::circle};
    std::vector<std::string> steps;
    Table table(tr(language, "By year"),
                {{text(tr(language, "Year"))},
                 {text(tr(language, "Meetings")), Kind::number},
                 {text(tr(language, "Dialogue")), Kind::number},
                 {text(tr(language, "The regions in discussions")), Kind::number},
                 {text(tr(language, "Words")), Kind::number}});
    for (const store::YearFigures& each : years) {
        const Words& words = each.words;
        steps.push_back(std::to_string(each.year));
        dialogue.percents.push_back(step(words.dialogue, words.all()));
        regions.percents.push_back(step(words.region, words.dialogue));
        table.row(a(href(list_url("/dialogue", {each.year, body})), steps.back()),
                  i18n::number(language, each.meetings),
                  share_text(language, words.dialogue, words.all()),
                  share_text(language, words.region, words.dialogue),
                  i18n::number(language, words.all()));
    }
    measure.chart = lines_chart({"years-title", measure.finding}, steps, quarters(language),
                                {dialogue, regions});
    measure.table = table.html();
}

} // namespace

Html information_and_dialogue(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "Information or dialogue");
    if (shown.meetings.empty())
        return empty_measure("talk", heading,
                             tr(language, "No public notes of a meeting are here yet."));
    const Words all = shown.sum().words;
    Measure measure{"talk", heading};
    measure.finding =
        tr(language, "Of the words in the notes {0} are dialogue; at the last meeting it was {1}.",
           share_text(language, all.dialogue, all.all()),
           share_text(language, shown.meetings.front().words.dialogue,
                      shown.meetings.front().words.all()));
    measure.key = key_of_talk(language);
    show_talk(language, shown, measure);
    measure.definitions = {
        {tr(language, "Dialogue"),
         text(tr(language, "words that stand under a heading of discussion in the notes."))},
        {tr(language, "Information"),
         text(tr(language, "all other words that somebody said, presentations and action notes. "
                           "Headings, lists of who was there and footnotes count for neither."))}};
    measure.behind = a(href(list_url("/dialogue/points", shown.scope)),
                       tr(language, "every point with its words"));
    return measure_html(language, measure);
}

Html planned_and_found(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "Planned and found");
    store::PlannedFigures all;
    for (const store::PlannedFigures& each : shown.planned) {
        all.points += each.points;
        all.minutes += each.minutes;
        all.timed += each.timed;
    }
    if (all.points == 0)
        return empty_measure("planned", heading,
                             tr(language, "No public agenda point is here yet."));
    Measure measure{"planned", heading};
    measure.finding = planned_finding(language, shown.planned.front(), all);
    measure.key = key_of_talk(language);
    show_planned(language, shown, all.minutes, measure);
    measure.definitions = {
        {tr(language, "Announced as"), text(tr(language, "what the agenda calls the point."))},
        {tr(language, "Dialogue found"),
         text(tr(language, "the share of the words of those points that stand in discussions."))},
        {tr(language, "Minutes"),
         tr(language,
            "as measured, else as planned, else until the next point begins; known for "
            "{0} of {1} points.",
            all.timed, all.points)}};
    return measure_html(language, measure);
}

Html state_and_regions(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "The state and the regions");
    const Words all = shown.sum().words;
    if (all.dialogue == 0)
        return empty_measure("sides", heading,
                             tr(language, "No discussion is in public notes yet."));
    Measure measure{"sides", heading};
    measure.finding =
        tr(language, "In discussions the regions have {0} of the words and the state {1}.",
           share_text(language, all.region, all.dialogue),
           share_text(language, all.state, all.dialogue));
    measure.key = key_of_sides(language);
    show_sides(language, shown, measure);
    measure.definitions = {
        {tr(language, "Side"),
         text(tr(language, "that of the speaker's organisation, by its role in the body on that "
                           "day; who is invited counts with who invited."))},
        {tr(language, "Others"), text(tr(language, "associations and those who have no side."))},
        {tr(language, "Not told"),
         text(tr(language, "the notes do not say whose words they are."))}};
    measure.behind = a(href(list_url("/dialogue/points", shown.scope)),
                       tr(language, "every point with the words of each side"));
    return measure_html(language, measure);
}

Html over_the_years(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "Over the years");
    if (shown.years.size() < 2)
        return empty_measure("years", heading,
                             tr(language, "No public notes of a meeting are here yet."));
    const auto years = last_years(shown);
    Measure measure{"years", heading};
    measure.finding = years_finding(language, years.front(), years.back());
    show_years(language, years, shown.scope.body, measure);
    measure.definitions = {
        {tr(language, "Year"), text(tr(language, "that of the day of the meeting."))},
        {tr(language, "The regions"),
         text(tr(language, "their share of the words in discussions."))}};
    return measure_html(language, measure);
}

} // namespace radslag::dialogue::views
