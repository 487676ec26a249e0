// The list of meetings; meeting_view.cpp shows one meeting. See views.hpp.
#include "meetings/views.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

#include <algorithm>

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

/// The plans of the bodies whose meetings are shown.
Html plans(Language language, const std::vector<store::ListedMeeting>& meetings) {
    std::vector<bodies::BodyId> named;
    Html links;
    for (const store::ListedMeeting& meeting : meetings) {
        if (std::ranges::find(named, meeting.body) != named.end())
            continue;
        links += group(when(!named.empty(), " · "),
                       a(href(url_of(meeting.body) / "plan"), meeting.body_name));
        named.push_back(meeting.body);
    }
    return when(!named.empty(), [&]() -> Html {
        return group(
            p(tr(language, "Plan of the year"), ": ", links),
            p(a(href(Url::path("/calendar.ics")), tr(language, "Calendar to subscribe to"))));
    });
}

} // namespace

Html meeting_list(const site::List& list, const std::vector<store::ListedMeeting>& meetings) {
    const Language language = list.request.language;
    Table table(
        list.caption,
        {site::heading(list, tr(language, "Meeting"), "body"),
         site::heading(list, tr(language, "Day"), "day"),
         site::heading(list, tr(language, "State")),
         site::heading(list, tr(language, "Points"), {}, Column::Kind::number),
         site::heading(list, tr(language, "Promises and requests"), {}, Column::Kind::number)},
        Table::Caption::spoken);
    for (const store::ListedMeeting& meeting : meetings) {
        const Html day =
            meeting.day
                ? Html(a(href(url_of(meeting.id)), html::date_in_table(language, *meeting.day)))
                : Html(span(cls("quiet"), tr(language, "no day printed")));
        const Html title = when(meeting.day && meeting.title != meeting.body_name, [&]() -> Html {
            return group(br(), span(cls("quiet small"), meeting.title));
        });
        table.row(
            group(a(href(url_of(meeting.id)), meeting.day ? meeting.body_name : meeting.title),
                  title),
            day, state_word(language, meeting.state), meeting.points, meeting.commitments);
    }
    return group(site::page_head(list.caption,
                                 tr(language, "What was said at each meeting, point by point, and "
                                              "what came of it.")),
                 plans(language, meetings), site::list_html(list, table));
}

} // namespace radslag::meetings::views
