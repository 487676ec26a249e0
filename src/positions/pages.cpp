// From request to page; see pages.hpp.
#include "positions/pages.hpp"

#include "positions/parts.hpp"
#include "positions/views.hpp"

namespace radslag::positions::pages {

using html::Url;
using i18n::tr;

Result<Response> list(const Site& site, Request& request) {
    const auto space =
        site::found_by_id<BodyId>(site, request, [&](db::Session& session, BodyId id) {
            return space_of(session, request.caller, id, site.today());
        });
    if (!space)
        return site::not_found();
    auto way = crumbs(request.language, space->body);
    way.back().url.reset();
    return site.respond(request, {.title = std::string(tr(request.language, "Positions")),
                                  .section = "/bodies",
                                  .crumbs = std::move(way),
                                  .content = views::space(request.language, *space),
                                  .invented = space->demonstration});
}

Result<Response> show(const Site& site, Request& request) {
    const auto position =
        site::found_by_id<PositionId>(site, request, [&](db::Session& session, PositionId id) {
            return position_of(session, request.caller, id, site.today());
        });
    if (!position)
        return site::not_found();
    std::vector<html::Crumb> way = crumbs(request.language, position->body);
    if (!position->is_inside)
        way.pop_back(); // the space is not theirs
    way.push_back({position->announced.title, std::nullopt});
    return site.respond(request, {.title = position->announced.title,
                                  .section = "/bodies",
                                  .crumbs = std::move(way),
                                  .content = views::position(request.language, *position),
                                  .invented = position->demonstration});
}

} // namespace radslag::positions::pages
