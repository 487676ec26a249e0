// The words of parts.hpp: kinds, states, roles and sides as the reader has them.
#include "overview/parts.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::overview::views {

using namespace html;
using i18n::tr;

std::string_view kind_word(Language language, std::string_view commitment_kind) {
    if (commitment_kind == "promise")
        return tr(language, "Promise");
    if (commitment_kind == "request")
        return tr(language, "Request");
    if (commitment_kind == "takes_along")
        return tr(language, "Takes it along");
    return tr(language, "Homework");
}

std::string_view state_word(Language language, std::string_view commitment_state) {
    if (commitment_state == "done")
        return tr(language, "done");
    if (commitment_state == "withdrawn")
        return tr(language, "withdrawn");
    return tr(language, "open");
}

std::string_view organisation_kind_word(Language language, std::string_view kind) {
    if (kind == "ministry")
        return tr(language, "ministry");
    if (kind == "authority")
        return tr(language, "authority");
    if (kind == "region")
        return tr(language, "region");
    if (kind == "municipality")
        return tr(language, "municipality");
    if (kind == "county_board")
        return tr(language, "county administrative board");
    if (kind == "association")
        return tr(language, "association");
    if (kind == "company")
        return tr(language, "company");
    if (kind == "university")
        return tr(language, "university");
    if (kind == "constellation")
        return tr(language, "constellation");
    return tr(language, "other");
}

std::string_view party_role_word(Language language, std::string_view role) {
    if (role == "regionally_responsible_actor")
        return tr(language, "actor with responsibility for regional development");
    if (role == "ministry")
        return tr(language, "ministry");
    if (role == "authority")
        return tr(language, "authority");
    if (role == "association")
        return tr(language, "association");
    if (role == "secretariat")
        return tr(language, "secretariat");
    if (role == "guest")
        return tr(language, "guest");
    return role;
}

std::string_view meeting_state_word(Language language, std::string_view state) {
    if (state == "planned")
        return tr(language, "planned");
    if (state == "called")
        return tr(language, "called");
    if (state == "cancelled")
        return tr(language, "cancelled");
    return tr(language, "held");
}

Html side_html(Language language, std::string_view side) {
    if (side == "state")
        return span(cls("side state"), tr(language, "state"));
    if (side == "region")
        return span(cls("side region"), tr(language, "region"));
    if (side == "association")
        return span(cls("side other"), tr(language, "the regions' association"));
    if (side == "invited_by_region")
        return span(cls("side region"), tr(language, "invited by a region"));
    if (side == "invited_by_state")
        return span(cls("side state"), tr(language, "invited by the state"));
    return span(cls("side other"), tr(language, "other"));
}

std::string upper_letters(std::string_view letters) {
    std::string upper(letters);
    for (char& c : upper)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return upper;
}

} // namespace radslag::overview::views
