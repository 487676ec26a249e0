// What is new: records that anybody may read, with when an act last touched them.
#pragma once

#include "commitments/commitments.hpp"
#include "inputs/inputs.hpp"
#include "meetings/meetings.hpp"
#include "notices/scope.hpp"
#include "platform/auth/rights.hpp"
#include "platform/db/database.hpp"

#include <variant>
#include <vector>

namespace radslag::notices::store {

struct MeetingNews {
    std::string title;
    std::string body;
    std::optional<Day> day;
    meetings::MeetingState state = meetings::MeetingState::planned;
};
struct InputNews {
    std::int64_t number = 0;
    std::string title; ///< or its text, where it has none
    std::string from;  ///< may be empty
    inputs::State state = inputs::State::unanswered;
    std::optional<inputs::UseKind> last; ///< what was said of it last
    std::string answer;                  ///< in which words, or what the input says
};
struct CommitmentNews {
    std::string text;
    std::string who;
    std::string due_words;
    bool is_done = false;
};
struct DocumentNews {
    std::string name;
    std::string body; ///< may be empty
};

struct News {
    std::string id;
    Instant changed;
    bool demonstration = false;
    std::variant<MeetingNews, InputNews, CommitmentNews, DocumentNews> what;
};

/// The latest, at most so many, the newest first: of the last 1,000 of each kind that were touched
/// those that belong to the scope. Documents only of everything, or of a body.
std::vector<News> news(db::Session& session, const auth::Reader& reader, const Scope& scope,
                       std::size_t most);

} // namespace radslag::notices::store
