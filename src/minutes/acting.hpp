// What the acts of this folder share: the notes that the caller may read, in the version of the
// form, and a step that is open.
#pragma once

#include "ledger/acting.hpp"
#include "minutes/store.hpp"

namespace radslag::minutes {

inline tl::unexpected<Error> not_open() {
    return failure(ErrorCode::invalid,
                   "The notes have gone on meanwhile: this cannot be done any more, or not yet. "
                   "Their page says how they stand.");
}

/// The person who is signed in. Throws std::bad_optional_access for nobody: routes ask first.
inline people::PersonId person_of(const auth::Caller& caller) {
    return people::PersonId::parse(caller.person).value();
}

/// The print of the whole text as it stands: a SHA-256 in hex.
std::string print_of(db::Session& session, MeetingId meeting);

/// The passage of that turn; null when the notes have none that the caller may read.
const Passage* passage_of(const Notes& notes, TurnId turn);

struct Taken {
    MeetingId meeting;
    std::int64_t version = 0; ///< of the notes, as the form had it
    Step step;
    std::string_view verb;
};

/// Takes a step by `change(act, notes)`, which asks for its own right and returns Result<void>.
/// What the caller may not read is not_found; a step that is not open is invalid.
template <class Change>
Result<std::int64_t> take(db::Database& database, const auth::Caller& caller, const Taken& taken,
                          Day today, Change&& change) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto notes = notes_of(session, caller, taken.meeting);
        if (!notes || !notes->minute || !notes->reads_draft)
            return ledger::not_yours();
        if (notes->version != taken.version)
            return ledger::saved_by_another();
        if (!is_open(taken.step, notes->standing, today))
            return not_open();
        ledger::Act act(session, caller.person, taken.verb, taken.meeting.text());
        if (const Result<void> done = change(act, *notes); !done)
            return tl::unexpected<Error>(done.error());
        return act.append();
    });
}

} // namespace radslag::minutes
