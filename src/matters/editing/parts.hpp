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
using site::Site;

inline html::Url matter_url(MatterId id) {
    return html::Url::path("/matters") / id.text();
}

/// A form of this folder: crumbs to the list of matters, candidates for names.
inline site::RecordForm frame(const Site& site, const Request& request, site::Words title,
                              const html::Url& action) {
    site::RecordForm form{.title = std::move(title), .section = "/matters", .action = action};
    form.crumbs = {
        {std::string(i18n::tr(request.language, "Matters")), html::Url::path("/matters")}};
    form.candidates = people::parts::candidates(site, request, false);
    return form;
}

/// The entry of a change, and the page to go on to.
inline Result<site::Saved> saved_at(const Result<std::int64_t>& entry, const html::Url& record) {
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::Saved{record, *entry};
}

/// Named records as choices, after one for none of them; without the one of `self`.
inline std::vector<html::Choice> choices_of(const std::vector<NamedId>& named,
                                            std::string_view none, std::string_view self = {}) {
    std::vector<html::Choice> choices{{"", std::string(none)}};
    for (const NamedId& each : named)
        if (each.id != self)
            choices.push_back({each.id, each.name});
    return choices;
}

/// The record that the field chooses, which must be one of `named`.
template <class AnyId>
std::optional<AnyId> chosen(site::FormReader& form, std::string_view field, site::Need need,
                            const std::vector<NamedId>& named) {
    const auto id = form.id<AnyId>(field, need);
    if (id && std::ranges::find(named, id->text(), &NamedId::id) == named.end())
        form.wrong(field, Message{"Choose one of the list.", {}});
    return id;
}

} // namespace radslag::matters::editing
