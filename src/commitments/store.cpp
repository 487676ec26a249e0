// SQL that writes commitments and announced dates; see store.hpp.
#include "commitments/store.hpp"

namespace radslag::commitments::store {

namespace {

using ledger::Write;

constexpr Write insert_commitment = {
    "commitment",
    {"commitment.insert",
     "INSERT INTO commitment (id, version, kind, text, who, person, organisation, all_parties_of, "
     "body, meeting, point, turn, said_on, due_kind, due_from, due_to, due_words, due_meeting, "
     "state, audience, place_begin, place_end, confidence) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, "
     "$8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'open', $18, $19, $20, $21) RETURNING *"}};
constexpr Write insert_commitment_person = {
    "commitment_person",
    {"commitment_person.insert", "INSERT INTO commitment_person (id, commitment, person) VALUES "
                                 "($1, $2, $3) RETURNING *"}};
constexpr Write insert_deadline = {
    "deadline",
    {"deadline.insert",
     "INSERT INTO deadline (id, version, what, who, organisation, meeting, point, due_kind, "
     "due_from, due_to, due_words, audience, place_begin, place_end, confidence) VALUES ($1, 1, "
     "$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING *"}};

std::optional<std::string> day_text(const std::optional<Day>& day) {
    return day ? std::optional(to_text(*day)) : std::nullopt;
}

std::optional<std::size_t> begin_of(const std::optional<documents::Place>& place) {
    return place ? std::optional(place->begin) : std::nullopt;
}

std::optional<std::size_t> end_of(const std::optional<documents::Place>& place) {
    return place ? std::optional(place->end) : std::nullopt;
}

} // namespace

void insert(ledger::Act& act, const Commitment& commitment) {
    const Due due = commitment.due.value_or(Due{});
    const auto kind = commitment.due ? std::optional(due_kinds.text(due.kind)) : std::nullopt;
    const auto words = commitment.due ? std::optional(due.words) : std::nullopt;
    const auto person =
        commitment.persons.size() == 1 ? std::optional(commitment.persons.front()) : std::nullopt;
    act.add(insert_commitment, {commitment.id,
                                kinds.text(commitment.kind),
                                commitment.text,
                                commitment.who,
                                person,
                                commitment.organisation,
                                commitment.all_parties_of,
                                commitment.body,
                                commitment.meeting,
                                commitment.point,
                                commitment.turn,
                                day_text(commitment.said_on),
                                kind,
                                day_text(due.from),
                                day_text(due.to),
                                words,
                                due.meeting,
                                commitment.audience,
                                begin_of(commitment.place),
                                end_of(commitment.place),
                                commitment.confidence});
    for (const auto& each : commitment.persons)
        act.add(insert_commitment_person,
                {Id<struct CommitmentPersonTag>::make(), commitment.id, each});
}

void insert(ledger::Act& act, const Deadline& deadline) {
    act.add(insert_deadline,
            {DeadlineId::make(), deadline.what, deadline.who, deadline.organisation,
             deadline.meeting, deadline.point, due_kinds.text(deadline.due.kind),
             day_text(deadline.due.from), day_text(deadline.due.to), deadline.due.words,
             deadline.audience, begin_of(deadline.place), end_of(deadline.place),
             deadline.confidence});
}

} // namespace radslag::commitments::store
