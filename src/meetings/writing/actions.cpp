// See writing.hpp.
#include "meetings/editing/acting.hpp"
#include "meetings/editing/changes.hpp"
#include "meetings/writing/store.hpp"
#include "people/naming.hpp"
#include "platform/text/merge.hpp"

namespace radslag::meetings::writing {

namespace {

/// Puts who is meant by the shorthand into the turn, and takes it out of the text.
void take_speaker(db::Session& session, const auth::Caller& caller, const EditableMeeting& meeting,
                  TurnEdit& edit) {
    const auto shorthand = shorthand_in(edit.text);
    if (!shorthand)
        return;
    const auto take = [&](std::vector<people::PersonId> persons,
                          std::optional<people::OrganisationId> organisation) {
        edit.speakers = std::move(persons);
        edit.organisation = organisation;
        edit.group.reset();
        edit.text = std::string(shorthand->text);
    };
    if (const auto region = region_meant(store::regions(session), shorthand->who))
        return take({}, region);
    const auto persons =
        people::persons_meant(session, caller.reader(), shorthand->who, meeting.demonstration);
    if (persons.size() == 1)
        return take({people::PersonId::parse(persons.front().id).value()}, std::nullopt);
    const auto organisations = people::organisations_meant(session, shorthand->who);
    if (persons.empty() && organisations.size() == 1)
        take({}, people::OrganisationId::parse(organisations.front().id));
}

/// What every act of writing has at hand.
struct Desk {
    db::Session& session;
    const auth::Caller& caller;
    const EditableMeeting& meeting;
    Day today;
};

Result<Kept> add(const Desk& desk, const Written& written) {
    if (written.text.empty())
        return Kept{};
    TurnEdit edit;
    edit.point = written.point;
    edit.text = written.text;
    const auto shorthand = shorthand_in(written.text);
    const bool is_note = shorthand && is_action_note(shorthand->who);
    if (is_note)
        edit.text = std::string(shorthand->text);
    if (written.point)
        edit.section = is_note ? SectionKind::action_note : SectionKind::discussion;
    take_speaker(desk.session, desk.caller, desk.meeting, edit);
    if (edit.text.empty())
        edit.text = written.text; // only a name so far
    ledger::Act act(desk.session, desk.caller.person, "turn.add", written.turn.text());
    if (auto done = insert_turn(act, desk.caller, desk.meeting, written.turn, edit, desk.today);
        !done)
        return tl::unexpected<Error>(done.error());
    if (written.after && store::is_there(desk.session, *written.after))
        place_after(act, written.turn, written.after);
    return Kept{act.append(), written.turn, {}};
}

Result<Kept> remove(const Desk& desk, const EditableTurn& before) {
    ledger::Act act(desk.session, desk.caller.person, "turn.delete", before.id.text());
    if (auto done = erase_turn(act, before); !done)
        return failure(ErrorCode::invalid, done.error().message.text);
    return Kept{act.append(), {}, {}};
}

Result<Kept> change(const Desk& desk, const EditableTurn& before, const std::string& text) {
    TurnEdit edit = before.edit;
    edit.text = text;
    take_speaker(desk.session, desk.caller, desk.meeting, edit);
    if (edit.text.empty())
        edit.text = text;
    ledger::Act act(desk.session, desk.caller.person, "turn.edit", before.id.text());
    if (auto done = change_turn(act, desk.caller, desk.meeting, before, edit, desk.today); !done)
        return tl::unexpected<Error>(done.error());
    return Kept{act.append(), before.id, {}};
}

/// Both wordings stay, the later one behind the other and marked.
Result<Kept> put_beside(const Desk& desk, const EditableTurn& before, const std::string& text) {
    TurnEdit edit = before.edit;
    edit.text = text;
    const auto id = TurnId::make();
    ledger::Act act(desk.session, desk.caller.person, "turn.add", id.text());
    if (auto done = insert_turn(act, desk.caller, desk.meeting, id, edit, desk.today); !done)
        return tl::unexpected<Error>(done.error());
    place_after(act, id, before.id);
    store::set_beside(act, id, before.id);
    return Kept{act.append(), before.id, id};
}

/// A new paragraph whose answer was lost comes again as it was first written, with its shorthand.
bool comes_again(const Written& written, const std::string& now) {
    const auto shorthand = shorthand_in(written.text);
    return written.base.empty() && shorthand && shorthand->text == now;
}

Result<Kept> keep_change(const Desk& desk, const EditableTurn& before, const Written& written) {
    const std::string& now = before.edit.text;
    if (written.text == now || comes_again(written, now))
        return Kept{0, before.id, {}};
    if (written.base == now)
        return written.text.empty() ? remove(desk, before) : change(desk, before, written.text);
    const auto both = text::merged(written.base, now, written.text);
    if (!both)
        return put_beside(desk, before, written.text);
    if (*both == now)
        return Kept{0, before.id, {}};
    return both->empty() ? remove(desk, before) : change(desk, before, *both);
}

Result<Kept> keep_one(const Desk& desk, const Written& written) {
    const auto before = editing_store::turn(desk.session, desk.caller.reader(), written.turn);
    if (before)
        return before->meeting == desk.meeting.id ? keep_change(desk, *before, written)
                                                  : Result<Kept>(not_yours());
    // One that is there and may not be read is none of the caller's.
    return store::is_there(desk.session, written.turn) ? Result<Kept>(not_yours())
                                                       : add(desk, written);
}

} // namespace

Result<std::vector<Kept>> keep_all(db::Database& database, const auth::Caller& caller,
                                   MeetingId meeting, const std::vector<Written>& written,
                                   Day today) {
    return database.writing([&](db::Session& session) -> Result<std::vector<Kept>> {
        const auto under = editable_meeting(session, caller, meeting);
        if (!under)
            return not_yours();
        if (notes_are_closed(session, meeting))
            return refuse_closed_notes();
        const Desk desk{session, caller, *under, today};
        std::vector<Kept> all;
        for (const Written& each : written) {
            auto kept = keep_one(desk, each);
            if (!kept)
                return tl::unexpected<Error>(kept.error());
            all.push_back(std::move(*kept));
        }
        return all;
    });
}

Result<Kept> keep(db::Database& database, const auth::Caller& caller, MeetingId meeting,
                  const Written& written, Day today) {
    auto kept = keep_all(database, caller, meeting, {written}, today);
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    return std::move(kept->front());
}

Result<std::int64_t> keep_both(db::Database& database, const auth::Caller& caller, TurnId turn) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = editable_turn(session, caller, turn);
        if (!before)
            return not_yours();
        if (notes_are_closed(session, before->meeting))
            return refuse_closed_notes();
        ledger::Act act(session, caller.person, "turn.edit", turn.text());
        store::set_beside(act, turn, std::nullopt);
        return act.append();
    });
}

std::optional<Paragraph> paragraph_of(db::Session& session, const auth::Caller& caller,
                                      TurnId turn) {
    return store::paragraph(session, caller.reader(), turn);
}

Sheet sheet_of(db::Session& session, const auth::Caller& caller, MeetingId meeting) {
    const auto draft = editing_store::draft_of(session, meeting);
    return {store::headings(session, caller.reader(), meeting),
            store::paragraphs(session, caller.reader(), meeting), draft.is_closed,
            draft.readers.has_value()};
}

} // namespace radslag::meetings::writing
