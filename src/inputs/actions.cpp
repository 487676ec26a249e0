// See actions.hpp.
#include "inputs/actions.hpp"

#include "commitments/actions.hpp"
#include "inputs/store.hpp"
#include "inputs/waiting/waiting.hpp"
#include "platform/text/zones.hpp"

#include <algorithm>

namespace radslag::inputs {

namespace {

Result<void> check(db::Session& session, const Use& use) {
    if (use.text.empty())
        return wrong_field("text", Message{"Say in a few words what became of the input.", {}});
    if (!store::is_asked(session, use.input, use.authority))
        return wrong_field("authority", Message{"Only an authority that was asked can answer. Ask "
                                                "it first, or pass the input on to it.",
                                                {}});
    if (use.kind == UseKind::passed_on && (!use.passed_to || *use.passed_to == use.authority))
        return wrong_field("passed_to", Message{"Say to whom the input is passed on.", {}});
    if (use.kind == UseKind::waiting && !use.due)
        return wrong_field("due_kind", Message{"Say what the answer waits for.", {}});
    return {};
}

/// Whoever took it along has kept the promise once all that was taken along is answered.
void end_promises(ledger::Act& act, InputId input) {
    const Day today = text::local_day(act.session().now(), text::forum_zone);
    for (const auto commitment : store::kept_promises(act.session(), input))
        static_cast<void>(commitments::end(act, commitment, commitments::State::done, today, {}));
}

} // namespace

Result<NumberToCome> receive(ledger::Act& act, const Input& input) {
    if (input.text.empty())
        return wrong_field("text", Message{"An input needs a text.", {}});
    auto number = store::insert(act, input);
    for (const auto& authority : input.authorities)
        store::insert_authority(act, input.id, authority, std::nullopt, std::nullopt);
    if (input.review)
        place_in_review(act, input.id, input.review, input.review_place);
    if (!input.levels.empty())
        address(act, input.id, input.levels);
    return number;
}

void ask(ledger::Act& act, InputId input, people::OrganisationId authority,
         std::optional<people::PersonId> asked_by) {
    if (store::is_asked(act.session(), input, authority)) {
        store::ask_directly(act, input, authority);
        return;
    }
    store::insert_authority(act, input, authority, asked_by, std::nullopt);
    store::set_sorted(act, input);
}

Result<void> answer(ledger::Act& act, const Use& use) {
    if (const auto good = check(act.session(), use); !good)
        return good;
    store::insert(act, use);
    waiting::begin(act, use);
    if (use.passed_to && !store::is_asked(act.session(), use.input, *use.passed_to))
        store::insert_authority(act, use.input, *use.passed_to, use.said_by, use.id);
    settle(act, use.input);
    return {};
}

Result<void> take_back(ledger::Act& act, UseId use, std::string_view words,
                       std::optional<people::PersonId> by) {
    const auto found = store::use_of(act.session(), use);
    if (!found)
        return failure(ErrorCode::not_found,
                       "What you look for is not here, or you may not see it.");
    if (found->is_withdrawn)
        return failure(ErrorCode::conflict, "This answer has been taken back already.");
    store::insert_withdrawal(act, use, found->input, words, by);
    settle(act, found->input);
    return {};
}

void follow_decision(ledger::Act& act, std::string_view decision) {
    store::tell_again(act, Moved::decision, decision);
}

void follow_matter(ledger::Act& act, std::string_view matter) {
    store::tell_again(act, Moved::matter, matter);
}

void follow_document(ledger::Act& act, std::string_view document) {
    store::tell_again(act, Moved::text, document);
}

Result<void> text_moved(ledger::Act& act, UseId use, InputId input, std::string_view words) {
    if (!store::tell_moved(act, use, input, words))
        return failure(ErrorCode::conflict, "The sender has been told already that the text has "
                                            "moved.");
    return {};
}

namespace {

State state_by(const store::Way& way) {
    if (way.is_withdrawn)
        return State::withdrawn;
    if (way.merged_state)
        return *way.merged_state;
    return way.parts.empty() ? state_after(way.steps, false) : state_of_parts(way.parts);
}

} // namespace

void settle(ledger::Act& act, InputId input) {
    const store::Way way = store::way_of(act.session(), input);
    const auto now = standings_after(way.steps, way.is_withdrawn || way.is_elsewhere());
    for (const AuthorityStanding& before : way.standings) {
        const auto found = std::ranges::find(now, before.authority, &AuthorityStanding::authority);
        const Standing standing = found == now.end() ? Standing::released : found->standing;
        if (standing != before.standing)
            store::set_standing(act, input, {before.authority, standing});
    }
    const State state = state_by(way);
    if (state == way.state)
        return;
    store::set_state(act, input, state);
    if (state == State::closed)
        end_promises(act, input);
    for (const InputId follower : store::merged_with(act.session(), input))
        settle(act, follower);
    if (way.part_of)
        settle(act, *way.part_of);
}

} // namespace radslag::inputs
