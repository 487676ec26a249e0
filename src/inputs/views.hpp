// How inputs look: in lists, and one by one with the whole way from what was said to what became of
// it.
#pragma once

#include "inputs/reading_store.hpp"
#include "platform/html/elements.hpp"
#include "platform/site/list.hpp"

namespace radslag::inputs::views {

html::Url url_of(InputId id);

html::Html inputs(const site::List& list, const std::vector<store::ListedInput>& inputs, Day today);
html::Html input(i18n::Language language, const store::ShownInput& input, Day today);
/// Which levels it addresses, and what it led to there; nothing for what addresses none.
html::Html levels(i18n::Language language, const store::ShownInput& input);
/// Others who have said the same, with how sure that is; nothing where there are none.
html::Html alike(i18n::Language language, const std::vector<store::ShownAlike>& alike);

std::string_view which_word(i18n::Language language, store::Which which);
/// What is missing where there are none of these.
std::string_view empty_words(i18n::Language language, store::Which which);

/// "answer promised by 3 Feb 2017, 14 days late"; where no day was promised, by when it is owed all
/// the same; nothing where nothing is owed.
html::Html answer_by(i18n::Language language, State state, const std::optional<Day>& promised,
                     const std::optional<Day>& owed_by, Day today);

} // namespace radslag::inputs::views
