// How the page of a recommendation shows which levels it addresses and what it led to. See
// views.hpp.
#include "inputs/views.hpp"
#include "inputs/words.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

namespace radslag::inputs::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using store::ShownEffect;
using store::ShownLevel;

namespace {

Html who(const ShownEffect& effect) {
    const Url url = effect.county_letter ? Url::path("/regions") / *effect.county_letter
                                         : Url::path("/organisations") / effect.organisation.id;
    return a(href(url), effect.organisation.name);
}

/// Where it is seen: a text with its passage, a decision, a matter.
Html pointer(Language language, const ShownEffect& effect) {
    Html all;
    const auto add = [&](const Html& part) { all += group(when(!all.empty(), ", "), part); };
    if (effect.pointer_text)
        add(group(*effect.pointer_text));
    if (effect.pointer_place)
        add(group(*effect.pointer_place));
    if (effect.decision)
        add(group(tr(language, "the decision"), " “", *effect.decision, "”"));
    if (effect.matter)
        add(a(href(Url::path("/matters") / effect.matter->id), effect.matter->name));
    return when(!all.empty(), [&]() -> Html { return p(cls("small"), all); });
}

Html effect_html(Language language, const ShownEffect& effect) {
    const Html day = when(effect.acted_on.has_value(), [&]() -> Html {
        return group(", ", date_in_table(language, *effect.acted_on));
    });
    return li(id("e-" + std::string(effect.id.text())),
              p(span(cls(state_class(state_after(std::array{effect.kind}))),
                     effect_word(language, effect.kind)),
                " · ", who(effect), day),
              p(effect.text), pointer(language, effect));
}

Html level_html(Language language, const ShownLevel& level) {
    const Html unaddressed = when(!level.is_addressed, [&]() -> Html {
        return group(" ", span(cls("quiet small"), tr(language, "not addressed")));
    });
    const Html told =
        level.effects.empty()
            ? Html(p(cls("quiet"), tr(language, "Nobody has told of anything yet.")))
            : Html(ul(cls("rows"), each(level.effects, [&](const ShownEffect& each) -> Html {
                          return effect_html(language, each);
                      })));
    return section(cls("block"),
                   h3(level_word(language, level.level), ": ",
                      level_state_word(language, level.state), unaddressed),
                   told);
}

Html source(Language language, const store::ShownInput& input) {
    return when(input.review.has_value(), [&]() -> Html {
        return p(tr(language, "From"), " ",
                 a(href(Url::path("/reviews") / input.review->id), input.review->name),
                 when(input.review_place.has_value(),
                      [&]() -> Html { return group(", ", *input.review_place); }));
    });
}

} // namespace

Html levels(Language language, const store::ShownInput& input) {
    std::vector<LevelStanding> standings;
    for (const ShownLevel& level : input.levels)
        standings.push_back({level.level, level.is_addressed, level.state});
    const auto reach = reach_of(standings);
    const Html content = group(source(language, input),
                               when(reach.has_value(),
                                    [&]() -> Html {
                                        return p(tr(language, "How far it has reached"), ": ",
                                                 reach_word(language, *reach));
                                    }),
                               each(input.levels, [&](const ShownLevel& each) -> Html {
                                   return level_html(language, each);
                               }));
    return site::headed("levels", tr(language, "Whom it addresses, and what it led to"), content);
}

} // namespace radslag::inputs::views
