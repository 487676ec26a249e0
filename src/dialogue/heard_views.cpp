// The measures of who was heard, and how early. See views.hpp.
#include "dialogue/views.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/parts.hpp"

#include <algorithm>

namespace radslag::dialogue::views {

using namespace html;
using i18n::tr;

namespace {

using Kind = Column::Kind;

std::string words_of(std::string_view words) {
    return std::string(words);
}

/// How many days lie between the first word of a region and the end.
std::string margin_of(Language language, const store::MatterFigures& matter) {
    if (!matter.heard || !matter.end)
        return "–";
    const int days = days_between(*matter.heard, *matter.end);
    return days >= 0 ? i18n::plural(language, days, "{0} day before", "{0} days before")
                     : i18n::plural(language, -days, "{0} day after", "{0} days after");
}

} // namespace

Html who_was_heard(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "Who was never heard?");
    if (shown.regions.empty())
        return empty_measure("heard", heading, tr(language, "No regions are known here yet."));
    std::string silent;
    std::int64_t never = 0;
    std::vector<CountsRow> rows;
    Table table(tr(language, "What the regions said and sent"),
                {{words_of(tr(language, "Region"))},
                 {words_of(tr(language, "Turns")), Kind::number},
                 {words_of(tr(language, "Words")), Kind::number},
                 {words_of(tr(language, "Inputs")), Kind::number}});
    for (const store::RegionFigures& each : shown.regions) {
        const bool is_silent = each.turns == 0 && each.inputs == 0;
        if (is_silent) {
            ++never;
            silent += (silent.empty() ? "" : ", ") + each.name;
        }
        rows.push_back({each.name, "c-region", each.turns + each.inputs,
                        is_silent ? words_of(tr(language, "never heard"))
                                  : i18n::number(language, each.turns + each.inputs)});
        table.row(a(href(Url::path("/regions") / each.letter), each.name), each.turns,
                  i18n::number(language, each.words), each.inputs);
    }
    Measure measure{"heard", heading};
    const auto all = static_cast<std::int64_t>(shown.regions.size());
    measure.finding =
        never == 0 ? tr(language, "All {0} regions have been heard.", all)
        : never == all
            ? tr(language, "None of the {0} regions has been heard by its name.", all)
            : tr(language, "{0} of {1} regions were never heard: {2}.", never, all, silent);
    measure.chart = counts_chart({"heard-title", measure.finding}, rows);
    measure.table = table.html();
    measure.definitions = {
        {tr(language, "Heard"),
         words_of(tr(language,
                     "the notes of a public meeting tell at least one turn of the region, or "
                     "it has sent a public input, in the period. What \"several regions\" "
                     "said is nobody's."))},
        {tr(language, "The picture"), words_of(tr(language, "turns and inputs together."))}};
    return measure_html(language, measure);
}

Html how_early(Language language, const Shown& shown) {
    const std::string_view heading = tr(language, "How early were the regions heard?");
    if (shown.matters.empty())
        return empty_measure("early", heading,
                             tr(language, "No public matter has been named at a meeting yet. Link "
                                          "registry numbers to matters, and they stand here."));
    std::int64_t all = 0;
    std::vector<CountsRow> rows;
    constexpr std::string_view fills[] = {"c-accent", "c-late", "c-accent2", "c-open"};
    for (const store::VerdictFigures& each : shown.verdicts) {
        rows.push_back({words_of(verdict_word(language, each.verdict)),
                        fills[static_cast<std::size_t>(each.verdict)], each.matters,
                        i18n::number(language, each.matters)});
        all += each.matters;
    }
    Measure measure{"early", heading};
    measure.finding = tr(language, "On {0} of {1} matters a region was heard before the end.",
                         shown.verdicts.front().matters, all);
    measure.chart = counts_chart({"early-title", measure.finding}, rows);
    Table table(tr(language, "The matters named last"),
                {{words_of(tr(language, "Matter"))},
                 {words_of(tr(language, "First named"))},
                 {words_of(tr(language, "A region heard"))},
                 {words_of(tr(language, "End"))},
                 {words_of(tr(language, "Heard, against the end"))}});
    for (const store::MatterFigures& each : shown.matters)
        table.row(a(href(Url::path("/matters") / each.matter.id), each.matter.name),
                  html::date_in_table(language, each.named),
                  site::day_or_none(language, each.heard), site::day_or_none(language, each.end),
                  margin_of(language, each));
    measure.table = table.html();
    measure.definitions = {
        {tr(language, "First named"),
         words_of(tr(language,
                     "the first public meeting where a point or a registry number names the "
                     "matter, or the first input on it."))},
        {tr(language, "A region heard"),
         words_of(tr(language,
                     "the first turn of a region at such a point, or the first input of a "
                     "region on the matter."))},
        {tr(language, "End"),
         words_of(tr(language,
                     "the first decision at a point that names the matter; without one, its "
                     "last milestone."))}};
    const Url list = list_url("/dialogue/matters", shown.scope);
    measure.behind = a(href(list), tr(language, "every matter that was named"));
    for (const store::VerdictFigures& each : shown.verdicts)
        if (each.matters > 0)
            measure.behind += group(", ",
                                    a(href(list.with("verdict", verdicts.text(each.verdict))),
                                      verdict_word(language, each.verdict)),
                                    " (", i18n::number(language, each.matters), ")");
    return measure_html(language, measure);
}

} // namespace radslag::dialogue::views
