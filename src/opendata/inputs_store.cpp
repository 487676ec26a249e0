// Inputs with what was said of them, as the read API gives them; see collections.hpp.
#include "inputs/inputs.hpp"
#include "opendata/collections.hpp"

#include <array>

namespace radslag::opendata {

namespace {

constexpr std::string_view input_kinds = "view question example recommendation lesson";
constexpr std::string_view input_states = "unanswered in_progress closed withdrawn";

// In the shape of the form and of POST /api/v1/inputs.
constexpr std::array input_fields = {
    Field{"number", Type::integer, "Its number in the forum.", {}, true},
    Field{"kind", Type::text, "What kind of input it is.", input_kinds, true},
    Field{"state", Type::text, "What is left to do.", input_states},
    Field{"title", Type::text, "What it is about, in one line."},
    Field{"text", Type::text, "What is said.", {}, true},
    Field{"organisation", Type::id, "Who sent it."},
    Field{"person", Type::id, "Who said it."},
    Field{"body", Type::id, "To which body."},
    Field{"matter", Type::id, "Which matter it is about."},
    Field{"theme", Type::id, "Its theme."},
    Field{"meeting", Type::id, "The meeting that it comes from."},
    Field{"point", Type::id, "The point that it comes from."},
    Field{"turn", Type::id, "What was said that it comes from."},
    Field{"origin", Type::text, "By which way it came in.", "turn mail form import api", true},
    Field{"owner", Type::id, "The person who is responsible for it."},
    Field{"received_at", Type::instant, "When it came in.", {}, true},
    Field{"answer_by", Type::day, "The day by which an answer is promised."},
    Field{"follows", Type::id, "The input that it follows up."},
    Field{"merged_into", Type::id, "The input that it is put together with and answered by."},
    Field{"part_of", Type::id, "The input that it is a part of."}};
constexpr std::array example_fields = {Field{"who", Type::text, "Who did it."},
                                       Field{"where", Type::text, "Where."},
                                       Field{"done", Type::text, "What was done."},
                                       Field{"result", Type::text, "What came of it."},
                                       Field{"cost", Type::text, "What it cost."},
                                       Field{"contact", Type::text, "Whom to ask."},
                                       Field{"reuse", Type::text, "How others can use it."},
                                       Field{"links", Type::text, "Where there is more."}};
constexpr std::array authority_fields = {
    Field{"organisation", Type::id, "Who is asked.", {}, true},
    Field{"state", Type::text, "What it still owes.", "owes waiting passed_on ended released"},
    Field{"asked_at", Type::instant, "Since when.", {}, true}};
constexpr std::array use_fields = {
    Field{"authority", Type::id, "Who says it.", {}, true},
    Field{"kind", Type::text, "How the input was used.",
          "used partly_used not_used passed_on waiting", true},
    Field{"text", Type::text, "The answer in words.", {}, true},
    Field{"missing", Type::text, "What of it was not used."},
    Field{"pointer_text", Type::text, "What it was used in, in words."},
    Field{"pointer_place", Type::text, "Where in that."},
    Field{"document", Type::id, "The document that it was used in."},
    Field{"matter", Type::id, "The matter that it was used in."},
    Field{"meeting", Type::id, "The meeting that it was used at."},
    Field{"decision", Type::id, "The decision that it was used in."},
    Field{"passed_to", Type::id, "To whom it was passed on."},
    Field{"due", Type::day, "Until when is waited."},
    Field{"due_words", Type::text, "The same in words."},
    Field{"said_at", Type::instant, "When it was said.", {}, true},
    Field{"said_by", Type::id, "The person who said it."},
    Field{"told_at", Type::instant, "When the sender was told."},
    Field{"withdrawn_at", Type::instant, "When it was taken back."}};
constexpr std::array level_fields = {
    Field{"level", Type::text, "Which level.", "european national regional local", true},
    Field{"addressed", Type::boolean, "Whether it is addressed.", {}, true},
    Field{"state", Type::text, "What has come of it.", "silent declined under_way acted"}};

constexpr std::array input_parts = {
    Part{"example",
         "The shape of a good example; null for all other inputs.",
         Shape::object,
         {"open_inputs.example",
          "SELECT who, place, done, result, cost, contact, reuse, links FROM "
          "example WHERE id = $1"},
         example_fields,
         false},
    Part{"authorities",
         "Who is asked for an answer.",
         Shape::list,
         {"open_inputs.authorities",
          "SELECT a.organisation, a.state, a.asked_at FROM input_authority a WHERE a.input = $1 "
          "ORDER BY a.asked_at, a.id LIMIT 200"},
         authority_fields,
         false},
    Part{"uses",
         "The answers: how the input was used, oldest first.",
         Shape::list,
         {"open_inputs.uses",
          "SELECT u.authority, u.kind, u.text, u.missing, u.pointer_text, u.pointer_place, (SELECT "
          "d.document FROM document_reader d WHERE d.document = u.pointer_document AND d.reader = "
          "$2), (SELECT x.id FROM matter x JOIN audience_reader r ON r.audience = x.audience AND "
          "r.reader = $2 WHERE x.id = u.pointer_matter), (SELECT m.id FROM meeting m JOIN "
          "audience_reader r ON r.audience = m.audience AND r.reader = $2 WHERE m.id = "
          "u.pointer_meeting), (SELECT y.decision FROM decision_reader y WHERE y.decision = "
          "u.pointer_decision AND y.reader = $2), u.passed_to, coalesce(v.due_to, u.due_to), "
          "u.due_words, u.said_at, p.id, u.told_at, w.withdrawn_at FROM input_use u LEFT JOIN "
          "person p ON p.id = u.said_by AND p.protected = 0 LEFT JOIN input_use_withdrawal w ON "
          "w.input_use = u.id LEFT JOIN input_wait v ON v.input_use = u.id WHERE u.input = $1 "
          "ORDER BY coalesce(u.step, 0), u.said_at, u.id LIMIT 500"},
         use_fields},
    Part{"levels",
         "The levels that a recommendation or lesson addresses.",
         Shape::list,
         {"open_inputs.levels",
          "SELECT level, addressed, state FROM input_level WHERE input = $1 ORDER BY level"},
         level_fields,
         false}};

constexpr db::Statement select_input_standing = {
    "open_inputs.standing",
    "SELECT i.state, i.answer_by, (SELECT min(a.asked_at) FROM input_authority a WHERE a.input = "
    "i.id AND a.state IN ('owes', 'waiting')) FROM input i WHERE i.id = $1 AND i.merged_into IS "
    "NULL AND i.split_at IS NULL"};

/// As the list of inputs on the site says: what is answered elsewhere is in none of them.
bool is_input_among(db::Session& session, std::string_view id, std::string_view which, Day today) {
    bool is = false;
    session.query(select_input_standing, {id}, [&](const db::Row& row) {
        const bool is_open = row.text(0) == "unanswered" || row.text(0) == "in_progress";
        const bool is_late =
            is_open && (row.is_null(1) ? !row.is_null(2) &&
                                             row.instant(2) < inputs::late_if_asked_before(today)
                                       : row.day(1) < today);
        is = which == "all" || (which == "open" && is_open) ||
             (which == "closed" && row.text(0) == "closed") || (which == "late" && is_late);
    });
    return is;
}

constexpr db::Statement select_is_asked = {
    "open_inputs.is_asked",
    "SELECT 1 FROM input_authority WHERE input = $1 AND organisation = $2 LIMIT 1"};

constexpr std::array input_filters = {
    Filter{.name = "kind",
           .meaning = i18n::Literal("Of this kind only."),
           .type = Type::text,
           .words = input_kinds,
           .field = "kind"},
    Filter{.name = "state",
           .meaning = i18n::Literal("In this state only."),
           .type = Type::text,
           .words = input_states,
           .field = "state"},
    Filter{.name = "from",
           .meaning = i18n::Literal("Sent by this organisation only."),
           .field = "organisation",
           .leads = Ids{{"open_inputs.ids_of_sender",
                         "SELECT id, number FROM input WHERE organisation = $3 AND number > $1 "
                         "ORDER BY number LIMIT $2"},
                        Key::number}},
    Filter{.name = "authority",
           .meaning = i18n::Literal("That this organisation is asked to answer only."),
           .leads = Ids{{"open_inputs.ids_of_authority",
                         "SELECT DISTINCT input FROM input_authority WHERE organisation = $3 AND "
                         "input > $1 ORDER BY input LIMIT $2"}},
           .holds =
               [](db::Session& session, std::string_view id, std::string_view value, Day) {
                   return session.integer(select_is_asked, {id, value}).has_value();
               }},
    Filter{.name = "matter",
           .meaning = i18n::Literal("About this matter only."),
           .field = "matter",
           .leads = Ids{{"open_inputs.ids_of_matter",
                         "SELECT id, number FROM input WHERE matter = $3 AND number > $1 ORDER BY "
                         "number LIMIT $2"},
                        Key::number}},
    Filter{.name = "body", .meaning = i18n::Literal("Of this body only."), .field = "body"},
    Filter{.name = "theme", .meaning = i18n::Literal("Of this theme only."), .field = "theme"},
    Filter{.name = "which",
           .meaning = i18n::Literal(
               "As in the list on the site: what is open, late or closed, or all that is "
               "answered by itself."),
           .type = Type::text,
           .words = "open late closed all",
           .holds = is_input_among}};

} // namespace

constinit const Collection inputs_collection = {
    .name = "inputs",
    .singular = "Input",
    .table = "input",
    .meaning = i18n::Literal(
        "Views, questions, examples, recommendations and lessons, with their answers."),
    .one = {"open_inputs.one",
            "SELECT i.id, coalesce(b.demonstration, 0), i.number, i.kind, i.state, i.title, "
            "i.text, i.organisation, p.id, i.body, (SELECT x.id FROM matter x JOIN audience_reader "
            "a ON a.audience = x.audience AND a.reader = $2 WHERE x.id = i.matter), i.theme, "
            "(SELECT m.id FROM meeting m JOIN audience_reader a ON a.audience = m.audience AND "
            "a.reader = $2 WHERE m.id = i.meeting), (SELECT q.point FROM point_reader q WHERE "
            "q.point = i.point AND q.reader = $2), (SELECT t.turn FROM turn_reader t WHERE t.turn "
            "= i.turn AND t.reader = $2), i.origin, w.id, i.received_at, i.answer_by, (SELECT "
            "n.input FROM input_reader n WHERE n.input = i.follows AND n.reader = $2), (SELECT "
            "n.input FROM input_reader n WHERE n.input = i.merged_into AND n.reader = $2), (SELECT "
            "n.input FROM input_reader n WHERE n.input = i.part_of AND n.reader = $2) FROM input i "
            "JOIN input_reader r ON r.input = i.id AND r.reader = $2 LEFT JOIN body b ON b.id = "
            "i.body LEFT JOIN person p ON p.id = i.person AND p.protected = 0 LEFT JOIN person w "
            "ON w.id = i.owner AND w.protected = 0 WHERE i.id = $1"},
    .fields = input_fields,
    .parts = input_parts,
    .filters = input_filters,
    .ids = {{"open_inputs.ids",
             "SELECT id, number FROM input WHERE number > $1 ORDER BY number LIMIT $2"},
            Key::number}};

} // namespace radslag::opendata
