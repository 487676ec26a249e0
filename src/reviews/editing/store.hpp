// SQL of the forms of this folder; reads are cut to the reader, not to the right.
#pragma once

#include "reviews/editing/editing.hpp"

namespace radslag::reviews::editing_store {

std::optional<EditableReview> review(db::Session& session, const auth::Reader& reader, ReviewId id);
/// How the matter is known in a form: by a registry number, else by its title; "" where the reader
/// may not read it.
std::string words_of(db::Session& session, const auth::Reader& reader, matters::MatterId matter);
std::vector<NamedId> documents(db::Session& session, const auth::Reader& reader,
                               bodies::BodyId body);
std::vector<NamedId> reviews(db::Session& session, const auth::Reader& reader, bodies::BodyId body);
void update(ledger::Act& act, ReviewId id, const ReviewEdit& edit, bodies::AudienceId audience);
/// The inputs of the review that are read by `before` are read by `after`.
void move_inputs(ledger::Act& act, ReviewId id, bodies::AudienceId before,
                 bodies::AudienceId after);
void erase(ledger::Act& act, ReviewId id);

std::optional<EditableRecommendation> recommendation(db::Session& session,
                                                     const auth::Reader& reader, InputId id);
void update(ledger::Act& act, InputId id, const RecommendationEdit& edit);

std::optional<TellableInput> tellable(db::Session& session, const auth::Reader& reader, InputId id);
std::optional<people::OrganisationKind> kind_of(db::Session& session,
                                                std::string_view organisation);
/// An effect and the input that it is told of.
struct FoundEffect {
    EffectId id;
    InputId input;
    std::int64_t version = 0;
    EffectEdit edit;
    NamedId organisation;
};
std::optional<FoundEffect> effect(db::Session& session, EffectId id);
std::vector<FoundEffect> effects_of(db::Session& session, InputId input);

} // namespace radslag::reviews::editing_store
