// See words.hpp.
#include "matters/editing/words.hpp"

#include "platform/i18n/text.hpp"

namespace radslag::matters::editing {

using i18n::tr;

std::string_view words_of(i18n::Language language, Kind kind) {
    switch (kind) {
    case Kind::assignment:
        return tr(language, "Assignment");
    case Kind::inquiry:
        return tr(language, "Inquiry");
    case Kind::strategy:
        return tr(language, "Strategy");
    case Kind::programme:
        return tr(language, "Programme");
    case Kind::call:
        return tr(language, "Call for proposals");
    case Kind::study:
        return tr(language, "Study");
    case Kind::survey:
        return tr(language, "Survey");
    case Kind::other:
        return tr(language, "Other");
    }
    return {};
}

std::string_view words_of(i18n::Language language, State state) {
    switch (state) {
    case State::open:
        return tr(language, "Open");
    case State::reported:
        return tr(language, "Reported");
    case State::closed:
        return tr(language, "Closed");
    }
    return {};
}

std::string_view words_of(i18n::Language language, NumberKind kind) {
    switch (kind) {
    case NumberKind::registry_number:
        return tr(language, "Registry number");
    case NumberKind::dir:
        return tr(language, "Terms of reference (dir.)");
    case NumberKind::sou:
        return tr(language, "Government inquiry (SOU)");
    case NumberKind::ds:
        return tr(language, "Ministry series (Ds)");
    case NumberKind::prop:
        return tr(language, "Government bill (prop.)");
    case NumberKind::bet:
        return tr(language, "Committee report (bet.)");
    case NumberKind::sfs:
        return tr(language, "Statute (SFS)");
    case NumberKind::com:
        return tr(language, "European Commission (COM)");
    case NumberKind::issue:
        return tr(language, "Another number");
    }
    return {};
}

std::string_view words_of(i18n::Language language, Extent extent) {
    return extent == Extent::whole ? tr(language, "The whole") : tr(language, "A part");
}

std::string_view words_of(i18n::Language language, PartnerRole role) {
    return role == PartnerRole::consult ? tr(language, "Must be consulted")
                                        : tr(language, "Works on it too");
}

} // namespace radslag::matters::editing
