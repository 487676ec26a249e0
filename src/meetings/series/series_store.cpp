// SQL of the forms of a series; see store.hpp.
#include "meetings/series/store.hpp"

namespace radslag::meetings::series::store {

namespace {

using ledger::Write;

constexpr db::Statement select_series = {
    "series.editable",
    "SELECT s.id, s.body, b.name, s.name, s.pattern, s.start_time, s.end_time, s.zone, s.venue, "
    "s.to_day, s.version, b.demonstration FROM series s JOIN body b ON b.id = s.body WHERE s.id = "
    "$1"};
constexpr db::Statement select_of_body = {
    "series.of_body",
    "SELECT s.id, s.body, b.name, s.name, s.pattern, s.start_time, s.end_time, s.zone, s.venue, "
    "s.to_day, s.version, b.demonstration FROM series s JOIN body b ON b.id = s.body WHERE s.body "
    "= $1 ORDER BY s.name, s.id LIMIT 50"};
constexpr Write insert_series = {
    "series",
    {"series.add",
     "INSERT INTO series (id, version, body, name, pattern, start_time, end_time, zone, venue, "
     "to_day) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *"}};
constexpr Write update_series = {
    "series",
    {"series.edit",
     "UPDATE series SET version = version + 1, name = $2, pattern = $3, start_time = $4, end_time "
     "= $5, zone = $6, venue = $7, to_day = $8 WHERE id = $1 RETURNING *"}};
constexpr Write end_series = {
    "series",
    {"series.end", "UPDATE series SET version = version + 1, to_day = $2 WHERE id = $1 AND (to_day "
                   "IS NULL OR to_day > $2) RETURNING *"}};

constexpr db::Statement select_slots = {
    "series.slots", "SELECT slot FROM meeting WHERE series = $1 AND slot >= $2 AND slot <= $3"};
constexpr db::Statement select_days = {
    "series.days", "SELECT day FROM meeting WHERE series = $1 AND day >= $2 AND day <= $3 AND slot "
                   "IS NULL AND state <> 'cancelled'"};

EditableSeries series_at(const db::Row& row) {
    EditableSeries found{row.id<SeriesId>(0), row.id<bodies::BodyId>(1), row.string(2), {}, {}};
    found.edit.name = row.string(3);
    found.words = row.optional_text(4);
    if (auto pattern = parse_pattern(row.text(4))) {
        found.edit.pattern = std::move(*pattern);
        found.words.reset();
    }
    found.edit.hours = {row.optional_text(5), row.optional_text(6), row.optional_text(7),
                        row.optional_text(8)};
    found.edit.to = row.optional_day(9);
    found.version = row.integer(10);
    found.demonstration = row.integer(11) != 0;
    return found;
}

} // namespace

std::optional<EditableSeries> series(db::Session& session, SeriesId id) {
    std::optional<EditableSeries> found;
    session.query(select_series, {id}, [&](const db::Row& row) { found = series_at(row); });
    return found;
}

std::vector<EditableSeries> series_of(db::Session& session, bodies::BodyId body) {
    std::vector<EditableSeries> found;
    session.query(select_of_body, {body},
                  [&](const db::Row& row) { found.push_back(series_at(row)); });
    return found;
}

void insert(ledger::Act& act, SeriesId id, bodies::BodyId body, const SeriesEdit& edit) {
    act.write(insert_series, {id, body, edit.name, pattern_text(edit.pattern), edit.hours.start,
                              edit.hours.end, edit.hours.zone, edit.hours.venue, to_text(edit.to)});
}

void update(ledger::Act& act, SeriesId id, const SeriesEdit& edit) {
    act.write(update_series, {id, edit.name, pattern_text(edit.pattern), edit.hours.start,
                              edit.hours.end, edit.hours.zone, edit.hours.venue, to_text(edit.to)});
}

std::int64_t end(ledger::Act& act, SeriesId id, Day last) {
    return act.write(end_series, {id, to_text(last)});
}

std::vector<unsigned> months_taken(db::Session& session, SeriesId id, int year) {
    std::vector<unsigned> months;
    session.query(select_slots, {id, slot_text(year, 1), slot_text(year, 12)},
                  [&](const db::Row& row) {
                      const auto first = parse_day(row.string(0) + "-01");
                      if (first)
                          months.push_back(unsigned{first->month()});
                  });
    session.query(select_days, {id, slot_text(year, 1) + "-01", slot_text(year, 12) + "-31"},
                  [&](const db::Row& row) { months.push_back(unsigned{row.day(0).month()}); });
    return months;
}

} // namespace radslag::meetings::series::store
