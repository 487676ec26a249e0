// Bodies with their rosters: which parties sit, who holds their seats today, and who is missing.
// That a body exists and who sits in it is public; its meetings are cut to the reader.
#pragma once

#include "overview/store.hpp"
#include "platform/db/slice.hpp"

#include <functional>

namespace radslag::overview::rosters {

using store::Link;
using store::Reader;

struct ListedBody {
    Link body;
    std::string kind;
    std::int64_t parties = 0;
    std::optional<Day> last_meeting; ///< held, and readable
    std::optional<Day> next_meeting;
};

struct Filter {
    std::optional<std::string> kind;
};

void bodies(db::Session& session, const Reader& reader, const Filter& filter, Day today,
            bool descending, const db::Slice& slice,
            const std::function<void(const ListedBody&)>& each);
/// How many; 201 stands for more than 200.
std::int64_t count(db::Session& session, const Filter& filter);

/// Somebody who holds a seat, or held it.
struct Holder {
    Link person;
    bool is_substitute = false;
    std::optional<Link> covers_for;
    std::optional<Day> from;
    std::optional<Day> to;
};

/// A party of the body with those who sit for it.
struct Seat {
    Link organisation;
    std::optional<std::string> county_letter;
    std::string role;
    std::string side;
    std::optional<Day> from;
    std::optional<Day> to;
    std::vector<Holder> ordinary; ///< today
    std::vector<Holder> substitutes;
    std::vector<Holder> earlier; ///< and those who have not begun

    [[nodiscard]] bool is_empty() const { return ordinary.empty(); }
};

struct Meeting {
    std::string id;
    std::string title;
    std::optional<Day> day;
    std::string state;
    std::int64_t points = 0;
};

struct ShownBody {
    Link body;
    std::string kind;
    bool demonstration = false;
    std::optional<Link> custodian;
    std::optional<Link> prepares_for;
    std::vector<Link> prepared_by;
    std::optional<Day> from;
    std::optional<Day> to;
    std::vector<Seat> seats;       ///< those in force today, then the others
    std::vector<Holder> no_party;  ///< who sits for no party
    std::vector<Meeting> meetings; ///< the latest ten
};
std::optional<ShownBody> body(db::Session& session, const Reader& reader, bodies::BodyId id,
                              Day today);

/// Whether something that is dated so holds on `day`; open ends hold.
bool is_in_force(const std::optional<Day>& from, const std::optional<Day>& to, Day day);

} // namespace radslag::overview::rosters
