// See outcome_words.hpp.
#include "meetings/outcome_words.hpp"

#include "meetings/use_words.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::meetings::views {

using i18n::Language;
using i18n::tr;
using store::Outcome;

std::string_view kind_word(Language language, Outcome::Kind kind) {
    switch (kind) {
    case Outcome::Kind::promise:
        return tr(language, "Promise");
    case Outcome::Kind::request:
        return tr(language, "Request");
    case Outcome::Kind::takes_along:
        return tr(language, "Takes it along");
    case Outcome::Kind::homework:
        return tr(language, "Homework");
    case Outcome::Kind::input:
        return tr(language, "Input");
    }
    return {};
}

bool is_late(const Outcome& outcome, const bodies::AsSeen& seen) {
    if (outcome.state != Outcome::State::open || !outcome.due)
        return false;
    return *outcome.due < (outcome.kind == Outcome::Kind::input ? seen.today : seen.late_before());
}

std::string state_words(Language language, const Outcome& outcome, const bodies::AsSeen& seen) {
    if (outcome.state == Outcome::State::withdrawn)
        return std::string(tr(language, "Withdrawn"));
    if (outcome.use && !is_late(outcome, seen))
        return std::string(use_word(language, *outcome.use));
    if (outcome.state == Outcome::State::done)
        return outcome.done_on
                   ? tr(language, "Done {0}", i18n::long_date(language, *outcome.done_on))
                   : std::string(tr(language, "Done"));
    if (!is_late(outcome, seen))
        return std::string(tr(language, "Open"));
    return i18n::plural(language, days_between(*outcome.due, seen.today), "{0} day late",
                        "{0} days late");
}

std::string due_words(Language language, const Outcome& outcome) {
    if (!outcome.due)
        return outcome.due_words;
    const std::string day = i18n::long_date(language, *outcome.due);
    if (outcome.due_words.empty())
        return tr(language, "By {0}.", day);
    return tr(language, "{0}, counts as {1}.", outcome.due_words, day);
}

std::string short_words(Language language, const Outcome& outcome) {
    const std::string_view kind = kind_word(language, outcome.kind);
    if (outcome.use)
        return std::string(kind) + ", " + std::string(use_word(language, *outcome.use));
    if (outcome.state == Outcome::State::done)
        return tr(language, "{0}, done", kind);
    if (!outcome.due)
        return std::string(kind);
    return tr(language, "{0}, by {1}", kind, i18n::short_date(language, *outcome.due));
}

std::string_view css_class(const Outcome& outcome, const bodies::AsSeen& seen) {
    if (outcome.state == Outcome::State::withdrawn)
        return "notused";
    if (outcome.use && !is_late(outcome, seen))
        return use_glyph(*outcome.use);
    if (outcome.state == Outcome::State::done)
        return "used";
    return is_late(outcome, seen) ? "waiting overdue" : "waiting";
}

} // namespace radslag::meetings::views
