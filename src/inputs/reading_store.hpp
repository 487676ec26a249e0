// Inputs as pages show them, one by one and in lists: read-only, cut to what the reader may see.
// list_store.cpp has the lists, one_store.cpp a single one with its whole way.
#pragma once

#include "bodies/leaving.hpp"
#include "inputs/attachments/attachments.hpp"
#include "inputs/levels.hpp"
#include "platform/auth/rights.hpp"
#include "platform/db/database.hpp"
#include "platform/db/slice.hpp"

#include <functional>
#include <vector>

namespace radslag::inputs::store {

using auth::Reader;

/// Something with a name and a page.
struct Link {
    std::string id;
    std::string name;
};

/// Which of them: by what is left to do.
enum class Which { open, late, closed, all };

inline constexpr EnumText<Which, 4> whiches(
    {{Which::open, "open"}, {Which::late, "late"}, {Which::closed, "closed"}, {Which::all, "all"}});

struct Filter {
    Which which = Which::open;
    Day today;
    std::optional<std::string> kind;      ///< as inputs::kinds
    std::optional<std::string> from;      ///< id of the sending organisation
    std::optional<std::string> authority; ///< id of an asked organisation
    std::optional<std::string> matter;    ///< id
};

/// By number, or by the day that an answer is promised to.
enum class Order { number, answer_by };

struct ListedInput {
    InputId id;
    std::int64_t number = 0;
    Kind kind = Kind::view;
    std::string title;
    std::optional<Link> organisation;
    std::optional<Link> matter;
    Instant received_at;
    std::optional<Day> answer_by;
    std::optional<Day> owed_by; ///< where somebody owes an answer, or a day was promised
    State state = State::unanswered;
    std::optional<UseKind> last; ///< what was said of it last, by any authority
};

void inputs(db::Session& session, const Reader& reader, const Filter& filter, Order order,
            bool descending, const db::Slice& slice,
            const std::function<void(const ListedInput&)>& each);
/// How many; 201 stands for more than 200.
std::int64_t count(db::Session& session, const Reader& reader, const Filter& filter);

/// Where something was said.
struct Place {
    std::string meeting;
    std::string meeting_title;
    std::optional<Day> day;
    std::optional<std::string> point;
    std::string point_title;
    std::optional<std::string> turn;
    std::string turn_text;
    std::optional<std::string> document; ///< that this reader may read
    std::int64_t offset = 0;             ///< byte in the document's text
};

struct ShownAuthority {
    Link organisation;
    Standing standing = Standing::owes;
};

/// That the sender was told again: what it was used in has changed.
struct ShownTelling {
    Moved what = Moved::decision;
    Instant told_at;
    std::string words; ///< of a text: where it stands now
};

struct ShownUse {
    UseId id;
    Link authority;
    UseKind kind = UseKind::used;
    std::string text;
    std::optional<std::string> missing;
    std::optional<std::string> pointer_text;
    std::optional<std::string> pointer_place;
    std::optional<Link> document; ///< that this reader may read, as the other pointers
    std::optional<Link> matter;
    std::optional<Link> meeting;
    std::optional<std::string> decision; ///< its text
    std::optional<Link> passed_to;
    std::optional<Day> due;
    std::string due_words;
    std::optional<Link> waits_in; ///< matter of the milestone that it waits for
    std::string waits_for;        ///< that milestone
    Instant said_at;
    std::optional<Link> said_by;
    std::optional<Instant> told_at;
    std::optional<Instant> withdrawn_at;
    std::string withdrawn_words;
    std::vector<ShownTelling> told_again = {};
    bool may_take_back = false; ///< set by the page, as the next
    bool may_say_moved = false;
};

/// Somebody who takes the input along.
struct ShownTaker {
    std::string commitment;
    std::string who;
    std::optional<Day> said_on;
    std::optional<Day> due;
    std::string due_words;
    std::string state;
};

/// An input that says the same as another, likely.
struct ShownAlike {
    InputId id;
    std::int64_t number = 0;
    std::string title;
    std::string from; ///< who sent it; may be nobody known
    State state = State::unanswered;
    double likeness = 0; ///< 0 to 1
};

/// An input that belongs to another: a part of it, or one that is put together with it.
struct ShownNear {
    InputId id;
    std::int64_t number = 0;
    std::string title;
    std::string from; ///< who sent it; may be nobody known
    State state = State::unanswered;
    std::optional<UseKind> last; ///< what was said of it last
};

/// That it was put together with another, or taken apart again.
struct ShownJoining {
    std::optional<std::int64_t> number; ///< of the other, where the reader may read it
    std::string into;                   ///< its id; empty: it was taken apart
    bool is_apart = false;
    std::string words;
    Instant done_at;
    std::optional<Link> done_by;
};

/// What was told of a level.
struct ShownEffect {
    EffectId id;
    EffectKind kind = EffectKind::acted;
    Link organisation; ///< who acted, or will not
    std::optional<std::string> county_letter;
    std::string text;
    std::optional<Day> acted_on;
    std::optional<std::string> pointer_text;
    std::optional<std::string> pointer_place;
    std::optional<Link> matter; ///< that this reader may read, as the decision
    std::optional<std::string> decision;
    Instant said_at;
    std::optional<Link> said_by;
};

/// A level that a recommendation addresses, or of which something was told.
struct ShownLevel {
    Level level = Level::national;
    bool is_addressed = true;
    LevelState state = LevelState::silent;
    std::vector<ShownEffect> effects; ///< in the order of their days
};

struct ShownInput {
    InputId id;
    std::int64_t number = 0;
    Kind kind = Kind::view;
    std::optional<std::string> title;
    std::string text;
    std::optional<Link> organisation;
    std::optional<std::string> county_letter; ///< where the organisation is a region
    std::optional<Link> person;
    std::optional<std::string> sender; ///< personal data: for those who sort inputs only
    Link body;
    bool demonstration = false;
    std::optional<Link> matter;
    std::optional<Link> theme;
    std::optional<Place> place;
    Origin origin = Origin::form;
    std::optional<Link> owner;
    std::optional<bodies::Left> left; ///< set by the page: the owner of an open one has left
    Instant received_at;
    std::optional<Day> answer_by;
    std::optional<Day> owed_by; ///< as in the list
    State state = State::unanswered;
    std::optional<Instant> withdrawn_at;
    std::string withdrawn_words;
    std::optional<Example> example;
    std::vector<ShownLevel> levels; ///< of recommendations and lessons, as the next two
    std::optional<Link> review;     ///< that this reader may read
    std::optional<std::string> review_place;
    std::vector<ShownAuthority> authorities;
    std::vector<ShownUse> uses; ///< oldest first
    std::vector<ShownTaker> takers;
    std::optional<Link> follows;
    std::vector<Link> followed_by;
    std::vector<ShownAlike> alike;      ///< the likest first
    std::vector<ShownJoining> joinings; ///< oldest first
    std::optional<ShownNear> merged_into;
    std::optional<ShownNear> part_of;
    std::optional<Instant> split_at;
    std::vector<ShownNear> parts;         ///< by number
    std::vector<ShownNear> merged;        ///< that are put together with it, by number
    std::vector<attachments::File> files; ///< that came with it
    bool is_joined = false;               ///< also where the reader may not read the other
};

std::optional<ShownInput> input(db::Session& session, const Reader& reader, InputId id);
/// Its levels with what was told of them, and its review (levels_reading_store.cpp).
void read_levels(db::Session& session, const Reader& reader, ShownInput& shown);

} // namespace radslag::inputs::store
