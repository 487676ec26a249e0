// SQL of naming.hpp. Each statement begins at the index of folded names. Where somebody was last
// met is read across features, since that tells two of one name apart best.
#include "people/naming.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace radslag::people {

namespace {

// Shown: named in something that the reader may read, or named by nothing yet and the reader is one
// who keeps the register. Somebody of whom only a withheld turn speaks is not there for others.
constexpr db::Statement select_persons_meant = {
    "person.meant",
    "SELECT DISTINCT p.id, p.name, o.name, p.sort_key FROM person_name n JOIN person p ON p.id = "
    "n.person LEFT JOIN organisation o ON o.id = p.organisation WHERE n.folded = $1 AND "
    "p.demonstration = $3 AND p.merged_into IS NULL AND p.protected = 0 AND (EXISTS (SELECT 1 FROM "
    "person_reader s WHERE s.person = p.id AND s.reader = $2) OR EXISTS (SELECT 1 FROM turn t JOIN "
    "turn_reader r ON r.turn = t.id AND r.reader = $2 WHERE t.person = p.id) OR (NOT EXISTS "
    "(SELECT 1 FROM attendance a WHERE a.person = p.id) AND NOT EXISTS (SELECT 1 FROM turn t WHERE "
    "t.person = p.id))) ORDER BY p.sort_key, p.id LIMIT 20"};
constexpr db::Statement select_persons_beginning = {
    "person.beginning",
    "SELECT DISTINCT p.id, p.name, o.name, p.sort_key FROM person_name n JOIN person p ON p.id = "
    "n.person LEFT JOIN organisation o ON o.id = p.organisation WHERE n.folded >= $1 AND n.folded "
    "< $2 AND p.merged_into IS NULL AND p.protected = 0 AND (EXISTS (SELECT 1 FROM person_reader s "
    "WHERE s.person = p.id AND s.reader = $3) OR EXISTS (SELECT 1 FROM turn t JOIN turn_reader r "
    "ON r.turn = t.id AND r.reader = $3 WHERE t.person = p.id) OR ($5 = 1 AND NOT EXISTS (SELECT 1 "
    "FROM attendance a WHERE a.person = p.id) AND NOT EXISTS (SELECT 1 FROM turn t WHERE t.person "
    "= p.id))) ORDER BY p.sort_key, p.id LIMIT $4"};
// DISTINCT and LIMIT would make SQLite build a table for the one row that is found.
constexpr db::Statement select_organisations_meant = {
    "organisation.meant",
    "SELECT o.id, o.name FROM organisation_name n JOIN organisation o ON o.id = n.organisation "
    "WHERE n.folded = $1 AND o.merged_into IS NULL ORDER BY o.sort_key, o.id"};
constexpr db::Statement select_organisations_beginning = {
    "organisation.beginning",
    "SELECT DISTINCT o.id, o.name, o.sort_key FROM organisation_name n JOIN organisation o ON o.id "
    "= n.organisation WHERE n.folded >= $1 AND n.folded < $2 AND o.merged_into IS NULL ORDER BY "
    "o.sort_key, o.id LIMIT $3"};
constexpr db::Statement select_last_of_person = {
    "person.last_met",
    "SELECT b.name, m.day FROM attendance a JOIN meeting m ON m.id = a.meeting JOIN "
    "audience_reader r ON r.audience = m.audience AND r.reader = $2 JOIN body b ON b.id = m.body "
    "WHERE a.person = $1 ORDER BY m.day DESC NULLS LAST LIMIT 1"};

constexpr db::Statement select_organisation = {
    "names.organisation",
    "SELECT id, name FROM organisation WHERE id = $1 AND merged_into IS NULL"};
constexpr db::Statement select_organisation_by_name = {
    "names.organisation_by_name",
    "SELECT o.id, o.name FROM organisation_name n JOIN organisation o ON o.id = n.organisation "
    "WHERE n.folded >= $1 AND n.folded < $2 AND o.merged_into IS NULL ORDER BY n.folded, "
    "o.sort_key, o.id LIMIT 1"};
constexpr db::Statement select_person = {
    "names.person",
    "SELECT p.id, p.name FROM person p WHERE p.id = $2 AND p.merged_into IS NULL AND p.protected = "
    "0 AND EXISTS (SELECT 1 FROM person_reader s WHERE s.person = p.id AND s.reader = $1)"};
constexpr db::Statement select_person_by_name = {
    "names.person_by_name",
    "SELECT p.id, p.name FROM person_name n JOIN person p ON p.id = n.person WHERE n.folded >= $2 "
    "AND n.folded < $3 AND p.merged_into IS NULL AND p.protected = 0 AND EXISTS (SELECT 1 FROM "
    "person_reader s WHERE s.person = p.id AND s.reader = $1) ORDER BY n.folded, p.sort_key, p.id "
    "LIMIT 1"};
std::vector<Namesake> persons(db::Session& session, const db::Statement& statement,
                              std::initializer_list<db::Parameter> parameters) {
    std::vector<Namesake> found;
    session.query(statement, parameters, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1), row.optional_text(2), {}, {}});
    });
    return found;
}

std::vector<Namesake> organisations(db::Session& session, const db::Statement& statement,
                                    std::initializer_list<db::Parameter> parameters) {
    std::vector<Namesake> found;
    session.query(statement, parameters, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1), {}, {}, {}});
    });
    return found;
}

} // namespace

std::vector<Namesake> persons_meant(db::Session& session, const auth::Reader& reader,
                                    std::string_view name, bool demonstration) {
    auto found =
        persons(session, select_persons_meant, {text::fold(name), reader.key, demonstration});
    if (found.size() > 1)
        for (Namesake& candidate : found)
            session.query(select_last_of_person, {candidate.id, reader.key},
                          [&](const db::Row& row) {
                              candidate.last_body = row.string(0);
                              candidate.last_day = row.optional_day(1);
                          });
    return found;
}

std::vector<Namesake> organisations_meant(db::Session& session, std::string_view name) {
    auto found = organisations(session, select_organisations_meant, {text::fold(name)});
    found.erase(
        std::unique(found.begin(), found.end(),
                    [](const Namesake& one, const Namesake& next) { return one.id == next.id; }),
        found.end());
    return found;
}

std::vector<Namesake> persons_beginning(db::Session& session, const auth::Caller& caller,
                                        std::string_view begun) {
    const std::string folded = text::fold(begun);
    if (folded.empty())
        return {};
    return persons(session, select_persons_beginning,
                   {folded, end_of_prefix(folded), caller.reader().key, most_suggested,
                    auth::may(caller, auth::Right::edit_people)});
}

std::vector<Namesake> organisations_beginning(db::Session& session, std::string_view begun) {
    const std::string folded = text::fold(begun);
    if (folded.empty())
        return {};
    return organisations(session, select_organisations_beginning,
                         {folded, end_of_prefix(folded), most_suggested});
}

Named organisation_named(db::Session& session, std::string_view typed) {
    Named named{std::string(typed), std::nullopt};
    const auto keep = [&](const db::Row& row) {
        named.found = Namesake{row.string(0), row.string(1), {}, {}, {}};
    };
    if (OrganisationId::parse(typed))
        session.query(select_organisation, {typed}, keep);
    const std::string folded = text::fold(typed);
    if (!named.found && !folded.empty())
        session.query(select_organisation_by_name, {folded, end_of_prefix(folded)}, keep);
    return named;
}

Named person_named(db::Session& session, const auth::Reader& reader, std::string_view typed) {
    Named named{std::string(typed), std::nullopt};
    const auto keep = [&](const db::Row& row) {
        named.found = Namesake{row.string(0), row.string(1), {}, {}, {}};
    };
    if (PersonId::parse(typed))
        session.query(select_person, {reader.key, typed}, keep);
    const std::string folded = text::fold(typed);
    if (!named.found && !folded.empty())
        session.query(select_person_by_name, {reader.key, folded, end_of_prefix(folded)}, keep);
    return named;
}

std::string end_of_prefix(std::string_view prefix) {
    // U+10FFFF is no character and sorts after every one.
    return std::string(prefix) + "\U0010FFFF";
}

} // namespace radslag::people
