// The measures of what became of what was said: points that led on, inputs and their answers. See
// views.hpp.
#include "dialogue/views.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"

namespace radslag::dialogue::views {

using namespace html;
using i18n::plural;
using i18n::tr;

namespace {

using Kind = Column::Kind;

std::string text(std::string_view words) {
    return std::string(words);
}

std::string_view fill_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::used:
        return "c-accent";
    case Outcome::partly_used:
        return "c-accent2";
    case Outcome::not_used:
        return "c-info";
    case Outcome::open:
        return "c-open";
    case Outcome::late:
        return "c-late";
    case Outcome::withdrawn:
        return "c-other";
    }
    return {};
}

/// One line of a measure that counts: words, fill, how many, and the list of them.
struct Counted {
    std::string words;
    std::string_view fill;
    std::int64_t count = 0;
    std::optional<Url> list;
};

/// Chart and table of the same counts.
void show_counts(Language language, Measure& measure, std::string_view caption,
                 std::string_view first, std::int64_t whole, const std::vector<Counted>& lines) {
    std::vector<CountsRow> rows;
    Table table(caption, {{text(first)},
                          {text(tr(language, "Number")), Kind::number},
                          {text(tr(language, "Share")), Kind::number}});
    for (const Counted& line : lines) {
        rows.push_back({line.words, line.fill, line.count, i18n::number(language, line.count)});
        const Html words =
            line.list ? Html(a(href(*line.list), line.words)) : Html(group(line.words));
        table.row(words, i18n::number(language, line.count),
                  share_text(language, line.count, whole));
    }
    const std::string title = text(measure.id) + "-title";
    measure.chart = counts_chart({title, measure.finding}, rows);
    measure.table = table.html();
}

/// The sum over the points that were announced as dialogue.
store::PlannedFigures sum_of_marked(const Shown& shown) {
    store::PlannedFigures sum;
    for (const store::PlannedFigures& each : shown.planned)
        if (is_marked_dialogue(each.planned)) {
            sum.points += each.points;
            sum.with_region += each.with_region;
            sum.with_taking += each.with_taking;
            sum.kept += each.kept;
        }
    return sum;
}

/// A line an outcome.
std::vector<Counted> lines_of_outcomes(Language language, const Shown& shown) {
    std::vector<Counted> lines;
    for (const store::OutcomeFigures& each : shown.outcomes)
        lines.push_back({text(outcome_word(language, each.outcome)), fill_of(each.outcome),
                         each.inputs,
                         list_url("/dialogue/inputs", shown.scope)
                             .with("outcome", outcomes.text(each.outcome))});
    return lines;
}

/// Chart and table of how each authority answers.
void show_authorities(Language language, const Shown& shown, Measure& measure) {
    std::vector<SharesRow> rows;
    Table table(tr(language, "Answers by authority"),
                {{text(tr(language, "Authority"))},
                 {text(tr(language, "Asked")), Kind::number},
                 {text(tr(language, "Answered")), Kind::number},
                 {text(tr(language, "Within the promise")), Kind::number},
                 {text(tr(language, "Days, median")), Kind::number},
                 {text(tr(language, "Late now")), Kind::number}});
    for (const store::AuthorityFigures& each : shown.authorities) {
        const bool is_everyone = each.authority.id.empty();
        const std::string name =
            is_everyone ? text(tr(language, "All together")) : each.authority.name;
        const int share = percent_of(each.in_time, each.asked);
        rows.push_back({name,
                        {{"c-dialog", share}, {"c-info", 100 - share}},
                        tr(language, "{0} of {1}", each.in_time, each.asked)});
        const Url list = list_url("/dialogue/answers", shown.scope);
        const Url own = is_everyone ? list : list.with("authority", each.authority.id);
        const Html late = each.late == 0
                              ? Html(group(each.late))
                              : Html(a(cls("late"), href(own.with("given", "late")), each.late));
        const Html answered = each.answered == 0
                                  ? Html(group(each.answered))
                                  : Html(a(href(own.with("given", "answered")), each.answered));
        table.row(a(href(own), name), each.asked, answered,
                  share_text(language, each.in_time, each.answered),
                  each.median_days ? i18n::number(language, *each.median_days) : "–", late);
    }
    measure.chart = shares_chart({"promise-title", measure.finding}, rows);
    measure.table = table.html();
}

} // namespace

Html kept_dialogue(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "Did dialogue become dialogue?");
    const store::PlannedFigures marked = sum_of_marked(shown);
    if (marked.points == 0)
        return empty_measure("kept", heading,
                             tr(language, "No public point has been announced as dialogue yet."));
    Measure measure{"kept", heading};
    measure.finding = tr(language,
                         "Of {0} points announced as dialogue {1} had a region speak in a "
                         "discussion and something taken along.",
                         marked.points, marked.kept);
    const Url list = list_url("/dialogue/points", shown.scope).with("marked", "yes");
    show_counts(language, measure, tr(language, "Points announced as dialogue"),
                tr(language, "What happened there"), marked.points,
                {{text(tr(language, "Announced as dialogue")), "c-info", marked.points, list},
                 {text(tr(language, "A region spoke")), "c-region", marked.with_region,
                  list.with("led", "region")},
                 {text(tr(language, "Something was taken along")), "c-accent2", marked.with_taking,
                  list.with("led", "taken")},
                 {text(tr(language, "Both")), "c-accent", marked.kept, list.with("led", "both")}});
    measure.definitions = {
        {tr(language, "A region spoke"),
         text(tr(language, "at least one turn in a discussion of the point is the regions' or of "
                           "somebody whom they invited."))},
        {tr(language, "Taken along"),
         text(tr(language, "somebody promised there to carry it home, and has not taken that "
                           "back."))}};
    return measure_html(language, measure);
}

Html what_became(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "What became of the inputs?");
    const std::int64_t all = shown.inputs();
    if (all == 0)
        return empty_measure("inputs", heading, tr(language, "No public input has come in yet."));
    Measure measure{"inputs", heading};
    measure.finding = tr(language, "{0} of {1} inputs are answered, {2} wait longer than promised.",
                         shown.inputs_answered(), all, shown.inputs_late());
    show_counts(language, measure, tr(language, "Public inputs"), tr(language, "State"), all,
                lines_of_outcomes(language, shown));
    measure.definitions = {
        {tr(language, "Answered"),
         text(tr(language, "every authority that was asked has given an end: used, partly used, or "
                           "not used with the reason. Passed on and waiting are no ends. Where "
                           "several answered, the best of their answers counts."))},
        {tr(language, "Late"),
         tr(language, "the promised day has passed, or {0} days where no day was promised.",
            inputs::usual_days)}};
    measure.behind =
        a(href(list_url("/dialogue/inputs", shown.scope)), tr(language, "every input"));
    return measure_html(language, measure);
}

Html within_the_promise(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "Answered within the promise");
    if (shown.authorities.empty())
        return empty_measure("promise", heading,
                             tr(language, "No authority has been asked for an answer yet."));
    const store::AuthorityFigures& everyone = shown.authorities.front();
    Measure measure{"promise", heading};
    measure.finding =
        everyone.median_days
            ? tr(language,
                 "{0} of {1} answers came within the promise; half of them within {2} "
                 "days.",
                 everyone.in_time, everyone.answered, *everyone.median_days)
            : text(tr(language, "No answer has been given yet."));
    measure.key = ul(cls("key"), key_entry("k-dialog", tr(language, "answered within the promise")),
                     key_entry("k-info", tr(language, "answered later, or not yet")));
    show_authorities(language, shown, measure);
    measure.definitions = {
        {tr(language, "Asked"),
         text(tr(language, "how many public inputs the authority owes or owed an answer; what it "
                           "passed on is the next one's."))},
        {tr(language, "Within the promise"),
         tr(language,
            "of the answers given, those on the promised day or before; {0} days where "
            "no day was promised.",
            inputs::usual_days)},
        {tr(language, "Median"),
         text(tr(language, "half of the answers came within so many days from the asking."))}};
    measure.behind =
        a(href(list_url("/dialogue/answers", shown.scope)), tr(language, "every asked answer"));
    return measure_html(language, measure);
}

} // namespace radslag::dialogue::views
