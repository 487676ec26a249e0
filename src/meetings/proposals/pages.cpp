// From request to page; see pages.hpp.
#include "meetings/proposals/pages.hpp"

#include "meetings/proposals/parts.hpp"
#include "meetings/proposals/views.hpp"

namespace radslag::meetings::proposals::pages {

Result<Response> show(const Site& site, Request& request) {
    const auto proposal = proposal_in(site, request);
    if (!proposal)
        return site::not_found();
    auto way = crumbs(request.language, proposal->body);
    way.push_back({proposal->edit.title, std::nullopt});
    return site.respond(
        request, {.title = proposal->edit.title,
                  .section = "/bodies",
                  .crumbs = std::move(way),
                  .content = views::proposal(request.language, *proposal, request.form_token()),
                  .invented = proposal->demonstration});
}

} // namespace radslag::meetings::proposals::pages
