// What the forms of this folder share.
#pragma once

#include "commitments/editing/editing.hpp"
#include "commitments/parts.hpp"
#include "people/parts.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::commitments::editing {

using http::Request;
using http::Response;
using i18n::Language;
using people::parts::with_names;
using site::saved_at;
using site::Site;

inline html::Url commitment_url(CommitmentId id) {
    return html::Url::path("/commitments") / id.text();
}

inline html::Url meeting_url(meetings::MeetingId id) {
    return html::Url::path("/meetings") / id.text();
}

/// A form about something said there: crumbs, candidates for names, whether it is invented.
inline site::RecordForm form_about(const Site& site, const Request& request, const Said& said,
                                   site::Words title, const html::Url& action) {
    site::RecordForm form{.title = std::move(title), .section = "/commitments", .action = action};
    form.crumbs = {{std::string(i18n::tr(request.language, "Promises and requests")),
                    html::Url::path("/commitments")}};
    if (said.meeting)
        form.crumbs.push_back({said.title, meeting_url(*said.meeting)});
    form.invented = said.demonstration;
    form.candidates = people::parts::candidates(site, request, said.demonstration);
    return form;
}

} // namespace radslag::commitments::editing
