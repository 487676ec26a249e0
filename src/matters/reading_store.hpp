// Matters, registry numbers and themes as the pages show them: read-only, cut to what the reader
// may see.
#pragma once

#include "bodies/leaving.hpp"
#include "matters/matters.hpp"
#include "platform/db/database.hpp"
#include "platform/db/slice.hpp"

#include <functional>

namespace radslag::matters::store {

using bodies::Reader;

struct Link {
    std::string id;
    std::string name;
};

struct ListedMatter {
    Link matter;
    std::string kind;
    std::string state;
    std::optional<Link> owner;
    std::optional<Link> theme;
    std::optional<Day> next_day;      ///< of its next milestone that is not done
    std::vector<std::string> numbers; ///< only on pages; empty in exports
};

struct MatterFilter {
    std::optional<std::string> kind;
    std::optional<std::string> state;
    std::optional<std::string> theme;
    std::optional<std::string> owner;
};

enum class MatterOrder { title, kind, state };

void matters(db::Session& session, const Reader& reader, const MatterFilter& filter,
             MatterOrder order, bool descending, const db::Slice& slice,
             const std::function<void(const ListedMatter&)>& each);
/// How many; 201 stands for more than 200.
std::int64_t count(db::Session& session, const Reader& reader, const MatterFilter& filter);
/// The registry numbers of a matter.
std::vector<std::string> numbers_of(db::Session& session, std::string_view matter);

/// A registry number that stands in notes, with how often and when last.
struct ListedNumber {
    Link number;
    std::string kind;
    std::int64_t mentions = 0;
    std::optional<Day> last;
    std::optional<Link> matter; ///< that it belongs to
};

struct NumberFilter {
    std::string begins; ///< folded beginning; empty: all
    std::optional<std::string> kind;
};

void numbers(db::Session& session, const Reader& reader, const NumberFilter& filter,
             bool descending, const db::Slice& slice,
             const std::function<void(const ListedNumber&)>& each);
std::int64_t count(db::Session& session, const Reader& reader, const NumberFilter& filter);

/// Where a number in any spelling leads: to its matter, if the reader may read it, else to the page
/// of the number, if it stands in something that the reader may read.
struct Found {
    std::optional<std::string> matter;
    std::optional<std::string> number;
};
Found find(db::Session& session, const Reader& reader, std::string_view number);

/// Rows of each kind on the page of a matter, and on its whole account, which is printed.
constexpr int most_at_first = 10;
constexpr int most_in_whole = 500;

/// A meeting and point that touched a matter or a number.
struct Touch {
    std::string meeting;
    std::string body_name;
    std::optional<Day> day;
    std::optional<std::string> point;
    std::optional<std::string> point_title;
    std::string number;
    std::optional<std::string> document; ///< where it stands, if this reader may read it
    std::int64_t place = -1;
};

struct ShownNumber {
    Link number;
    std::string kind;
    std::optional<Link> authority;
    std::vector<Link> matters;
    std::vector<Touch> touches; ///< the latest, at most most_in_whole
};
std::optional<ShownNumber> number(db::Session& session, const Reader& reader, RegistryNumberId id);

struct Milestone {
    std::string text;
    std::optional<Day> due;
    std::string due_words;
    std::string due_kind;
    std::optional<Day> done_on;
};

struct MatterNumber {
    Link number;
    std::optional<Link> authority;
    bool is_partial = false;
};

struct Partner {
    Link organisation;
    bool is_consulted = false;
};

/// An input to the matter and what became of it, by the last answer that has not been taken back.
struct Input {
    std::string id;
    std::int64_t number = 0;
    std::string title;
    std::optional<Link> organisation;
    std::optional<std::string> last_use;
    std::string said = {};              ///< the answer's text
    std::optional<std::string> pointer; ///< the text that it was used in
    std::optional<Link> authority;      ///< whose answer it is
    std::optional<Instant> said_at;
};

struct Announced {
    std::string text;
    std::optional<Day> due;
    std::string due_words;
};

/// A promise that waits, or waited, for a milestone of the matter.
struct Waiting {
    Link promise;
    std::string milestone;
    std::optional<Day> due;
    std::string due_words;
    bool is_open = true;
};

/// What a recommendation led to at a level: of a recommendation of the matter, or seen in it.
struct Effect {
    Link input;
    std::string id;
    std::string level; ///< "regional", as the database keeps it, as the kind: "under_way"
    std::string kind;
    Link organisation;
    std::string text;
    std::optional<Day> acted_on;
};

struct ShownMatter {
    Link matter;
    std::string kind;
    std::string state;
    std::optional<Link> owner;
    std::optional<Link> officer;
    std::optional<bodies::Left> left; ///< set by the page: the officer of an open one has left
    std::optional<Link> theme;
    std::vector<MatterNumber> numbers;
    std::vector<Partner> partners;
    std::vector<Milestone> milestones;
    std::vector<Waiting> waiting;
    std::vector<Touch> touches;
    std::vector<Input> inputs;
    bool has_more = false; ///< touches or inputs than these, the latest
    std::vector<Announced> announced;
    std::vector<Link> reviews;
    std::vector<Effect> effects;
};
/// Reads its reviews and at most `most` effects, of the latest recommendations (effects_store.cpp).
void read_effects(db::Session& session, const Reader& reader, MatterId id, int most,
                  ShownMatter& shown);
/// With the latest `most` of what touched it and of the inputs to it.
std::optional<ShownMatter> matter(db::Session& session, const Reader& reader, MatterId id,
                                  int most);

/// A theme with its place in the tree; `depth` is 0 at the top.
struct ListedTheme {
    Link theme;
    int depth = 0;
    std::int64_t matters = 0; ///< readable, at most 100
    std::int64_t inputs = 0;
};
/// The tree in Swedish order, at most 500 themes.
std::vector<ListedTheme> themes(db::Session& session, const Reader& reader);

struct ShownTheme {
    Link theme;
    std::optional<Link> parent;
    std::vector<Link> children;
    std::vector<Link> matters;
    std::vector<Input> inputs;
};
std::optional<ShownTheme> theme(db::Session& session, const Reader& reader, std::string_view id);

} // namespace radslag::matters::store
