// How reviews look: the list, one with its recommendations, and recommendations of all reviews.
#pragma once

#include "platform/html/elements.hpp"
#include "platform/site/list.hpp"
#include "reviews/store.hpp"

namespace radslag::reviews::views {

using html::Html;
using i18n::Language;

html::Url url_of(ReviewId id);
/// "Region Dalarna, 3 Mar 2017: …" for each that was told of the level, one a line.
std::string told_in_words(Language language, const store::Recommendation& recommendation,
                          inputs::Level level);
/// Where a level stands, or that it is not addressed.
std::string_view level_words(Language language, const std::optional<inputs::LevelState>& state);

Html reviews(const site::List& list, const std::vector<store::ListedReview>& reviews);
Html review(Language language, const store::ShownReview& review,
            const std::vector<store::Recommendation>& recommendations, bool has_more);
Html recommendations(const site::List& list,
                     const std::vector<store::Recommendation>& recommendations);

} // namespace radslag::reviews::views
