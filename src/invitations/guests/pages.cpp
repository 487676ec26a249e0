// From request to page; see pages.hpp.
#include "invitations/guests/pages.hpp"

#include "invitations/guests/guests.hpp"
#include "meetings/editing/parts.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_pages.hpp"

namespace radslag::invitations::guests::pages {

using html::Url;
using i18n::tr;
using meetings::EditableMeeting;
using meetings::editing::meeting_in;
using site::FieldKind;
using site::FormReader;
using site::Need;
using site::Site;

namespace {

Url invitations_of(meetings::MeetingId meeting) {
    return meetings::editing::meeting_url(meeting) / "invitations";
}

site::RecordForm form_of(const Site& site, const http::Request& request,
                         const EditableMeeting& meeting) {
    const auto language = request.language;
    auto form =
        meetings::editing::form_under(site, request, meeting, tr(language, "Invite a guest"),
                                      invitations_of(meeting.id) / "guests" / "new");
    form.crumbs.push_back({std::string(tr(language, "Invitations")), invitations_of(meeting.id)});
    form.lead = tr(language, "Somebody without a seat who presents something, or listens. The "
                             "invitation says when to come.");
    form.fields = {{"person", tr(language, "Person"), FieldKind::person, Need::required},
                   {"organisation", tr(language, "Organisation"), FieldKind::organisation},
                   {"slot_start", tr(language, "Comes at"), FieldKind::time, Need::optional,
                    tr(language, "Leave both empty for the whole meeting.")},
                   {"slot_end", tr(language, "Stays until"), FieldKind::time}};
    form.button = tr(language, "Invite a guest");
    return form;
}

} // namespace

Result<http::Response> show(const Desk& desk, http::Request& request) {
    return site::show_found(desk.site, request, meeting_in, form_of);
}

Result<http::Response> save(const Desk& desk, http::Request& request) {
    const Site& site = desk.site;
    return site::save_found(
        site, request, meeting_in, form_of, [&](const EditableMeeting& meeting, FormReader& form) {
            const auto named = people::parts::with_names(
                site, request, form, meeting.demonstration, [&](people::parts::NameFields& names) {
                    return std::pair(names.person("person", Need::required),
                                     names.organisation("organisation", Need::optional));
                });
            const Slot slot{form.time("slot_start", Need::optional),
                            form.time("slot_end", Need::optional)};
            return form.when_good([&] {
                return site::saved_at(invite(site.database(), request.caller, meeting.id,
                                             {*named.first, named.second, slot}, site.today(),
                                             desk.outbox),
                                      invitations_of(meeting.id));
            });
        });
}

Result<http::Response> take_back(const Desk& desk, http::Request& request) {
    const auto find = [&](const Site& site, const http::Request& asked) {
        return site::found_by_id<InvitationId>(site, asked,
                                               [&](db::Session& session, InvitationId id) {
                                                   return invited(session, asked.caller, id);
                                               });
    };
    return site::act_on_found(
        desk.site, request, find, [&](const Invited& found, std::int64_t version) {
            return site::saved_at(guests::take_back(desk.site.database(), request.caller, found.id,
                                                    version, desk.outbox),
                                  invitations_of(found.meeting));
        });
}

} // namespace radslag::invitations::guests::pages
