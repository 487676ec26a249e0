// Keeping what was said by hand: who said it, where, and for whom it is; see editing.hpp.
#include "bodies/actions.hpp"
#include "ledger/undo.hpp"
#include "meetings/editing/acting.hpp"
#include "meetings/editing/changes.hpp"
#include "people/actions.hpp"
#include "platform/text/words.hpp"

namespace radslag::meetings {

namespace {

/// Counts a turn's words for its point, once more or once less.
void count(ledger::Act& act, const TurnEdit& turn, int sign) {
    if (!turn.point)
        return;
    const std::int64_t words = sign * text::count_words(turn.text);
    const bool dialogue = turn.section == SectionKind::discussion;
    editing_store::add_words(act, *turn.point, dialogue ? 0 : words, dialogue ? words : 0);
}

std::optional<SectionId> section_of(ledger::Act& act, const TurnEdit& edit) {
    if (!edit.point || !edit.section)
        return std::nullopt;
    if (const auto known = editing_store::section(act.session(), *edit.point, *edit.section))
        return known;
    const auto made = SectionId::make();
    const std::string_view heading = edit.section == SectionKind::presentation ? "Presentation"
                                     : edit.section == SectionKind::discussion ? "Diskussion"
                                                                               : "Notera";
    editing_store::insert_section(act, made, *edit.point, *edit.section, heading);
    return made;
}

/// On which side the turn stands: as said by hand; as before while the organisation is the same;
/// else as the organisation's seat says.
editing_store::SideOf side_of(db::Session& session, const EditableMeeting& meeting,
                              const TurnEdit& edit,
                              const std::optional<people::OrganisationId>& organisation,
                              const std::optional<EditableTurn>& before) {
    if (edit.side)
        return {edit.side, true};
    if (before && before->edit.organisation == organisation && !before->edit.side)
        return editing_store::side_of(session, before->id);
    if (!organisation)
        return {};
    return {bodies::side_of(session, meeting.body, *organisation, meeting.edit.day), false};
}

/// Everybody who speaks is named in the meeting's attendance, as those whom notes name; but not
/// where fewer may read what was said than who was there. Whom a draft names is named when it is
/// published.
void name_speakers(ledger::Act& act, MeetingId meeting, const editing_store::TurnPlace& place,
                   const TurnEdit& edit) {
    const bool withheld =
        place.audience ||
        (edit.point && editing_store::audience_of(act.session(), *edit.point).id.has_value());
    if (withheld)
        return;
    for (const people::PersonId person : edit.speakers)
        if (!editing_store::is_named(act.session(), meeting, person)) {
            AttendanceEdit attendance;
            attendance.person = person;
            attendance.organisation = people::organisation_of(act.session(), person);
            attendance.presence = Presence::mentioned;
            editing_store::insert(act, AttendanceId::make(), meeting, attendance);
        }
}

Result<editing_store::TurnPlace> place_of(ledger::Act& act, const auth::Caller& caller,
                                          const EditableMeeting& meeting, const TurnEdit& edit,
                                          const std::optional<EditableTurn>& before, Day today) {
    if (const auto good = check_point(act.session(), caller, meeting.id, edit.point); !good)
        return tl::unexpected<Error>(good.error());
    editing_store::TurnPlace place;
    place.organisation = edit.organisation;
    if (!place.organisation && !edit.speakers.empty())
        place.organisation = people::organisation_of(act.session(), edit.speakers.front());
    const auto audience = narrowed(act, caller, meeting,
                                   before ? editing_store::audience_of(act.session(), before->id)
                                          : editing_store::Audience{},
                                   edit.narrowing, today);
    if (!audience)
        return tl::unexpected<Error>(audience.error());
    place.audience = *audience;
    if (!place.audience)
        place.audience = editing_store::draft_of(act.session(), meeting.id).readers;
    const bool stays =
        before && before->edit.point == edit.point && before->edit.section == edit.section;
    place.section =
        stays ? editing_store::section_of(act.session(), before->id) : section_of(act, edit);
    place.side = side_of(act.session(), meeting, edit, place.organisation, before);
    return place;
}

/// Counts again what has come to stand elsewhere, or says more or less.
void count_again(ledger::Act& act, const TurnEdit& before, const TurnEdit& after) {
    if (before.point == after.point && before.section == after.section &&
        text::count_words(before.text) == text::count_words(after.text))
        return;
    count(act, before, -1);
    count(act, after, 1);
}

/// A place in an outline: of a turn under a point.
struct Spot {
    std::size_t point = 0;
    std::size_t turn = 0;
};

Spot spot_of(const Outline& outline, TurnId id) {
    Spot spot;
    for (std::size_t point = 0; point < outline.points.size(); ++point)
        for (std::size_t turn = 0; turn < outline.points[point].turns.size(); ++turn)
            if (outline.points[point].turns[turn].id == id.text())
                spot = {point, turn};
    return spot;
}

/// The turn before or after it under the same point; nothing at the end.
std::optional<TurnId> beside(const Outline& outline, const Spot& spot, Move move) {
    const auto& turns = outline.points.at(spot.point).turns;
    if (move == Move::up)
        return spot.turn == 0 ? std::nullopt : TurnId::parse(turns[spot.turn - 1].id);
    return spot.turn + 1 >= turns.size() ? std::nullopt : TurnId::parse(turns[spot.turn + 1].id);
}

/// For whom a turn is that leaves its point: for those of the point, where it had no more to say.
std::optional<bodies::AudienceId> kept_audience(db::Session& session, const EditableTurn& turn) {
    const auto own = editing_store::audience_of(session, turn.id).id;
    return own || !turn.edit.point ? own : editing_store::audience_of(session, *turn.edit.point).id;
}

/// To the end of the point before it, or the beginning of the one after.
Result<void> move_to_next_point(ledger::Act& act, const Outline& outline, const Spot& spot,
                                const EditableTurn& turn, Move move) {
    const bool at_end =
        move == Move::up ? spot.point == 0 : spot.point + 1 >= outline.points.size();
    if (at_end)
        return failure(ErrorCode::conflict, "It stands at the end already.");
    const Outline::Point& to = outline.points[move == Move::up ? spot.point - 1 : spot.point + 1];
    const auto point = PointId::parse(to.line.id);
    std::optional<SectionId> section;
    if (!to.turns.empty())
        if (const auto next =
                TurnId::parse(move == Move::up ? to.turns.back().id : to.turns.front().id))
            section = editing_store::section_of(act.session(), *next);
    editing_store::put(act, turn.id, point, section,
                       editing_store::place_under(act.session(), turn.id, point, move),
                       kept_audience(act.session(), turn));
    editing_store::take_along(act, turn.id, point);
    return {};
}

/// Joins the section of the turn beside it, and changes places with it.
void move_past(ledger::Act& act, const EditableTurn& turn, TurnId other) {
    const auto section = editing_store::section_of(act.session(), other);
    editing_store::swap_places(act, turn.id, other);
    if (section != editing_store::section_of(act.session(), turn.id))
        editing_store::put_in_section(act, turn.id, section);
}

} // namespace

std::optional<EditableTurn> editable_turn(db::Session& session, const auth::Caller& caller,
                                          TurnId id) {
    auto found = editing_store::turn(session, caller.reader(), id);
    if (found && !editable_meeting(session, caller, found->meeting))
        found.reset();
    return found;
}

Result<void> insert_turn(ledger::Act& act, const auth::Caller& caller,
                         const EditableMeeting& meeting, TurnId id, const TurnEdit& edit,
                         Day today) {
    const auto place = place_of(act, caller, meeting, edit, std::nullopt, today);
    if (!place)
        return tl::unexpected<Error>(place.error());
    editing_store::insert(act, id, meeting.id, *place, edit);
    name_speakers(act, meeting.id, *place, edit);
    count(act, edit, 1);
    return {};
}

Result<void> change_turn(ledger::Act& act, const auth::Caller& caller,
                         const EditableMeeting& meeting, const EditableTurn& before,
                         const TurnEdit& edit, Day today) {
    const auto place = place_of(act, caller, meeting, edit, before, today);
    if (!place)
        return tl::unexpected<Error>(place.error());
    editing_store::update(act, before.id, *place, edit);
    name_speakers(act, meeting.id, *place, edit);
    if (before.edit.point != edit.point) {
        editing_store::put_last(act, before.id, edit.point);
        editing_store::take_along(act, before.id, edit.point);
    }
    count_again(act, before.edit, edit);
    return {};
}

Result<void> erase_turn(ledger::Act& act, const EditableTurn& before) {
    editing_store::erase_further_speakers(act, before.id);
    editing_store::forget_beside(act, before.id);
    if (ledger::is_referred_to(act.session(), "turn", before.id.text()))
        return still_referred_to();
    editing_store::erase(act, before.id);
    count(act, before.edit, -1);
    return {};
}

void place_after(ledger::Act& act, TurnId id, const std::optional<TurnId>& other) {
    editing_store::place_after(act, id, other);
}

Result<Added<TurnId>> add_turn(db::Database& database, const auth::Caller& caller,
                               MeetingId meeting, const TurnEdit& edit, Day today) {
    return add_record<TurnId>(database, caller, "turn.add", meeting,
                              [&](ledger::Act& act, const EditableMeeting& under, TurnId id) {
                                  return insert_turn(act, caller, under, id, edit, today);
                              });
}

Result<std::int64_t> edit_turn(db::Database& database, const auth::Caller& caller, TurnId id,
                               std::int64_t version, const TurnEdit& edit, Day today) {
    return change_record(
        database, caller, "turn.edit", version,
        [&](db::Session& session) { return editing_store::turn(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableMeeting& under, const EditableTurn& before) {
            return change_turn(act, caller, under, before, edit, today);
        });
}

Result<std::int64_t> move_turn(db::Database& database, const auth::Caller& caller, TurnId id,
                               std::int64_t version, Move move) {
    return change_record(
        database, caller, "turn.move", version,
        [&](db::Session& session) { return editing_store::turn(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableMeeting& under,
            const EditableTurn& before) -> Result<void> {
            const auto outline = editing_store::outline(act.session(), caller.reader(), under.id);
            const Spot spot = spot_of(outline, id);
            if (const auto other = beside(outline, spot, move))
                move_past(act, before, *other);
            else if (auto moved = move_to_next_point(act, outline, spot, before, move); !moved)
                return moved;
            if (const auto after = editing_store::turn(act.session(), caller.reader(), id))
                count_again(act, before.edit, after->edit);
            return {};
        });
}

Result<std::int64_t> delete_turn(db::Database& database, const auth::Caller& caller, TurnId id,
                                 std::int64_t version) {
    return change_record(
        database, caller, "turn.delete", version,
        [&](db::Session& session) { return editing_store::turn(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableMeeting&, const EditableTurn& before) {
            return erase_turn(act, before);
        });
}

} // namespace radslag::meetings
