// See parts.hpp.
#include "dialogue/parts.hpp"

#include "platform/i18n/dates.hpp"
#include "platform/site/parts.hpp"

namespace radslag::dialogue::views {

using namespace html;
using i18n::tr;

Html measure_html(Language language, const Measure& measure) {
    const Html definitions = each(measure.definitions, [](const Definition& each) -> Html {
        return group(dt(each.term, ": "), dd(each.words, " "));
    });
    const Html behind = when(!measure.behind.empty(), [&]() -> Html {
        return group(dt(tr(language, "The list behind"), ": "), dd(measure.behind));
    });
    return section(cls("measure"), aria_labelledby(measure.id),
                   header(h2(id(measure.id), measure.heading), p(measure.finding)),
                   div(measure.key,
                       div(cls("scroll"), attribute("tabindex", 0), role("region"),
                           aria_label(tr(language, "Chart: {0}", measure.heading)), measure.chart)),
                   measure.table, dl(cls("define"), definitions, behind));
}

Html empty_measure(std::string_view identity, std::string_view heading, std::string_view why) {
    return section(cls("measure"), aria_labelledby(identity),
                   header(h2(id(identity), heading), p(cls("quiet"), why)));
}

Html key_entry(std::string_view fill, std::string_view words) {
    return li(i(cls(fill)), words);
}

std::string share_text(Language language, std::int64_t part, std::int64_t whole) {
    return whole == 0 ? "–" : i18n::percent(language, percent_of(part, whole));
}

std::vector<std::string> quarters(Language language) {
    std::vector<std::string> levels;
    for (const int level : {0, 25, 50, 75, 100})
        levels.push_back(i18n::percent(language, level));
    return levels;
}

Url list_url(std::string_view path, const Scope& scope) {
    Url url = Url::path(path);
    if (scope.year != all_years)
        url = url.with("year", std::to_string(scope.year));
    return scope.body.empty() ? url : url.with("body", scope.body);
}

std::string_view planned_word(Language language, Planned planned) {
    switch (planned) {
    case Planned::information:
        return tr(language, "information only");
    case Planned::both:
        return tr(language, "information and dialogue");
    case Planned::dialogue:
        return tr(language, "dialogue only");
    case Planned::untold:
        return tr(language, "neither said");
    }
    return {};
}

std::string_view outcome_word(Language language, Outcome outcome) {
    switch (outcome) {
    case Outcome::used:
        return tr(language, "Used");
    case Outcome::partly_used:
        return tr(language, "Partly used");
    case Outcome::not_used:
        return tr(language, "Not used, with the reason");
    case Outcome::open:
        return tr(language, "Waits, in time");
    case Outcome::late:
        return tr(language, "Waits, late");
    case Outcome::withdrawn:
        return tr(language, "Withdrawn by the sender");
    }
    return {};
}

std::string_view verdict_word(Language language, Verdict verdict) {
    switch (verdict) {
    case Verdict::before:
        return tr(language, "heard before its end");
    case Verdict::after:
        return tr(language, "heard only after its end");
    case Verdict::heard:
        return tr(language, "heard, no end known");
    case Verdict::unheard:
        return tr(language, "no region heard yet");
    }
    return {};
}

} // namespace radslag::dialogue::views
