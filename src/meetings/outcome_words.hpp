// What became of a sentence, in words: for marks, boxes and print.
#pragma once

#include "bodies/sight.hpp"
#include "meetings/notes_store.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::meetings::views {

std::string_view kind_word(i18n::Language language, store::Outcome::Kind kind);

/// Whether it is open after its last day, and shows as that: a promise not to everybody at once
/// (bodies/sight.hpp), an answer to an input from the day after.
bool is_late(const store::Outcome& outcome, const bodies::AsSeen& seen);

/// "Done 20 January 2017", "12 days late", "Open".
std::string state_words(i18n::Language language, const store::Outcome& outcome,
                        const bodies::AsSeen& seen);

/// "in the middle of January 2017, counts as 20 January 2017"; empty where no day was said.
std::string due_words(i18n::Language language, const store::Outcome& outcome);

/// "promise, by 20 Jan 2017": what stands for the mark in print.
std::string short_words(i18n::Language language, const store::Outcome& outcome);

/// The glyph of its state: "used", "waiting", "waiting overdue", "notused".
std::string_view css_class(const store::Outcome& outcome, const bodies::AsSeen& seen);

} // namespace radslag::meetings::views
