// Promises, requests and homework, as the read API gives them; see collections.hpp.
#include "bodies/sight.hpp"
#include "opendata/collections.hpp"

#include <array>

namespace radslag::opendata {

namespace {

constexpr std::string_view commitment_kinds = "promise request takes_along homework";
constexpr std::string_view commitment_states = "open done withdrawn";

constexpr std::array commitment_fields = {
    Field{"kind", Type::text, "What kind of commitment it is.", commitment_kinds, true},
    Field{"text", Type::text, "What shall be done.", {}, true},
    Field{"who", Type::text, "Who shall do it, as noted."},
    Field{"person", Type::id, "The person who shall do it."},
    Field{"organisation", Type::id, "The organisation that shall do it."},
    Field{"all_parties_of", Type::id, "The body whose parties shall all do it."},
    Field{"body", Type::id, "The body where it was said.", {}, true},
    Field{"meeting", Type::id, "The meeting where it was said."},
    Field{"point", Type::id, "Under which point."},
    Field{"turn", Type::id, "In which words."},
    Field{"said_on", Type::day, "The day on which it was said."},
    Field{"due_kind", Type::text, "What kind of time it is due at.",
          "day window event next_meeting open"},
    Field{"due_from", Type::day, "The first day of a window."},
    Field{"due_to", Type::day, "The last day: late from the day after."},
    Field{"due_words", Type::text, "When it is due, as noted."},
    Field{"state", Type::text, "Whether it is done.", commitment_states, true},
    Field{"done_on", Type::day, "The day on which it was done."}};
constexpr std::array tick_fields = {
    Field{"organisation", Type::id, "The party.", {}, true},
    Field{"done_on", Type::day, "The day on which it did it; null: not yet."},
    Field{"text", Type::text, "What it says of it."}};
constexpr std::array commitment_parts = {
    Part{"people",
         "All persons who shall do it; who is protected is left out.",
         Shape::ids,
         {"open_commitments.people",
          "SELECT p.id FROM commitment_person s JOIN person p ON p.id = s.person AND p.protected = "
          "0 WHERE s.commitment = $1 ORDER BY p.id LIMIT 200"},
         {},
         false},
    Part{"ticks",
         "Of homework for all parties: what each has done.",
         Shape::list,
         {"open_commitments.ticks",
          "SELECT y.organisation, k.done_on, k.text FROM homework_party y LEFT JOIN "
          "commitment_tick k ON k.commitment = y.commitment AND k.party = y.party WHERE "
          "y.commitment = $1 ORDER BY y.organisation, y.party LIMIT 500"},
         tick_fields,
         false},
    Part{"inputs",
         "The inputs that are taken along.",
         Shape::ids,
         {"open_commitments.inputs",
          "SELECT s.input FROM commitment_input s JOIN input_reader r ON r.input = s.input AND "
          "r.reader = $2 WHERE s.commitment = $1 ORDER BY s.input LIMIT 500"},
         {}}};
constexpr db::Statement select_is_of_person = {
    "open_commitments.is_of_person",
    "SELECT 1 FROM commitment_person WHERE commitment = $1 AND person = $2 LIMIT 1"};

bool is_of_person(db::Session& session, std::string_view id, std::string_view person, Day) {
    return session.integer(select_is_of_person, {id, person}).has_value();
}

constexpr db::Statement select_commitment_standing = {
    "open_commitments.standing", "SELECT state, due_to FROM commitment WHERE id = $1"};

/// As the list of promises on the site has them for everybody.
bool is_commitment_among(db::Session& session, std::string_view id, std::string_view which,
                         Day today) {
    bool is = false;
    session.query(select_commitment_standing, {id}, [&](const db::Row& row) {
        const bool is_open = row.text(0) == "open";
        const auto due = row.optional_day(1);
        const bool is_late = is_open && due && *due < bodies::AsSeen(today).late_before();
        is = which == "all"       ? row.text(0) != "withdrawn"
             : which == "done"    ? row.text(0) == "done"
             : which == "undated" ? is_open && !due
             : which == "late"    ? is_late
                                  : is_open && due && !is_late;
    });
    return is;
}

constexpr std::array commitment_filters = {
    Filter{.name = "state",
           .meaning = i18n::Literal("In this state only."),
           .type = Type::text,
           .words = commitment_states,
           .field = "state"},
    Filter{.name = "kind",
           .meaning = i18n::Literal("Of this kind only."),
           .type = Type::text,
           .words = commitment_kinds,
           .field = "kind"},
    Filter{.name = "body",
           .meaning = i18n::Literal("Of this body only."),
           .field = "body",
           .leads = Ids{{"open_commitments.ids_of_body",
                         "SELECT id FROM commitment WHERE body = $3 AND id > $1 ORDER BY id LIMIT "
                         "$2"}}},
    Filter{.name = "organisation",
           .meaning = i18n::Literal("Of this organisation only."),
           .field = "organisation",
           .leads = Ids{{"open_commitments.ids_of_organisation",
                         "SELECT id FROM commitment WHERE organisation = $3 AND id > $1 ORDER BY "
                         "id LIMIT $2"}}},
    Filter{.name = "person",
           .meaning = i18n::Literal("Of this person only."),
           .leads = Ids{{"open_commitments.ids_of_person",
                         "SELECT DISTINCT commitment FROM commitment_person WHERE person = $3 AND "
                         "commitment > $1 ORDER BY commitment LIMIT $2"}},
           .holds = is_of_person},
    Filter{.name = "which",
           .meaning = i18n::Literal(
               "As in the list on the site: what is due, late, without a day or done, or all "
               "that is not withdrawn."),
           .type = Type::text,
           .words = "due late undated done all",
           .holds = is_commitment_among}};

} // namespace

constinit const Collection commitments_collection = {
    .name = "commitments",
    .singular = "Commitment",
    .table = "commitment",
    .meaning = i18n::Literal("Promises, requests and homework, with when they are due."),
    .one = {"open_commitments.one",
            "SELECT c.commitment, b.demonstration, c.kind, c.text, CASE WHEN p.protected = 1 OR "
            "EXISTS (SELECT 1 FROM commitment_person s JOIN person q ON q.id = s.person WHERE "
            "s.commitment = c.commitment AND q.protected = 1) THEN NULL ELSE c.who END, CASE WHEN "
            "p.protected = 0 THEN p.id END, c.organisation, "
            "k.all_parties_of, c.body, (SELECT m.id FROM meeting m JOIN audience_reader a ON "
            "a.audience = m.audience AND a.reader = $2 WHERE m.id = c.meeting), (SELECT q.point "
            "FROM point_reader q WHERE q.point = c.point AND q.reader = $2), (SELECT t.turn FROM "
            "turn_reader t WHERE t.turn = c.turn AND t.reader = $2), c.said_on, c.due_kind, "
            "k.due_from, c.due_to, c.due_words, c.state, c.done_on FROM commitment_reader c JOIN "
            "commitment k ON k.id = c.commitment JOIN body b ON b.id = c.body LEFT JOIN person p "
            "ON p.id = c.person WHERE c.commitment = $1 AND c.reader = $2"},
    .fields = commitment_fields,
    .parts = commitment_parts,
    .filters = commitment_filters,
    .ids = {
        {"open_commitments.ids", "SELECT id FROM commitment WHERE id > $1 ORDER BY id LIMIT $2"}}};

} // namespace radslag::opendata
