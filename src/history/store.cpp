// SQL of histories; see store.hpp.
#include "history/store.hpp"

#include <algorithm>
#include <array>

namespace radslag::history::store {

namespace {

struct Named {
    std::string_view table;
    db::Statement statement; ///< $1 the id
};

// Names that everybody may read.
constexpr std::array<Named, 9> open_names = {{
    {"organisation", {"history.organisation", "SELECT name FROM organisation WHERE id = $1"}},
    {"body", {"history.body", "SELECT name FROM body WHERE id = $1"}},
    {"theme", {"history.theme", "SELECT name FROM theme WHERE id = $1"}},
    {"party",
     {"history.party", "SELECT o.name FROM party p JOIN organisation o ON o.id = p.organisation "
                       "WHERE p.id = $1"}},
    {"mandate",
     {"history.mandate", "SELECT p.name FROM mandate d JOIN person p ON p.id = d.person WHERE d.id "
                         "= $1 AND p.protected = 0"}},
    {"post", {"history.post", "SELECT title FROM post WHERE id = $1"}},
    {"post_holding",
     {"history.post_holding", "SELECT p.name FROM post_holding h JOIN person p ON p.id = h.person "
                              "WHERE h.id = $1 AND p.protected = 0"}},
    {"note_template", {"history.note_template", "SELECT name FROM note_template WHERE id = $1"}},
    {"registry_number",
     {"history.registry_number", "SELECT number FROM registry_number WHERE id = $1"}},
}};

// Names that are read by some: $2 is the reader. A person is read as people/naming_store.cpp says.
constexpr std::array<Named, 20> cut_names = {{
    {"person",
     {"history.person",
      "SELECT p.name FROM person p WHERE p.id = $1 AND p.protected = 0 AND (EXISTS (SELECT 1 FROM "
      "person_reader s WHERE s.person = p.id AND s.reader = $2) OR NOT EXISTS (SELECT 1 FROM "
      "attendance a WHERE a.person = p.id))"}},
    // The plan is the secretariat's own until there are meetings.
    {"series",
     {"history.series", "SELECT s.name FROM series s JOIN audience a ON a.body = s.body AND a.kind "
                        "= 'secretariat' JOIN audience_reader r ON r.audience = a.id AND r.reader "
                        "= $2 WHERE s.id = $1"}},
    {"meeting",
     {"history.meeting", "SELECT m.title FROM meeting m JOIN audience_reader r ON r.audience = "
                         "m.audience AND r.reader = $2 WHERE m.id = $1"}},
    {"attendance",
     {"history.attendance",
      "SELECT coalesce(p.name, o.name) FROM attendance a JOIN meeting m ON m.id = a.meeting JOIN "
      "audience_reader r ON r.audience = m.audience AND r.reader = $2 LEFT JOIN person p ON p.id = "
      "a.person AND p.protected = 0 LEFT JOIN organisation o ON o.id = a.organisation WHERE a.id = "
      "$1"}},
    {"point",
     {"history.point", "SELECT p.title FROM point p JOIN point_reader r ON r.point = p.id AND "
                       "r.reader = $2 WHERE p.id = $1"}},
    {"section",
     {"history.section", "SELECT s.heading FROM section s JOIN point_reader r ON r.point = s.point "
                         "AND r.reader = $2 WHERE s.id = $1"}},
    {"turn",
     {"history.turn",
      "SELECT t.text FROM turn t JOIN turn_reader r ON r.turn = t.id AND r.reader = "
      "$2 WHERE t.id = $1"}},
    {"decision",
     {"history.decision", "SELECT d.text FROM decision d JOIN decision_reader r ON r.decision = "
                          "d.id AND r.reader = $2 WHERE d.id = $1"}},
    {"attachment",
     {"history.attachment", "SELECT a.words FROM attachment_reader a WHERE a.attachment = $1 AND "
                            "a.reader = $2"}},
    {"document",
     {"history.document", "SELECT d.name FROM document d JOIN document_reader r ON r.document = "
                          "d.id AND r.reader = $2 WHERE d.id = $1"}},
    {"commitment",
     {"history.commitment", "SELECT c.text FROM commitment c JOIN commitment_reader r ON "
                            "r.commitment = c.id AND r.reader = $2 WHERE c.id = $1"}},
    {"deadline",
     {"history.deadline", "SELECT d.what FROM deadline d JOIN deadline_reader r ON r.deadline = "
                          "d.id AND r.reader = $2 WHERE d.id = $1"}},
    {"round",
     {"history.round", "SELECT x.title FROM round x JOIN audience_reader r ON r.audience = "
                       "x.audience AND r.reader = $2 WHERE x.id = $1 AND x.state <> 'draft'"}},
    {"matter",
     {"history.matter", "SELECT m.title FROM matter m JOIN audience_reader r ON r.audience = "
                        "m.audience AND r.reader = $2 WHERE m.id = $1"}},
    {"input",
     {"history.input", "SELECT coalesce(i.title, i.text) FROM input i JOIN input_reader r ON "
                       "r.input = i.id AND r.reader = $2 WHERE i.id = $1"}},
    {"input_effect",
     {"history.input_effect", "SELECT e.text FROM input_effect e JOIN input_reader r ON r.input = "
                              "e.input AND r.reader = $2 WHERE e.id = $1"}},
    // For those who prepare it, also when others read what was released of it.
    {"joint_position",
     {"history.joint_position", "SELECT p.title FROM held_position_reader p WHERE p.joint_position "
                                "= $1 AND p.reader = $2"}},
    {"party_stand",
     {"history.party_stand",
      "SELECT o.name FROM party_stand s JOIN held_position_reader p ON p.joint_position = "
      "s.joint_position AND p.reader = $2 JOIN party y ON y.id = s.party JOIN organisation o ON "
      "o.id = y.organisation WHERE s.id = $1"}},
    {"point_proposal",
     {"history.point_proposal", "SELECT p.title FROM point_proposal p JOIN point_proposal_reader r "
                                "ON r.point_proposal = p.id AND r.reader = $2 WHERE p.id = $1"}},
    {"review",
     {"history.review", "SELECT v.title FROM review v JOIN audience_reader r ON r.audience = "
                        "v.audience AND r.reader = $2 WHERE v.id = $1"}},
}};

constexpr db::Statement select_audience = {
    "history.audience", "SELECT a.kind FROM audience a JOIN audience_reader r ON r.audience = a.id "
                        "AND r.reader = $2 WHERE a.id = $1"};

constexpr db::Statement select_body = {"history.body_of_meeting",
                                       "SELECT body FROM meeting WHERE id = $1"};
constexpr db::Statement select_body_of_position = {"history.body_of_position",
                                                   "SELECT body FROM joint_position WHERE id = $1"};
constexpr db::Statement select_closed = {
    "history.notes_are_closed",
    "SELECT 1 FROM minute WHERE meeting = $1 AND closed_on IS NOT NULL"};

} // namespace

bool notes_are_closed(db::Session& session, std::string_view meeting) {
    return session.integer(select_closed, {meeting}).has_value();
}

std::string body_of_meeting(db::Session& session, std::string_view meeting) {
    return session.text(select_body, {meeting}).value_or("");
}

std::string body_of_position(db::Session& session, std::string_view position) {
    return session.text(select_body_of_position, {position}).value_or("");
}

std::optional<std::string> name_of(db::Session& session, const auth::Reader& reader,
                                   std::string_view table, std::string_view id) {
    if (table == "audience")
        return session.text(select_audience, {id, reader.key});
    const auto open = std::ranges::find(open_names, table, &Named::table);
    if (open != open_names.end())
        return session.text(open->statement, {id});
    const auto cut = std::ranges::find(cut_names, table, &Named::table);
    if (cut != cut_names.end())
        return session.text(cut->statement, {id, reader.key});
    return std::nullopt;
}

bool is_reader(db::Session& session, const auth::Reader& reader, std::string_view audience) {
    return session.text(select_audience, {audience, reader.key}).has_value();
}

} // namespace radslag::history::store
