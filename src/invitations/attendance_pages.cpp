// The page on which it is noted who came; see pages.hpp.
#include "invitations/attendance.hpp"
#include "invitations/pages.hpp"
#include "invitations/parts.hpp"
#include "meetings/editing/parts.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_pages.hpp"

namespace radslag::invitations::pages {

using html::Url;
using i18n::Language;
using i18n::tr;
using meetings::Presence;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

constexpr EnumText<Presence, 3> chosen_presences({{Presence::present, "present"},
                                                  {Presence::remote, "remote"},
                                                  {Presence::absent, "absent"}});

std::string field_of(const Seat& seat) {
    return "presence_" + std::string(seat.id.text());
}

/// What the field showed when the form was made: only what differs from it is noted.
std::string shown_field(const Seat& seat) {
    return "noted_" + std::string(seat.id.text());
}

std::string label_of(Language language, const Seat& seat) {
    std::string label = parts::name_of(language, seat.person);
    if (seat.organisation)
        label += ", " + seat.organisation->name;
    if (seat.stands_in_for)
        label += " (" +
                 tr(language, "instead of {0}", parts::name_of(language, *seat.stands_in_for)) +
                 ")";
    return label;
}

std::optional<Roll> roll_in(const Site& site, const Request& request) {
    return site::found_by_id<meetings::MeetingId>(
        site, request, [&](db::Session& session, meetings::MeetingId id) {
            return roll_of(session, request.caller, id);
        });
}

site::RecordForm roll_form(const Site&, const Request& request, const Roll& roll) {
    const Language language = request.language;
    const Url here = parts::meeting_url(roll.meeting.id);
    site::RecordForm form{
        .title = tr(language, "Who came"), .section = "/meetings", .action = here / "attendance"};
    form.crumbs = {{std::string(tr(language, "Meetings")), Url::path("/meetings")},
                   {roll.meeting.edit.title, here}};
    form.invented = roll.meeting.demonstration;
    form.lead = roll.seats.empty()
                    ? tr(language, "Nobody has been invited to this meeting. Whoever was there is "
                                   "added one by one.")
                    : tr(language, "Each is chosen as they have answered. Change what was "
                                   "otherwise; whoever was not invited is added below.");
    auto choices = site::choices_of(chosen_presences, [&](Presence presence) {
        return meetings::editing::words_of(language, presence);
    });
    choices.insert(choices.begin(), {"", std::string(tr(language, "Not noted"))});
    for (const Seat& seat : roll.seats) {
        const auto now = seat.presence ? seat.presence : expected(seat.answer);
        const auto word = [&](const std::optional<Presence>& presence) {
            return presence && *presence != Presence::mentioned
                       ? std::string(chosen_presences.text(*presence))
                       : std::string();
        };
        form.fields.push_back({field_of(seat), label_of(language, seat), FieldKind::choice,
                               Need::optional, "", choices});
        form.fields.push_back({shown_field(seat), "", FieldKind::hidden});
        form.values.add(field_of(seat), word(now));
        form.values.add(shown_field(seat), word(seat.presence));
    }
    form.button = tr(language, "Note who came");
    form.below = html::p(html::a(html::href(here / "attendance" / "new"),
                                 tr(language, "Add somebody who was not invited")));
    return form;
}

} // namespace

Result<Response> show_attendance(const Desk& desk, Request& request) {
    return site::show_found(desk.site, request, roll_in, roll_form);
}

Result<Response> note_attendance(const Desk& desk, Request& request) {
    const Site& site = desk.site;
    return site::save_found(
        site, request, roll_in, roll_form, [&](const Roll& roll, FormReader& form) {
            std::vector<Noted> noted;
            for (const Seat& seat : roll.seats) {
                const auto chosen = form.choice(field_of(seat), Need::optional, chosen_presences);
                if (chosen && request.form.get(shown_field(seat)) != chosen_presences.text(*chosen))
                    noted.push_back({seat.id, *chosen});
            }
            return form.when_good([&] {
                return site::saved_at(invitations::note_attendance(site.database(), request.caller,
                                                                   roll.meeting.id, noted),
                                      parts::meeting_url(roll.meeting.id).at("present"));
            });
        });
}

} // namespace radslag::invitations::pages
