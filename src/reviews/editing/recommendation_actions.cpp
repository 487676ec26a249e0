// Adding the recommendations of a review, changing one; see editing.hpp.
#include "bodies/actions.hpp"
#include "inputs/actions.hpp"
#include "ledger/acting.hpp"
#include "reviews/editing/store.hpp"

#include <algorithm>

namespace radslag::reviews {

namespace {

using ledger::change_record;
using ledger::not_yours;

/// The seat of whoever made the review, where it has one in the body.
std::optional<bodies::PartyId> party_of(db::Session& session, const EditableReview& review) {
    if (!review.edit.organisation)
        return std::nullopt;
    const auto parties = bodies::parties_of(session, review.body);
    const auto found = std::ranges::find_if(parties, [&](const bodies::Party& party) {
        return party.organisation == *review.edit.organisation && !party.to;
    });
    return found == parties.end() ? std::nullopt : std::optional(found->id);
}

inputs::Input input_of(const EditableReview& review, const NewRecommendation& added,
                       const Shared& shared) {
    inputs::Input input{.audience = review.audience};
    input.kind = added.kind;
    input.text = added.text;
    input.organisation = review.edit.organisation;
    input.body = review.body;
    input.matter = review.edit.matter;
    input.theme = shared.theme;
    input.answer_by = shared.answer_by;
    input.review = review.id;
    input.review_place = added.place;
    input.levels = added.levels;
    if (shared.authority)
        input.authorities = {*shared.authority};
    return input;
}

} // namespace

Result<std::size_t> add_recommendations(db::Database& database, const auth::Caller& caller,
                                        ReviewId review,
                                        const std::vector<NewRecommendation>& added,
                                        const Shared& shared) {
    return database.writing([&](db::Session& session) -> Result<std::size_t> {
        const auto found = editable_review(session, caller, review);
        if (!found)
            return not_yours();
        const auto party = party_of(session, *found);
        ledger::Act act(session, caller.person, "review.add_recommendations", review.text());
        for (const NewRecommendation& each : added) {
            auto input = input_of(*found, each, shared);
            input.party = party;
            if (const auto number = inputs::receive(act, input); !number)
                return tl::unexpected<Error>(number.error());
        }
        act.append();
        return added.size();
    });
}

std::optional<EditableRecommendation>
editable_recommendation(db::Session& session, const auth::Caller& caller, InputId id) {
    auto found = editing_store::recommendation(session, caller.reader(), id);
    if (found && !auth::may_in(caller, auth::Right::sort_inputs, found->body.text()))
        found.reset();
    return found;
}

Result<std::int64_t> edit_recommendation(db::Database& database, const auth::Caller& caller,
                                         InputId id, std::int64_t version,
                                         const RecommendationEdit& edit) {
    return change_record(
        database, caller, "recommendation.edit", version,
        [&](db::Session& session) { return editable_recommendation(session, caller, id); },
        [&](ledger::Act& act, const EditableRecommendation& before) -> Result<void> {
            const auto reviews = reviews_of(act.session(), caller, before.body);
            if (edit.review &&
                std::ranges::find(reviews, edit.review->text(), &NamedId::id) == reviews.end())
                return wrong_field("review", Message{"Choose one of the list.", {}});
            editing_store::update(act, id, edit);
            inputs::place_in_review(act, id, edit.review, edit.place);
            inputs::address(act, id, edit.levels);
            return {};
        });
}

} // namespace radslag::reviews
