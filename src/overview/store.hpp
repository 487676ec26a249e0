// What the pages across features share. The start page, documents and the lists have stores of
// their own, the lists' in folders below. Read-only, cut to what the reader may see.
#pragma once

#include "bodies/bodies.hpp"
#include "documents/records.hpp"
#include "meetings/meetings.hpp"
#include "platform/db/database.hpp"

namespace radslag::overview::store {

using bodies::Reader;

/// Something with a name and a page.
struct Link {
    std::string id;
    std::string name;
};

/// Where and when: the meeting a thing was said at.
struct Occasion {
    std::string meeting;
    std::string body_name;
    std::optional<Day> day;
};

struct Said {
    std::string turn_meeting; ///< id of the meeting
    std::string point;        ///< id, empty when under no point
    std::string text;
    Occasion occasion;
};

struct Promised {
    std::string id;
    std::string kind;
    std::string text;
    std::optional<std::string> who;
    std::optional<Link> person;
    std::optional<Link> organisation;
    std::string state;
    std::optional<Day> due;
    std::string due_words;
    Occasion occasion;
};

/// How much of what somebody said stands on his page: the latest.
constexpr int most_said = 20;

} // namespace radslag::overview::store
