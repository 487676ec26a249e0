// SQL of keeping commitments and announced dates by hand; reads are cut to the reader.
#pragma once

#include "commitments/editing/editing.hpp"

namespace radslag::commitments::editing_store {

std::vector<NamedId> bodies(db::Session& session);
std::optional<Said> said_at(db::Session& session, const auth::Reader& reader,
                            meetings::MeetingId meeting);
std::optional<meetings::PointId> point_of(db::Session& session, const auth::Reader& reader,
                                          meetings::MeetingId meeting, meetings::TurnId turn);
bool is_turn_of(db::Session& session, const auth::Reader& reader, meetings::MeetingId meeting,
                meetings::TurnId turn);
std::string text_of(db::Session& session, const auth::Reader& reader, meetings::TurnId turn);

std::optional<EditableCommitment> commitment(db::Session& session, const auth::Reader& reader,
                                             CommitmentId id);
std::vector<NamedId> commitments_at(db::Session& session, const auth::Reader& reader,
                                    meetings::MeetingId meeting);
void update(ledger::Act& act, CommitmentId id, bodies::BodyId body, const CommitmentEdit& edit);
void replace_persons(ledger::Act& act, CommitmentId id, const CommitmentEdit& edit);
void set_state(ledger::Act& act, CommitmentId id, State state, const std::optional<Day>& done_on,
               std::string_view done_by);

/// Parties of the body that the homework is for, without a tick of theirs.
std::vector<NamedId> unticked(db::Session& session, const auth::Reader& reader, CommitmentId id);
void insert_tick(ledger::Act& act, CommitmentId id, const TickEdit& edit, std::string_view said_by);

std::optional<EditableDeadline> deadline(db::Session& session, const auth::Reader& reader,
                                         DeadlineId id);
std::vector<NamedId> deadlines_at(db::Session& session, const auth::Reader& reader,
                                  meetings::MeetingId meeting);
void insert(ledger::Act& act, DeadlineId id, const Said& said, const DeadlineEdit& edit);
void update(ledger::Act& act, DeadlineId id, const DeadlineEdit& edit);
void erase(ledger::Act& act, DeadlineId id);

} // namespace radslag::commitments::editing_store
