// The page: its figures at a glance, the choice of years, and the measures in order. See views.hpp.
#include "dialogue/views.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/parts.hpp"

#include <algorithm>

namespace radslag::dialogue::views {

using namespace html;
using i18n::plural;
using i18n::tr;

namespace {

Html glance_entry(std::string_view words, const Html& figure) {
    return div(dt(words), figure);
}

Html glance(Language language, const Shown& shown) {
    Html all;
    if (!shown.meetings.empty()) {
        const Words& last = shown.meetings.front().words;
        all += glance_entry(tr(language, "of the words are dialogue, last meeting"),
                            dd(share_text(language, last.dialogue, last.all())));
    }
    const Words words = shown.sum().words;
    if (words.dialogue > 0)
        all += glance_entry(tr(language, "of the words in discussions are the regions'"),
                            dd(share_text(language, words.region, words.dialogue)));
    if (shown.inputs() > 0)
        all +=
            glance_entry(tr(language, "inputs answered"),
                         dd(tr(language, "{0} of {1}", shown.inputs_answered(), shown.inputs())));
    if (shown.authorities.empty())
        return dl(cls("numbers"), all);
    const store::AuthorityFigures& everyone = shown.authorities.front();
    if (everyone.median_days)
        all += glance_entry(tr(language, "days to an answer, median"),
                            dd(i18n::number(language, *everyone.median_days)));
    all += glance_entry(tr(language, "answers late"), dd(when(everyone.late > 0, cls("late")),
                                                         i18n::number(language, everyone.late)));
    return dl(cls("numbers"), all);
}

/// The years, as links to the same page of that year alone.
Html periods(Language language, const Shown& shown) {
    if (shown.years.size() < 3) // the sum, and one year that says the same
        return {};
    const auto link = [&](std::int64_t year, std::string_view words) -> Html {
        const Url url = list_url("/dialogue", {year, shown.scope.body});
        return li(a(when(year == shown.scope.year, aria_current()), href(url), words));
    };
    return nav(aria_label(tr(language, "Period")),
               ul(cls("tabs"), each(shown.years, [&](const store::YearFigures& each) -> Html {
                      return each.year == all_years ? link(all_years, tr(language, "All years"))
                                                    : link(each.year, std::to_string(each.year));
                  })));
}

/// The bodies, as links to the same page of that body alone.
Html bodies(Language language, const Shown& shown) {
    if (shown.bodies.size() < 2)
        return {};
    const auto link = [&](const std::string& body, std::string_view words) -> Html {
        const Url url = list_url("/dialogue", {shown.scope.year, body});
        return li(a(when(body == shown.scope.body, aria_current()), href(url), words));
    };
    return nav(aria_label(tr(language, "Body")),
               ul(cls("tabs"), link("", tr(language, "All bodies")),
                  each(shown.bodies,
                       [&](const store::Link& each) -> Html { return link(each.id, each.name); })));
}

/// That the figures do not hold everything yet.
Html lagging(Language language, const store::Lag& lag) {
    if (lag.is_none())
        return {};
    const std::string words =
        lag.is_being_counted
            ? std::string(tr(language, "The figures are being counted just now. They are "
                                       "whole when this line is gone."))
            : plural(language, lag.entries,
                     "{0} act has been recorded that is not in the figures yet.",
                     "{0} acts have been recorded that are not in the figures yet.");
    return p(cls("quiet"), role("status"), words);
}

} // namespace

store::YearFigures Shown::sum() const {
    const auto found = std::ranges::find(years, scope.year, &store::YearFigures::year);
    return found == years.end() ? store::YearFigures{scope.year} : *found;
}

std::int64_t Shown::inputs() const {
    std::int64_t all = 0;
    for (const store::OutcomeFigures& each : outcomes)
        all += each.inputs;
    return all;
}

std::int64_t Shown::inputs_answered() const {
    std::int64_t answered = 0;
    for (const store::OutcomeFigures& each : outcomes)
        if (each.outcome == Outcome::used || each.outcome == Outcome::partly_used ||
            each.outcome == Outcome::not_used)
            answered += each.inputs;
    return answered;
}

std::int64_t Shown::inputs_late() const {
    const auto found = std::ranges::find(outcomes, Outcome::late, &store::OutcomeFigures::outcome);
    return found == outcomes.end() ? 0 : found->inputs;
}

bool Shown::is_empty() const {
    return years.empty() && inputs() == 0 && authorities.empty() && matters.empty();
}

Html page(Language language, const Shown& shown) {
    const Html head = div(
        cls("pagehead"), h1(tr(language, "The dialogue in figures")),
        p(cls("lead"), tr(language, "The regions have said that the forum mostly went one way. "
                                    "Here it shows whether that changes. Every figure has a "
                                    "definition, and leads to the list that it was counted from.")),
        lagging(language, shown.lag), bodies(language, shown), periods(language, shown),
        when(!shown.is_empty(), [&]() -> Html { return glance(language, shown); }));
    if (shown.is_empty())
        return group(head, site::empty(tr(language, "No public meeting has been held yet. The "
                                                    "figures come by themselves with the first "
                                                    "notes that everybody may read.")));
    return group(head, information_and_dialogue(language, shown),
                 planned_and_found(language, shown), state_and_regions(language, shown),
                 kept_dialogue(language, shown), what_became(language, shown),
                 within_the_promise(language, shown), who_was_heard(language, shown),
                 how_early(language, shown), over_the_years(language, shown),
                 p(cls("small quiet"),
                   tr(language, "Counted from public records alone. A point with a part that is "
                                "not public is left out as a whole."),
                   " ", a(href(Url::path("/manual/dialogue")), tr(language, "How we count"))));
}

} // namespace radslag::dialogue::views
