// See use_words.hpp.
#include "meetings/use_words.hpp"

#include "platform/i18n/text.hpp"

namespace radslag::meetings {

using i18n::tr;

std::string_view use_word(i18n::Language language, std::string_view use) {
    if (use == "used")
        return tr(language, "Used");
    if (use == "partly_used")
        return tr(language, "Partly used");
    if (use == "not_used")
        return tr(language, "Not used");
    return use == "passed_on" ? tr(language, "Passed on") : tr(language, "Waiting");
}

std::string_view use_glyph(std::string_view use) {
    if (use == "partly_used")
        return "partly";
    if (use == "not_used")
        return "notused";
    if (use == "passed_on")
        return "passed";
    return use == "used" ? "used" : "waiting";
}

} // namespace radslag::meetings
