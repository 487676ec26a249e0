// What the page of a matter tells of reviews and of what their recommendations led to. See
// views.hpp.
#include "matters/views.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

namespace radslag::matters::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

std::string_view level_word(Language language, std::string_view level) {
    if (level == "european")
        return tr(language, "European level");
    if (level == "national")
        return tr(language, "National level");
    if (level == "regional")
        return tr(language, "Regional level");
    return tr(language, "Local level");
}

std::string_view effect_word(Language language, std::string_view kind) {
    if (kind == "acted")
        return tr(language, "Something was done");
    if (kind == "under_way")
        return tr(language, "Under way");
    return tr(language, "Will not be done");
}

std::string_view glyph(std::string_view kind) {
    return kind == "acted" ? "use used" : kind == "under_way" ? "use partly" : "use notused";
}

} // namespace

Html effects(Language language, const std::vector<store::Effect>& effects) {
    if (effects.empty())
        return {};
    const std::string_view heading = tr(language, "What recommendations and lessons led to");
    Table table(heading,
                {{std::string(tr(language, "Recommendation or lesson"))},
                 {std::string(tr(language, "Level"))},
                 {std::string(tr(language, "Who"))},
                 {std::string(tr(language, "What has come of it"))},
                 {std::string(tr(language, "When"))}},
                Table::Caption::spoken);
    for (const store::Effect& each : effects)
        table.row(
            a(href((Url::path("/inputs") / each.input.id).at("e-" + each.id)), each.input.name),
            level_word(language, each.level),
            a(href(Url::path("/organisations") / each.organisation.id), each.organisation.name),
            group(span(cls(glyph(each.kind)), effect_word(language, each.kind)), br(), each.text),
            site::day_or_none(language, each.acted_on));
    return site::headed("led-to", heading, table.html());
}

} // namespace radslag::matters::views
