// The acts that take the notes of a meeting from step to step, and what the page of that shows. The
// secretariat's ask for edit_meetings in the body of the meeting, a comment for comment_notes
// there, an approval that the caller was asked; what may not be read is not_found. Each gives the
// entry of its act; a step that is not open is invalid, another version of the notes a conflict.
#pragma once

#include "minutes/mailing/mailing.hpp"
#include "minutes/minutes.hpp"

namespace radslag::minutes {

/// One thing said, as the draft has it.
struct Passage {
    TurnId id;
    std::string point; ///< "3. Infrastruktur"; empty under no point
    std::string who;
    std::string text;
};

/// A point, and how much of it is not published yet.
struct PointLeft {
    meetings::PointId id;
    std::string title; ///< with its number
    std::int64_t left = 0;
};

/// Everything about the notes of one meeting, as far as the caller may know it.
struct Notes {
    MeetingId id;
    std::string title;
    std::optional<Day> day;
    meetings::MeetingState state = meetings::MeetingState::planned;
    bodies::BodyId body;
    std::string body_name;
    bool demonstration = false;
    bool is_public = false;         ///< the meeting
    std::optional<MinuteId> minute; ///< nothing: the notes go no such way (yet)
    std::optional<bodies::AudienceId> draft_readers;
    std::int64_t version = 0;
    Standing standing;
    bool may_edit = false;
    bool may_comment = false; ///< by role, in this body
    bool may_begin = false;   ///< nothing was said yet
    bool reads_draft = false; ///< what follows is empty without
    std::vector<Passage> passages;
    std::vector<PointLeft> points;
    std::int64_t in_two_wordings = 0; ///< paragraphs that stand beside another wording
    std::vector<Comment> comments;
    std::vector<Approval> approvals;
    std::int64_t entitled = 0; ///< how many persons may comment by their role
    mail::Counts mails;        ///< to those who were asked; for whoever may edit
    std::string
        text_sha256; ///< the print of the text as it stands, where anybody is asked to approve

    /// Whether the caller is asked to approve and has not.
    [[nodiscard]] bool awaits(const auth::Caller& caller) const;
};
std::optional<Notes> notes_of(db::Session& session, const auth::Caller& caller, MeetingId meeting);
std::optional<Notes> notes_of(db::Session& session, const auth::Caller& caller, MinuteId minute);

/// A comment with the notes that it is about, for who answers it.
struct AnswerableComment {
    Comment comment;
    Notes notes;
    std::int64_t version = 0; ///< of the comment
    CommentId id;
};
std::optional<AnswerableComment> answerable(db::Session& session, const auth::Caller& caller,
                                            CommentId id);

/// Notes that wait for somebody: for their approval, or for a comment that they have not given.
struct Asked {
    MeetingId meeting;
    std::string title;
    std::optional<Day> day;
    Step step;
    std::optional<Day> until; ///< the last day for comments
};
/// What waits for the caller, the approvals first; at most 100.
std::vector<Asked> asked_of(db::Session& session, const auth::Caller& caller, Day today);

/// Who can be asked to approve: whoever holds a seat or the chair in the body today.
std::vector<NamedId> approvers(db::Session& session, bodies::BodyId body, Day today);
/// The person among them who chairs the meeting.
std::optional<people::PersonId> chair_of(db::Session& session, MeetingId meeting);

/// From now on what is said is written as a draft that the secretariat reads. Errors: conflict when
/// something was said already, or the meeting is cancelled.
Result<std::int64_t> begin(db::Database& database, const auth::Caller& caller, MeetingId meeting,
                           Day today);
/// Lets the members read the draft, who comment until and with that day; silence is consent. They
/// are told by mail.
Result<std::int64_t> send_for_comment(db::Database& database, const auth::Caller& caller,
                                      MeetingId meeting, std::int64_t version, Day until, Day today,
                                      const mail::Outbox& outbox);
/// Errors: invalid for a turn that is not of the draft.
Result<ledger::Added<CommentId>> comment(db::Database& database, const auth::Caller& caller,
                                         MeetingId meeting, const std::optional<TurnId>& turn,
                                         const std::string& text, Day today);
struct CommentAnswer {
    Outcome outcome = Outcome::taken;
    std::optional<std::string> words;
};
Result<std::int64_t> answer_comment(db::Database& database, const auth::Caller& caller,
                                    CommentId id, std::int64_t version,
                                    const CommentAnswer& answer);

/// Closes the text and asks each of them, by mail too; `persons` are among approvers().
Result<std::int64_t> ask_for_approval(db::Database& database, const auth::Caller& caller,
                                      MeetingId meeting, std::int64_t version,
                                      const std::vector<people::PersonId>& persons, Day today,
                                      const mail::Outbox& outbox);
/// Stamps the text for the caller; the notes are approved with the last of those who were asked.
/// Errors: conflict when the text is not the one of that print.
Result<std::int64_t> approve(db::Database& database, const auth::Caller& caller, MeetingId meeting,
                             std::int64_t version, std::string_view text_sha256, Day today);
/// By one who was asked: opens the text again, and leaves the reason as a comment on the whole.
Result<std::int64_t> send_back(db::Database& database, const auth::Caller& caller,
                               MeetingId meeting, std::int64_t version, const std::string& reason,
                               Day today);

/// The act that makes the notes a record (upprättad: 2 kap. 10 § tryckfrihetsförordningen).
Result<std::int64_t> draw_up(db::Database& database, const auth::Caller& caller, MeetingId meeting,
                             std::int64_t version, Day today);
/// Lets whoever reads the meeting read what was said under these points; with none of them left,
/// the notes are published. Points of their own readers keep those.
Result<std::int64_t> publish(db::Database& database, const auth::Caller& caller, MeetingId meeting,
                             std::int64_t version, const std::vector<meetings::PointId>& points,
                             Day today);
/// A note of what is put right; the text stays. Errors: invalid for a turn of another meeting.
Result<ledger::Added<CorrectionId>> correct(db::Database& database, const auth::Caller& caller,
                                            MeetingId meeting, const std::optional<TurnId>& turn,
                                            const std::string& text, Day today);

} // namespace radslag::minutes
