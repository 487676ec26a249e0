// How the figures look: the page, its measures one by one, and the lists behind them.
#pragma once

#include "dialogue/list_store.hpp"
#include "dialogue/parts.hpp"
#include "dialogue/reading_store.hpp"
#include "platform/site/list.hpp"

namespace radslag::dialogue::views {

/// Everything that the page shows.
struct Shown {
    Scope scope;
    store::Lag lag;
    std::vector<store::Link> bodies;             ///< of which there are figures
    std::vector<store::YearFigures> years;       ///< of the body; all_years first
    std::vector<store::MeetingFigures> meetings; ///< the latest first
    std::vector<store::PlannedFigures> planned;
    std::vector<store::RegionFigures> regions;
    std::vector<store::OutcomeFigures> outcomes;
    std::vector<store::AuthorityFigures> authorities; ///< all together first
    std::vector<store::VerdictFigures> verdicts;
    std::vector<store::MatterFigures> matters;

    /// The sum for the chosen year, or nothing counted.
    [[nodiscard]] store::YearFigures sum() const;
    [[nodiscard]] std::int64_t inputs() const;
    [[nodiscard]] std::int64_t inputs_answered() const;
    [[nodiscard]] std::int64_t inputs_late() const;
    [[nodiscard]] bool is_empty() const;
};

Html page(Language language, const Shown& shown);

// The measures, in the order of the page.
Html information_and_dialogue(Language language, const Shown& shown);
Html planned_and_found(Language language, const Shown& shown);
Html state_and_regions(Language language, const Shown& shown);
Html kept_dialogue(Language language, const Shown& shown);
Html what_became(Language language, const Shown& shown);
Html within_the_promise(Language language, const Shown& shown);
Html who_was_heard(Language language, const Shown& shown);
Html how_early(Language language, const Shown& shown);
Html over_the_years(Language language, const Shown& shown);

std::string_view led_word(Language language, store::Led led);
std::string_view given_word(Language language, store::Given given);

// The lists behind the figures.
Html points(const site::List& list, const std::vector<store::ListedPoint>& points);
Html inputs(const site::List& list, const std::vector<store::ListedInput>& inputs, Day today);
Html answers(const site::List& list, const std::vector<store::ListedAnswer>& answers, Day today);
Html matters(const site::List& list, const std::vector<store::MatterFigures>& matters);

} // namespace radslag::dialogue::views
