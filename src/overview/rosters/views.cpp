// See views.hpp.
#include "overview/rosters/views.hpp"

#include "overview/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::overview::rosters {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;

namespace {

/// "Anna Ek for Bo Ask, from 1 Jan 2017".
Html holder_html(Language language, const Holder& holder) {
    const Html covers = when(holder.covers_for.has_value(), [&]() -> Html {
        return group(" ", tr(language, "for"), " ", views::person_link(holder.covers_for));
    });
    const Html dates = when(holder.from || holder.to, [&]() -> Html {
        return span(cls("quiet small"), " ", views::period(language, holder.from, holder.to));
    });
    return div(a(href(views::person_url(holder.person.id)), holder.person.name), covers, dates);
}

Html holders_html(Language language, const std::vector<Holder>& holders) {
    return each(holders,
                [&](const Holder& holder) -> Html { return holder_html(language, holder); });
}

Html party_link(const Seat& seat) {
    if (seat.county_letter)
        return a(href(views::region_url(*seat.county_letter)), seat.organisation.name);
    return a(href(views::organisation_url(seat.organisation.id)), seat.organisation.name);
}

Html role_html(Language language, const Seat& seat) {
    const Html dates = when(seat.from || seat.to, [&]() -> Html {
        return group(br(), span(cls("quiet small"), views::period(language, seat.from, seat.to)));
    });
    return group(views::side_html(language, seat.side), " ",
                 views::party_role_word(language, seat.role), dates);
}

Html roster(Language language, const std::vector<Seat>& seats) {
    Table table(tr(language, "Roster"),
                {{std::string(tr(language, "Party"))},
                 {std::string(tr(language, "Role"))},
                 {std::string(tr(language, "Ordinary member"))},
                 {std::string(tr(language, "Substitute"))}},
                Table::Caption::spoken);
    for (const Seat& seat : seats) {
        const Html ordinary = seat.is_empty() ? Html(span(cls("late"), tr(language, "missing")))
                                              : holders_html(language, seat.ordinary);
        const Html substitutes = seat.substitutes.empty()
                                     ? Html(span(cls("quiet"), tr(language, "nobody named")))
                                     : holders_html(language, seat.substitutes);
        table.row(party_link(seat), role_html(language, seat), ordinary, substitutes);
    }
    return table.empty() ? Html() : table.html();
}

/// Silence is shown: how many seats are empty, and whose.
Html missing(Language language, const std::vector<Seat>& seats) {
    const auto empty = std::ranges::count_if(seats, &Seat::is_empty);
    if (seats.empty())
        return {};
    if (empty == 0)
        return p(tr(language, "Every party has an ordinary member."));
    const auto all = static_cast<std::int64_t>(seats.size());
    Html names;
    for (const Seat& seat : seats)
        if (seat.is_empty() && empty < all)
            names += group(when(!names.empty(), ", "), party_link(seat));
    return p(span(cls("late"), plural(language, empty, "{0} of {1} parties has no ordinary member",
                                      "{0} of {1} parties have no ordinary member", all)),
             when(!names.empty(), ": "), names);
}

Html meetings(Language language, const ShownBody& body) {
    Table table(tr(language, "The latest meetings"),
                {{std::string(tr(language, "Day"))},
                 {std::string(tr(language, "Meeting"))},
                 {std::string(tr(language, "State"))},
                 {std::string(tr(language, "Points")), Column::Kind::number}},
                Table::Caption::spoken);
    for (const Meeting& meeting : body.meetings)
        table.row(views::meeting_day(language, meeting.day, meeting.id),
                  a(href(views::meeting_url(meeting.id)), meeting.title),
                  views::meeting_state_word(language, meeting.state), meeting.points);
    if (table.empty())
        return views::empty(tr(language, "No meetings here yet. They come when notes are imported "
                                         "or a meeting is planned."));
    return group(table.html(), p(a(href(Url::path("/meetings").with("body", body.body.id)),
                                   tr(language, "All its meetings as a list"))));
}

/// A day of a meeting, linked to the body's meetings of that year.
Html meetings_of_year(Language language, const Link& body, const std::optional<Day>& day) {
    if (!day)
        return views::day_or_none(language, day);
    const std::string year = std::to_string(static_cast<int>(day->year()));
    return a(href(Url::path("/meetings").with("body", body.id).with("year", year)),
             date_in_table(language, *day));
}

Html facts(Language language, const ShownBody& body) {
    Html all;
    if (body.custodian)
        all += group(dt(tr(language, "Secretariat")), dd(views::organisation_link(body.custodian)));
    if (body.prepares_for)
        all += group(dt(tr(language, "Prepares for")),
                     dd(a(href(views::body_url(body.prepares_for->id)), body.prepares_for->name)));
    if (!body.prepared_by.empty())
        all += group(dt(tr(language, "Prepared by")),
                     dd(views::link_list(body.prepared_by, views::body_url)));
    if (body.from || body.to)
        all += group(dt(tr(language, "When")), dd(views::period(language, body.from, body.to)));
    return when(!all.empty(), [&]() -> Html { return dl(cls("facts"), all); });
}

Html earlier(Language language, const ShownBody& body) {
    Html lines;
    for (const Seat& seat : body.seats)
        for (const Holder& holder : seat.earlier)
            lines += li(holder_html(language, holder),
                        p(cls("small quiet"), tr(language, "for"), " ", party_link(seat)));
    return when(!lines.empty(), [&]() -> Html {
        return views::headed("earlier", tr(language, "Earlier and coming members"),
                             ul(cls("rows"), lines));
    });
}

} // namespace

std::string_view body_kind_word(Language language, std::string_view kind) {
    if (kind == "forum")
        return tr(language, "forum");
    if (kind == "committee")
        return tr(language, "committee");
    if (kind == "board")
        return tr(language, "board");
    if (kind == "network")
        return tr(language, "network");
    return tr(language, "group");
}

Html bodies_html(const site::List& list, const std::vector<ListedBody>& bodies) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Body"), "name"),
                 site::heading(list, tr(language, "Kind")),
                 site::heading(list, tr(language, "Parties"), {}, Column::Kind::number),
                 site::heading(list, tr(language, "Last meeting")),
                 site::heading(list, tr(language, "Next meeting"))},
                Table::Caption::spoken);
    for (const ListedBody& each : bodies)
        table.row(a(href(views::body_url(each.body.id)), each.body.name),
                  body_kind_word(language, each.kind), each.parties,
                  meetings_of_year(language, each.body, each.last_meeting),
                  meetings_of_year(language, each.body, each.next_meeting));
    return group(views::page_head(list.caption, tr(language, "The forums, committees and groups "
                                                             "that meet, and who sits in them.")),
                 site::list_html(list, table));
}

Html body_html(Language language, const ShownBody& body, Day today) {
    std::vector<Seat> now;
    std::vector<Seat> then;
    for (const Seat& seat : body.seats)
        (is_in_force(seat.from, seat.to, today) ? now : then).push_back(seat);
    const Html links =
        p(a(href(Url::path("/commitments").with("body", body.body.id).with("which", "all")),
            tr(language, "Promises and requests made here")),
          " · ",
          a(href(Url::path("/people").with("body", body.body.id)),
            tr(language, "Its members as a list")),
          " · ", a(href(views::body_url(body.body.id) / "plan"), tr(language, "Plan of the year")),
          " · ",
          a(href(Url::path(views::body_url(body.body.id).text() + "/calendar.ics")),
            tr(language, "Calendar to subscribe to")));
    return group(
        div(cls("pagehead"), p(cls("kicker"), body_kind_word(language, body.kind)),
            h1(body.body.name), facts(language, body)),
        views::headed("meetings", tr(language, "Meetings"), group(meetings(language, body), links)),
        views::headed("roster", tr(language, "Roster"),
                      group(missing(language, now), roster(language, now))),
        views::headed("no-party", tr(language, "Members for no party"),
                      holders_html(language, body.no_party)),
        views::headed("former", tr(language, "Former and coming parties"), roster(language, then)),
        earlier(language, body));
}

} // namespace radslag::overview::rosters
