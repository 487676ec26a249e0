// Days as time elements. Declared in elements.hpp; the words are platform/i18n's.
#include "platform/i18n/dates.hpp"

#include "platform/html/elements.hpp"

namespace radslag::html {
namespace {

Html time_of(Day day, const std::string& words) {
    return time(attribute("datetime", to_text(day)), words);
}

} // namespace

Html long_date(i18n::Language language, Day day) {
    return time_of(day, i18n::long_date(language, day));
}

Html short_date(i18n::Language language, Day day) {
    return time_of(day, i18n::short_date(language, day));
}

Html day_and_month(i18n::Language language, Day day) {
    return time_of(day, i18n::day_and_month(language, day));
}

} // namespace radslag::html
