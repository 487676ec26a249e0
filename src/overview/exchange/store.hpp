// What an organisation has sent in and what became of it; what it is asked as an authority; what it
// has been told. Read-only, cut to what the reader may see.
#pragma once

#include "inputs/levels.hpp"
#include "overview/store.hpp"

namespace radslag::overview::exchange {

using store::Link;
using store::Reader;

/// What an authority said of an input last, and where it can be found.
struct Outcome {
    inputs::UseKind kind = inputs::UseKind::used;
    std::string text;
    std::optional<std::string> pointer; ///< the text that it was used in
    Link authority;
    Instant said_at;
};

struct SentInput {
    std::string id;
    std::int64_t number = 0;
    std::string title;
    inputs::State state = inputs::State::unanswered;
    Instant received_at;
    std::optional<Day> owed_by; ///< the promised day, else that of the usual time
    std::optional<Outcome> outcome;
};

/// The latest that the organisation sent, by number.
std::vector<SentInput> sent(db::Session& session, const Reader& reader,
                            std::string_view organisation, int most);

/// What waits for an answer.
struct OwedInput {
    std::string id;
    std::int64_t number = 0;
    std::string title;
    std::optional<Link> from;
    Instant received_at;
    std::optional<Day> answer_by; ///< the promised day
    std::optional<Day> owed_by;   ///< the same, else that of the usual time
    inputs::Standing standing = inputs::Standing::owes;
};

/// Inputs of which the organisation owes an answer or has said that it waits; those promised
/// soonest first.
std::vector<OwedInput> owed(db::Session& session, const Reader& reader,
                            std::string_view organisation, int most);
/// Open inputs that the person is to see to.
std::vector<OwedInput> owned(db::Session& session, const Reader& reader, std::string_view person,
                             int most);
/// Open inputs in the body that nobody sees to yet, oldest first.
std::vector<OwedInput> ownerless(db::Session& session, const Reader& reader, std::string_view body,
                                 int most);

/// One thing that an organisation was told of an input of its own.
struct Told {
    std::string input;
    std::int64_t number = 0;
    std::string title;
    Outcome outcome;
    std::optional<std::string> taken_back; ///< why
    std::optional<Instant> again;          ///< when it was told again: what it was used in changed
    std::string moved_to;                  ///< where the text stands now, as the officer says
    std::optional<Day> dated;              ///< on which day what the answer waits for will be
};
/// The latest of it.
std::vector<Told> told(db::Session& session, const Reader& reader, std::string_view organisation,
                       int most);

/// Homework of a body that one of its parties has not ticked off.
struct Homework {
    Link commitment;
    std::optional<Day> due;
    std::string due_words;
    std::string body_name;
};
std::vector<Homework> homework(db::Session& session, const Reader& reader,
                               std::string_view organisation, int most);

/// What an organisation says that it has done with a recommendation.
struct ToldEffect {
    Link input;
    std::int64_t number = 0;
    std::string id;
    inputs::Level level = inputs::Level::regional;
    inputs::EffectKind kind = inputs::EffectKind::acted;
    std::string text;
    std::optional<Day> acted_on;
};
/// The latest told first (effects_store.cpp).
std::vector<ToldEffect> effects(db::Session& session, const Reader& reader,
                                std::string_view organisation, int most);

} // namespace radslag::overview::exchange
