// See parts.hpp.
#include "invitations/parts.hpp"

#include "people/parts.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::invitations::parts {

using namespace html;
using i18n::Language;

Url url_of(InvitationId id) {
    return Url::path("/invitations") / id.text() / "answer";
}

std::string name_of(Language language, const NamedId& person) {
    return people::parts::shown_name(language, person.name);
}

std::string when_and_where(Language language, const std::optional<Day>& day,
                           const std::optional<std::string>& start_time,
                           const std::optional<std::string>& venue) {
    std::string words = day ? i18n::long_date(language, *day) : std::string();
    for (const auto* part : {&start_time, &venue})
        if (*part)
            words += (words.empty() ? "" : ", ") + **part;
    return words;
}

Html unanswered(Language language, const std::vector<Unanswered>& invitations) {
    if (invitations.empty())
        return {};
    return ul(cls("rows"), each(invitations, [&](const Unanswered& one) -> Html {
                  return li(a(href(url_of(one.id)), one.meeting_title), ", ", one.body, br(),
                            span(cls("quiet small"),
                                 when_and_where(language, one.day, one.start_time, one.venue)));
              }));
}

} // namespace radslag::invitations::parts
