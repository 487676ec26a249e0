// The list of inputs; input_view.cpp shows a single one. See views.hpp.
#include "inputs/views.hpp"
#include "inputs/words.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using store::Which;

namespace {

/// The ways to choose by state.
std::vector<site::View> views_of(Language language) {
    std::vector<site::View> views;
    for (const auto& [which, word] : store::whiches.pairs())
        views.push_back(
            {which == Which::open ? std::string_view() : word, which_word(language, which)});
    return views;
}

Html sender(Language language, const store::ListedInput& input) {
    if (input.organisation)
        return a(href(Url::path("/organisations") / input.organisation->id),
                 input.organisation->name);
    return span(cls("quiet"), tr(language, "without an account"));
}

/// How many days late the answer is; 0 when it is not.
int days_late(const store::ListedInput& input, Day today) {
    const bool is_open = input.state == State::unanswered || input.state == State::in_progress;
    return is_open ? commitments::days_late(input.owed_by, today) : 0;
}

/// The promised day, and how late it is by that or by the usual time.
Html owed(Language language, const store::ListedInput& input, Day today) {
    const int late = days_late(input, today);
    return group(site::day_or_none(language, input.answer_by), when(late > 0, [&]() -> Html {
                     return group(
                         br(), span(cls("late small"),
                                    i18n::plural(language, late, "{0} day late", "{0} days late")));
                 }));
}

} // namespace

Url url_of(InputId id) {
    return Url::path("/inputs") / id.text();
}

std::string_view which_word(Language language, Which which) {
    switch (which) {
    case Which::open:
        return tr(language, "Open");
    case Which::late:
        return tr(language, "Late");
    case Which::closed:
        return tr(language, "Answered");
    case Which::all:
        return tr(language, "All");
    }
    return {};
}

std::string_view empty_words(Language language, Which which) {
    switch (which) {
    case Which::open:
        return tr(language, "No input waits for an answer.");
    case Which::late:
        return tr(language, "No answer is late.");
    case Which::closed:
        return tr(language, "No input has been answered to its end yet.");
    case Which::all:
        return tr(language, "No input has come in yet. Inputs are sent by form, or taken up from "
                            "what was said at a meeting.");
    }
    return {};
}

Html answer_by(Language language, State state, const std::optional<Day>& promised,
               const std::optional<Day>& owed_by, Day today) {
    const bool is_open = state == State::unanswered || state == State::in_progress;
    if (!is_open || !owed_by)
        return {};
    const Html by = group(promised ? tr(language, "answer promised by")
                                   : tr(language, "no day promised, counts as"),
                          " ", date_in_table(language, *owed_by));
    const int late = commitments::days_late(owed_by, today);
    return group(by, when(late > 0, [&]() -> Html {
                     return group(
                         ", ", span(cls("late"),
                                    i18n::plural(language, late, "{0} day late", "{0} days late")));
                 }));
}

Html inputs(const site::List& list, const std::vector<store::ListedInput>& inputs, Day today) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Number"), "number", Column::Kind::number),
                 site::heading(list, tr(language, "Input")),
                 site::heading(list, tr(language, "From")),
                 site::heading(list, tr(language, "Matter")),
                 site::heading(list, tr(language, "What became of it")),
                 site::heading(list, tr(language, "Answer by"), "answer_by")},
                Table::Caption::spoken);
    for (const store::ListedInput& each : inputs) {
        const Html matter = when(each.matter.has_value(), [&]() -> Html {
            return a(href(Url::path("/matters") / each.matter->id), each.matter->name);
        });
        table.row(each.number,
                  group(a(href(url_of(each.id)), short_words(each.title)), br(),
                        span(cls("quiet small"), kind_word(language, each.kind), ", ",
                             date_in_table(language, site::local_day(each.received_at)))),
                  sender(language, each), matter,
                  span(cls(outcome_class(each.state, each.last, days_late(each, today) > 0)),
                       outcome_word(language, each.state, each.last)),
                  owed(language, each, today));
    }
    return group(site::page_head(list.caption,
                                 tr(language, "What the regions and others have sent in or said, "
                                              "and how it was used.")),
                 site::tabs(list, tr(language, "Which inputs"), views_of(language)),
                 site::list_html(list, table));
}

} // namespace radslag::inputs::views
