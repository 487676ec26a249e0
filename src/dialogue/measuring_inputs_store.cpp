// SQL that counts an input and what each authority owes it. See measuring_store.hpp.
#include "dialogue/measuring_store.hpp"
#include "platform/text/zones.hpp"

#include <map>

namespace radslag::dialogue::store {

namespace {

constexpr db::Statement select_input = {
    "dialogue.input",
    "SELECT i.matter, i.received_at, i.answer_by, i.state, m.day, CASE WHEN o.county_letter IS NOT "
    "NULL THEN o.id END, coalesce(b.id, ''), i.merged_into FROM input i JOIN input_reader r ON "
    "r.input = i.id AND "
    "r.reader = 'public' "
    "LEFT JOIN meeting m ON m.id = i.meeting LEFT JOIN organisation o ON o.id = i.organisation "
    "LEFT JOIN body b ON b.id = coalesce(i.body, m.body) WHERE i.id = $1 AND i.split_at IS NULL "
    "AND (coalesce(b.demonstration, 0) = 0 OR EXISTS (SELECT 1 FROM forum f WHERE f.kind = "
    "'demonstration'))"};
constexpr db::Statement select_authorities = {
    "dialogue.authorities",
    "SELECT id, organisation, asked_at, state FROM input_authority WHERE input = $1 AND state IN "
    "('owes', 'waiting', 'ended') ORDER BY asked_at, id"};
constexpr db::Statement select_ends = {
    "dialogue.ends",
    "SELECT u.authority, u.kind, u.said_at FROM input_use u WHERE u.input = $1 AND u.kind IN "
    "('used', 'partly_used', 'not_used') AND NOT EXISTS (SELECT 1 FROM input_use_withdrawal w "
    "WHERE w.input_use = u.id) ORDER BY coalesce(u.step, 0), u.said_at, u.id"};

constexpr db::Statement select_said_at = {
    "dialogue.inputs_said_at",
    "SELECT id FROM input WHERE meeting = $1 UNION SELECT i.id FROM point p JOIN input i ON "
    "i.point "
    "= p.id WHERE p.meeting = $1 UNION SELECT i.id FROM turn t JOIN input i ON i.turn = t.id WHERE "
    "t.meeting = $1"};

/// The last word of an authority.
struct End {
    inputs::UseKind kind = inputs::UseKind::used;
    Day day;
};

Day day_of(const db::Row& row, int column) {
    return text::local_day(row.instant(column), text::forum_zone);
}

std::map<std::string, End, std::less<>> ends_of(db::Session& session, std::string_view input) {
    std::map<std::string, End, std::less<>> ends;
    session.query(select_ends, {input}, [&](const db::Row& row) {
        ends[row.string(0)] = {inputs::use_kinds.require(row.text(1)), day_of(row, 2)};
    });
    return ends;
}

void read_answers(db::Session& session, InputUnit& unit, const std::optional<Day>& promised,
                  inputs::State state) {
    const auto ends = ends_of(session, unit.id);
    std::vector<inputs::UseKind> last_words;
    session.query(select_authorities, {unit.id}, [&](const db::Row& row) {
        AnswerUnit answer{row.string(0), row.string(1), day_of(row, 2), {}, {}};
        answer.promised = inputs::owed_by(answer.asked, promised);
        const auto end = ends.find(row.text(1));
        if (row.text(3) == "ended" && end != ends.end()) {
            answer.answered = end->second.day;
            last_words.push_back(end->second.kind);
        }
        unit.answers.push_back(std::move(answer));
    });
    unit.outcome = outcome_of(state, last_words);
}

} // namespace

std::optional<InputUnit> measured_input(db::Session& session, std::string_view id) {
    std::optional<InputUnit> unit;
    std::optional<Day> promised;
    inputs::State state = inputs::State::unanswered;
    session.query(select_input, {id}, [&](const db::Row& row) {
        unit = InputUnit{std::string(id), row.optional_text(0), row.string(6),
                         row.is_null(4) ? day_of(row, 1) : row.day(4)};
        promised = row.optional_day(2);
        state = inputs::states.parse(row.text(3)).value_or(inputs::State::unanswered);
        if (!row.is_null(5))
            unit->voice = Voice{row.string(5), 0, 0, 1};
        unit->is_merged = !row.is_null(7);
    });
    if (unit && !unit->is_merged)
        read_answers(session, *unit, promised, state);
    return unit;
}

std::vector<std::string> inputs_said_at(db::Session& session, std::string_view meeting) {
    std::vector<std::string> found;
    session.query(select_said_at, {meeting},
                  [&](const db::Row& row) { found.push_back(row.string(0)); });
    return found;
}

} // namespace radslag::dialogue::store
