// See parts.hpp.
#include "people/editing/parts.hpp"

namespace radslag::people::editing {

using i18n::tr;

std::string_view words_of(Language language, OrganisationKind kind) {
    switch (kind) {
    case OrganisationKind::ministry:
        return tr(language, "Ministry");
    case OrganisationKind::authority:
        return tr(language, "Authority");
    case OrganisationKind::region:
        return tr(language, "Region");
    case OrganisationKind::municipality:
        return tr(language, "Municipality");
    case OrganisationKind::county_board:
        return tr(language, "County administrative board");
    case OrganisationKind::association:
        return tr(language, "Association");
    case OrganisationKind::company:
        return tr(language, "Company");
    case OrganisationKind::university:
        return tr(language, "University");
    case OrganisationKind::constellation:
        return tr(language, "Constellation");
    case OrganisationKind::other:
        return tr(language, "Other");
    }
    return {};
}

} // namespace radslag::people::editing
