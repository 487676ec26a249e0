// What this meeting decided: statements with a deciding word whose subject is the body itself, and
// what stands under "Beslut". RULES.md "decisions" says what counts.
#pragma once

#include "notes/people.hpp"
#include "notes/statements.hpp"

namespace radslag::notes {

struct DecisionSpan {
    Range tokens;
    std::size_t statement = 0;
    Confidence confidence = 85;
};

/// `title` is the meeting's title: a body that it names decides here.
std::vector<DecisionSpan> find_decisions(const Reading& reading,
                                         const std::vector<Statement>& statements,
                                         const std::string& title);

} // namespace radslag::notes
