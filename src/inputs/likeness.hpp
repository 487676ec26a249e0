// How alike two inputs are: the rule, over the words that the analyser finds. Nothing but the texts
// counts. likeness_store.hpp keeps the words of each input and finds candidates; what the rule is
// worth was measured on labelled pairs (docs/search.md).
#pragma once

#include "platform/search/gist.hpp"

namespace radslag::inputs {

/// From 0 (nothing in common) to 1 (the same words): the share of its words that the one finds in
/// the other, by the one that finds less, so that a short text is not alike to all that contain it.
/// Longer words count more, and words that begin alike count half. 0 when either says nothing.
double likeness(const search::Gist& one, const search::Gist& other);

/// From here on two inputs are shown as saying the same. Set on the open half of the labelled
/// pairs.
inline constexpr double alike_from = 0.38;

enum class Likeness { alike, very_alike, nearly_the_same };

/// In words: nearly the same from 0.8, very alike from 0.55.
Likeness in_words(double likeness);

} // namespace radslag::inputs
