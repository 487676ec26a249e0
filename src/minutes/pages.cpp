// From request to the page of the notes' way; see pages.hpp.
#include "minutes/pages.hpp"

#include "minutes/parts.hpp"
#include "minutes/views.hpp"

namespace radslag::minutes::pages {

using i18n::tr;

Result<Response> show(const Site& site, Request& request) {
    const auto notes = notes_in(site, request);
    if (!notes)
        return site::not_found();
    auto way = crumbs(request.language, *notes);
    way.back().url.reset();
    return site.respond(request,
                        {.title = std::string(tr(request.language, "The way of the notes")),
                         .section = "/meetings",
                         .crumbs = std::move(way),
                         .content = views::notes(request.language, *notes, request.caller,
                                                 site.today(), request.form_token()),
                         .invented = notes->demonstration});
}

Result<Response> begin(const Site& site, Request& request) {
    const auto id = MeetingId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto entry = minutes::begin(site.database(), request.caller, *id, site.today());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(notes_url(*id), *entry);
}

} // namespace radslag::minutes::pages
