// The words of matters: kinds, states, kinds of numbers. See views.hpp.
#include "matters/views.hpp"
#include "platform/i18n/text.hpp"

#include <array>

namespace radslag::matters::views {

using i18n::Language;
using i18n::tr;

namespace {

constexpr std::array<std::string_view, 8> kinds = {"assignment", "inquiry", "strategy", "programme",
                                                   "call",       "study",   "survey",   "other"};
constexpr std::array<std::string_view, 3> states = {"open", "reported", "closed"};

} // namespace

std::string_view kind_word(Language language, std::string_view matter_kind) {
    if (matter_kind == "assignment")
        return tr(language, "government assignment");
    if (matter_kind == "inquiry")
        return tr(language, "inquiry");
    if (matter_kind == "strategy")
        return tr(language, "strategy");
    if (matter_kind == "programme")
        return tr(language, "programme");
    if (matter_kind == "call")
        return tr(language, "call for proposals");
    if (matter_kind == "study")
        return tr(language, "study");
    if (matter_kind == "survey")
        return tr(language, "survey");
    return tr(language, "other");
}

std::string_view state_word(Language language, std::string_view matter_state) {
    if (matter_state == "reported")
        return tr(language, "reported");
    if (matter_state == "closed")
        return tr(language, "closed");
    return tr(language, "open");
}

std::string_view number_kind_word(Language language, std::string_view number_kind) {
    if (number_kind == "dir")
        return tr(language, "terms of reference (Dir.)");
    if (number_kind == "sou")
        return tr(language, "official report (SOU)");
    if (number_kind == "ds")
        return tr(language, "ministry report (Ds)");
    if (number_kind == "prop")
        return tr(language, "government bill (prop.)");
    if (number_kind == "bet")
        return tr(language, "committee report (bet.)");
    if (number_kind == "sfs")
        return tr(language, "statute (SFS)");
    if (number_kind == "com")
        return tr(language, "Commission document (COM)");
    if (number_kind == "issue")
        return tr(language, "matter number");
    return tr(language, "registry number");
}

std::vector<html::Choice> kind_choices(Language language) {
    std::vector<html::Choice> choices{{"", std::string(tr(language, "all kinds"))}};
    for (const std::string_view kind : kinds)
        choices.push_back({std::string(kind), std::string(kind_word(language, kind))});
    return choices;
}

std::vector<html::Choice> state_choices(Language language) {
    std::vector<html::Choice> choices{{"", std::string(tr(language, "all states"))}};
    for (const std::string_view state : states)
        choices.push_back({std::string(state), std::string(state_word(language, state))});
    return choices;
}

} // namespace radslag::matters::views
