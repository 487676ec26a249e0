// Sending an input and taking one along; see editing.hpp.
#include "bodies/actions.hpp"
#include "commitments/actions.hpp"
#include "inputs/actions.hpp"
#include "inputs/editing/acting.hpp"
#include "platform/auth/secrets.hpp"

#include <algorithm>

namespace radslag::inputs {

namespace {

using auth::Right;

/// For whom the caller sends it; an error of the field for an organisation that is not its to send
/// for.
Result<void> check_sender(db::Session& session, const auth::Caller& caller, bodies::BodyId body,
                          const InputEdit& edit) {
    if (!caller.is_known() || may_send_for_all(caller, body.text()))
        return {};
    if (!edit.organisation || !speaks_for(session, caller, edit.organisation->text()))
        return wrong_field("organisation", Message{"Choose one of the list.", {}});
    return {};
}

Input input_of(const InputEdit& edit, bodies::AudienceId audience) {
    Input input{.audience = audience};
    input.kind = edit.kind;
    input.origin = edit.origin;
    input.title = edit.title;
    input.text = edit.text;
    input.body = edit.body;
    input.organisation = edit.organisation;
    input.sender = edit.sender;
    input.matter = edit.matter;
    input.follows = edit.follows;
    input.round = edit.round;
    input.point = edit.point;
    if (addresses_levels(edit.kind))
        input.levels = edit.levels;
    if (edit.kind == Kind::example)
        input.example = edit.example.value_or(Example{});
    return input;
}

void set_origin(const Spoken& spoken, Input& input) {
    input.origin = Origin::turn;
    input.body = spoken.body;
    input.meeting = spoken.meeting;
    input.point = spoken.point;
    input.turn = spoken.turn;
    if (!input.organisation)
        input.organisation = spoken.organisation;
    if (input.organisation == spoken.organisation)
        input.person = spoken.person;
}

void set_party(db::Session& session, Input& input) {
    if (input.body && input.organisation)
        input.party = editing_store::party_of(session, *input.body, *input.organisation);
}

Result<Sent> receive_as(db::Session& session, std::string_view who, Input input,
                        const std::vector<attachments::File>& files) {
    ledger::Act act(session, who, "input.receive", input.id.text());
    const auto number = receive(act, input);
    if (!number)
        return tl::unexpected<Error>(number.error());
    attachments::record(act, input.id, files);
    const std::int64_t entry = act.append();
    return Sent{input.id, **number, entry, std::nullopt};
}

/// What is taken along and by whom, with the commitment that says so.
commitments::Commitment commitment_of(db::Session& session, const Spoken& spoken,
                                      const TakeEdit& edit, std::string_view title) {
    commitments::Commitment made{.body = spoken.body, .audience = spoken.audience};
    made.kind = commitments::Kind::takes_along;
    made.text = title;
    if (edit.person)
        made.persons = {*edit.person};
    made.organisation = edit.organisation;
    made.meeting = spoken.meeting;
    made.point = spoken.point;
    made.turn = spoken.turn;
    made.said_on = spoken.day;
    made.due = commitments::due_at_next_meeting(session, spoken.body, spoken.day);
    if (edit.answer_by)
        made.due = commitments::Due{.kind = commitments::DueKind::day, .to = edit.answer_by};
    return made;
}

} // namespace

std::optional<Spoken> spoken_in(db::Session& session, const auth::Caller& caller, auth::Right right,
                                meetings::TurnId turn, Day today) {
    auto found = editing_store::spoken_in(session, caller.reader(), turn, today);
    if (found && !auth::may_in(caller, right, found->body.text()))
        found.reset();
    return found;
}

std::vector<NamedId> open_bodies(db::Session& session, Day today) {
    return editing_store::open_bodies(session, today);
}

std::vector<NamedId> sending_organisations(db::Session& session, const auth::Caller& caller) {
    return caller.is_known() ? editing_store::organisations_of(session, caller)
                             : std::vector<NamedId>{};
}

bool may_send_for_all(const auth::Caller& caller, std::string_view body) {
    return auth::may_in(caller, Right::sort_inputs, body);
}

std::optional<NamedId> input_followed(db::Session& session, const auth::Caller& caller,
                                      InputId id) {
    return editing_store::readable_input(session, caller.reader(), id);
}

std::optional<AskedCall> asked_call(db::Session& session, const auth::Caller& caller, RoundId round,
                                    Day today) {
    return editing_store::asked_call(session, caller.reader(), round, today);
}

std::optional<AskedPoint> asked_point(db::Session& session, const auth::Caller& caller,
                                      meetings::PointId point, Day today) {
    return editing_store::asked_point(session, caller.reader(), point, today);
}

namespace {

Result<Sent> send_written(db::Session& session, const auth::Caller& caller, const InputEdit& edit) {
    if (!edit.body)
        return wrong_field("body", Message{"Choose one of the list.", {}});
    if (edit.point && !editing_store::is_there(session, *edit.point))
        return wrong_field("point", questions_over());
    if (const auto good = check_sender(session, caller, *edit.body, edit); !good)
        return tl::unexpected<Error>(good.error());
    if (!caller.is_known()) {
        auto input =
            input_of(edit, bodies::audience(session, bodies::Visibility::secretariat, *edit.body));
        set_party(session, input);
        auto sent = receive_as(session, "public", std::move(input), edit.files);
        if (sent) {
            sent->key = auth::new_token();
            editing_store::insert_key(session, sent->id, auth::digest_of(*sent->key));
        }
        return sent;
    }
    const auto place = editing_store::public_place(session, *edit.body, edit.organisation);
    auto input = input_of(edit, place.audience);
    input.party = place.party;
    input.person = people::PersonId::parse(caller.person);
    if (may_send_for_all(caller, edit.body->text()))
        input.person.reset(); // the secretariat writes down what another has sent
    return receive_as(session, caller.person, std::move(input), edit.files);
}

Result<Sent> send_spoken(db::Session& session, const auth::Caller& caller, const Spoken& spoken,
                         const InputEdit& edit) {
    if (!auth::may_in(caller, Right::send_inputs, spoken.body.text()))
        return not_yours();
    if (const auto good = check_sender(session, caller, spoken.body, edit); !good)
        return tl::unexpected<Error>(good.error());
    auto input = input_of(edit, spoken.audience);
    set_origin(spoken, input);
    set_party(session, input);
    return receive_as(session, caller.person, std::move(input), edit.files);
}

} // namespace

Result<Sent> send_in(db::Session& session, const auth::Caller& caller,
                     const std::optional<Spoken>& spoken, const InputEdit& edit) {
    return spoken ? send_spoken(session, caller, *spoken, edit)
                  : send_written(session, caller, edit);
}

Result<Sent> send(db::Database& database, const auth::Caller& caller, const InputEdit& edit) {
    return database.writing(
        [&](db::Session& session) -> Result<Sent> { return send_written(session, caller, edit); });
}

Result<Sent> send(db::Database& database, const auth::Caller& caller, const Spoken& spoken,
                  const InputEdit& edit) {
    return database.writing([&](db::Session& session) -> Result<Sent> {
        return send_spoken(session, caller, spoken, edit);
    });
}

std::optional<RaisedAt> raised_at(db::Session& session, const auth::Caller& caller,
                                  meetings::MeetingId meeting) {
    const auto found = editing_store::raised_at(session, caller.reader(), meeting);
    if (!found || !may_sort(caller, found->body))
        return std::nullopt;
    return found->raised;
}

Result<std::int64_t> make_inputs(db::Database& database, const auth::Caller& caller,
                                 meetings::MeetingId meeting,
                                 const std::vector<meetings::TurnId>& turns, Day today) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto raised = raised_at(session, caller, meeting);
        if (!raised)
            return not_yours();
        ledger::Act act(session, caller.person, "meeting.make_inputs", meeting.text());
        for (const meetings::TurnId turn : turns) {
            const auto found = std::ranges::find(raised->turns, turn, &RaisedTurn::turn);
            const auto spoken = editing_store::spoken_in(session, caller.reader(), turn, today);
            if (found == raised->turns.end() || !spoken)
                return saved_by_another();
            Input input{.audience = spoken->audience};
            input.kind = found->kind;
            input.text = spoken->text;
            if (input.kind == Kind::example)
                input.example = Example{.done = spoken->text};
            set_origin(*spoken, input);
            set_party(session, input);
            if (const auto number = receive(act, input); !number)
                return tl::unexpected<Error>(number.error());
        }
        return act.append();
    });
}

std::optional<Followed> followed(db::Session& session, std::string_view key) {
    return editing_store::followed(session, auth::digest_of(key));
}

Result<Sent> take_along(db::Database& database, const auth::Caller& caller, const Spoken& spoken,
                        const TakeEdit& edit) {
    if (!edit.person && !edit.organisation)
        return wrong_field("person", Message{"Say who takes it along.", {}});
    return database.writing([&](db::Session& session) -> Result<Sent> {
        if (!auth::may_in(caller, Right::edit_commitments, spoken.body.text()))
            return not_yours();
        const std::string title = edit.title.value_or(spoken.text);
        const auto commitment = commitment_of(session, spoken, edit, title);
        auto known = editing_store::input_of_turn(session, spoken.turn);
        Input input{.audience = spoken.audience};
        input.title = edit.title;
        input.text = spoken.text;
        input.owner = edit.person;
        input.answer_by = commitment.due->to;
        set_origin(spoken, input);
        set_party(session, input);
        ledger::Act act(session, caller.person, "input.take_along",
                        (known ? *known : input.id).text());
        NumberToCome number;
        if (!known) {
            const auto received = receive(act, input);
            if (!received)
                return tl::unexpected<Error>(received.error());
            number = *received;
            known = input.id;
        }
        if (edit.organisation)
            ask(act, *known, *edit.organisation, people::PersonId::parse(caller.person));
        commitments::record(act, commitment);
        commitments::take_along(act, commitment.id, *known);
        settle(act, *known);
        const std::int64_t entry = act.append();
        return Sent{*known, number ? *number : 0, entry, std::nullopt};
    });
}

} // namespace radslag::inputs
