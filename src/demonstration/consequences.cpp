// Commitments, dates and inputs out of facts; uses.cpp holds what happens later. See
// consequences.hpp.
#include "demonstration/consequences.hpp"

#include "commitments/actions.hpp"
#include "inputs/actions.hpp"

#include <fmt/format.h>

namespace radslag::demonstration {

namespace {

using commitments::Due;
using commitments::DueKind;

/// The due value of a fact, tied to the next meeting where it waits for that.
std::optional<Due> due_in(const Fact& fact, const Context& context) {
    if (!fact.fields.has("due"))
        return std::nullopt;
    Due due = due_of(fact.fields.get("due"), context.day, fact.origin);
    if (due.kind == DueKind::next_meeting) {
        due.meeting = context.next_meeting;
        due.from = due.to = context.next_day;
    }
    return due;
}

/// Sets who promised: persons of the cast, or an organisation; the speaker where nobody is named.
void set_who(ledger::Act& act, const Stage& stage, const Fact& fact, const Context& context,
             commitments::Commitment& made) {
    auto names = fact.fields.list("who");
    if (names.empty() && context.speaker)
        names.push_back(*context.speaker);
    for (const std::string& name : names) {
        made.who = made.who ? *made.who + ", " + name : name;
        if (stage.cast().actor(name) != nullptr)
            made.persons.push_back(stage.person(name, fact.origin));
        else
            made.organisation = organisation(act, stage, name, fact.origin);
    }
    if (made.persons.size() == 1 && !made.organisation)
        made.organisation =
            organisation(act, stage, stage.cast().actor(names.front())->organisation, fact.origin);
}

bodies::AudienceId audience_in(ledger::Act& act, const Stage& stage, const Fact& fact,
                               const Context& context) {
    const auto visibility = bodies::visibilities.parse(fact.fields.get("audience"));
    return visibility ? bodies::audience(act.session(), *visibility, stage.body(context.circle))
                      : context.audience;
}

} // namespace

std::string key_of(const Fact& fact) {
    if (fact.fields.has("key"))
        return std::string(fact.fields.get("key"));
    return fmt::format("{}:{}", fact.origin.file, fact.origin.line);
}

bool is_commitment(const Fact& fact) {
    return commitments::kinds.parse(fact.kind).has_value();
}

bool is_effect(const Fact& fact) {
    return inputs::effect_kinds.parse(fact.kind).has_value();
}

bool is_use(const Fact& fact) {
    return inputs::use_kinds.parse(fact.kind).has_value();
}

void record_commitment(ledger::Act& act, const Stage& stage, const Fact& fact,
                       const Context& context) {
    commitments::Commitment made{.body = stage.body(context.circle),
                                 .audience = audience_in(act, stage, fact, context)};
    made.id = stage.id<commitments::CommitmentId>("commitment", key_of(fact));
    made.kind = commitments::kinds.require(fact.kind);
    made.text = with_days(fact.text, context.day, fact.origin);
    if (made.kind == commitments::Kind::homework)
        made.all_parties_of = made.body;
    else
        set_who(act, stage, fact, context, made);
    made.meeting = context.meeting;
    made.point = context.point;
    made.turn = context.turn;
    made.said_on = context.day;
    made.due = due_in(fact, context);
    made.place = context.place;
    commitments::record(act, made);
    for (const std::string& key : fact.fields.list("inputs"))
        commitments::take_along(act, made.id, stage.id<inputs::InputId>("input", key));
}

void record_deadline(ledger::Act& act, const Stage& stage, const Fact& fact,
                     const Context& context) {
    commitments::Deadline made{.audience = context.audience};
    made.what = with_days(fact.text, context.day, fact.origin);
    made.who = fact.fields.maybe("who");
    if (made.who && stage.cast().group(*made.who) != nullptr)
        made.organisation = organisation(act, stage, *made.who, fact.origin);
    made.meeting = context.meeting;
    made.point = context.point;
    const auto due = due_in(fact, context);
    if (!due)
        misprint(fact.origin, "a deadline needs a due value");
    made.due = *due;
    made.place = context.place;
    commitments::record(act, made);
}

inputs::Input input_of(ledger::Act& act, const Stage& stage, const Fields& fields,
                       std::string_view kind, bodies::AudienceId audience, const Origin& origin) {
    const auto known = inputs::kinds.parse(kind);
    if (!known)
        misprint(origin, fmt::format("no such kind of input: {}", kind));
    inputs::Input made{.audience = audience};
    made.kind = *known;
    if (fields.has("matter"))
        made.matter = stage.shared_id<matters::MatterId>("matter", fields.get("matter"));
    if (fields.has("theme"))
        made.theme = stage.shared_id<matters::ThemeId>("theme", fields.get("theme"));
    made.owner = stage.maybe_person(fields, "owner", origin);
    for (const std::string& name : fields.list("ask"))
        made.authorities.push_back(organisation(act, stage, name, origin));
    for (const std::string& word : fields.list("levels"))
        if (const auto level = inputs::levels.parse(word))
            made.levels.push_back(*level);
        else
            misprint(origin, fmt::format("no such level: {}", word));
    if (fields.has("review")) {
        made.review = stage.id<inputs::ReviewId>("review", fields.get("review"));
        made.review_place = fields.maybe("place");
    }
    return made;
}

std::optional<Day> answer_day(const inputs::Input& input, Day received) {
    constexpr int promised_days = 60;
    return input.authorities.empty() ? std::nullopt
                                     : std::optional(add_days(received, promised_days));
}

Result<void> record_input(ledger::Act& act, const Stage& stage, const Fact& fact,
                          const Context& context) {
    inputs::Input made =
        input_of(act, stage, fact.fields, fact.fields.get("first"), context.audience, fact.origin);
    made.id = stage.id<inputs::InputId>("input", key_of(fact));
    made.title = fact.text;
    made.text = context.sentence;
    made.origin = inputs::Origin::turn;
    if (context.speaker) {
        made.person = stage.person(*context.speaker, fact.origin);
        made.organisation = organisation(
            act, stage, stage.cast().actor(*context.speaker)->organisation, fact.origin);
        made.party = party(act.session(), stage, context.circle, *made.organisation);
    }
    made.body = stage.body(context.circle);
    made.answer_by = answer_day(made, context.day);
    made.meeting = context.meeting;
    made.point = context.point;
    made.turn = context.turn;
    made.place = context.place;
    if (const auto number = inputs::receive(act, made); !number)
        return tl::unexpected<Error>(number.error());
    return {};
}

} // namespace radslag::demonstration
