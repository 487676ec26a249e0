// Bodies that meet, the parties that sit in them, and audiences: who may read a record.
#pragma once

#include "people/people.hpp"
#include "platform/auth/rights.hpp"

#include <optional>
#include <string>

namespace radslag::bodies {

using BodyId = Id<struct BodyTag>;
using PartyId = Id<struct PartyTag>;
using AudienceId = Id<struct AudienceTag>;
using ForumId = Id<struct ForumTag>;
using MandateId = Id<struct MandateTag>;

enum class BodyKind { forum, committee, board, group, network };

inline constexpr EnumText<BodyKind, 5> body_kinds({{BodyKind::forum, "forum"},
                                                   {BodyKind::committee, "committee"},
                                                   {BodyKind::board, "board"},
                                                   {BodyKind::group, "group"},
                                                   {BodyKind::network, "network"}});

/// What kind of body a name speaks of; `group` where it does not say.
BodyKind kind_of(std::string_view name);

/// What the minutes of a body's meetings are: notes, or a protocol whose points are paragraphs (§)
/// that are numbered over the year.
enum class MinutesShape { notes, protocol };

inline constexpr EnumText<MinutesShape, 2> minutes_shapes({{MinutesShape::notes, "notes"},
                                                           {MinutesShape::protocol, "protocol"}});

/// On whose side a party or a speaker stands in the dialogue.
enum class Side { state, region, association, invited_by_region, invited_by_state, other };

inline constexpr EnumText<Side, 6> sides({{Side::state, "state"},
                                          {Side::region, "region"},
                                          {Side::association, "association"},
                                          {Side::invited_by_region, "invited_by_region"},
                                          {Side::invited_by_state, "invited_by_state"},
                                          {Side::other, "other"}});

struct Body {
    BodyId id = BodyId::make();
    std::string name;
    BodyKind kind = BodyKind::group;
    bool demonstration = false;
    std::optional<BodyId> prepares_for = {};
    std::optional<Day> from = {};
};

struct Party {
    PartyId id = PartyId::make();
    BodyId body;
    people::OrganisationId organisation;
    std::string role; ///< "regionally_responsible_actor"
    Side side = Side::region;
    std::optional<Day> from = {};
    std::optional<Day> to = {}; ///< the last day
};

enum class MandateKind { ordinary, substitute };

inline constexpr EnumText<MandateKind, 2> mandate_kinds({{MandateKind::ordinary, "ordinary"},
                                                         {MandateKind::substitute, "substitute"}});

/// That a person sits in a body, for a party or in their own name.
struct Mandate {
    MandateId id = MandateId::make();
    BodyId body;
    people::PersonId person;
    std::optional<PartyId> party;
    MandateKind kind = MandateKind::ordinary;
    std::optional<MandateId> substitute_for = {};
    std::optional<MandateId> covers_for = {}; ///< during that person's leave
    std::optional<MandateId> follows = {};
    std::optional<Day> from = {};
    std::optional<Day> to = {}; ///< the last day
};

/// The presets of who may read; `custom` is any other set of grants.
enum class Visibility { is_public, members, secretariat };

inline constexpr EnumText<Visibility, 3> visibilities({{Visibility::is_public, "public"},
                                                       {Visibility::members, "members"},
                                                       {Visibility::secretariat, "secretariat"}});

/// Who reads by an audience.
struct Circle {
    std::optional<Visibility> preset; ///< nothing: of its own, as for what a law withholds
    std::optional<BodyId> body;       ///< nothing: the public
};

/// Whether `then` lets in others than `now` does. What is withheld counts as for the secretariat.
bool lets_others_in(const Circle& now, const Circle& then);

enum class ForumKind { real, test, demonstration };

inline constexpr EnumText<ForumKind, 3> forum_kinds({{ForumKind::real, "real"},
                                                     {ForumKind::test, "test"},
                                                     {ForumKind::demonstration, "demonstration"}});

/// Why a record is withheld from the public, and who decided so.
struct LegalGround {
    std::string ground; ///< chapter and section: "15 kap. 1 § OSL"
    std::optional<people::PersonId> decided_by;
    std::optional<Day> decided_on;
};

struct Forum {
    ForumId id = ForumId::make();
    std::string name;
    ForumKind kind = ForumKind::real;
    bool seats_swedish_regions = false; ///< the 21 sit in every body of kind forum
};

using auth::Reader;

} // namespace radslag::bodies
