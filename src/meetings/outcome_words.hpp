// What became of a sentence, in words: for marks, boxes and print.
#pragma once

#include "meetings/notes_store.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::meetings::views {

std::string_view kind_word(i18n::Language language, store::Outcome::Kind kind);

/// Whether it is open after its last day.
bool is_late(const store::Outcome& outcome, Day today);

/// "Done 20 January 2017", "12 days late", "Open".
std::string state_words(i18n::Language language, const store::Outcome& outcome, Day today);

/// "in the middle of January 2017, counts as 20 January 2017"; empty where no day was said.
std::string due_words(i18n::Language language, const store::Outcome& outcome);

/// "promise, by 20 Jan 2017": what stands for the mark in print.
std::string short_words(i18n::Language language, const store::Outcome& outcome);

/// The glyph of its state: "used", "waiting", "waiting overdue", "notused".
std::string_view css_class(const store::Outcome& outcome, Day today);

} // namespace radslag::meetings::views
