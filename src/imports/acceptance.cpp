// One document into the register; see acceptance.hpp.
#include "imports/acceptance.hpp"

#include "bodies/actions.hpp"
#include "bodies/roles.hpp"
#include "documents/actions.hpp"
#include "imports/comparison.hpp"
#include "imports/recording.hpp"
#include "imports/store.hpp"
#include "ledger/ledger.hpp"
#include "meetings/actions.hpp"

namespace radslag::imports {

namespace {

void keep_doubts(db::Session& session, ImportId import, const std::vector<Doubt>& doubts) {
    int position = 0;
    for (const Doubt& doubt : doubts)
        store::insert(session, import, ++position, doubt);
}

/// The document stands as a proposal that says in what it differs from the known meeting.
Outcome keep_as_difference(db::Session& session, Outcome outcome, const notes::Structure& structure,
                           meetings::MeetingId known) {
    outcome.kind = Outcome::Kind::differs;
    outcome.meeting = known;
    outcome.doubts = doubts_of(compare(store::standing_of(session, known), structure).differences);
    store::set_state(session, outcome.import, State::differs, std::nullopt, known);
    keep_doubts(session, outcome.import, outcome.doubts);
    return outcome;
}

bodies::BodyId body_of(ledger::Act& act, const Outcome& outcome, const Wishes& wishes,
                       const Taker& taker) {
    const bool is_new =
        !bodies::find_body(act.session(), outcome.body, wishes.demonstration).has_value();
    const auto body = bodies::find_or_add_body(act, outcome.body, wishes.demonstration);
    if (is_new && taker.founder)
        bodies::grant_role(act, {*taker.founder, auth::Role::secretary, body}, taker.today);
    return body;
}

} // namespace

std::optional<meetings::MeetingId> meeting_with_notes(db::Session& session, std::string_view body,
                                                      const notes::Structure& structure,
                                                      bool demonstration) {
    const auto& day = structure.meeting.day;
    const auto known_body = bodies::find_body(session, body, demonstration);
    if (!day || !known_body)
        return std::nullopt;
    const auto known = meetings::known_meeting(session, *known_body, *day);
    return known && known->has_notes ? std::optional(known->id) : std::nullopt;
}

Result<Outcome> take_in(db::Session& session, Outcome outcome, const Reading& reading,
                        const Confirmed& confirmed, const Wishes& wishes, const Taker& taker) {
    if (const auto known =
            meeting_with_notes(session, outcome.body, confirmed.structure, wishes.demonstration))
        return keep_as_difference(session, std::move(outcome), confirmed.structure, *known);
    ledger::Act act(session, taker.who, "notes.accept", outcome.import.text());
    const auto body = body_of(act, outcome, wishes, taker);
    documents::Document document{.audience = bodies::audience(session, wishes.visibility, body)};
    document.name = reading.name;
    document.format = reading.text.format;
    document.sha256 = reading.sha256;
    document.bytes = reading.bytes;
    document.body = body;
    document.demonstration = wishes.demonstration;
    documents::record(act, document, reading.text);
    auto recorded = record(act, reading.name, confirmed,
                           {body, document.audience, document.id, wishes.demonstration});
    if (!recorded)
        return tl::unexpected<Error>(recorded.error());
    act.append();
    outcome.kind = Outcome::Kind::accepted;
    outcome.meeting = recorded->meeting;
    outcome.doubts = std::move(recorded->doubts);
    store::set_state(session, outcome.import, State::accepted, document.id, recorded->meeting);
    store::drop_text(session, outcome.import);
    keep_doubts(session, outcome.import, outcome.doubts);
    return outcome;
}

} // namespace radslag::imports
