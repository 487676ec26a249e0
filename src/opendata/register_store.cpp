// Bodies, organisations and people as the read API gives them; see collections.hpp.
#include "opendata/collections.hpp"

#include <array>

namespace radslag::opendata {

namespace {

constexpr std::string_view sides =
    "state region association invited_by_region invited_by_state other";

constexpr std::array body_fields = {
    Field{"name", Type::text, "What it is called.", {}, true},
    Field{"kind", Type::text, "What kind of circle it is.", "forum committee board group network",
          true},
    Field{"custodian", Type::id, "The organisation that keeps its papers."},
    Field{"prepares_for", Type::id, "The body that it prepares for."},
    Field{"from", Type::day, "Its first day."},
    Field{"to", Type::day, "Its last day."}};
constexpr std::array party_fields = {
    Field{"organisation", Type::id, "Who takes part.", {}, true},
    Field{"role", Type::text, "In which role, as regionally_responsible_actor.", {}, true},
    Field{"side", Type::text, "On whose side.", sides, true},
    Field{"from", Type::day, "The first day of the role."},
    Field{"to", Type::day, "The last day of the role."}};
constexpr std::array body_parts = {
    Part{"parties",
         "The organisations that take part, with their dated roles.",
         Shape::list,
         {"open_bodies.parties",
          "SELECT y.organisation, y.role, y.side, y.from_day, y.to_day FROM party y WHERE y.body = "
          "$1 ORDER BY y.organisation, y.id LIMIT 500"},
         party_fields,
         false}};
constexpr std::array body_filters = {Filter{.name = "kind",
                                            .meaning = i18n::Literal("Of this kind only."),
                                            .type = Type::text,
                                            .words = "forum committee board group network",
                                            .field = "kind"}};

constexpr std::string_view organisation_kinds =
    "ministry authority region municipality county_board association company university "
    "constellation other";
constexpr std::array organisation_fields = {
    Field{"name", Type::text, "What it is called today.", {}, true},
    Field{"kind", Type::text, "What kind of organisation it is.", organisation_kinds, true},
    Field{"country", Type::text, "ISO 3166-1 alpha-2.", {}, true},
    Field{"nuts", Type::text, "NUTS 2021 code, at any level."},
    Field{"county_code", Type::text, "The Swedish county code, as 20."},
    Field{"county_letter", Type::text, "The Swedish county letter, as w."},
    Field{"municipality_code", Type::text, "The Swedish municipality code."},
    Field{"organisation_number", Type::text, "The Swedish organisation number."},
    Field{"legal_form", Type::text, "Its legal form, in words."},
    Field{"conditions", Type::text, "What a region says of its conditions."},
    Field{"from", Type::day, "Its first day, where known."},
    Field{"to", Type::day, "Its last day, where known."}};
constexpr std::array name_fields = {Field{"name", Type::text, "A name.", {}, true},
                                    Field{"language", Type::text, "In which language, as sv."},
                                    Field{"from", Type::day, "From which day it was called so."},
                                    Field{"to", Type::day, "Until which day it was called so."}};
constexpr std::array member_fields = {
    Field{"organisation", Type::id, "Who is part of it.", {}, true},
    Field{"from", Type::day, "From which day."}, Field{"to", Type::day, "Until which day."}};
constexpr std::array organisation_parts = {
    Part{"names",
         "All names that it is known by.",
         Shape::list,
         {"open_organisations.names",
          "SELECT n.name, n.language, n.from_day, n.to_day FROM organisation_name n WHERE "
          "n.organisation = $1 ORDER BY n.folded, n.id LIMIT 200"},
         name_fields,
         false},
    Part{"members",
         "Of a constellation: the organisations that it is made of.",
         Shape::list,
         {"open_organisations.members",
          "SELECT n.member, n.from_day, n.to_day FROM organisation_member n WHERE n.constellation "
          "= $1 ORDER BY n.member, n.id LIMIT 500"},
         member_fields,
         false}};
constexpr std::array organisation_filters = {Filter{.name = "kind",
                                                    .meaning = i18n::Literal("Of this kind only."),
                                                    .type = Type::text,
                                                    .words = organisation_kinds,
                                                    .field = "kind"}};

constexpr std::array person_fields = {
    Field{"name", Type::text, "The person's name.", {}, true},
    Field{"title", Type::text, "The last known title."},
    Field{"organisation", Type::id, "The last known organisation."}};
constexpr std::array mandate_fields = {
    Field{"body", Type::id, "Where the person sits.", {}, true},
    Field{"organisation", Type::id, "For whom."},
    Field{"kind", Type::text, "As what.", "ordinary substitute", true},
    Field{"from", Type::day, "The first day."}, Field{"to", Type::day, "The last day."}};
constexpr std::array post_fields = {Field{"title", Type::text, "The post."},
                                    Field{"unit", Type::text, "The unit of the organisation."},
                                    Field{"organisation", Type::id, "Where the post is."},
                                    Field{"from", Type::day, "The first day."},
                                    Field{"to", Type::day, "The last day."}};
constexpr std::array person_parts = {
    Part{"mandates",
         "Where the person sits and for whom.",
         Shape::list,
         {"open_people.mandates",
          "SELECT d.body, y.organisation, d.kind, d.from_day, d.to_day FROM mandate d LEFT JOIN "
          "party y ON y.id = d.party WHERE d.person = $1 ORDER BY d.from_day, d.id LIMIT 200"},
         mandate_fields,
         false},
    Part{"posts",
         "What posts the person has held.",
         Shape::list,
         {"open_people.posts",
          "SELECT t.title, t.unit, coalesce(h.organisation, t.organisation), h.from_day, h.to_day "
          "FROM post_holding h LEFT JOIN post t ON t.id = h.post WHERE h.person = $1 ORDER BY "
          "coalesce(h.from_day, h.known_on), h.id LIMIT 200"},
         post_fields,
         false}};
constexpr std::array person_filters = {
    Filter{.name = "organisation",
           .meaning = i18n::Literal("Of this organisation only."),
           .field = "organisation",
           .leads = Ids{{"open_people.ids_of_organisation",
                         "SELECT id FROM person WHERE organisation = $3 AND id > $1 ORDER BY id "
                         "LIMIT $2"}}},
    Filter{.name = "body",
           .meaning = i18n::Literal("Who sits or has sat in this body only."),
           .leads = Ids{{"open_people.ids_of_body",
                         "SELECT DISTINCT person FROM mandate WHERE body = $3 AND person > $1 "
                         "ORDER BY person LIMIT $2"}},
           .holds = [](db::Session& session, std::string_view id, std::string_view value, Day) {
               constexpr db::Statement sits = {
                   "open_people.sits",
                   "SELECT 1 FROM mandate WHERE person = $1 AND body = $2 LIMIT 1"};
               return session.integer(sits, {id, value}).has_value();
           }}};

} // namespace

constinit const Collection bodies_collection = {
    .name = "bodies",
    .singular = "Body",
    .table = "body",
    .meaning = i18n::Literal("Standing circles that meet, with who takes part in them."),
    .one = {"open_bodies.one", "SELECT b.id, b.demonstration, b.name, b.kind, b.custodian, "
                               "b.prepares_for, b.from_day, b.to_day FROM body b WHERE b.id = $1"},
    .is_cut = false,
    .fields = body_fields,
    .parts = body_parts,
    .filters = body_filters,
    .ids = {{"open_bodies.ids", "SELECT id FROM body WHERE id > $1 ORDER BY id LIMIT $2"}}};

constinit const Collection organisations_collection = {
    .name = "organisations",
    .singular = "Organisation",
    .table = "organisation",
    .meaning =
        i18n::Literal("Regions, ministries, authorities and others, with all names that they had."),
    .one = {"open_organisations.one",
            "SELECT o.id, 0, o.name, o.kind, o.country, o.nuts, o.county_code, o.county_letter, "
            "o.municipality_code, o.organisation_number, o.legal_form, o.conditions, o.from_day, "
            "o.to_day FROM organisation o WHERE o.id = $1 AND o.merged_into IS NULL"},
    .is_cut = false,
    .fields = organisation_fields,
    .parts = organisation_parts,
    .filters = organisation_filters,
    .ids = {{"open_organisations.ids",
             "SELECT id FROM organisation WHERE id > $1 ORDER BY id LIMIT $2"}}};

constinit const Collection people_collection = {
    .name = "people",
    .singular = "Person",
    .table = "person",
    .meaning =
        i18n::Literal("Who sits in bodies and takes part in meetings; never who is protected."),
    .one = {"open_people.one",
            "SELECT p.id, p.demonstration, p.name, p.title, p.organisation FROM person p WHERE "
            "p.id = $1 AND p.merged_into IS NULL AND p.protected = 0 AND EXISTS (SELECT 1 FROM "
            "person_reader s WHERE s.person = p.id AND s.reader = $2)"},
    .fields = person_fields,
    .parts = person_parts,
    .filters = person_filters,
    .ids = {{"open_people.ids", "SELECT id FROM person WHERE id > $1 ORDER BY id LIMIT $2"}}};

} // namespace radslag::opendata
