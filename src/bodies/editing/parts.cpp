// See parts.hpp.
#include "bodies/editing/parts.hpp"

namespace radslag::bodies::editing {

using html::Url;
using i18n::tr;

std::optional<EditableBody> body_in(const Site& site, const Request& request) {
    return site::found_by_id<BodyId>(site, request, [&](db::Session& session, BodyId id) {
        return editable_body(session, request.caller, id);
    });
}

site::RecordForm form_under(const Site& site, const Request& request, const EditableBody& body,
                            site::Words title, const Url& action) {
    site::RecordForm form{.title = std::move(title), .section = "/meetings", .action = action};
    form.crumbs = {{body.edit.name, body_url(body.id)}};
    form.candidates = people::parts::candidates(site, request, body.demonstration);
    form.invented = body.demonstration;
    return form;
}

std::string_view words_of(Language language, BodyKind kind) {
    switch (kind) {
    case BodyKind::forum:
        return tr(language, "Forum");
    case BodyKind::committee:
        return tr(language, "Committee");
    case BodyKind::board:
        return tr(language, "Board");
    case BodyKind::group:
        return tr(language, "Group");
    case BodyKind::network:
        return tr(language, "Network");
    }
    return {};
}

std::string_view words_of(Language language, Side side) {
    switch (side) {
    case Side::state:
        return tr(language, "The state");
    case Side::region:
        return tr(language, "Region");
    case Side::association:
        return tr(language, "Association");
    case Side::invited_by_region:
        return tr(language, "Invited by a region");
    case Side::invited_by_state:
        return tr(language, "Invited by the state");
    case Side::other:
        return tr(language, "Other side");
    }
    return {};
}

std::string_view role_words(Language language, std::string_view role) {
    if (role == "regionally_responsible_actor")
        return tr(language, "Actor with responsibility for regional development");
    if (role == "ministry")
        return tr(language, "Ministry");
    if (role == "authority")
        return tr(language, "Authority");
    if (role == "association")
        return tr(language, "Association");
    if (role == "secretariat")
        return tr(language, "Secretariat");
    if (role == "guest")
        return tr(language, "Guest");
    return {};
}

} // namespace radslag::bodies::editing
