// What the forms of this folder share.
#pragma once

#include "bodies/editing/editing.hpp"
#include "people/parts.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::bodies::editing {

using http::Request;
using http::Response;
using i18n::Language;
using people::parts::with_names;
using site::day_text;
using site::id_text;
using site::saved_at;
using site::Site;

inline html::Url body_url(BodyId id) {
    return html::Url::path("/bodies") / id.text();
}

/// The body that the parameter {id} names, if the caller may edit it.
std::optional<EditableBody> body_in(const Site& site, const Request& request);

/// A form about the body: crumbs, candidates for names, whether it is invented.
site::RecordForm form_under(const Site& site, const Request& request, const EditableBody& body,
                            site::Words title, const html::Url& action);

std::string_view words_of(Language language, BodyKind kind);
std::string_view words_of(Language language, Side side);
/// "" for a role that is not one of the known.
std::string_view role_words(Language language, std::string_view role);

} // namespace radslag::bodies::editing
