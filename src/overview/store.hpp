// What the pages across features read: a person, an organisation, a body, commitments, the horizon.
// Read-only, cut to what the reader may see. The start page and documents have stores of their own.
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

struct ListedPerson {
    Link person;
    std::optional<Link> organisation;
    std::optional<std::string> title;
};
/// Persons in Swedish order: those who are named in a meeting that this reader may read.
std::vector<ListedPerson> people(db::Session& session, const Reader& reader, std::int64_t skip,
                                 std::int64_t most);

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

struct Attended {
    Occasion occasion;
    std::string presence;
    std::optional<std::string> organisation;
};

struct ShownPerson {
    Link person;
    std::optional<Link> organisation;
    std::optional<std::string> title;
    bool demonstration = false;
    std::vector<std::string> other_names;
    std::vector<Attended> attended;
    std::vector<Said> said; ///< the latest, at most `most_said`
    std::vector<Promised> promised;
};
constexpr int most_said = 100;
/// A person who is named in something that this reader may read; nothing for anybody else.
std::optional<ShownPerson> person(db::Session& session, const Reader& reader, people::PersonId id);

struct ListedOrganisation {
    Link organisation;
    std::string kind;
};
std::vector<ListedOrganisation> organisations(db::Session& session, std::int64_t skip,
                                              std::int64_t most);

struct ShownOrganisation {
    Link organisation;
    std::string kind;
    std::optional<std::string> county_letter;
    std::vector<std::string> other_names;
    std::vector<Link> bodies; ///< where it is a party
    std::vector<ListedPerson> people;
    std::vector<Said> said;
    std::vector<Promised> promised;
};
std::optional<ShownOrganisation> organisation(db::Session& session, const Reader& reader,
                                              people::OrganisationId id);
std::optional<people::OrganisationId> region(db::Session& session, std::string_view letter);

/// A page of commitments by their due day; those without one by id.
struct CommitmentFilter {
    enum class Which { late, due, undated, done } which = Which::due;
    Day today;
    std::int64_t skip = 0;
    std::int64_t most = 50;
};
std::vector<Promised> commitments(db::Session& session, const Reader& reader,
                                  const CommitmentFilter& filter);
std::optional<Promised> commitment(db::Session& session, const Reader& reader, std::string_view id);
/// The document and place where a commitment stands.
struct Source {
    std::string document;
    std::size_t begin = 0;
};
std::optional<Source> source_of(db::Session& session, std::string_view commitment);

/// A coming date, hard or soft, of any kind.
struct Coming {
    enum class Kind { meeting, commitment, deadline } kind;
    std::string id;
    std::string text;
    std::optional<std::string> who;
    std::optional<Day> from;
    std::optional<Day> to;
    std::string words;
    std::string due_kind; ///< as commitments::due_kinds; "day" for meetings
    Occasion occasion;    ///< where it was said; empty for a meeting
};
/// What comes from `from` on, by day; at most `most`.
std::vector<Coming> coming(db::Session& session, const Reader& reader, Day from, std::int64_t most);

} // namespace radslag::overview::store
