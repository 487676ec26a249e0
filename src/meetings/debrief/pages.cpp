// From request to page; see pages.hpp.
#include "meetings/debrief/pages.hpp"

#include "meetings/debrief/views.hpp"
#include "meetings/views.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_pages.hpp"

namespace radslag::meetings::debrief::pages {

using i18n::tr;

namespace {

struct Found {
    meetings::store::ShownMeeting meeting;
    store::Themes themes;
};

std::optional<Found> found_in(const site::Site& site, const http::Request& request) {
    return site::found_by_id<MeetingId>(
        site, request, [&](db::Session& session, MeetingId id) -> std::optional<Found> {
            const auto reader = request.caller.reader();
            auto meeting = meetings::store::meeting(session, reader, id);
            if (!meeting || is_to_come(meeting->state))
                return std::nullopt;
            return Found{std::move(*meeting), store::themes_of(session, reader, id)};
        });
}

/// Nothing where the address names what this meeting has no debrief for.
std::optional<Concern> concern_in(const http::Request& request, const Found& found) {
    Concern concern;
    const std::string_view organisation = request.query.get("organisation");
    const std::string_view theme = request.query.get("theme");
    if (!organisation.empty())
        concern.organisation = people::OrganisationId::parse(organisation);
    else if (!theme.empty())
        concern.theme = theme;
    else
        return concern;
    const bool is_there =
        !views::concern_words(request.language, found.meeting, concern, found.themes.themes)
             .empty();
    return is_there ? std::optional(concern) : std::nullopt;
}

} // namespace

Result<http::Response> show(const site::Site& site, http::Request& request) {
    const auto found = found_in(site, request);
    const auto concern = found ? concern_in(request, *found) : std::nullopt;
    if (!concern)
        return site::not_found();
    const i18n::Language language = request.language;
    site::Page page;
    page.title =
        tr(language, "Debrief: {0}", meetings::views::heading_of(language, found->meeting));
    page.section = "/meetings";
    page.crumbs = {{std::string(tr(language, "Meetings")), html::Url::path("/meetings")},
                   {meetings::views::heading_of(language, found->meeting),
                    meetings::views::url_of(found->meeting.id)},
                   {std::string(tr(language, "Debrief")), std::nullopt}};
    page.content = views::debrief(language, found->meeting, *concern, found->themes,
                                  {site.today(), bodies::sight_of(request.caller)});
    page.invented = found->meeting.demonstration;
    return site.respond(request, std::move(page));
}

} // namespace radslag::meetings::debrief::pages
