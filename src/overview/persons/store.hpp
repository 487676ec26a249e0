// Persons as the pages show them: read-only, cut to what the reader may see.
#pragma once

#include "overview/names.hpp"
#include "overview/store.hpp"
#include "platform/db/slice.hpp"

#include <functional>

namespace radslag::overview::persons {

using store::Link;
using store::Reader;

struct ListedPerson {
    Link person;
    std::optional<Link> organisation;
    std::optional<std::string> title;
};

struct Filter {
    std::string name; ///< folded beginning of any name; empty: all
    std::optional<std::string> organisation;
    std::optional<std::string> body; ///< those who hold a mandate there

    [[nodiscard]] bool is_empty() const { return name.empty() && !organisation && !body; }
};

enum class Order { name, organisation };

/// Persons whom this reader may see: those who are named in a meeting that he may read, and those
/// who hold a mandate.
void people(db::Session& session, const Reader& reader, const Filter& filter, Order order,
            bool descending, const db::Slice& slice,
            const std::function<void(const ListedPerson&)>& each);
/// How many; 201 stands for more than 200.
std::int64_t count(db::Session& session, const Reader& reader, const Filter& filter);

struct Attended {
    store::Occasion occasion;
    std::string presence;
    std::optional<Link> organisation;
};

/// A post, or that somebody covers for or follows somebody.
struct Held {
    std::optional<std::string> title;
    std::optional<std::string> unit;
    std::optional<Link> organisation;
    std::optional<Link> covers_for;
    std::optional<Link> follows;
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<Day> known_on;
};

struct Mandate {
    Link body;
    std::optional<Link> organisation;
    bool is_substitute = false;
    std::optional<Link> covers_for;
    std::optional<Day> from;
    std::optional<Day> to;
};

struct ShownPerson {
    Link person;
    std::optional<Link> organisation;
    std::optional<std::string> title;
    bool demonstration = false;
    std::vector<std::string> other_names;
    std::vector<Held> posts;
    std::vector<Mandate> mandates;
    std::vector<Attended> attended;
    std::vector<store::Said> said; ///< the latest, at most store::most_said
    std::vector<store::Promised> promised;
};
/// Whether the reader keeps the register of persons, and so sees those too whom nothing names yet.
enum class Keeps { nothing, people };
/// A person whom this reader may see; nothing for anybody else.
std::optional<ShownPerson> person(db::Session& session, const Reader& reader, people::PersonId id,
                                  Keeps keeps = Keeps::nothing);

} // namespace radslag::overview::persons
