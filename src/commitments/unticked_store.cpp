// SQL of what is not ticked off; see unticked.hpp.
#include "commitments/unticked.hpp"
#include "platform/db/joined.hpp"

namespace radslag::commitments {

namespace {

constexpr db::Sql insert_into =
    "INSERT INTO homework_unticked (organisation, due, commitment, body) ";
// Homework is the regions', in a body where they sit; else that of every party.
constexpr db::Sql rows =
    "SELECT DISTINCT y.organisation, coalesce(c.due_to, 'undated'), c.id, y.body FROM commitment c "
    "JOIN party y ON y.body = c.all_parties_of AND y.to_day IS NULL LEFT JOIN commitment_tick k ON "
    "k.commitment = c.id AND k.party = y.id WHERE c.state = 'open' AND k.id IS NULL AND (y.side = "
    "'region' OR NOT EXISTS (SELECT 1 FROM party z WHERE z.body = y.body AND z.side = 'region'))";
constexpr db::Sql of_one = " AND c.id = $1";
constexpr db::Sql of_tick =
    " AND c.id = (SELECT t.commitment FROM commitment_tick t WHERE t.id = $1)";
constexpr db::Sql of_party = " AND c.all_parties_of = (SELECT p.body FROM party p WHERE p.id = $1)";
constexpr db::Sql of_body = " AND c.all_parties_of = $1";

/// Forgets what stands of some homework, and what is put in its place.
struct Renewal {
    db::Statement forget;
    db::Statement put;
};
constexpr Renewal renew_one = {
    {"unticked.forget", "DELETE FROM homework_unticked WHERE commitment = $1"},
    {"unticked.put", db::joined<insert_into, rows, of_one>}};
constexpr Renewal renew_of_tick = {
    {"unticked.forget_of_tick", "DELETE FROM homework_unticked WHERE commitment = (SELECT "
                                "t.commitment FROM commitment_tick t WHERE t.id = $1)"},
    {"unticked.put_of_tick", db::joined<insert_into, rows, of_tick>}};
constexpr Renewal renew_of_party = {
    {"unticked.forget_of_party",
     "DELETE FROM homework_unticked WHERE commitment IN (SELECT c.id FROM party p JOIN commitment "
     "c ON c.all_parties_of = p.body WHERE p.id = $1)"},
    {"unticked.put_of_party", db::joined<insert_into, rows, of_party>}};
constexpr Renewal renew_of_body = {
    {"unticked.forget_of_body", "DELETE FROM homework_unticked WHERE commitment IN (SELECT c.id "
                                "FROM commitment c WHERE c.all_parties_of = $1)"},
    {"unticked.put_of_body", db::joined<insert_into, rows, of_body>}};
constexpr db::Statement forget_all = {"unticked.forget_all", "DELETE FROM homework_unticked"};
constexpr db::Statement put_all = {"unticked.put_all", db::joined<insert_into, rows>};

// What is kept of a seat that is gone is shown to nobody.
constexpr db::Sql count_differing =
    "SELECT count(*) FROM (SELECT u.organisation, u.due, u.commitment, u.body FROM "
    "homework_unticked u WHERE EXISTS (SELECT 1 FROM party s WHERE s.body = u.body AND "
    "s.organisation = u.organisation AND s.to_day IS NULL) EXCEPT ";
constexpr db::Sql count_missing = "SELECT count(*) FROM (";
constexpr db::Sql beside_kept =
    " EXCEPT SELECT organisation, due, commitment, body FROM homework_unticked";
constexpr db::Sql counted = ") AS found";
constexpr db::Statement select_wrong = {"unticked.wrong",
                                        db::joined<count_differing, rows, counted>};
constexpr db::Statement select_missing = {"unticked.missing",
                                          db::joined<count_missing, rows, beside_kept, counted>};

/// Nothing waits for either: an act may write many commitments, of which most are no homework.
void renew(db::Session& session, const Renewal& renewal, std::string_view of) {
    for (const db::Statement* statement : {&renewal.forget, &renewal.put}) {
        const db::Parameter parameter(of);
        session.query_later(*statement, db::Parameters(&parameter, 1), [](const db::Row&) {});
    }
}

std::string text_in(const ledger::Change& change, std::string_view column) {
    for (const ledger::Image* image : {&change.after, change.before ? &*change.before : nullptr})
        if (image != nullptr)
            if (const ledger::OwnValue* value = image->find(column))
                if (const auto* text = std::get_if<std::string>(value))
                    return *text;
    return {};
}

} // namespace

void follow_homework(ledger::Act& act, std::string_view commitment) {
    renew(act.session(), renew_one, commitment);
}

void follow_tick(ledger::Act& act, std::string_view tick) {
    renew(act.session(), renew_of_tick, tick);
}

void follow_party(ledger::Act& act, std::string_view party) {
    renew(act.session(), renew_of_party, party);
}

void follow_undone(db::Session& session, const std::vector<ledger::Change>& changes) {
    for (const ledger::Change& change : changes) {
        if (change.after.table == "commitment")
            renew(session, renew_one, change.after.id);
        else if (change.after.table == "commitment_tick")
            renew(session, renew_one, text_in(change, "commitment"));
        else if (change.after.table == "party")
            renew(session, renew_of_body, text_in(change, "body"));
    }
    session.settle();
}

void renew_unticked(db::Session& session) {
    session.execute(forget_all);
    session.execute(put_all);
}

bool unticked_is_right(db::Session& session) {
    return session.integer(select_wrong) == 0 && session.integer(select_missing) == 0;
}

} // namespace radslag::commitments
