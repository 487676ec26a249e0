// Keeping a meeting and its points by hand; see editing.hpp.
#include "bodies/actions.hpp"
#include "bodies/roles.hpp"
#include "ledger/undo.hpp"
#include "meetings/editing/acting.hpp"
#include "meetings/editing/changes.hpp"
#include "platform/text/zones.hpp"

namespace radslag::meetings {

namespace {

Result<void> check(const MeetingEdit& edit) {
    if (edit.zone && !text::is_zone(*edit.zone))
        return wrong_field(
            "zone",
            Message{"There is no time zone {0}. Write it as Europe/Stockholm.", {*edit.zone}});
    return {};
}

/// Others are let in only by who knows it: both the caller and, by the count, how much it is.
Result<void> check_readers(db::Session& session, const EditableMeeting& before,
                           const MeetingEdit& edit) {
    if (edit.lets_others_in ||
        !bodies::lets_others_in(before.circle(), {edit.readers, before.body}))
        return {};
    const editing_store::Readable counts = editing_store::readable(session, before);
    const std::vector<std::string> numbers{
        std::to_string(counts.points), std::to_string(counts.turns),
        std::to_string(counts.promises), std::to_string(counts.documents)};
    if (edit.readers == bodies::Visibility::is_public)
        return wrong_field("lets_others_in",
                           Message{"Everybody can then read the meeting, outside the body too: "
                                   "points {0}, things said {1}, promises and dates {2}, documents "
                                   "{3}. Tick this if it is meant.",
                                   numbers});
    return wrong_field("lets_others_in",
                       Message{"All members of the body can then read the meeting: points {0}, "
                               "things said {1}, promises and dates {2}, documents {3}. Tick this "
                               "if it is meant.",
                               numbers});
}

/// Whether the readers change; who changes them must be among those who stay.
Result<bodies::AudienceId> changed_readers(ledger::Act& act, const auth::Caller& caller,
                                           const EditableMeeting& before, const MeetingEdit& edit) {
    if (!edit.readers || edit.readers == before.edit.readers)
        return before.audience;
    const auto then = bodies::audience(act.session(), *edit.readers, before.body);
    if (!bodies::may_read(act.session(), caller.reader(), then))
        return wrong_field("readers",
                           Message{"You could not read it yourself any more. Ask somebody of the "
                                   "secretariat.",
                                   {}});
    editing_store::move_readers(act, before, then, *edit.readers);
    return then;
}

} // namespace

std::optional<EditableMeeting> editable_meeting(db::Session& session, const auth::Caller& caller,
                                                MeetingId id) {
    auto found = editing_store::meeting(session, caller.reader(), id);
    if (found && !auth::may_in(caller, auth::Right::edit_meetings, found->body.text()))
        found.reset();
    return found;
}

Outline outline_of(db::Session& session, const auth::Caller& caller, MeetingId meeting) {
    return editing_store::outline(session, caller.reader(), meeting);
}

std::vector<NamedId> bodies_of(db::Session& session, const auth::Caller& caller) {
    auto all = editing_store::bodies(session);
    std::erase_if(all, [&](const NamedId& body) {
        return !auth::may_in(caller, auth::Right::edit_meetings, body.id);
    });
    return all;
}

Result<Added<MeetingId>> add_meeting(db::Database& database, const auth::Caller& caller,
                                     bodies::BodyId body, const MeetingEdit& edit) {
    if (!auth::may_in(caller, auth::Right::edit_meetings, body.text()))
        return wrong_field("body", Message{"Choose one of the list.", {}});
    if (const auto good = check(edit); !good)
        return tl::unexpected<Error>(good.error());
    if (!edit.readers)
        return wrong_field("readers", Message{"Choose one of the list.", {}});
    return database.writing([&](db::Session& session) -> Result<Added<MeetingId>> {
        const auto id = MeetingId::make();
        ledger::Act act(session, caller.person, "meeting.add", id.text());
        editing_store::insert(act, id, body, bodies::audience(session, *edit.readers, body), edit);
        return Added<MeetingId>{id, act.append()};
    });
}

Result<std::int64_t> edit_meeting(db::Database& database, const auth::Caller& caller, MeetingId id,
                                  std::int64_t version, const MeetingEdit& edit) {
    return ledger::change_record(
        database, caller, "meeting.edit", version,
        [&](db::Session& session) { return editable_meeting(session, caller, id); },
        [&](ledger::Act& act, const EditableMeeting& before) -> Result<void> {
            if (auto good = check(edit); !good)
                return good;
            if (auto good = check_readers(act.session(), before, edit); !good)
                return good;
            const auto audience = changed_readers(act, caller, before, edit);
            if (!audience)
                return tl::unexpected<Error>(audience.error());
            editing_store::update(act, id, *audience, edit);
            return {};
        });
}

Result<std::optional<bodies::AudienceId>> narrowed(ledger::Act& act, const auth::Caller& caller,
                                                   const EditableMeeting& meeting,
                                                   const editing_store::Audience& before,
                                                   const Narrowing& wanted, Day today) {
    if (wanted == before.narrowing)
        return before.id;
    if (wanted.readers == Readers::as_above)
        return std::nullopt;
    if (wanted.readers == Readers::members)
        return bodies::audience(act.session(), bodies::Visibility::members, meeting.body);
    if (!wanted.ground)
        return wrong_field("ground", Message{"Say on which legal ground this is withheld, by "
                                             "chapter and section.",
                                             {}});
    const auto made = bodies::withhold(
        act, meeting.body, {*wanted.ground, people::PersonId::parse(caller.person), today});
    bodies::renew_readers(act.session(), today);
    return made;
}

Result<std::optional<bodies::AudienceId>> audience_for(ledger::Act& act, const auth::Caller& caller,
                                                       const EditableMeeting& meeting,
                                                       const Narrowing& wanted, Day today) {
    return narrowed(act, caller, meeting, {}, wanted, today);
}

bool notes_are_closed(db::Session& session, MeetingId meeting) {
    return editing_store::draft_of(session, meeting).is_closed;
}

tl::unexpected<Error> refuse_closed_notes() {
    return failure(ErrorCode::invalid,
                   "The notes of this meeting are closed: the text stands as it is. What is to be "
                   "put right is added as a correction.");
}

Result<void> check_point(db::Session& session, const auth::Caller& caller, MeetingId meeting,
                         const std::optional<PointId>& point) {
    if (point && !editing_store::is_point_of(session, caller.reader(), meeting, *point))
        return wrong_field("point", Message{"Choose one of the list.", {}});
    return {};
}

std::optional<EditablePoint> editable_point(db::Session& session, const auth::Caller& caller,
                                            PointId id) {
    auto found = editing_store::point(session, caller.reader(), id);
    if (found && !editable_meeting(session, caller, found->meeting))
        found.reset();
    return found;
}

Result<void> insert_point(ledger::Act& act, const auth::Caller& caller,
                          const EditableMeeting& meeting, PointId id, const PointEdit& edit,
                          Day today) {
    const auto audience = audience_for(act, caller, meeting, edit.narrowing, today);
    if (!audience)
        return tl::unexpected<Error>(audience.error());
    editing_store::insert(act, id, meeting.id, *audience, edit);
    editing_store::replace_presenters(act, id, edit.presenters);
    return {};
}

Result<void> change_point(ledger::Act& act, const auth::Caller& caller,
                          const EditableMeeting& meeting, PointId id, const PointEdit& edit,
                          Day today) {
    const auto audience = narrowed(
        act, caller, meeting, editing_store::audience_of(act.session(), id), edit.narrowing, today);
    if (!audience)
        return tl::unexpected<Error>(audience.error());
    editing_store::update(act, id, *audience, edit);
    editing_store::replace_presenters(act, id, edit.presenters);
    return {};
}

Result<void> erase_point(ledger::Act& act, PointId id) {
    for (const SectionId section : editing_store::sections(act.session(), id))
        if (ledger::is_referred_to(act.session(), "section", section.text()))
            return still_referred_to();
    editing_store::erase_parts(act, id);
    if (ledger::is_referred_to(act.session(), "point", id.text()))
        return still_referred_to();
    editing_store::erase(act, id);
    return {};
}

void place_after(ledger::Act& act, PointId id, PointId other) {
    editing_store::place_after(act, id, other);
}

Result<Added<PointId>> add_point(db::Database& database, const auth::Caller& caller,
                                 MeetingId meeting, const PointEdit& edit, Day today) {
    return add_record<PointId>(database, caller, "point.add", meeting,
                               [&](ledger::Act& act, const EditableMeeting& under, PointId id) {
                                   return insert_point(act, caller, under, id, edit, today);
                               });
}

Result<std::int64_t> edit_point(db::Database& database, const auth::Caller& caller, PointId id,
                                std::int64_t version, const PointEdit& edit, Day today) {
    return change_record(
        database, caller, "point.edit", version,
        [&](db::Session& session) { return editing_store::point(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableMeeting& under, const EditablePoint&) {
            return change_point(act, caller, under, id, edit, today);
        });
}

Result<std::int64_t> move_point(db::Database& database, const auth::Caller& caller, PointId id,
                                std::int64_t version, Move move) {
    return change_record(
        database, caller, "point.move", version,
        [&](db::Session& session) { return editing_store::point(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableMeeting&, const EditablePoint&) -> Result<void> {
            const auto other = editing_store::neighbour(act.session(), id, move);
            if (!other)
                return failure(ErrorCode::conflict, "The point stands at the end already.");
            editing_store::swap_places(act, id, *other);
            return {};
        });
}

Result<std::int64_t> delete_point(db::Database& database, const auth::Caller& caller, PointId id,
                                  std::int64_t version) {
    return change_record(
        database, caller, "point.delete", version,
        [&](db::Session& session) { return editing_store::point(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableMeeting&, const EditablePoint&) {
            return erase_point(act, id);
        });
}

void mark_called(ledger::Act& act, MeetingId id) {
    editing_store::mark_called(act, id);
}

} // namespace radslag::meetings
