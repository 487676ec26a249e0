// Keeping what was said by hand: who said it, where, and for whom it is; see editing.hpp.
#include "bodies/actions.hpp"
#include "ledger/undo.hpp"
#include "meetings/editing/acting.hpp"
#include "platform/text/words.hpp"

namespace radslag::meetings {

namespace store = editing_store;

namespace {

/// Counts a turn's words for its point, once more or once less.
void count(ledger::Act& act, const TurnEdit& turn, int sign) {
    if (!turn.point)
        return;
    const std::int64_t words = sign * text::count_words(turn.text);
    const bool dialogue = turn.section == SectionKind::discussion;
    store::add_words(act, *turn.point, dialogue ? 0 : words, dialogue ? words : 0);
}

std::optional<SectionId> section_of(ledger::Act& act, const TurnEdit& edit) {
    if (!edit.point || !edit.section)
        return std::nullopt;
    if (const auto known = store::section(act.session(), *edit.point, *edit.section))
        return known;
    const auto made = SectionId::make();
    const std::string_view heading = edit.section == SectionKind::presentation ? "Presentation"
                                     : edit.section == SectionKind::discussion ? "Diskussion"
                                                                               : "Notera";
    store::insert_section(act, made, *edit.point, *edit.section, heading);
    return made;
}

/// On which side the turn stands: as said by hand; as before while the organisation is the same;
/// else as the organisation's seat says.
store::SideOf side_of(db::Session& session, const EditableMeeting& meeting, const TurnEdit& edit,
                      const std::optional<people::OrganisationId>& organisation,
                      const std::optional<EditableTurn>& before) {
    if (edit.side)
        return {edit.side, true};
    if (before && before->edit.organisation == organisation && !before->edit.side)
        return store::side_of(session, before->id);
    if (!organisation)
        return {};
    return {bodies::side_of(session, meeting.body, *organisation, meeting.edit.day), false};
}

/// Everybody who speaks is named in the meeting's attendance, as those whom notes name; but not
/// where fewer may read what was said than who was there.
void name_speakers(ledger::Act& act, MeetingId meeting, const TurnEdit& edit) {
    const bool withheld =
        edit.narrowing.readers != Readers::as_above ||
        (edit.point && store::audience_of(act.session(), *edit.point).id.has_value());
    if (withheld)
        return;
    for (const people::PersonId person : edit.speakers)
        if (!store::is_named(act.session(), meeting, person)) {
            AttendanceEdit attendance;
            attendance.person = person;
            attendance.organisation = store::organisation_of(act.session(), person);
            attendance.presence = Presence::mentioned;
            store::insert(act, AttendanceId::make(), meeting, attendance);
        }
}

Result<store::TurnPlace> place_of(ledger::Act& act, const auth::Caller& caller,
                                  const EditableMeeting& meeting, const TurnEdit& edit,
                                  const std::optional<EditableTurn>& before, Day today) {
    if (const auto good = check_point(act.session(), caller, meeting.id, edit.point); !good)
        return tl::unexpected<Error>(good.error());
    store::TurnPlace place;
    place.organisation = edit.organisation;
    if (!place.organisation && !edit.speakers.empty())
        place.organisation = store::organisation_of(act.session(), edit.speakers.front());
    const auto audience =
        narrowed(act, caller, meeting,
                 before ? store::audience_of(act.session(), before->id) : store::Audience{},
                 edit.narrowing, today);
    if (!audience)
        return tl::unexpected<Error>(audience.error());
    place.audience = *audience;
    const bool stays =
        before && before->edit.point == edit.point && before->edit.section == edit.section;
    place.section = stays ? store::section_of(act.session(), before->id) : section_of(act, edit);
    place.side = side_of(act.session(), meeting, edit, place.organisation, before);
    return place;
}

} // namespace

std::optional<EditableTurn> editable_turn(db::Session& session, const auth::Caller& caller,
                                          TurnId id) {
    auto found = store::turn(session, caller.reader(), id);
    if (found && !editable_meeting(session, caller, found->meeting))
        found.reset();
    return found;
}

Result<Added<TurnId>> add_turn(db::Database& database, const auth::Caller& caller,
                               MeetingId meeting, const TurnEdit& edit, Day today) {
    return add_record<TurnId>(
        database, caller, "turn.add", meeting,
        [&](ledger::Act& act, const EditableMeeting& under, TurnId id) -> Result<void> {
            const auto place = place_of(act, caller, under, edit, std::nullopt, today);
            if (!place)
                return tl::unexpected<Error>(place.error());
            store::insert(act, id, meeting, *place, edit);
            name_speakers(act, meeting, edit);
            count(act, edit, 1);
            return {};
        });
}

Result<std::int64_t> edit_turn(db::Database& database, const auth::Caller& caller, TurnId id,
                               std::int64_t version, const TurnEdit& edit, Day today) {
    return change_record(
        database, caller, "turn.edit", version,
        [&](db::Session& session) { return store::turn(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableMeeting& under,
            const EditableTurn& before) -> Result<void> {
            const auto place = place_of(act, caller, under, edit, before, today);
            if (!place)
                return tl::unexpected<Error>(place.error());
            store::update(act, id, *place, edit);
            name_speakers(act, under.id, edit);
            const bool same_count =
                before.edit.point == edit.point && before.edit.section == edit.section &&
                text::count_words(before.edit.text) == text::count_words(edit.text);
            if (!same_count) {
                count(act, before.edit, -1);
                count(act, edit, 1);
            }
            return {};
        });
}

Result<std::int64_t> delete_turn(db::Database& database, const auth::Caller& caller, TurnId id,
                                 std::int64_t version) {
    return change_record(
        database, caller, "turn.delete", version,
        [&](db::Session& session) { return store::turn(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableMeeting&, const EditableTurn& before) -> Result<void> {
            store::erase_further_speakers(act, id);
            if (ledger::is_referred_to(act.session(), "turn", id.text()))
                return still_referred_to();
            store::erase(act, id);
            count(act, before.edit, -1);
            return {};
        });
}

} // namespace radslag::meetings
