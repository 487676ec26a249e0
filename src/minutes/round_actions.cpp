// The comment round and the approval of notes; see actions.hpp.
#include "bodies/actions.hpp"
#include "documents/files.hpp"
#include "minutes/acting.hpp"
#include "people/actions.hpp"

#include <algorithm>

namespace radslag::minutes {

namespace {

/// What the caller says of the notes as a whole, for their organisation.
Comment comment_by(db::Session& session, const auth::Caller& caller, const std::string& text,
                   Day today) {
    Comment made{.id = CommentId::make(),
                 .person = {caller.person, caller.name},
                 .said_on = today,
                 .text = text};
    if (const auto from = people::organisation_of(session, person_of(caller)))
        made.organisation = NamedId{std::string(from->text()), {}};
    return made;
}

} // namespace

std::string print_of(db::Session& session, MeetingId meeting) {
    const std::string text = store::text_of(session, meeting);
    return documents::sha256_hex(std::as_bytes(std::span(text)));
}

const Passage* passage_of(const Notes& notes, TurnId turn) {
    const auto found = std::ranges::find(notes.passages, turn, &Passage::id);
    return found == notes.passages.end() ? nullptr : &*found;
}

std::optional<AnswerableComment> answerable(db::Session& session, const auth::Caller& caller,
                                            CommentId id) {
    const auto meeting = store::meeting_of(session, id);
    auto notes = meeting ? notes_of(session, caller, *meeting) : std::nullopt;
    if (!notes || !notes->may_edit)
        return std::nullopt;
    const auto found = std::ranges::find(notes->comments, id, &Comment::id);
    if (found == notes->comments.end())
        return std::nullopt;
    const Comment comment = *found;
    return AnswerableComment{comment, std::move(*notes), comment.version, id};
}

std::vector<Asked> asked_of(db::Session& session, const auth::Caller& caller, Day today) {
    std::vector<Asked> asked;
    if (!caller.is_known())
        return asked;
    asked = store::to_approve(session, caller.person);
    for (store::ToComment& each : store::to_comment(session, caller, today))
        if (auth::may_in(caller, auth::Right::comment_notes, each.body.text()))
            asked.push_back(std::move(each.asked));
    return asked;
}

std::vector<NamedId> approvers(db::Session& session, bodies::BodyId body, Day today) {
    return store::approvers(session, body, today);
}

std::optional<people::PersonId> chair_of(db::Session& session, MeetingId meeting) {
    return store::chair_of(session, meeting);
}

Result<std::int64_t> send_for_comment(db::Database& database, const auth::Caller& caller,
                                      MeetingId meeting, std::int64_t version, Day until, Day today,
                                      const mail::Outbox& outbox) {
    return take(database, caller,
                {meeting, version, Step::send_for_comment, "minutes.send_for_comment"}, today,
                [&](ledger::Act& act, const Notes& notes) -> Result<void> {
                    if (!notes.may_edit)
                        return ledger::not_yours();
                    if (until < today)
                        return wrong_field("until",
                                           Message{"This day has passed. Choose a later one.", {}});
                    if (!notes.standing.comments_until)
                        bodies::let_members_in(act, notes.body, *notes.draft_readers, today);
                    store::set_comments_until(act, *notes.minute, until);
                    mailing::ask(act.session(), *notes.minute,
                                 store::entitled(act.session(), notes.body, today),
                                 mailing::Kind::comment, outbox);
                    return {};
                });
}

Result<ledger::Added<CommentId>> comment(db::Database& database, const auth::Caller& caller,
                                         MeetingId meeting, const std::optional<TurnId>& turn,
                                         const std::string& text, Day today) {
    return ledger::add_record<CommentId>(
        database, caller, "minutes.comment", [&](ledger::Act& act, CommentId id) -> Result<void> {
            const auto notes = notes_of(act.session(), caller, meeting);
            if (!notes || !notes->reads_draft || !notes->may_comment)
                return ledger::not_yours();
            if (!is_open(Step::comment, notes->standing, today))
                return not_open();
            Comment made = comment_by(act.session(), caller, text, today);
            made.id = id;
            made.turn = turn;
            if (turn) {
                const Passage* passage = passage_of(*notes, *turn);
                if (passage == nullptr)
                    return wrong_field("turn", Message{"Choose one of the list.", {}});
                made.passage = passage->text;
            }
            store::insert(act, *notes->minute, made);
            return {};
        });
}

Result<std::int64_t> answer_comment(db::Database& database, const auth::Caller& caller,
                                    CommentId id, std::int64_t version,
                                    const CommentAnswer& answer) {
    return ledger::change_record(
        database, caller, "minutes.answer_comment", version,
        [&](db::Session& session) { return answerable(session, caller, id); },
        [&](ledger::Act& act, const AnswerableComment&) -> Result<void> {
            store::update(act, id, answer, person_of(caller));
            return {};
        });
}

Result<std::int64_t> ask_for_approval(db::Database& database, const auth::Caller& caller,
                                      MeetingId meeting, std::int64_t version,
                                      const std::vector<people::PersonId>& persons, Day today,
                                      const mail::Outbox& outbox) {
    return take(
        database, caller, {meeting, version, Step::ask_for_approval, "minutes.ask_for_approval"},
        today, [&](ledger::Act& act, const Notes& notes) -> Result<void> {
            if (!notes.may_edit)
                return ledger::not_yours();
            const auto known = store::approvers(act.session(), notes.body, today);
            for (const people::PersonId person : persons)
                if (std::ranges::find(known, person.text(), &NamedId::id) == known.end())
                    return wrong_field("approver_1", Message{"Choose one of the list.", {}});
            if (!notes.standing.comments_until)
                bodies::let_members_in(act, notes.body, *notes.draft_readers, today);
            for (const people::PersonId person : persons)
                store::insert_approval(act, *notes.minute, person);
            store::number_paragraphs(act, notes.id);
            store::close(act, *notes.minute, today);
            mailing::ask(act.session(), *notes.minute, persons, mailing::Kind::approval, outbox);
            return {};
        });
}

Result<std::int64_t> approve(db::Database& database, const auth::Caller& caller, MeetingId meeting,
                             std::int64_t version, std::string_view text_sha256, Day today) {
    return take(database, caller, {meeting, version, Step::approve, "minutes.approve"}, today,
                [&](ledger::Act& act, const Notes& notes) -> Result<void> {
                    if (!notes.awaits(caller))
                        return ledger::not_yours();
                    if (text_sha256 != notes.text_sha256)
                        return ledger::saved_by_another();
                    const auto left = std::ranges::count_if(
                        notes.approvals, [](const Approval& each) { return !each.approved_at; });
                    store::set_approval(act, *notes.minute, person_of(caller), text_sha256);
                    if (left == 1)
                        store::set_approved(act, *notes.minute, today, person_of(caller));
                    return {};
                });
}

Result<std::int64_t> send_back(db::Database& database, const auth::Caller& caller,
                               MeetingId meeting, std::int64_t version, const std::string& reason,
                               Day today) {
    return take(database, caller, {meeting, version, Step::approve, "minutes.send_back"}, today,
                [&](ledger::Act& act, const Notes& notes) -> Result<void> {
                    if (!notes.awaits(caller))
                        return ledger::not_yours();
                    store::insert(act, *notes.minute,
                                  comment_by(act.session(), caller, reason, today));
                    store::erase_approvals(act, *notes.minute);
                    store::reopen(act, *notes.minute);
                    return {};
                });
}

} // namespace radslag::minutes
