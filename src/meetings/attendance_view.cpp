// See attendance_view.hpp.
#include "meetings/attendance_view.hpp"

#include "meetings/parts.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::meetings::views {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;
using store::ShownAttendance;
using store::ShownMeeting;

namespace {

using People = std::vector<const ShownAttendance*>;

/// The order of the table: as the dialogue is spoken of.
constexpr bodies::Side order_of_sides[] = {
    bodies::Side::state,  bodies::Side::invited_by_state,  bodies::Side::association,
    bodies::Side::region, bodies::Side::invited_by_region, bodies::Side::other};

Html person(Language language, const ShownAttendance& one) {
    return group(
        link(*one.person),
        when(one.title.has_value(),
             [&]() -> Html { return group(" ", span(cls("quiet"), *one.title)); }),
        when(one.presence == Presence::remote,
             [&]() -> Html { return group(" ", span(cls("tag"), tr(language, "remotely"))); }),
        when(one.substitute_for.has_value(), [&]() -> Html {
            return group(" ", span(cls("quiet"), tr(language, "for"), " "),
                         link(*one.substitute_for));
        }));
}

/// One organisation with its people in a line; those without an organisation stand by themselves.
Html organisation(Language language, const People& people) {
    Html names;
    for (const auto* one : people)
        if (one->person)
            names += group(when(!names.empty(), "; "), person(language, *one));
    const auto& of = people.front()->organisation;
    if (!of)
        return li(names);
    return li(strong(link(*of)), when(!names.empty(), ": "), names);
}

/// Groups of the same organisation, in the order in which it is first named.
std::vector<People> by_organisation(const People& people) {
    std::vector<People> groups;
    for (const auto* one : people) {
        const auto same = std::ranges::find_if(groups, [&](const People& known) {
            return one->organisation && known.front()->organisation &&
                   known.front()->organisation->id == one->organisation->id;
        });
        if (same == groups.end())
            groups.push_back({one});
        else
            same->push_back(one);
    }
    return groups;
}

Html sides(Language language, const ShownMeeting& meeting, bool (*chosen)(Presence)) {
    Html all;
    for (const bodies::Side side : order_of_sides) {
        People people;
        for (const auto& one : meeting.attendance)
            if (one.side == side && chosen(one.presence))
                people.push_back(&one);
        if (people.empty())
            continue;
        all += group(
            h3(side_mark(language, side), " ",
               span(cls("quiet small"), plural(language, static_cast<std::int64_t>(people.size()),
                                               "{0} entry", "{0} entries"))),
            ul(cls("rows small"), each(by_organisation(people), [&](const People& theirs) -> Html {
                   return organisation(language, theirs);
               })));
    }
    return all;
}

Html part(std::string_view id, std::string_view heading, const Html& content) {
    if (content.empty())
        return {};
    return section(cls("point people-there"), aria_labelledby(id), h2(html::id(id), heading),
                   content);
}

Html silent(Language language, const ShownMeeting& meeting) {
    const bool somebody = std::ranges::any_of(meeting.attendance, [](const ShownAttendance& one) {
        return one.presence != Presence::absent && one.organisation;
    });
    if (meeting.silent.empty() || !somebody)
        return {};
    Html names;
    for (const auto& party : meeting.silent)
        names += group(when(!names.empty(), ", "), link(party.organisation));
    return group(h3(cls("late"), plural(language, static_cast<std::int64_t>(meeting.silent.size()),
                                        "The notes name nobody from {0} party",
                                        "The notes name nobody from {0} parties")),
                 p(cls("small"), names));
}

} // namespace

Html attendance(Language language, const ShownMeeting& meeting) {
    const Html present = sides(language, meeting, [](Presence presence) {
        return presence == Presence::present || presence == Presence::remote;
    });
    const Html mentioned =
        sides(language, meeting, [](Presence presence) { return presence == Presence::mentioned; });
    const Html absent =
        sides(language, meeting, [](Presence presence) { return presence == Presence::absent; });
    const Html nobody = silent(language, meeting);
    // Where the notes list nobody as present, those whom they mention are all that is known.
    const bool listed = !present.empty();
    return group(
        part("present", tr(language, "Present"), listed ? Html(group(present, nobody)) : Html()),
        part("absent", tr(language, "Absent"), absent),
        part("mentioned", tr(language, "Named in the notes"),
             listed ? mentioned : Html(group(mentioned, when(!mentioned.empty(), nobody)))));
}

} // namespace radslag::meetings::views
