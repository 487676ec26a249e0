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

std::vector<Column> columns_of_sides(Language language, std::string_view first) {
    return {{text(first)},
            {text(tr(language, "The state")), Kind::number},
            {text(tr(language, "The regions")), Kind::number},
            {text(tr(language, "Others")), Kind::number},
            {text(tr(language, "Not told")), Kind::number},
            {text(tr(language, "Words in discussions")), Kind::number}};
}

void add_sides(Language language, Table& table, const Html& first, const Words& words) {
    const auto share = [&](std::int64_t part) {
        return share_text(language, part, words.dialogue);
    };
    table.row(first, share(words.state), share(words.region), share(words.other),
              share(words.untold), i18n::number(language, words.dialogue));
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
    std::vector<SharesRow> rows;
    Table table(tr(language, "Share of the words, by meeting"),
                {{text(tr(language, "Meeting"))},
                 {text(tr(language, "Information")), Kind::number},
                 {text(tr(language, "Dialogue")), Kind::number},
                 {text(tr(language, "Words")), Kind::number}});
    for (const store::MeetingFigures& each : by_time(shown)) {
        const Words& words = each.words;
        rows.push_back(two_parts(language, i18n::short_date(language, each.day), words.information,
                                 words.dialogue));
        table.row(meeting_cell(language, each),
                  words.all() == 0
                      ? "–"
                      : i18n::percent(language, 100 - percent_of(words.dialogue, words.all())),
                  share_text(language, words.dialogue, words.all()),
                  i18n::number(language, words.all()));
    }
    measure.chart = shares_chart({"talk-title", measure.finding}, rows);
    measure.table = table.html();
    measure.definitions = {
        {tr(language, "Dialogue"),
         text(tr(language, "words that stand under a heading of discussion in the notes."))},
        {tr(language, "Information"),
         text(tr(language, "all other words that somebody said, presentations and action notes. "
                           "Headings, lists of who was there and footnotes count for neither."))}};
    measure.behind = a(href(list_url("/dialogue/points", shown.year)),
                       tr(language, "every point with its words"));
    return measure_html(language, measure);
}

Html planned_and_found(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "Planned and found");
    std::int64_t points = 0;
    std::int64_t minutes = 0;
    std::int64_t timed = 0;
    for (const store::PlannedFigures& each : shown.planned) {
        points += each.points;
        minutes += each.minutes;
        timed += each.timed;
    }
    if (points == 0)
        return empty_measure("planned", heading,
                             tr(language, "No public agenda point is here yet."));
    Measure measure{"planned", heading};
    const store::PlannedFigures& information = shown.planned.front();
    measure.finding =
        minutes == 0 ? tr(language,
                          "{0} of {1} points were announced as information only. No minutes are "
                          "known.",
                          information.points, points)
                     : tr(language,
                          "{0} of {1} points were announced as information only. Of the {2} "
                          "minutes that are known they took {3}.",
                          information.points, points, minutes,
                          share_text(language, information.minutes, minutes));
    measure.key = key_of_talk(language);
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
        rows.push_back(
            two_parts(language, text(word), each.information_words, each.dialogue_words));
        table.row(
            a(href(list_url("/dialogue/points", shown.year)
                       .with("planned", plans.text(each.planned))),
              word),
            i18n::number(language, each.points), share_text(language, each.dialogue_words, words),
            i18n::number(language, each.minutes), share_text(language, each.minutes, minutes));
    }
    measure.chart = shares_chart({"planned-title", measure.finding}, rows);
    measure.table = table.html();
    measure.definitions = {
        {tr(language, "Announced as"), text(tr(language, "what the agenda calls the point."))},
        {tr(language, "Dialogue found"),
         text(tr(language, "the share of the words of those points that stand in discussions."))},
        {tr(language, "Minutes"),
         tr(language,
            "as measured, else as planned, else until the next point begins; known for "
            "{0} of {1} points.",
            timed, points)}};
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
    std::vector<SharesRow> rows;
    Table table(tr(language, "Share of the words in discussions, by meeting"),
                columns_of_sides(language, tr(language, "Meeting")));
    for (const store::MeetingFigures& each : by_time(shown)) {
        const Words& words = each.words;
        rows.push_back(
            {i18n::short_date(language, each.day),
             words.dialogue == 0 ? std::vector<SharesRow::Part>() : sides_of(words),
             tr(language, "regions {0}", share_text(language, words.region, words.dialogue))});
        add_sides(language, table, meeting_cell(language, each), words);
    }
    measure.chart = shares_chart({"sides-title", measure.finding}, rows);
    measure.table = table.html();
    measure.definitions = {
        {tr(language, "Side"),
         text(tr(language, "that of the speaker's organisation, by its role in the body on that "
                           "day; who is invited counts with who invited."))},
        {tr(language, "Others"), text(tr(language, "associations and those who have no side."))},
        {tr(language, "Not told"),
         text(tr(language, "the notes do not say whose words they are."))}};
    measure.behind = a(href(list_url("/dialogue/points", shown.year)),
                       tr(language, "every point with the words of each side"));
    return measure_html(language, measure);
}

Html over_the_years(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "Over the years");
    if (shown.years.size() < 2)
        return empty_measure("years", heading,
                             tr(language, "No public notes of a meeting are here yet."));
    constexpr std::size_t most_years = 12;
    const std::size_t first =
        shown.years.size() - std::min(shown.years.size() - 1, most_years); // the sum is no year
    ChartLine dialogue{text(tr(language, "dialogue")), "l-accent", "c-accent", Marker::square};
    ChartLine regions{text(tr(language, "the regions")), "l-region", "c-region", Marker::circle};
    std::vector<std::string> steps;
    Table table(tr(language, "By year"),
                {{text(tr(language, "Year"))},
                 {text(tr(language, "Meetings")), Kind::number},
                 {text(tr(language, "Dialogue")), Kind::number},
                 {text(tr(language, "The regions in discussions")), Kind::number},
                 {text(tr(language, "Words")), Kind::number}});
    for (std::size_t i = first; i < shown.years.size(); ++i) {
        const store::YearFigures& each = shown.years[i];
        const Words& words = each.words;
        steps.push_back(std::to_string(each.year));
        dialogue.percents.push_back(words.all() == 0
                                        ? std::nullopt
                                        : std::optional(percent_of(words.dialogue, words.all())));
        regions.percents.push_back(words.dialogue == 0
                                       ? std::nullopt
                                       : std::optional(percent_of(words.region, words.dialogue)));
        table.row(a(href(list_url("/dialogue", each.year)), steps.back()),
                  i18n::number(language, each.meetings),
                  share_text(language, words.dialogue, words.all()),
                  share_text(language, words.region, words.dialogue),
                  i18n::number(language, words.all()));
    }
    const store::YearFigures& begin = shown.years[first];
    const store::YearFigures& end = shown.years.back();
    Measure measure{"years", heading};
    const std::string was = share_text(language, begin.words.dialogue, begin.words.all());
    measure.finding =
        begin.year == end.year
            ? tr(language, "In {0} dialogue was {1} of the words.", std::to_string(begin.year), was)
            : tr(language, "In {0} dialogue was {1} of the words, in {2} it was {3}.",
                 std::to_string(begin.year), was, std::to_string(end.year),
                 share_text(language, end.words.dialogue, end.words.all()));
    measure.chart = lines_chart({"years-title", measure.finding}, steps, quarters(language),
                                {dialogue, regions});
    measure.table = table.html();
    measure.definitions = {
        {tr(language, "Year"), text(tr(language, "that of the day of the meeting."))},
        {tr(language, "The regions"),
         text(tr(language, "their share of the words in discussions."))}};
    return measure_html(language, measure);
}

} // namespace radslag::dialogue::views
