// The list of meetings, and the body that meets; meeting_view.cpp shows one meeting. See views.hpp.
#include "meetings/views.hpp"

#include "meetings/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;

namespace {

Html year_filter(Language language, const MeetingList& list, const Url& here) {
    if (list.years.size() < 2)
        return {};
    return nav(aria_label(tr(language, "Years")),
               ul(cls("hints"),
                  li(a(href(Url::path(here.text().substr(0, here.text().find('?')))),
                       when(!list.year, aria_current()), tr(language, "All years"))),
                  each(list.years, [&](int year) -> Html {
                      return li(a(href(here.with("year", std::to_string(year)).with("from", "0")),
                                  when(list.year == year, aria_current()), std::to_string(year)));
                  })));
}

Html pager(Language language, const MeetingList& list, const Url& here) {
    const bool more = static_cast<std::int64_t>(list.meetings.size()) >= list.most;
    if (list.skip == 0 && !more)
        return {};
    const auto from = [&](std::int64_t skip) {
        return here.with("from", std::to_string(std::max<std::int64_t>(0, skip)));
    };
    return p(cls("actions"),
             when(list.skip > 0,
                  [&]() -> Html {
                      return group(a(href(from(list.skip - list.most)), tr(language, "Later")),
                                   " ");
                  }),
             when(more, [&]() -> Html {
                 return a(href(from(list.skip + list.most)), tr(language, "Earlier"));
             }));
}

Html meeting_table(Language language, const MeetingList& list, const Url& here) {
    if (list.meetings.empty())
        return div(cls("empty"), p(tr(language, "No meetings here yet. They come when notes are "
                                                "imported or a meeting is planned.")));
    Table table(tr(language, "Meetings, the latest first"),
                {{std::string(tr(language, "Meeting"))},
                 {std::string(tr(language, "Day"))},
                 {std::string(tr(language, "State"))},
                 {std::string(tr(language, "Points")), Column::Kind::number},
                 {std::string(tr(language, "Promises and requests")), Column::Kind::number}},
                Table::Caption::spoken);
    for (const auto& meeting : list.meetings) {
        const Html day = meeting.day ? html::date_in_table(language, *meeting.day)
                                     : Html(span(cls("quiet"), tr(language, "no day printed")));
        table.row(
            group(a(href(url_of(meeting.id)), meeting.day ? meeting.body_name : meeting.title),
                  when(meeting.day && meeting.title != meeting.body_name,
                       [&]() -> Html {
                           return group(br(), span(cls("quiet small"), meeting.title));
                       })),
            day, state_word(language, meeting.state), meeting.points, meeting.commitments);
    }
    return group(table.html(), pager(language, list, here));
}

} // namespace

Html meeting_list(Language language, const MeetingList& list, const Url& here) {
    return group(div(cls("pagehead"), h1(tr(language, "Meetings"))),
                 year_filter(language, list, here), meeting_table(language, list, here));
}

Html body(Language language, const store::ShownBody& body, const MeetingList& list,
          const Url& here) {
    const Html parties = when(!body.parties.empty(), [&]() -> Html {
        return section(
            cls("block"), aria_labelledby("parties"),
            h2(id("parties"), plural(language, static_cast<std::int64_t>(body.parties.size()),
                                     "{0} party", "{0} parties")),
            ol(cls("plain"), each(body.parties, [](const store::NamedOrganisation& party) -> Html {
                   return li(a(href(url_of(party.id)), party.name));
               })));
    });
    return group(div(cls("pagehead"), h1(body.name)),
                 section(cls("block"), aria_labelledby("meetings"),
                         h2(id("meetings"), tr(language, "Meetings")),
                         meeting_table(language, list, here)),
                 parties);
}

} // namespace radslag::meetings::views
