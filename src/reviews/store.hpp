// Reviews in the database, and their recommendations as pages show them: cut to the reader.
// recommendations_store.cpp has the latter.
#pragma once

#include "inputs/editing/editing.hpp"
#include "platform/db/slice.hpp"
#include "reviews/reviews.hpp"

#include <array>
#include <functional>

namespace radslag::reviews::store {

using auth::Reader;
using inputs::NamedId;

void insert(ledger::Act& act, const Review& review);

/// How far the recommendations and lessons of a review have come; those that were withdrawn or
/// joined into others are not among them.
struct Tally {
    std::int64_t recommendations = 0;
    std::int64_t lessons = 0;
    std::int64_t every = 0; ///< every level that it addresses has acted
    std::int64_t some = 0;
    std::int64_t only_one = 0;
    std::int64_t nobody = 0;
    std::int64_t answered = 0; ///< every asked authority has given an end

    [[nodiscard]] std::int64_t all() const { return recommendations + lessons; }
};

struct ListedReview {
    ReviewId id;
    Kind kind = Kind::review;
    std::string title;
    std::optional<NamedId> organisation;
    std::optional<int> year;
    Tally tally;
};

enum class Order { year, title };

void reviews(db::Session& session, const Reader& reader, Order order, bool descending,
             const db::Slice& slice, const std::function<void(const ListedReview&)>& each);
/// How many; 201 stands for more than 200.
std::int64_t count(db::Session& session, const Reader& reader);
/// All that the reader may read, by title, at most 500: for choices.
std::vector<NamedId> titles(db::Session& session, const Reader& reader);

struct ShownReview {
    ReviewId id;
    Kind kind = Kind::review;
    std::string title;
    std::optional<NamedId> organisation;
    std::optional<int> year;
    std::optional<std::string> source;
    std::optional<NamedId> document; ///< that this reader may read, as the matter
    std::optional<std::string> text;
    NamedId body;
    bool demonstration = false;
    std::optional<NamedId> matter;
    Tally tally;
};
std::optional<ShownReview> review(db::Session& session, const Reader& reader, ReviewId id);

/// What was told of a level, in short.
struct ToldEffect {
    inputs::EffectId id;
    inputs::Level level = inputs::Level::national;
    inputs::EffectKind kind = inputs::EffectKind::acted;
    NamedId organisation;
    std::string text;
    std::optional<Day> acted_on;
};

struct Recommendation {
    inputs::InputId id;
    std::int64_t number = 0;
    inputs::Kind kind = inputs::Kind::recommendation;
    std::string title; ///< or its text
    std::optional<std::string> place;
    std::optional<NamedId> review; ///< that this reader may read
    std::optional<NamedId> theme;
    inputs::State state = inputs::State::unanswered;
    std::optional<inputs::UseKind> last; ///< what an authority said of it last
    std::optional<inputs::Reach> reach;
    /// In the order of Level; nothing for one that is not addressed and of which nothing was told.
    std::array<std::optional<inputs::LevelState>, 4> levels = {};
    std::vector<ToldEffect> effects = {}; ///< filled by effects_of_review() and effects_of()
};

struct Filter {
    std::optional<std::string> review; ///< id
    std::optional<inputs::Kind> kind;
    std::optional<inputs::Level> level; ///< that it addresses
    std::optional<inputs::Reach> reach;
    std::optional<std::string> theme; ///< id
    std::optional<inputs::State> state;
};
/// By their numbers.
void recommendations(db::Session& session, const Reader& reader, const Filter& filter,
                     bool descending, const db::Slice& slice,
                     const std::function<void(const Recommendation&)>& each);
std::int64_t count(db::Session& session, const Reader& reader, const Filter& filter);

/// Adds what was told to each of the review's recommendations, the latest 1,000.
void add_effects_of_review(db::Session& session, ReviewId review,
                           std::vector<Recommendation>& recommendations);
void add_effects(db::Session& session, Recommendation& recommendation);

} // namespace radslag::reviews::store
