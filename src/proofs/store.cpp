// See store.hpp.
#include "proofs/store.hpp"

#include "platform/db/joined.hpp"

namespace radslag::proofs::store {

namespace {

constexpr db::Sql columns = "SELECT i.id, i.number, coalesce(i.title, i.text), coalesce(o.name, "
                            "''), coalesce(b.name, ''), coalesce(b.demonstration, 0) FROM";
constexpr db::Sql of_sender = " LEFT JOIN organisation o ON o.id = i.organisation LEFT JOIN body b "
                              "ON b.id = i.body";
constexpr db::Sql for_reader = " JOIN input_reader r ON r.input = i.id AND r.reader = $2";
constexpr db::Statement select_input = {
    "receipt.input", db::joined<columns, " input i", for_reader, of_sender, " WHERE i.id = $1">};
constexpr db::Statement select_answer = {
    "receipt.answer",
    db::joined<columns, " input_use u JOIN input i ON i.id = u.input", for_reader,
               " JOIN organisation o ON o.id = u.authority LEFT JOIN body b ON b.id = i.body WHERE "
               "u.id = $1">};
constexpr db::Statement select_followed = {
    "receipt.followed", db::joined<columns, " input_key k JOIN input i ON i.id = k.input",
                                   of_sender, " WHERE k.digest = $1">};

std::optional<Subject> subject(db::Session& session, const db::Statement& statement,
                               std::initializer_list<db::Parameter> parameters) {
    std::optional<Subject> found;
    session.query(statement, parameters, [&](const db::Row& row) {
        found = Subject{row.string(0), row.integer(1), row.string(2),
                        row.string(3), row.string(4),  row.integer(5) != 0};
    });
    return found;
}

} // namespace

std::optional<Subject> input(db::Session& session, const auth::Reader& reader,
                             std::string_view id) {
    return subject(session, select_input, {id, reader.key});
}

std::optional<Subject> answer(db::Session& session, const auth::Reader& reader,
                              std::string_view id) {
    return subject(session, select_answer, {id, reader.key});
}

std::optional<Subject> followed_input(db::Session& session, std::string_view digest) {
    return subject(session, select_followed, {digest});
}

} // namespace radslag::proofs::store
