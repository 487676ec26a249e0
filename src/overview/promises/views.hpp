// How promises look, as a list and one by one.
#pragma once

#include "overview/promises/store.hpp"
#include "platform/site/list.hpp"

namespace radslag::overview::promises {

html::Html promises_html(const site::List& list, const std::vector<ListedPromise>& promises,
                         Day today);
html::Html promise_html(i18n::Language language, const ShownPromise& promise, Day today);

std::string_view which_word(i18n::Language language, Which which);

/// What is missing where there are none of these.
std::string_view empty_words(i18n::Language language, Which which);

} // namespace radslag::overview::promises
