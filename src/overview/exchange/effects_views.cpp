// What an organisation says that it has done with recommendations; see views.hpp.
#include "inputs/words.hpp"
#include "overview/exchange/views.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

namespace radslag::overview::exchange {

using namespace html;
using i18n::Language;
using i18n::tr;

Html effects_html(Language language, const std::vector<ToldEffect>& effects, std::string_view id,
                  std::string_view heading) {
    if (effects.empty())
        return {};
    Table table(heading,
                {{std::string(tr(language, "Recommendation or lesson"))},
                 {std::string(tr(language, "What has come of it"))},
                 {std::string(tr(language, "When"))}},
                Table::Caption::spoken);
    for (const ToldEffect& each : effects) {
        const Url url = (Url::path("/inputs") / each.input.id).at("e-" + each.id);
        table.row(group(a(href(url), inputs::short_words(each.input.name)), br(),
                        span(cls("quiet small"), inputs::level_word(language, each.level))),
                  group(span(cls(inputs::state_class(inputs::state_after(std::array{each.kind}))),
                             inputs::effect_word(language, each.kind)),
                        br(), each.text),
                  site::day_or_none(language, each.acted_on));
    }
    return site::headed(id, heading, table.html());
}

} // namespace radslag::overview::exchange
