// What the page of an input and its way share (input_view.cpp, way_view.cpp).
#pragma once

#include "inputs/reading_store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::inputs::views {

html::Html organisation_link(const store::Link& organisation);
html::Html person_link(const store::Link& person);
/// Region, organisation and person, as far as the reader may know them.
html::Html sender(i18n::Language language, const store::ShownInput& input);

bool is_late(const store::ShownInput& input, Day today);
/// What was said of it last and stands.
std::optional<UseKind> last_kind(const store::ShownInput& input);

/// A term and its value; nothing where there is none.
html::Html fact(std::string_view name, const html::Html& value);

html::Html number_link(i18n::Language language, const store::ShownNear& near);
/// Inputs that belong to this one: what each says, from whom, what became of it.
html::Html near_lines(i18n::Language language, const std::vector<store::ShownNear>& all);

/// All steps, oldest first.
html::Html way(i18n::Language language, const store::ShownInput& input);
/// The way in at most six words.
html::Html stops(i18n::Language language, const store::ShownInput& input);

} // namespace radslag::inputs::views
