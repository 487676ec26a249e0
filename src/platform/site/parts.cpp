// See parts.hpp.
#include "platform/site/parts.hpp"

#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::site {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;

Html page_head(std::string_view heading, std::string_view lead) {
    return div(cls("pagehead"), h1(heading), p(cls("quiet"), lead));
}

Html headed(std::string_view id, std::string_view heading, const Html& content) {
    if (content.empty())
        return {};
    // Not a landmark: the table inside is one, of the same name.
    return section(cls("block"), h2(html::id(id), heading), content);
}

Html empty(std::string_view words) {
    return div(cls("empty"), p(words));
}

Html day_or_none(Language language, const std::optional<Day>& day) {
    return day ? date_in_table(language, *day) : Html(span(cls("quiet"), "–"));
}

Html period(Language language, const std::optional<Day>& from, const std::optional<Day>& to) {
    if (from && to)
        return group(date_in_table(language, *from), "–", date_in_table(language, *to));
    if (from)
        return group(tr(language, "from"), " ", date_in_table(language, *from));
    if (to)
        return group(tr(language, "to"), " ", date_in_table(language, *to));
    return span(cls("quiet"), "–");
}

Html day_on_horizon(Language language, Day day) {
    return a(href(Url::path("/horizon").with("from", to_text(day))), date_in_table(language, day));
}

Html due_text(Language language, const std::optional<Day>& due, std::string_view words) {
    if (!due && words.empty())
        return span(cls("quiet"), tr(language, "no day said"));
    if (!due)
        return group(words);
    const Html day = day_on_horizon(language, *due);
    if (words.empty())
        return day;
    return group(words, ", ", tr(language, "counts as"), " ", day);
}

std::string age(Language language, Day since, Day today) {
    const int days = std::max(0, days_between(since, today));
    if (days < 60)
        return plural(language, days, "open for {0} day", "open for {0} days");
    const int months = days * 12 / 365;
    if (months < 24)
        return plural(language, months, "open for {0} month", "open for {0} months");
    return plural(language, days / 365, "open for {0} year", "open for {0} years");
}

} // namespace radslag::site
