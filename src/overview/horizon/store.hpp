// The horizon: every date, hard or soft, that a meeting, a promise, an announcement or a milestone
// has set; and what was said without a date. Read-only, cut to what the reader may see.
#pragma once

#include "overview/names.hpp"
#include "overview/store.hpp"
#include "platform/db/slice.hpp"

namespace radslag::overview::horizon {

using store::Link;
using store::Reader;

enum class Kind { meeting, promise, announced, milestone };

inline constexpr EnumText<Kind, 4> kinds({{Kind::meeting, "meeting"},
                                          {Kind::promise, "promise"},
                                          {Kind::announced, "announced"},
                                          {Kind::milestone, "milestone"}});

struct Date {
    Kind kind = Kind::meeting;
    std::string id; ///< of the meeting, promise, announcement; of a milestone's matter
    std::string text;
    std::optional<std::string> who; ///< as printed
    std::optional<Link> person;
    std::optional<Link> organisation;
    std::optional<Day> from;
    std::optional<Day> to; ///< the day that counts; nothing for what is open
    std::string words;
    std::string due_kind; ///< as commitments::due_kinds
    std::optional<std::string> point;
    store::Occasion occasion; ///< where it was said; empty for a meeting and a milestone
};

struct Filter {
    Day from; ///< the first day shown
    std::optional<Kind> kind;
    std::optional<std::string> organisation; ///< who has to, or who sits in the body that meets
};

/// A slice of all dates by day. Each kind is read along its own index, at most as many rows as the
/// slice reaches to.
std::vector<Date> dates(db::Session& session, const Reader& reader, const Filter& filter,
                        const db::Slice& slice);

/// How many there are; 201 stands for more than 200.
std::int64_t count(db::Session& session, const Reader& reader, const Filter& filter);

/// What is open without a day, the oldest first; at most `most`.
std::vector<Date> open(db::Session& session, const Reader& reader, const Filter& filter,
                       std::int64_t most);

} // namespace radslag::overview::horizon
