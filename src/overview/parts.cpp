// See parts.hpp.
#include "overview/parts.hpp"

#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::overview::views {

using namespace html;
using i18n::plural;
using i18n::tr;

Url person_url(std::string_view id) {
    return Url::path("/people") / id;
}
Url organisation_url(std::string_view id) {
    return Url::path("/organisations") / id;
}
Url region_url(std::string_view letter) {
    return Url::path("/regions") / letter;
}
Url body_url(std::string_view id) {
    return Url::path("/bodies") / id;
}
Url meeting_url(std::string_view id) {
    return Url::path("/meetings") / id;
}
Url point_url(std::string_view meeting, std::string_view point) {
    return meeting_url(meeting).at("p-" + std::string(point));
}
Url commitment_url(std::string_view id) {
    return Url::path("/commitments") / id;
}
Url matter_url(std::string_view id) {
    return Url::path("/matters") / id;
}

Html person_link(const std::optional<store::Link>& person) {
    return when(person.has_value(),
                [&]() -> Html { return a(href(person_url(person->id)), person->name); });
}

Html organisation_link(const std::optional<store::Link>& organisation) {
    return when(organisation.has_value(), [&]() -> Html {
        return a(href(organisation_url(organisation->id)), organisation->name);
    });
}

Html who_link(const store::Promised& promised) {
    if (promised.person)
        return person_link(promised.person);
    if (promised.organisation)
        return organisation_link(promised.organisation);
    return group(promised.who);
}

Html meeting_day(Language language, const std::optional<Day>& day, std::string_view meeting) {
    if (!day)
        return day_or_none(language, day);
    return a(href(meeting_url(meeting)), date_in_table(language, *day));
}

Html link_list(const std::vector<store::Link>& links, Url (*url)(std::string_view)) {
    Html all;
    for (const store::Link& link : links)
        all += group(when(!all.empty(), ", "), a(href(url(link.id)), link.name));
    return all;
}

Html occasion_link(Language language, const store::Occasion& occasion,
                   const std::optional<std::string>& point) {
    if (occasion.meeting.empty())
        return {};
    const Html day = when(occasion.day.has_value(), [&]() -> Html {
        return group(", ", html::date_in_table(language, *occasion.day));
    });
    const Url url = point ? point_url(occasion.meeting, *point) : meeting_url(occasion.meeting);
    return a(href(url), occasion.body_name, day);
}

int days_late(const store::Promised& promised, const bodies::AsSeen& seen) {
    return promised.state == "open" ? bodies::days_late(promised.due, seen) : 0;
}

Html state_text(Language language, const store::Promised& commitment, const bodies::AsSeen& seen) {
    if (const int late = days_late(commitment, seen); late > 0)
        return span(cls("late"), plural(language, late, "{0} day late", "{0} days late"));
    return group(state_word(language, commitment.state));
}

Html promised_table(Language language, std::string_view caption,
                    const std::vector<store::Promised>& commitments, const bodies::AsSeen& seen) {
    if (commitments.empty())
        return {};
    Table table(caption,
                {{std::string(tr(language, "What"))},
                 {std::string(tr(language, "Who"))},
                 {std::string(tr(language, "When"))},
                 {std::string(tr(language, "State"))},
                 {std::string(tr(language, "Said at"))}},
                Table::Caption::spoken);
    for (const auto& each : commitments)
        table.row(group(a(href(commitment_url(each.id)), each.text), br(),
                        span(cls("quiet small"), kind_word(language, each.kind))),
                  who_link(each), due_text(language, each.due, each.due_words),
                  state_text(language, each, seen), occasion_link(language, each.occasion));
    return table.html();
}

Html said_list(Language language, const std::vector<store::Said>& said) {
    if (said.empty())
        return {};
    return ul(cls("turns"), each(said, [&](const store::Said& turn) -> Html {
                  const auto point = turn.point.empty() ? std::nullopt : std::optional(turn.point);
                  return li(cls("turn"),
                            p(cls("turn-who"), occasion_link(language, turn.occasion, point)),
                            p(turn.text));
              }));
}

Html other_names(Language language, const std::vector<std::string>& names) {
    if (names.empty())
        return {};
    std::string all;
    for (const auto& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return p(cls("quiet small"), tr(language, "Also written {0}", all));
}

std::vector<Choice> link_choices(std::string_view none, const std::vector<store::Link>& links) {
    std::vector<Choice> choices{{"", std::string(none)}};
    for (const store::Link& link : links)
        choices.push_back({link.id, link.name});
    return choices;
}

sheet::Cell name_cell(const std::optional<store::Link>& link) {
    return link ? sheet::Cell(link->name) : sheet::Cell();
}

} // namespace radslag::overview::views
