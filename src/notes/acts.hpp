// What somebody is to do after the meeting: promises, requests, tasks, what is taken along.
// RULES.md "Commitments" says what counts. Look next at actors.hpp (who) and due.hpp (by when).
#pragma once

#include "notes/due.hpp"
#include "notes/people.hpp"
#include "notes/statements.hpp"

namespace radslag::notes {

struct Act {
    Range tokens;
    Commitment::Kind kind = Commitment::Kind::promise;
    std::optional<std::string> who;
    std::vector<Index> people;
    Due due;
    std::size_t statement = 0; ///< index into the statements
    Confidence confidence = 80;
};

std::vector<Act> find_acts(const Reading& reading, const std::vector<Statement>& statements,
                           const People& people, const std::vector<DateSpan>& dates,
                           const MeetingDays& days);

} // namespace radslag::notes
