// Promises, requests, homework and what is taken along, as lists and one by one: read-only, cut to
// what the reader may see.
#pragma once

#include "bodies/leaving.hpp"
#include "commitments/commitments.hpp"
#include "overview/names.hpp"
#include "overview/store.hpp"
#include "platform/db/slice.hpp"

#include <functional>

namespace radslag::overview::promises {

using store::Link;
using store::Reader;

/// Which of them: by their state and day.
enum class Which { coming, late, undated, done, all };

inline constexpr EnumText<Which, 5> whiches({{Which::coming, "due"},
                                             {Which::late, "late"},
                                             {Which::undated, "undated"},
                                             {Which::done, "done"},
                                             {Which::all, "all"}});

struct Filter {
    Which which = Which::coming;
    Day late_before;                 ///< what is due before that day is late
    std::optional<std::string> kind; ///< as commitments::kinds
    std::optional<std::string> person;
    std::optional<std::string> organisation;
    std::optional<std::string> body;
};

/// By the day that counts, or by the day when it was said.
enum class Order { due, said };

struct ListedPromise {
    store::Promised promised;
    std::optional<std::string> point; ///< id
    std::optional<Day> said_on;
};

void promises(db::Session& session, const Reader& reader, const Filter& filter, Order order,
              bool descending, const db::Slice& slice,
              const std::function<void(const ListedPromise&)>& each);
/// How many; 201 stands for more than 200.
std::int64_t count(db::Session& session, const Reader& reader, const Filter& filter);

/// Whether and when one party of many has done it.
struct Tick {
    Link organisation;
    std::optional<Day> done_on;
    std::optional<std::string> text;
};

/// What the answers to homework are the basis of.
struct Basis {
    std::string meeting;
    std::optional<Day> day;
    std::optional<std::string> point; ///< that the reader may see; none: the meeting as a whole
    std::string point_title;
    bool is_chosen = false; ///< by hand; else it follows the next meeting
};

struct ShownPromise {
    store::Promised promised;
    std::vector<Link> persons;
    std::optional<std::string> point;
    std::optional<std::string> point_title;
    std::optional<std::string> document; ///< where the sentence stands, if this reader may read it
    std::int64_t place = 0;              ///< byte in the document's text
    std::optional<Day> said_on;
    std::string due_kind;
    std::optional<Day> due_from;
    std::optional<Link> due_meeting;
    std::optional<Link> waits_in; ///< matter of the milestone that it waits for
    std::string waits_for;        ///< that milestone
    std::optional<Day> done_on;
    std::optional<Link> all_parties_of; ///< body
    std::vector<Tick> ticks;            ///< one a party when it is for all of them
    std::optional<Basis> basis;         ///< of homework
    std::optional<bodies::Left> left;   ///< set by the page: whose promise it is has left
    std::vector<Link> inputs;           ///< that somebody takes along
    bool demonstration = false;
};
std::optional<ShownPromise> promise(db::Session& session, const Reader& reader,
                                    commitments::CommitmentId id);

} // namespace radslag::overview::promises
