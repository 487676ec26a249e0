// SQL of the notes' way; reading_store.cpp reads, store.cpp writes.
#pragma once

#include "minutes/actions.hpp"

namespace radslag::minutes::store {

/// Without what depends on who asks beyond reading: rights are added by the actions.
std::optional<Notes> notes(db::Session& session, const auth::Reader& reader, MeetingId meeting);
std::optional<MeetingId> meeting_of(db::Session& session, MinuteId minute);
std::optional<MeetingId> meeting_of(db::Session& session, CommentId comment);
std::vector<Asked> to_approve(db::Session& session, std::string_view person);
/// Notes that are out for comment, that the reader reads and has not commented.
struct ToComment {
    bodies::BodyId body;
    Asked asked;
};
std::vector<ToComment> to_comment(db::Session& session, const auth::Caller& caller, Day today);
/// Who may comment by their role; at most 2,000.
std::vector<people::PersonId> entitled(db::Session& session, bodies::BodyId body, Day today);
std::vector<NamedId> approvers(db::Session& session, bodies::BodyId body, Day today);
std::optional<people::PersonId> chair_of(db::Session& session, MeetingId meeting);
/// The whole text of the notes, by which their print is made: points, turns, decisions and who was
/// there, whoever may read them.
std::string text_of(db::Session& session, MeetingId meeting);

void insert(ledger::Act& act, MinuteId id, MeetingId meeting, bodies::AudienceId readers);
void insert_facts(ledger::Act& act, MinuteId id, bodies::BodyId body);
/// Numbers the points of a protocol that have no paragraph yet, on from the last of the body's
/// year; not those for fewer readers, which would show as gaps to the others. Nothing for other
/// notes.
void number_paragraphs(ledger::Act& act, MeetingId meeting);
void set_comments_until(ledger::Act& act, MinuteId id, Day until);
void close(ledger::Act& act, MinuteId id, Day on);
void reopen(ledger::Act& act, MinuteId id);
void set_approved(ledger::Act& act, MinuteId id, Day on, people::PersonId by);
void set_drawn_up(ledger::Act& act, MinuteId id, people::PersonId by);
void set_published(ledger::Act& act, MinuteId id);
/// As dispatched now; the first time stays.
void set_dispatched(ledger::Act& act, MinuteId id);

void insert(ledger::Act& act, MinuteId minute, const Comment& comment);
void update(ledger::Act& act, CommentId id, const CommentAnswer& answer, people::PersonId by);
void insert_approval(ledger::Act& act, MinuteId minute, people::PersonId person);
void set_approval(ledger::Act& act, MinuteId minute, people::PersonId person,
                  std::string_view text_sha256);
void erase_approvals(ledger::Act& act, MinuteId minute);

/// What was said and decided under the point, or under none, and what came out of it, as far as the
/// draft alone withholds it, is for the meeting's readers from now on; who spoke in it is named
/// among those who were there.
void release(ledger::Act& act, MeetingId meeting, bodies::AudienceId draft_readers,
             const std::optional<meetings::PointId>& point);

void insert(ledger::Act& act, CorrectionId id, MeetingId meeting, const std::optional<TurnId>& turn,
            std::string_view text, people::PersonId by, Day on);

} // namespace radslag::minutes::store
