// Organisations and persons: who can speak, promise and be asked. Pure types and rules; store.hpp
// keeps them, actions.hpp finds or adds them.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/enum_text.hpp"
#include "platform/base/ids.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace radslag::people {

using OrganisationId = Id<struct OrganisationTag>;
using PersonId = Id<struct PersonTag>;
using PostId = Id<struct PostTag>;
using PostHoldingId = Id<struct PostHoldingTag>;

enum class OrganisationKind {
    ministry,
    authority,
    region,
    municipality,
    county_board,
    association,
    company,
    university,
    constellation,
    other
};

inline constexpr EnumText<OrganisationKind, 10> organisation_kinds({
    {OrganisationKind::ministry, "ministry"},
    {OrganisationKind::authority, "authority"},
    {OrganisationKind::region, "region"},
    {OrganisationKind::municipality, "municipality"},
    {OrganisationKind::county_board, "county_board"},
    {OrganisationKind::association, "association"},
    {OrganisationKind::company, "company"},
    {OrganisationKind::university, "university"},
    {OrganisationKind::constellation, "constellation"},
    {OrganisationKind::other, "other"},
});

/// What kind of organisation a name speaks of: "Region Dalarna" → region, "Näringsdepartementet" →
/// ministry. `other` where the name does not say.
OrganisationKind kind_of(std::string_view name);

struct Organisation {
    OrganisationId id = OrganisationId::make();
    std::string name;
    OrganisationKind kind = OrganisationKind::other;
    std::string country = "SE";               ///< ISO 3166-1 alpha-2
    std::optional<std::string> nuts;          ///< NUTS 2021
    std::optional<std::string> county_code;   ///< "20"
    std::optional<std::string> county_letter; ///< "w": the region's address
};

struct Person {
    PersonId id = PersonId::make();
    std::string name;
    std::optional<OrganisationId> organisation;
    std::optional<std::string> title;
    bool is_protected = false;
    bool demonstration = false;      ///< invented; never matched with a real person
    std::optional<std::string> mail; ///< where the secretariat reaches the person
};

/// A post that an organisation fills with one person after another.
struct Post {
    PostId id = PostId::make();
    OrganisationId organisation;
    std::optional<std::string> unit;
    std::string title;
};

/// That a person holds a post, follows somebody in it, or covers for somebody on leave.
struct PostHolding {
    PersonId person;
    std::optional<OrganisationId> organisation;
    std::optional<PersonId> covers_for;
    std::optional<PersonId> follows;
    std::optional<Day> known_on; ///< the day of the notes that say so
    std::optional<PostId> post = {};
    std::optional<Day> from = {};
    std::optional<Day> to = {}; ///< the last day
};

/// One of the 21 Swedish counties with today's regionally responsible actor.
struct SwedishRegion {
    std::string_view letter; ///< county letter, lower case
    std::string_view county_code;
    std::string_view nuts; ///< NUTS 3
    std::string_view name; ///< of the region as it is called today
};

/// The 21, in the order of their county codes.
std::span<const SwedishRegion> swedish_regions();

} // namespace radslag::people
