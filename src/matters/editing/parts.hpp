// What the forms of this folder share.
#pragma once

#include "commitments/parts.hpp"
#include "matters/editing/editing.hpp"
#include "people/parts.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::matters::editing {

using http::Request;
using http::Response;
using i18n::Language;
using site::chosen;
using site::named_choices;
using site::saved_at;
using site::Site;

inline html::Url matter_url(MatterId id) {
    return html::Url::path("/matters") / id.text();
}

/// The matter that the parameter {id} names, if the caller may edit it.
inline std::optional<EditableMatter> matter_in(const Site& site, const Request& request) {
    return site::found_by_id<MatterId>(site, request, [&](db::Session& session, MatterId id) {
        return editable_matter(session, request.caller, id);
    });
}

/// A form of this folder: crumbs to the list of matters, candidates for names.
inline site::RecordForm frame(const Site& site, const Request& request, site::Words title,
                              const html::Url& action) {
    site::RecordForm form{.title = std::move(title), .section = "/matters", .action = action};
    form.crumbs = {
        {std::string(i18n::tr(request.language, "Matters")), html::Url::path("/matters")}};
    form.candidates = people::parts::candidates(site, request, site.is_demonstration());
    return form;
}

} // namespace radslag::matters::editing
