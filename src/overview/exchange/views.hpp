// What is exchanged between regions and authorities, as tables: for the page of a region and the
// desk of whoever is signed in.
#pragma once

#include "bodies/sight.hpp"
#include "overview/exchange/store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::overview::exchange {

// The ids and headings of the sections are the caller's: a page may have several of a kind.

/// What was sent, and what became of it; nothing when nothing was sent. `all` leads to the rest.
html::Html sent_html(i18n::Language language, const std::vector<SentInput>& inputs,
                     std::string_view id, std::string_view heading, const html::Url& all,
                     Day today);
/// What waits for an answer, with a button to answer where `answers` is set.
html::Html owed_html(i18n::Language language, const std::vector<OwedInput>& inputs,
                     std::string_view id, std::string_view heading, bool answers, Day today);
/// What was said of what was sent. `all` leads to all that was sent.
html::Html told_html(i18n::Language language, const std::vector<Told>& told, std::string_view id,
                     std::string_view heading, const html::Url& all);
html::Html homework_html(i18n::Language language, const std::vector<Homework>& homework,
                         std::string_view id, std::string_view heading, const bodies::AsSeen& seen);
/// What the organisation has done with recommendations; nothing when it has told of none.
html::Html effects_html(i18n::Language language, const std::vector<ToldEffect>& effects,
                        std::string_view id, std::string_view heading);

} // namespace radslag::overview::exchange
