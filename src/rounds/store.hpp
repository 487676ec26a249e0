// Calls in the database; reads are cut to the reader.
#pragma once

#include "platform/db/slice.hpp"
#include "rounds/actions.hpp"

namespace radslag::rounds::store {

using auth::Reader;

struct ListedRound {
    RoundId id;
    std::string title;
    Kind kind = Kind::call_for_input;
    State state = State::draft;
    std::string body;
    std::optional<Day> closes_on;
    std::int64_t asked = 0;    ///< parties
    std::int64_t answered = 0; ///< parties that sent an input or said that one told before answers
};
/// The open ones, then the closed ones, each the latest first; or the drafts of a body (an id).
std::vector<ListedRound> rounds(db::Session& session, const Reader& reader,
                                const std::optional<std::string>& drafts_of, int most);

/// How a party has answered.
struct PartyAnswer {
    std::string party; ///< id
    NamedId organisation;
    std::int64_t sent = 0;
    std::int64_t reused = 0;
};

/// An input that came in by the call, or that was told before and answers it.
struct CameIn {
    inputs::InputId id;
    std::int64_t number = 0;
    std::string title;
    std::string from;
    bool is_reused = false;
};

/// A good example that was told before and has words in common with the call.
struct ToldBefore {
    inputs::InputId id;
    std::int64_t number = 0;
    std::string title;
    std::optional<NamedId> organisation;
    std::int64_t shared = 0; ///< words in common
};

struct ShownRound {
    RoundId id;
    Kind kind = Kind::call_for_input;
    State state = State::draft;
    std::string title;
    std::string text;
    NamedId body;
    bool demonstration = false;
    std::optional<Day> closes_on;
    std::optional<NamedId> returns_to; ///< the meeting
    std::optional<Day> returns_on;
    std::vector<PartyAnswer> parties;
    std::vector<CameIn> came_in;
};
/// A draft is found by those who sort inputs in its body alone, which the caller of this checks.
std::optional<ShownRound> round(db::Session& session, const Reader& reader, RoundId id);

/// The likest examples, at most 20; of one organisation when `organisation` is set.
std::vector<ToldBefore> told_before(db::Session& session, const Reader& reader,
                                    std::string_view text,
                                    const std::optional<std::string>& organisation);

std::vector<NamedId> coming_meetings(db::Session& session, const Reader& reader,
                                     bodies::BodyId body, Day today);
void insert(ledger::Act& act, RoundId id, const CallEdit& edit, bodies::AudienceId audience);
void insert_party(ledger::Act& act, RoundId round, bodies::PartyId party);
/// How many rows were changed: 0 when it is in another state.
std::int64_t set_state(ledger::Act& act, RoundId id, State from, State to);
/// The party of the round that the organisation is, and the input's organisation.
std::optional<bodies::PartyId> asked_party(db::Session& session, RoundId round,
                                           std::string_view organisation);
std::optional<std::string> readable_sender_of(db::Session& session, const Reader& reader,
                                              inputs::InputId input);
std::optional<std::string> sender_of(db::Session& session, inputs::InputId input);
bool is_reused(db::Session& session, RoundId round, inputs::InputId input);
void insert_reuse(ledger::Act& act, RoundId round, bodies::PartyId party, inputs::InputId input);

} // namespace radslag::rounds::store
