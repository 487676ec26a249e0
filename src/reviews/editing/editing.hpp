// What people do with reviews: register one, add its recommendations and lessons, say what they led
// to. Each gives the entry of its act, by which it can be undone; without the right, and for what
// the caller may not read, the answer is not_found.
#pragma once

#include "inputs/editing/editing.hpp"
#include "ledger/acting.hpp"
#include "reviews/reviews.hpp"

namespace radslag::reviews {

using inputs::EffectId;
using inputs::InputId;
using inputs::NamedId;
using ledger::Added;

// --- reviews: by who sorts the inputs of the body ------------------------------------------------

struct ReviewEdit {
    Kind kind = Kind::review;
    std::string title;
    std::optional<people::OrganisationId> organisation;
    std::optional<int> year;
    std::optional<std::string> source;
    std::optional<documents::DocumentId> document;
    std::optional<std::string> text;
    std::optional<matters::MatterId> matter;
    bodies::Visibility readers = bodies::Visibility::is_public;
    bool lets_others_in = false; ///< the caller knows that others may then read it
};

struct EditableReview {
    ReviewId id;
    bodies::BodyId body;
    bodies::AudienceId audience;
    bool demonstration = false;
    std::int64_t version = 0;
    ReviewEdit edit;
    std::vector<NamedId> names = {}; ///< of the organisation
    std::string matter_words = {};   ///< a registry number of the matter, or its title
};
std::optional<EditableReview> editable_review(db::Session& session, const auth::Caller& caller,
                                              ReviewId id);
/// The documents that the caller may read in a body, by name, at most 300.
std::vector<NamedId> documents_of(db::Session& session, const auth::Caller& caller,
                                  bodies::BodyId body);
/// Errors of this and edit_review(): invalid with the field `document` for one that is not the
/// body's.
Result<Added<ReviewId>> add_review(db::Database& database, const auth::Caller& caller,
                                   bodies::BodyId body, const ReviewEdit& edit);
/// Its recommendations that are read by the same are read by whom it is read by then. Errors:
/// invalid with the field `lets_others_in` when others would be let in unknowingly; of this and all
/// that change: conflict when the record is no longer in that version.
Result<std::int64_t> edit_review(db::Database& database, const auth::Caller& caller, ReviewId id,
                                 std::int64_t version, const ReviewEdit& edit);
/// Errors: conflict while something refers to it.
Result<std::int64_t> delete_review(db::Database& database, const auth::Caller& caller, ReviewId id,
                                   std::int64_t version);

// --- recommendations and lessons: by the same ----------------------------------------------------

/// One that is added to a review.
struct NewRecommendation {
    inputs::Kind kind = inputs::Kind::recommendation;
    std::string text;
    std::optional<std::string> place;
    std::vector<inputs::Level> levels;
};
/// What all that are added at once have in common.
struct Shared {
    std::optional<matters::ThemeId> theme;
    std::optional<people::OrganisationId> authority; ///< that owes the answers
    std::optional<Day> answer_by;
};
/// Receives each of them as an input of the review's maker, in one act. What has come in is
/// withdrawn, never undone. Gives how many.
Result<std::size_t> add_recommendations(db::Database& database, const auth::Caller& caller,
                                        ReviewId review,
                                        const std::vector<NewRecommendation>& added,
                                        const Shared& shared);

struct RecommendationEdit {
    inputs::Kind kind = inputs::Kind::recommendation;
    std::optional<std::string> title;
    std::string text;
    std::optional<ReviewId> review;
    std::optional<std::string> place;
    std::vector<inputs::Level> levels;
};
struct EditableRecommendation {
    InputId id;
    bodies::BodyId body;
    std::int64_t number = 0;
    std::int64_t version = 0;
    bool demonstration = false;
    RecommendationEdit edit;
};
/// A recommendation or lesson that has not been withdrawn.
std::optional<EditableRecommendation>
editable_recommendation(db::Session& session, const auth::Caller& caller, InputId id);
/// The reviews that it may come from: those of its body that the caller may read, by title.
std::vector<NamedId> reviews_of(db::Session& session, const auth::Caller& caller,
                                bodies::BodyId body);
Result<std::int64_t> edit_recommendation(db::Database& database, const auth::Caller& caller,
                                         InputId id, std::int64_t version,
                                         const RecommendationEdit& edit);

// --- effects: by who sorts, for anybody; by others, of their own level for their own -------------

/// What an effect can be told of, and by whom.
struct TellableInput {
    InputId id;
    bodies::BodyId body;
    std::int64_t number = 0;
    bool demonstration = false;
    std::string title;
    bool for_all = false; ///< the caller writes down what anybody has done
    /// Else those for which the caller speaks, and the levels of which it may tell.
    std::vector<NamedId> organisations = {};
    std::vector<inputs::Level> levels = {};
};
/// Nothing for what is no recommendation or lesson, is withdrawn, or of which the caller may tell
/// nothing.
std::optional<TellableInput> tellable_input(db::Session& session, const auth::Caller& caller,
                                            InputId id);

struct EffectEdit {
    inputs::Level level = inputs::Level::national;
    inputs::EffectKind kind = inputs::EffectKind::acted;
    people::OrganisationId organisation;
    std::string text;
    std::optional<Day> acted_on;
    inputs::Pointer pointer; ///< its text and place, decision and matter
};
/// Errors: invalid with the fields `organisation` and `level` for what is not the caller's to tell,
/// with `acted_on` for a day to come of what was done.
Result<Added<EffectId>> add_effect(db::Database& database, const auth::Caller& caller,
                                   InputId input, const EffectEdit& edit, Day today);

struct EditableEffect {
    EffectId id;
    TellableInput input;
    std::int64_t version = 0;
    EffectEdit edit;
    std::vector<NamedId> names = {}; ///< of the organisation
    std::string matter_words = {};
};
std::optional<EditableEffect> editable_effect(db::Session& session, const auth::Caller& caller,
                                              EffectId id);
/// Those of an input that the caller may edit: id, and level and organisation in words.
struct OwnEffect {
    EffectId id;
    inputs::Level level = inputs::Level::national;
    std::string organisation; ///< name
};
std::vector<OwnEffect> own_effects(db::Session& session, const auth::Caller& caller, InputId input);
Result<std::int64_t> edit_effect(db::Database& database, const auth::Caller& caller, EffectId id,
                                 std::int64_t version, const EffectEdit& edit, Day today);
Result<std::int64_t> delete_effect(db::Database& database, const auth::Caller& caller, EffectId id,
                                   std::int64_t version);

} // namespace radslag::reviews
