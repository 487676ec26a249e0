// What the forms of this folder share.
#pragma once

#include "people/editing/editing.hpp"
#include "people/parts.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::people::editing {

using http::Request;
using http::Response;
using i18n::Language;
using parts::add_name;
using parts::with_names;
using site::day_text;
using site::saved_at;
using site::Site;

inline html::Url person_url(PersonId id) {
    return html::Url::path("/people") / id.text();
}

inline html::Url organisation_url(OrganisationId id) {
    return html::Url::path("/organisations") / id.text();
}

/// The person of the address, for whoever may change it.
inline std::optional<EditablePerson> person_in(const Site& site, const Request& request) {
    return site::found_by_id<PersonId>(site, request, [&](db::Session& session, PersonId id) {
        return editable_person(session, request.caller, id);
    });
}

std::string_view words_of(Language language, OrganisationKind kind);

} // namespace radslag::people::editing
