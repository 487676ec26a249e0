// The lists behind the figures. See views.hpp.
#include "dialogue/views.hpp"
#include "inputs/words.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/parts.hpp"

namespace radslag::dialogue::views {

using namespace html;
using i18n::tr;

namespace {

using Kind = Column::Kind;

Html page_of(const site::List& list, std::string_view lead, Table& table) {
    return group(site::page_head(list.caption, lead), site::list_html(list, table));
}

/// A promised day, with how late it is when nobody has answered by now.
Html promised(Language language, Day promised, const std::optional<Day>& answered, Day today) {
    if (answered || promised >= today)
        return html::date_in_table(language, promised);
    return group(html::date_in_table(language, promised), ", ",
                 span(cls("late"), i18n::plural(language, days_between(promised, today),
                                                "{0} day late", "{0} days late")));
}

Html input_cell(Language language, const std::string& id, std::int64_t number,
                std::string_view title) {
    return group(a(href(Url::path("/inputs") / id), inputs::short_words(title)), br(),
                 span(cls("quiet small"), tr(language, "input {0}", number)));
}

} // namespace

std::string_view led_word(Language language, store::Led led) {
    switch (led) {
    case store::Led::region:
        return tr(language, "a region spoke");
    case store::Led::taken:
        return tr(language, "something was taken along");
    case store::Led::both:
        return tr(language, "both");
    case store::Led::less:
        return tr(language, "not both");
    }
    return {};
}

std::string_view given_word(Language language, store::Given given) {
    switch (given) {
    case store::Given::answered:
        return tr(language, "answered");
    case store::Given::in_time:
        return tr(language, "answered within the promise");
    case store::Given::late:
        return tr(language, "late");
    }
    return {};
}

Html points(const site::List& list, const std::vector<store::ListedPoint>& points) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Point")),
                 site::heading(list, tr(language, "Meeting"), "day"),
                 site::heading(list, tr(language, "Announced as")),
                 site::heading(list, tr(language, "Words"), {}, Kind::number),
                 site::heading(list, tr(language, "Dialogue"), {}, Kind::number),
                 site::heading(list, tr(language, "The state"), {}, Kind::number),
                 site::heading(list, tr(language, "The regions"), {}, Kind::number),
                 site::heading(list, tr(language, "Regional turns"), {}, Kind::number),
                 site::heading(list, tr(language, "Taken along"), {}, Kind::number)},
                Table::Caption::spoken);
    for (const store::ListedPoint& each : points) {
        const PointUnit& figures = each.figures;
        const Words& words = figures.words;
        const Url url = (Url::path("/meetings") / each.meeting).at(figures.id);
        table.row(group(when(each.number.has_value(),
                             [&]() -> Html { return group(*each.number, ". "); }),
                        a(href(url), each.title)),
                  group(html::date_in_table(language, each.day), br(),
                        span(cls("quiet small"), each.body)),
                  planned_word(language, figures.planned), i18n::number(language, words.all()),
                  share_text(language, words.dialogue, words.all()),
                  share_text(language, words.state, words.dialogue),
                  share_text(language, words.region, words.dialogue), figures.regional_turns,
                  figures.taken_along);
    }
    return page_of(list,
                   tr(language, "The points that the figures are counted from: how much of each is "
                                "dialogue, whose the words in its discussions are, and what it led "
                                "to."),
                   table);
}

Html inputs(const site::List& list, const std::vector<store::ListedInput>& inputs, Day today) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Input")),
                 site::heading(list, tr(language, "From")),
                 site::heading(list, tr(language, "Day"), "day"),
                 site::heading(list, tr(language, "What became of it")),
                 site::heading(list, tr(language, "Answer by"))},
                Table::Caption::spoken);
    for (const store::ListedInput& each : inputs) {
        const Html by = each.promised ? promised(language, *each.promised, std::nullopt, today)
                                      : Html(group("–"));
        table.row(input_cell(language, each.id, each.number, each.title), each.from.value_or("–"),
                  html::date_in_table(language, each.day), outcome_word(language, each.outcome),
                  by);
    }
    return page_of(list,
                   tr(language, "The public inputs that the figures are counted from, and what "
                                "became of each."),
                   table);
}

Html answers(const site::List& list, const std::vector<store::ListedAnswer>& answers, Day today) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Input")),
                 site::heading(list, tr(language, "Authority")),
                 site::heading(list, tr(language, "Asked"), "asked"),
                 site::heading(list, tr(language, "Answer by")),
                 site::heading(list, tr(language, "Answered")),
                 site::heading(list, tr(language, "Days"), {}, Kind::number)},
                Table::Caption::spoken);
    for (const store::ListedAnswer& each : answers) {
        const std::string days =
            each.answered ? i18n::number(language, days_between(each.asked, *each.answered)) : "–";
        table.row(input_cell(language, each.input, each.number, each.title),
                  a(href(Url::path("/organisations") / each.authority.id), each.authority.name),
                  html::date_in_table(language, each.asked),
                  promised(language, each.promised, each.answered, today),
                  site::day_or_none(language, each.answered), days);
    }
    return page_of(
        list, tr(language, "Every answer that an authority owes, or owed, a public input."), table);
}

Html matters(const site::List& list, const std::vector<store::MatterFigures>& matters) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Matter")),
                 site::heading(list, tr(language, "First named"), "named"),
                 site::heading(list, tr(language, "A region heard")),
                 site::heading(list, tr(language, "End")),
                 site::heading(list, tr(language, "Result"))},
                Table::Caption::spoken);
    for (const store::MatterFigures& each : matters)
        table.row(a(href(Url::path("/matters") / each.matter.id), each.matter.name),
                  html::date_in_table(language, each.named),
                  site::day_or_none(language, each.heard), site::day_or_none(language, each.end),
                  verdict_word(language, each.verdict));
    return page_of(list,
                   tr(language,
                      "The matters that were named in public, and when a region was first "
                      "heard on each."),
                   table);
}

} // namespace radslag::dialogue::views
