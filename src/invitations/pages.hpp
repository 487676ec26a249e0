// The handlers of invitations; routes.hpp lists them.
#pragma once

#include "invitations/mailing/letter.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::invitations::pages {

using http::Request;
using http::Response;
using site::Site;

/// What the pages work with. Both must outlive the handlers.
struct Desk {
    const Site& site;
    const mail::Outbox& outbox;
    const mail::Sender& sender; ///< of what the preview shows
};

/// Who is invited to a meeting and what they have answered, for the secretariat.
Result<Response> show_called(const Desk& desk, Request& request);
/// The same as a sheet, for the reception; in sheet_pages.cpp, as the next.
Result<Response> export_called(const Desk& desk, Request& request);
/// How many eat what, without names, for whoever orders the meal.
Result<Response> export_meals(const Desk& desk, Request& request);
/// Invites whoever is not invited yet.
Result<Response> call(const Desk& desk, Request& request);
/// The mail as it goes out, and to whom.
Result<Response> show_mail(const Desk& desk, Request& request);
/// Has mails written.
Result<Response> tell(const Desk& desk, Request& request);
/// Who came of those who were invited; in attendance_pages.cpp.
Result<Response> show_attendance(const Desk& desk, Request& request);
Result<Response> note_attendance(const Desk& desk, Request& request);
/// The form by which an invitation is answered.
Result<Response> show(const Desk& desk, Request& request);
Result<Response> save(const Desk& desk, Request& request);

} // namespace radslag::invitations::pages
