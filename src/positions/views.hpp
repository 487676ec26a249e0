// How a position looks: what others read of it, and what those who prepare it see besides.
#pragma once

#include "platform/html/elements.hpp"
#include "positions/actions.hpp"

namespace radslag::positions::views {

/// What stands in <main> on the page of a position.
html::Html position(i18n::Language language, const Position& position);

/// What others read from the release on: the text, the count, and those who deviate.
html::Html announced(i18n::Language language, const Announced& announced);

/// The title and the text alone, for who says where a party stands.
html::Html text(const Announced& announced);

/// What a body prepares and has prepared.
html::Html space(i18n::Language language, const Space& space);

} // namespace radslag::positions::views
