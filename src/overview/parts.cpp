// See parts.hpp.
#include "overview/parts.hpp"

#include "commitments/commitments.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

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
Url meeting_url(std::string_view id) {
    return Url::path("/meetings") / id;
}
Url commitment_url(std::string_view id) {
    return Url::path("/commitments") / id;
}

Html occasion_link(Language language, const store::Occasion& occasion) {
    if (occasion.meeting.empty())
        return {};
    const Html day = when(occasion.day.has_value(), [&]() -> Html {
        return group(", ", html::date_in_table(language, *occasion.day));
    });
    return a(href(meeting_url(occasion.meeting)), occasion.body_name, day);
}

Html due_text(Language language, const std::optional<Day>& due, std::string_view words) {
    if (!due && words.empty())
        return span(cls("quiet"), tr(language, "no day said"));
    if (!due)
        return group(words);
    const Html day = html::date_in_table(language, *due);
    if (words.empty())
        return day;
    return group(words, ", ", tr(language, "counts as"), " ", day);
}

std::string_view kind_word(Language language, std::string_view commitment_kind) {
    if (commitment_kind == "promise")
        return tr(language, "Promise");
    if (commitment_kind == "request")
        return tr(language, "Request");
    if (commitment_kind == "takes_along")
        return tr(language, "Takes it along");
    return tr(language, "Homework");
}

std::string_view organisation_kind_word(Language language, std::string_view kind) {
    if (kind == "ministry")
        return tr(language, "ministry");
    if (kind == "authority")
        return tr(language, "authority");
    if (kind == "region")
        return tr(language, "region");
    if (kind == "municipality")
        return tr(language, "municipality");
    if (kind == "county_board")
        return tr(language, "county administrative board");
    if (kind == "association")
        return tr(language, "association");
    if (kind == "company")
        return tr(language, "company");
    if (kind == "university")
        return tr(language, "university");
    if (kind == "constellation")
        return tr(language, "constellation");
    return tr(language, "other");
}

Html state_text(Language language, const store::Promised& commitment, Day today) {
    if (commitment.state == "done")
        return group(tr(language, "done"));
    if (const int late = commitments::days_late(commitment.due, today); late > 0)
        return span(cls("late"), plural(language, late, "{0} day late", "{0} days late"));
    return group(tr(language, "open"));
}

Html promised_table(Language language, std::string_view caption,
                    const std::vector<store::Promised>& commitments, Day today) {
    if (commitments.empty())
        return {};
    Table table(caption,
                {{std::string(tr(language, "What"))},
                 {std::string(tr(language, "Who"))},
                 {std::string(tr(language, "When"))},
                 {std::string(tr(language, "State"))},
                 {std::string(tr(language, "Said at"))}},
                Table::Caption::spoken);
    for (const auto& each : commitments) {
        const Html who =
            each.person ? Html(a(href(person_url(each.person->id)), each.person->name))
            : each.organisation
                ? Html(a(href(organisation_url(each.organisation->id)), each.organisation->name))
                : Html(group(each.who.value_or("")));
        table.row(group(a(href(commitment_url(each.id)), each.text), br(),
                        span(cls("quiet small"), kind_word(language, each.kind))),
                  who, due_text(language, each.due, each.due_words),
                  state_text(language, each, today), occasion_link(language, each.occasion));
    }
    return table.html();
}

Html said_list(Language language, const std::vector<store::Said>& said) {
    if (said.empty())
        return {};
    return ul(cls("turns"), each(said, [&](const store::Said& turn) -> Html {
                  return li(cls("turn"), p(cls("turn-who"), occasion_link(language, turn.occasion)),
                            p(turn.text));
              }));
}

Html pager(Language language, const Paging& paging) {
    const bool more = static_cast<std::int64_t>(paging.shown) >= paging.most;
    if (paging.skip == 0 && !more)
        return {};
    const auto from = [&](std::int64_t skip) {
        return paging.here.with("from", std::to_string(std::max<std::int64_t>(0, skip)));
    };
    const Html back = when(paging.skip > 0, [&]() -> Html {
        return group(a(href(from(paging.skip - paging.most)), tr(language, "Previous page")), " ");
    });
    const Html on = when(more, [&]() -> Html {
        return a(href(from(paging.skip + paging.most)), tr(language, "Next page"));
    });
    return p(cls("actions"), back, on);
}

Html empty(std::string_view words) {
    return div(cls("empty"), p(words));
}

} // namespace radslag::overview::views
