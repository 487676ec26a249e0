// Homework of all parties of a body with what each of them has answered: read-only, cut to what the
// reader may see.
#pragma once

#include "commitments/commitments.hpp"
#include "overview/store.hpp"

namespace radslag::overview::homework {

using store::Link;
using store::Reader;

/// What one party has answered; nothing while it is silent.
struct Answer {
    Link organisation;
    std::optional<std::string> letter; ///< of a region
    std::optional<Day> answered_on;
    std::optional<std::string> text;
    std::optional<std::string> said_by; ///< name, where the reader may know of the person
};

struct Homework {
    std::string id;
    std::string text;
    Link body;
    std::optional<Day> said_on;
    std::optional<Day> due;
    std::string due_words;
    bool demonstration = false;
    std::vector<Answer> answers; ///< one a party, in Swedish order; at most 500

    [[nodiscard]] std::int64_t answered() const;
};

/// Nothing for what is not for all parties, or may not be seen.
std::optional<Homework> homework(db::Session& session, const Reader& reader,
                                 commitments::CommitmentId id);

} // namespace radslag::overview::homework
