// SQL of the answers to homework; see store.hpp.
#include "overview/homework/store.hpp"

#include <algorithm>

namespace radslag::overview::homework {

namespace {

constexpr db::Statement select_homework = {
    "homework.get",
    "SELECT c.text, b.id, b.name, c.said_on, c.due_to, c.due_words, b.demonstration FROM "
    "commitment_reader c JOIN commitment h ON h.id = c.commitment JOIN body b ON b.id = "
    "h.all_parties_of WHERE c.commitment = $2 AND c.reader = $1"};
constexpr db::Statement select_answers = {
    "homework.answers",
    "SELECT o.id, o.name, o.county_letter, k.done_on, k.text, p.name FROM homework_party y JOIN "
    "organisation o ON o.id = y.organisation LEFT JOIN commitment_tick k ON k.commitment = "
    "y.commitment AND k.party = y.party LEFT JOIN person p ON p.id = k.said_by AND p.protected = 0 "
    "AND EXISTS (SELECT 1 FROM person_reader s WHERE s.person = p.id AND s.reader = $1) WHERE "
    "y.commitment = $2 ORDER BY o.sort_key, y.party LIMIT 500"};

} // namespace

std::int64_t Homework::answered() const {
    return std::ranges::count_if(
        answers, [](const Answer& answer) { return answer.answered_on.has_value(); });
}

std::optional<Homework> homework(db::Session& session, const Reader& reader,
                                 commitments::CommitmentId id) {
    std::optional<Homework> found;
    session.query(select_homework, {reader.key, id}, [&](const db::Row& row) {
        found = Homework{std::string(id.text()),
                         row.string(0),
                         {row.string(1), row.string(2)},
                         row.optional_day(3),
                         row.optional_day(4),
                         row.string(5),
                         row.integer(6) != 0,
                         {}};
    });
    if (found)
        session.query(select_answers, {reader.key, id}, [&](const db::Row& row) {
            found->answers.push_back({{row.string(0), row.string(1)},
                                      row.optional_text(2),
                                      row.optional_day(3),
                                      row.optional_text(4),
                                      row.optional_text(5)});
        });
    return found;
}

} // namespace radslag::overview::homework
