// How promises look, as a list and one by one.
#pragma once

#include "bodies/sight.hpp"
#include "overview/promises/store.hpp"
#include "platform/site/list.hpp"

namespace radslag::overview::promises {

html::Html promises_html(const site::List& list, const std::vector<ListedPromise>& promises,
                         const bodies::AsSeen& seen);
html::Html promise_html(i18n::Language language, const ShownPromise& promise,
                        const bodies::AsSeen& seen);

std::string_view which_word(i18n::Language language, Which which);

/// What is missing where there are none of these.
std::string_view empty_words(i18n::Language language, Which which);

} // namespace radslag::overview::promises
