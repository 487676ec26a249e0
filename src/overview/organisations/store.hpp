// Organisations as the pages show them: read-only, cut to what the reader may see. That an
// organisation exists, and where it sits, is public.
#pragma once

#include "overview/names.hpp"
#include "overview/persons/store.hpp"
#include "overview/store.hpp"
#include "platform/db/slice.hpp"

#include <functional>

namespace radslag::overview::organisations {

using store::Link;
using store::Reader;

struct ListedOrganisation {
    Link organisation;
    std::string kind;
    std::optional<std::string> county_letter;
    std::optional<std::string> county_code;
    std::optional<std::string> country;
};

struct Filter {
    std::string name; ///< folded beginning of any name; empty: all
    std::optional<std::string> kind;
    std::optional<std::string> county; ///< county letter, lower case

    [[nodiscard]] bool is_empty() const { return name.empty() && !kind && !county; }
};

enum class Order { name, kind };

void organisations(db::Session& session, const Filter& filter, Order order, bool descending,
                   const db::Slice& slice,
                   const std::function<void(const ListedOrganisation&)>& each);
/// How many; 201 stands for more than 200.
std::int64_t count(db::Session& session, const Filter& filter);

/// A seat in a body, with those who hold it today.
struct Seat {
    Link body;
    std::string role;
    std::optional<Day> from;
    std::optional<Day> to;
    std::vector<Link> ordinary;
    std::vector<Link> substitutes;
};

/// One organisation that another is put together with.
struct Membership {
    Link organisation;
    std::optional<Day> from;
    std::optional<Day> to;
};

/// A good example that the organisation has given.
struct Example {
    std::string id;
    std::int64_t number = 0;
    std::string title;
    std::optional<std::string> place;
    std::optional<std::string> result;
};

/// How many of its examples stand on its page.
constexpr int most_examples = 10;

struct ShownOrganisation {
    Link organisation;
    std::string kind;
    std::string country;
    std::optional<std::string> nuts;
    std::optional<std::string> county_code;
    std::optional<std::string> county_letter;
    std::optional<std::string> organisation_number;
    std::optional<std::string> legal_form;
    std::optional<std::string> conditions; ///< in its own words
    std::optional<Day> from;
    std::optional<Day> to;
    std::vector<std::string> other_names;
    std::vector<Membership> part_of;
    std::vector<Membership> members;
    std::vector<Seat> seats;
    std::vector<Link> matters; ///< that it owns
    std::vector<persons::ListedPerson> people;
    std::vector<Example> examples; ///< the first by rank
    bool has_more_examples = false;
    std::vector<store::Said> said; ///< the latest
    bool has_said_more = false;
    std::vector<store::Promised> promised; ///< the latest
};
std::optional<ShownOrganisation> organisation(db::Session& session, const Reader& reader,
                                              people::OrganisationId id, Day today);

} // namespace radslag::overview::organisations
