// The list of meetings and the frame of one; notes_view.cpp shows the points. See views.hpp.
#include "meetings/views.hpp"

#include "meetings/notes_view.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;

namespace {

Url url_of(MeetingId id) {
    return Url::path("/meetings") / id.text();
}
Url url_of(bodies::BodyId id) {
    return Url::path("/bodies") / id.text();
}
Url url_of(people::PersonId id) {
    return Url::path("/people") / id.text();
}
Url url_of(people::OrganisationId id) {
    return Url::path("/organisations") / id.text();
}

std::string_view state_word(Language language, MeetingState state) {
    switch (state) {
    case MeetingState::planned:
        return tr(language, "planned");
    case MeetingState::called:
        return tr(language, "called");
    case MeetingState::held:
        return tr(language, "held");
    case MeetingState::cancelled:
        return tr(language, "cancelled");
    }
    return {};
}

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

std::string heading_of(Language language, const store::ShownMeeting& meeting) {
    if (!meeting.day)
        return meeting.title;
    return meeting.body_name + " " + i18n::long_date(language, *meeting.day);
}

namespace {

Html person_link(const store::NamedPerson& person) {
    return a(href(url_of(person.id)), person.name);
}

Html fact(std::string_view name, const Html& value) {
    return group(dt(name), dd(value));
}

/// "Erika Nilsson for Ina Berggård": who follows or covers for whom.
Html changes(Language language, const store::ShownMeeting& meeting) {
    Html all;
    for (const auto& change : meeting.changes) {
        if (change.covers_for)
            all += fact(tr(language, "Covers"),
                        group(person_link(change.person), " ", tr(language, "for"), " ",
                              person_link(*change.covers_for)));
        if (change.follows)
            all += fact(tr(language, "New in the post"),
                        group(person_link(change.person), " ", tr(language, "after"), " ",
                              person_link(*change.follows)));
    }
    return all;
}

Html facts(Language language, const store::ShownMeeting& meeting) {
    const Html chair = when(meeting.chair.has_value(), [&]() -> Html {
        return fact(tr(language, "Chair"), person_link(*meeting.chair));
    });
    const Html next = when(meeting.next_day.has_value(), [&]() -> Html {
        const Html day = html::date(language, *meeting.next_day);
        return fact(tr(language, "Next meeting"),
                    meeting.next_meeting ? Html(a(href(url_of(*meeting.next_meeting)), day)) : day);
    });
    return dl(cls("facts"),
              fact(tr(language, "Body"), a(href(url_of(meeting.body)), meeting.body_name)), chair,
              changes(language, meeting), next,
              fact(tr(language, "State"), group(state_word(language, meeting.state))));
}

/// The share of words in presentations and in discussions, as a bar with its numbers beside.
Html share(Language language, const store::ShownMeeting& meeting) {
    std::int64_t information = 0;
    std::int64_t dialogue = 0;
    for (const auto& point : meeting.points) {
        information += point.information_words;
        dialogue += point.dialogue_words;
    }
    if (information + dialogue == 0)
        return {};
    const auto percent = (dialogue * 100 + (information + dialogue) / 2) / (information + dialogue);
    return div(cls("share small"),
               p(cls("ends"),
                 span(tr(language, "{0} information", i18n::percent(language, 100 - percent))),
                 span(strong(tr(language, "{0} dialogue", i18n::percent(language, percent))))),
               p(cls("quiet"),
                 tr(language, "Share of the words in the notes: what stands under a discussion "
                              "heading counts as dialogue.")));
}

Html attendance_list(Language language, std::string_view heading, std::string_view id,
                     const store::ShownMeeting& meeting, Presence presence) {
    std::size_t count = 0;
    Html items;
    for (const auto& each : meeting.attendance) {
        if (each.presence != presence)
            continue;
        ++count;
        const Html who = each.person ? person_link(*each.person) : Html();
        const Html of = when(each.organisation.has_value(), [&]() -> Html {
            return a(href(url_of(each.organisation->id)), each.organisation->name);
        });
        items += li(who, when(each.person && each.organisation, ", "), of,
                    when(each.title.has_value(),
                         [&]() -> Html { return group(" ", span(cls("quiet"), *each.title)); }));
    }
    if (count == 0)
        return {};
    return section(cls("point"), aria_labelledby(id),
                   h2(html::id(id), heading, " ",
                      span(cls("quiet small"), plural(language, static_cast<std::int64_t>(count),
                                                      "{0} entry", "{0} entries"))),
                   ul(cls("plain"), items));
}

Html rail(Language language, const store::ShownMeeting& meeting) {
    return nav(
        cls("rail stack"), aria_label(tr(language, "Contents")),
        h2(cls("label"), tr(language, "Agenda")),
        ol(each(meeting.points,
                [&](const store::ShownPoint& point) -> Html {
                    return li(a(href(Url::fragment("p-" + std::string(point.id.text()))),
                                span(cls("num"), point.number.value_or("·")), span(point.title)));
                })),
        when(!meeting.commitments.empty(), [&]() -> Html {
            return group(h2(cls("label"), tr(language, "What came of it?")),
                         p(plural(language, static_cast<std::int64_t>(meeting.commitments.size()),
                                  "{0} promise or request", "{0} promises and requests")),
                         p(cls("quiet"), tr(language, "The mark after a sentence leads to what "
                                                      "became of it.")));
        }));
}

Html documents_of(Language language, const store::ShownMeeting& meeting) {
    if (!meeting.document && meeting.attachments.empty())
        return {};
    Table table(tr(language, "Documents of the meeting"),
                {{std::string(tr(language, "Document"))}, {std::string(tr(language, "Point"))}},
                Table::Caption::spoken);
    if (meeting.document)
        table.row(a(href(Url::path("/documents") / meeting.document->text()),
                    tr(language, "The notes, with each fact marked")),
                  tr(language, "all"));
    for (const auto& attachment : meeting.attachments) {
        const auto point = std::ranges::find_if(meeting.points, [&](const auto& candidate) {
            return attachment.point == candidate.id;
        });
        const std::string number =
            point == meeting.points.end() ? "" : point->number.value_or(point->title);
        if (attachment.document)
            table.row(
                a(href(Url::path("/documents") / attachment.document->text()), attachment.words),
                number);
        else
            table.row(
                group(attachment.words, " ", span(cls("late"), tr(language, "promised, not here"))),
                number);
    }
    return section(cls("point"), aria_labelledby("documents"),
                   h2(html::id("documents"), tr(language, "Documents")), table.html());
}

} // namespace

Html meeting(Language language, const store::ShownMeeting& meeting, Day today) {
    const Html original = when(meeting.document.has_value(), [&]() -> Html {
        return p(cls("actions"), a(cls("ds-button sm"), data("variant", "secondary"),
                                   href(Url::path("/documents") / meeting.document->text()),
                                   tr(language, "See the original")));
    });
    const Html head =
        div(cls("pagehead"), p(cls("kicker"), meeting.title), h1(heading_of(language, meeting)),
            div(cls("sided"), facts(language, meeting), share(language, meeting)), original);
    if (meeting.state == MeetingState::planned)
        return group(head, div(cls("empty"), p(tr(language, "The meeting is planned. Its agenda "
                                                            "is not here yet."))));
    return group(head,
                 div(cls("railed"), rail(language, meeting),
                     div(cls("notes"), lang(meeting.language), points(language, meeting, today),
                         attendance_list(language, tr(language, "Present"), "present", meeting,
                                         Presence::present),
                         attendance_list(language, tr(language, "Absent"), "absent", meeting,
                                         Presence::absent),
                         attendance_list(language, tr(language, "Also mentioned"), "mentioned",
                                         meeting, Presence::mentioned),
                         footnotes(language, meeting), documents_of(language, meeting))));
}

} // namespace radslag::meetings::views
