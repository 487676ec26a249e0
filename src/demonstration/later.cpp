// What happens after the meeting: commitments end, homework is ticked off, inputs are answered and
// lead to something. See consequences.hpp.
#include "commitments/actions.hpp"
#include "demonstration/consequences.hpp"
#include "inputs/actions.hpp"
#include "inputs/joining/joining.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace radslag::demonstration {

namespace {

/// When "+40" of a fact is: on that day, but after the fact itself came into the register, which
/// holidays may put off.
Instant instant_of(std::string_view days, const Before& before, const Fact& fact) {
    const Instant hour =
        hour_of(add_days(before.day, days_of(days, fact.origin)), key_of(fact) + std::string(days));
    return std::max(hour, before.recorded + std::chrono::minutes(10));
}

Day day_of(Instant when) {
    return Day{std::chrono::floor<std::chrono::days>(when)};
}

/// The person's id, or the program's name where the story names nobody.
std::string author(const Stage& stage, const Fields& fields, const Origin& origin) {
    const auto person = stage.maybe_person(fields, "by", origin);
    return person ? std::string(person->text()) : "demo";
}

void tell_end(const Telling& telling, const Fact& fact, const Before& before) {
    const Stage& stage = telling.stage;
    const auto id = stage.id<commitments::CommitmentId>("commitment", key_of(fact));
    for (const auto state : {commitments::State::done, commitments::State::withdrawn}) {
        const auto word = commitments::states.text(state);
        if (!fact.fields.has(word))
            continue;
        const Instant when = instant_of(fact.fields.get(word), before, fact);
        const auto by = stage.maybe_person(fact.fields, "by", fact.origin);
        telling.add({when, author(stage, fact.fields, fact.origin),
                     fmt::format("commitment.{}", word), "commitment", std::string(id.text()),
                     [id, state, when, by](ledger::Act& act) -> Result<void> {
                         const auto ended = commitments::end(act, id, state, day_of(when), by);
                         if (!ended && ended.error().code == ErrorCode::conflict)
                             return {}; // an answer to what was taken along has ended it before
                         return ended;
                     }});
    }
}

/// "> tick | w +12 || the answer", below the homework or with its key in `of`.
void tell_tick(const Telling& telling, const Fact& fact, const Before& before,
               std::string_view letter, std::string_view days) {
    const Stage& stage = telling.stage;
    const auto id = stage.id<commitments::CommitmentId>("commitment", fact.fields.get("of"));
    const Instant when = instant_of(days, before, fact);
    const Group& group = group_named(stage, letter, fact.origin);
    const Actor* director = stage.cast().holder(group.name, Part::director, day_of(when));
    const Origin origin = fact.origin;
    const auto tick = stage.id<commitments::TickId>(
        "tick", fmt::format("{}/{}", fact.fields.get("of"), group.letter));
    const auto text = fact.text.empty()
                          ? std::nullopt
                          : std::optional(with_days(fact.text, before.day, fact.origin));
    const auto said_by =
        director != nullptr ? std::optional(stage.person(director->name, origin)) : std::nullopt;
    telling.add({when, said_by ? std::string(said_by->text()) : "demo", "commitment.tick",
                 "commitment_tick", std::string(tick.text()),
                 [stage, id, tick, circle = before.circle, when, group, origin, text,
                  said_by](ledger::Act& act) -> Result<void> {
                     const auto seat = party(act.session(), stage, circle,
                                             organisation(act, stage, group.letter, origin));
                     if (!seat)
                         misprint(origin, "has no seat in this circle");
                     commitments::tick(act, {tick, id, *seat, day_of(when), text, said_by});
                     return {};
                 }});
}

void tell_ticks(const Telling& telling, const Fact& fact, const Before& before) {
    for (const std::string& each : fact.fields.list("first")) {
        const auto words = split(each, ' ');
        if (words.size() != 2)
            misprint(fact.origin, "write: > tick w +12; z +14 | of KEY || text");
        tell_tick(telling, fact, before, words[0], words[1]);
    }
}

inputs::Use use_of(ledger::Act& act, const Stage& stage, const Fact& fact, Day day,
                   inputs::InputId input) {
    const Fields& fields = fact.fields;
    inputs::Use use{.input = input,
                    .authority = organisation(act, stage, fields.get("by"), fact.origin)};
    use.id = stage.id<inputs::UseId>("use", key_of(fact));
    use.kind = inputs::use_kinds.require(fact.kind);
    use.text = with_days(fact.text, day, fact.origin);
    use.pointer.text = fields.maybe("text");
    use.pointer.place = fields.maybe("place");
    if (fields.has("matter"))
        use.pointer.matter = stage.shared_id<matters::MatterId>("matter", fields.get("matter"));
    if (fields.has("to"))
        use.passed_to = organisation(act, stage, fields.get("to"), fact.origin);
    if (fields.has("due"))
        use.due = due_of(fields.get("due"), day, fact.origin);
    use.said_by = stage.maybe_person(fields, "said", fact.origin);
    if (!fields.has("untold"))
        use.told_at = act.session().now();
    return use;
}

/// "> used +60 | by Jordbruksverket | said NAME | text … | place … || the answer".
void tell_use(const Telling& telling, const Fact& fact, const Before& before,
              std::string_view input) {
    const Stage& stage = telling.stage;
    const auto id = stage.id<inputs::InputId>("input", input);
    const auto use = stage.id<inputs::UseId>("use", key_of(fact));
    const auto by = stage.maybe_person(fact.fields, "said", fact.origin);
    telling.add({instant_of(fact.fields.get("first"), before, fact),
                 by ? std::string(by->text()) : "demo", "input.answer", "input_use",
                 std::string(use.text()), [stage, fact, day = before.day, id](ledger::Act& act) {
                     return inputs::answer(act, use_of(act, stage, fact, day, id));
                 }});
}

/// "> taken_back +70 | of KEY | said NAME || why": an answer that is taken back.
void tell_taken_back(const Telling& telling, const Fact& fact, const Before& before) {
    const Stage& stage = telling.stage;
    const auto use = stage.id<inputs::UseId>("use", fact.fields.get("of"));
    const auto by = stage.maybe_person(fact.fields, "said", fact.origin);
    telling.add({instant_of(fact.fields.get("first"), before, fact),
                 by ? std::string(by->text()) : "demo", "input.take_back", "input_use_withdrawal",
                 std::string(use.text()),
                 [use, by, text = with_days(fact.text, before.day, fact.origin)](ledger::Act& act) {
                     return inputs::take_back(act, use, text, by);
                 }});
}

/// "> merged +6 | into KEY | by NAME || why": it says the same as another input.
void tell_merged(const Telling& telling, const Fact& fact, const Before& before,
                 std::string_view input) {
    const Stage& stage = telling.stage;
    const auto id = stage.id<inputs::InputId>("input", input);
    const auto stays = stage.id<inputs::InputId>("input", fact.fields.get("into"));
    const auto step = stage.id<inputs::joining::MergeId>("merge", input);
    const auto by = stage.maybe_person(fact.fields, "by", fact.origin);
    telling.add({instant_of(fact.fields.get("first"), before, fact),
                 author(stage, fact.fields, fact.origin), "input.merge", "input_merge",
                 std::string(step.text()),
                 [id, stays, step, by,
                  text = with_days(fact.text, before.day, fact.origin)](ledger::Act& act) {
                     inputs::joining::join(act, id, stays, text, by, step);
                     return Result<void>();
                 }});
}

/// "> divided +8 | keys KEY; KEY | titles A; B | matters x; y": each paragraph is a part.
void tell_divided(const Telling& telling, const Fact& fact, const Before& before,
                  std::string_view input, std::string_view text) {
    const Stage& stage = telling.stage;
    const auto id = stage.id<inputs::InputId>("input", input);
    const auto keys = fact.fields.list("keys");
    const auto titles = fact.fields.list("titles");
    const auto matters = fact.fields.list("matters");
    std::vector<inputs::joining::Part> divided;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto end = i + 1 < keys.size() ? text.find("\n\n") : text.size();
        if (i >= titles.size() || i >= matters.size() || end == std::string_view::npos)
            misprint(fact.origin, "write as many keys, titles and matters as paragraphs");
        divided.push_back({stage.id<inputs::InputId>("input", keys[i]),
                           std::string(text.substr(0, end)),
                           titles[i],
                           stage.shared_id<matters::MatterId>("matter", matters[i]),
                           {}});
        text.remove_prefix(std::min(text.size(), end + 2));
    }
    telling.add(
        {instant_of(fact.fields.get("first"), before, fact),
         author(stage, fact.fields, fact.origin), "input.split", "input", std::string(id.text()),
         [id, divided](ledger::Act& act) { return inputs::joining::divide(act, id, divided); }});
}

inputs::Effect effect_of(ledger::Act& act, const Stage& stage, const Fact& fact, Day day,
                         inputs::InputId input) {
    const Fields& fields = fact.fields;
    inputs::Effect effect{.id = stage.id<inputs::EffectId>("effect", key_of(fact)),
                          .input = input,
                          .organisation = organisation(act, stage, fields.get("by"), fact.origin)};
    const auto level = inputs::levels.parse(fields.get("level"));
    if (!level)
        misprint(fact.origin, "an effect says at which level");
    effect.level = *level;
    effect.kind = inputs::effect_kinds.require(fact.kind);
    effect.text = with_days(fact.text, day, fact.origin);
    if (effect.kind == inputs::EffectKind::acted)
        effect.acted_on = add_days(day, days_of(fields.get("first"), fact.origin) - 10);
    effect.pointer.text = fields.maybe("text");
    effect.pointer.place = fields.maybe("place");
    if (fields.has("matter"))
        effect.pointer.matter = stage.shared_id<matters::MatterId>("matter", fields.get("matter"));
    effect.said_by = stage.maybe_person(fields, "said", fact.origin);
    return effect;
}

/// "> acted +60 | level regional | by w | said NAME | text … || what it led to".
void tell_effect(const Telling& telling, const Fact& fact, const Before& before,
                 std::string_view input) {
    const Stage& stage = telling.stage;
    const auto id = stage.id<inputs::InputId>("input", input);
    const auto effect = stage.id<inputs::EffectId>("effect", key_of(fact));
    const auto by = stage.maybe_person(fact.fields, "said", fact.origin);
    telling.add({instant_of(fact.fields.get("first"), before, fact),
                 by ? std::string(by->text()) : "demo", "effect.add", "input_effect",
                 std::string(effect.text()),
                 [stage, fact, day = before.day, id](ledger::Act& act) -> Result<void> {
                     inputs::tell_effect(act, effect_of(act, stage, fact, day, id));
                     return {};
                 }});
}

/// "> moved +160 | of KEY | said NAME || where it stands now": the text that an answer points to.
void tell_moved(const Telling& telling, const Fact& fact, const Before& before,
                std::string_view input) {
    const Stage& stage = telling.stage;
    const auto id = stage.id<inputs::InputId>("input", input);
    const auto use = stage.id<inputs::UseId>("use", fact.fields.get("of"));
    const auto by = stage.maybe_person(fact.fields, "said", fact.origin);
    telling.add({instant_of(fact.fields.get("first"), before, fact),
                 by ? std::string(by->text()) : "demo", "input.text_moved", "input_use",
                 std::string(use.text()),
                 [use, id, text = with_days(fact.text, before.day, fact.origin)](ledger::Act& act) {
                     return inputs::text_moved(act, use, id, text);
                 }});
}

} // namespace

void tell_later(const Telling& telling, const Fact& fact, const Before& before,
                std::string_view input) {
    if (is_commitment(fact))
        tell_end(telling, fact, before);
    else if (fact.kind == "tick")
        tell_ticks(telling, fact, before);
    else if (is_use(fact))
        tell_use(telling, fact, before, input);
    else if (is_effect(fact))
        tell_effect(telling, fact, before, input);
    else if (fact.kind == "taken_back")
        tell_taken_back(telling, fact, before);
    else if (fact.kind == "merged")
        tell_merged(telling, fact, before, input);
    else if (fact.kind == "divided")
        tell_divided(telling, fact, before, input, before.text);
    else if (fact.kind == "moved")
        tell_moved(telling, fact, before, input);
}

} // namespace radslag::demonstration
