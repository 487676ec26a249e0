// What the forms of this folder share.
#pragma once

#include "people/editing/editing.hpp"
#include "people/parts.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::people::editing {

using http::Request;
using http::Response;
using i18n::Language;
using site::saved_at;
using site::Site;

inline html::Url person_url(PersonId id) {
    return html::Url::path("/people") / id.text();
}

inline html::Url organisation_url(OrganisationId id) {
    return html::Url::path("/organisations") / id.text();
}

/// "" for no day.
inline std::string day_text(const std::optional<Day>& day) {
    return day ? to_text(*day) : std::string();
}

/// Reads a form while names can be looked up: `read(names)`.
template <class Read>
auto with_names(const Site& site, const Request& request, site::FormReader& form,
                bool demonstration, Read&& read) {
    return site.database().reading([&](db::Session& session) {
        const auto reader = request.caller.reader();
        parts::NameFields names(form, session, reader, demonstration);
        return read(names);
    });
}

/// Adds a name as typed, and who is meant by it.
template <class AnyId>
void add_name(http::Values& values, std::string_view field, std::string_view name,
              const std::optional<AnyId>& id) {
    values.add(std::string(field), std::string(name));
    if (id)
        values.add(site::which_field(field), std::string(id->text()));
}

std::string_view words_of(Language language, OrganisationKind kind);

} // namespace radslag::people::editing
