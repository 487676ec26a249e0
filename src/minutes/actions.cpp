// See actions.hpp; round_actions.cpp has comments and approval.
#include "minutes/actions.hpp"

#include "bodies/actions.hpp"
#include "minutes/acting.hpp"

#include <algorithm>

namespace radslag::minutes {

bool Notes::awaits(const auth::Caller& caller) const {
    return std::ranges::any_of(approvals, [&](const Approval& each) {
        return each.person.id == caller.person && !each.approved_at;
    });
}

std::optional<Notes> notes_of(db::Session& session, const auth::Caller& caller, MeetingId meeting) {
    auto found = store::notes(session, caller.reader(), meeting);
    if (!found)
        return found;
    const std::string_view body = found->body.text();
    found->may_edit = auth::may_in(caller, auth::Right::edit_meetings, body);
    found->may_comment = auth::may_in(caller, auth::Right::comment_notes, body);
    if (!found->approvals.empty())
        found->text_sha256 = print_of(session, meeting);
    if (found->may_edit && found->minute)
        found->mails = mailing::progress_of(session, *found->minute);
    return found;
}

std::optional<Notes> notes_of(db::Session& session, const auth::Caller& caller, MinuteId minute) {
    const auto meeting = store::meeting_of(session, minute);
    return meeting ? notes_of(session, caller, *meeting) : std::nullopt;
}

Result<std::int64_t> begin(db::Database& database, const auth::Caller& caller, MeetingId meeting,
                           Day today) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto notes = notes_of(session, caller, meeting);
        if (!notes || !notes->may_edit)
            return ledger::not_yours();
        if (!notes->may_begin)
            return failure(ErrorCode::conflict,
                           "The notes of this meeting have begun already, or the meeting is "
                           "cancelled.");
        ledger::Act act(session, caller.person, "minutes.begin", meeting.text());
        const auto id = MinuteId::make();
        store::insert(act, id, meeting, bodies::begin_working_material(act, notes->body, today));
        store::insert_facts(act, id, notes->body);
        return act.append();
    });
}

Result<std::int64_t> draw_up(db::Database& database, const auth::Caller& caller, MeetingId meeting,
                             std::int64_t version, Day today) {
    return take(database, caller, {meeting, version, Step::draw_up, "minutes.draw_up"}, today,
                [&](ledger::Act& act, const Notes& notes) -> Result<void> {
                    if (!notes.may_edit)
                        return ledger::not_yours();
                    store::set_drawn_up(act, *notes.minute, person_of(caller));
                    if (!notes.standing.is_closed) {
                        store::number_paragraphs(act, meeting);
                        store::close(act, *notes.minute, today);
                    }
                    return {};
                });
}

Result<std::int64_t> publish(db::Database& database, const auth::Caller& caller, MeetingId meeting,
                             std::int64_t version, const std::vector<meetings::PointId>& points,
                             Day today) {
    return take(database, caller, {meeting, version, Step::publish, "minutes.publish"}, today,
                [&](ledger::Act& act, const Notes& notes) -> Result<void> {
                    if (!notes.may_edit)
                        return ledger::not_yours();
                    bool is_all = true;
                    for (const PointLeft& point : notes.points) {
                        const bool is_chosen = std::ranges::find(points, point.id) != points.end();
                        if (is_chosen)
                            store::release(act, meeting, *notes.draft_readers, point.id);
                        is_all = is_all && (is_chosen || point.left == 0);
                    }
                    if (is_all) {
                        store::release(act, meeting, *notes.draft_readers, std::nullopt);
                        store::set_published(act, *notes.minute);
                    }
                    store::set_dispatched(act, *notes.minute);
                    return {};
                });
}

Result<ledger::Added<CorrectionId>> correct(db::Database& database, const auth::Caller& caller,
                                            MeetingId meeting, const std::optional<TurnId>& turn,
                                            const std::string& text, Day today) {
    return ledger::add_record<CorrectionId>(
        database, caller, "minutes.correct",
        [&](ledger::Act& act, CorrectionId id) -> Result<void> {
            const auto notes = notes_of(act.session(), caller, meeting);
            if (!notes || !notes->may_edit)
                return ledger::not_yours();
            if (!is_open(Step::correct, notes->standing, today))
                return not_open();
            if (turn && !passage_of(*notes, *turn))
                return wrong_field("turn", Message{"Choose one of the list.", {}});
            store::insert(act, id, meeting, turn, text, person_of(caller), today);
            return {};
        });
}

} // namespace radslag::minutes
