// See pages.hpp.
#include "meetings/writing/pages.hpp"

#include "meetings/writing/views.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_pages.hpp"

namespace radslag::meetings::writing::pages {

using html::Url;
using i18n::tr;
using site::FormReader;
using site::Need;
using site::Site;

namespace {

constexpr std::size_t most_text = 20'000; // characters

std::optional<EditableMeeting> meeting_in(const Site& site, const http::Request& request) {
    return site::found_by_id<MeetingId>(site, request, [&](db::Session& session, MeetingId id) {
        return editable_meeting(session, request.caller, id);
    });
}

views::Desk desk_of(http::Request& request, MeetingId meeting) {
    return {request.language, meeting, request.form_token()};
}

Written read(FormReader& form) {
    Written written{form.id<TurnId>("turn", Need::required).value_or(TurnId::make())};
    written.point = form.id<PointId>("point", Need::optional);
    written.after = form.id<TurnId>("after", Need::optional);
    written.base = form.text("base", Need::optional, most_text, site::Lines::many);
    written.text = form.text("text-" + std::string(written.turn.text()), Need::optional, most_text,
                             site::Lines::many);
    return written;
}

/// The paragraph as it is now, and what stands beside it; nothing where it is gone.
http::Response part_of(const Site& site, http::Request& request, MeetingId meeting,
                       const Kept& kept) {
    const views::Desk desk = desk_of(request, meeting);
    html::Html parts;
    site.database().read([&](db::Session& session) {
        for (const std::optional<TurnId>& each : {kept.turn, kept.beside})
            if (const auto found =
                    each ? paragraph_of(session, request.caller, *each) : std::nullopt)
                parts += views::paragraph(desk, *found);
    });
    return http::html_page(std::move(parts).markup());
}

/// What was wrong, in words alone.
http::Response refusal(http::Request& request, const Error& error) {
    const Message& message = error.fields.empty() ? error.message : error.fields.front().message;
    const html::Html words = html::p(html::role("alert"), i18n::to_text(request.language, message));
    return http::html_page(html::Html(words).markup(), http::status_of(error.code));
}

/// The same as a page, with what was written.
http::Response refused_page(const Site& site, http::Request& request, MeetingId meeting,
                            const Error& error) {
    const std::string turn(request.form.get("turn"));
    site::Page page;
    page.title = tr(request.language, "Take notes");
    page.section = "/meetings";
    page.status = http::status_of(error.code);
    page.content = views::refused(
        desk_of(request, meeting),
        i18n::to_text(request.language,
                      error.fields.empty() ? error.message : error.fields.front().message),
        request.form.get("text-" + turn));
    return site.respond(request, std::move(page));
}

} // namespace

Result<http::Response> show(const Site& site, http::Request& request) {
    const auto meeting = meeting_in(site, request);
    if (!meeting)
        return site::not_found();
    const Sheet sheet = site.database().reading(
        [&](db::Session& session) { return sheet_of(session, request.caller, meeting->id); });
    const views::Desk desk = desk_of(request, meeting->id);
    if (request.query.has("part"))
        return http::html_page(views::sheet(desk, sheet, views::Use::to_look_at).markup());
    site::Page page;
    page.title = tr(request.language, "Take notes");
    page.section = "/meetings";
    page.crumbs = {{std::string(tr(request.language, "Meetings")), Url::path("/meetings")},
                   {meeting->edit.title, Url::path("/meetings") / meeting->id.text()},
                   {page.title, std::nullopt}};
    page.content = views::page(desk, *meeting, sheet);
    page.invented = meeting->demonstration;
    page.script = "writing.js";
    return site.respond(request, std::move(page));
}

Result<http::Response> keep(const Site& site, http::Request& request) {
    const auto id = MeetingId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    FormReader form(request.form);
    const Written written = read(form);
    const Result<Kept> kept = form.when_good(
        [&] { return writing::keep(site.database(), request.caller, *id, written, site.today()); });
    const bool is_part = request.form.has("part");
    if (!kept && is_part && kept.error().code == ErrorCode::invalid)
        return refusal(request, kept.error());
    if (!kept && kept.error().code == ErrorCode::invalid)
        return refused_page(site, request, *id, kept.error());
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    if (is_part)
        return part_of(site, request, *id, *kept);
    const Url page = Url::path("/meetings") / id->text() / "write";
    return http::redirect(kept->turn ? page.at("w-" + std::string(kept->turn->text())) : page);
}

Result<http::Response> keep_both(const Site& site, http::Request& request) {
    const auto turn = TurnId::parse(request.parameter("id"));
    if (!turn)
        return site::not_found();
    const auto meeting = site.database().reading([&](db::Session& session) {
        const auto found = editable_turn(session, request.caller, *turn);
        return found ? std::optional(found->meeting) : std::nullopt;
    });
    const auto entry = writing::keep_both(site.database(), request.caller, *turn);
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return http::redirect(
        (Url::path("/meetings") / meeting->text() / "write").at("w-" + std::string(turn->text())));
}

} // namespace radslag::meetings::writing::pages
