// All SQL of the ledger; its tables are in migrations/0001_ledger.sql.
#include "ledger/store.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace radslag::ledger::store {

namespace {

using db::Statement;

// SQLite has one writer, so the next number is one more than the last.
constexpr Statement insert_numbered{
    "ledger.insert_numbered",
    "INSERT INTO ledger_entries (number, time, who, verb, object, root, payload) "
    "SELECT coalesce(max(number) + 1, 0), $1, $2, $3, $4, $5, $6 FROM ledger_entries"};
// RETURNING would make and drop a table of its own for each entry.
constexpr Statement select_last_id{"ledger.last_id", "SELECT last_insert_rowid()"};
constexpr Statement insert_unnumbered{
    "ledger.insert_unnumbered",
    "INSERT INTO ledger_entries (time, who, verb, object, root, payload) "
    "VALUES ($1, $2, $3, $4, $5, $6) RETURNING id"};

constexpr Statement insert_image{
    "ledger.insert_image",
    "INSERT INTO ledger_images (entry, table_name, row_id) VALUES ($1, $2, $3)"};
// Of the entry whose id the session has taken last, which nobody waits for.
constexpr Statement insert_image_of_last{
    "ledger.insert_image_of_last",
    "INSERT INTO ledger_images (entry, table_name, row_id) VALUES (lastval(), $1, $2)"};

constexpr Statement select_last_number{"ledger.last_number",
                                       "SELECT max(number) FROM ledger_entries"};
// Numbers have no gaps, so the highest tells how many have one; those without stand in an index.
constexpr Statement select_length{
    "ledger.length",
    "SELECT coalesce((SELECT max(number) + 1 FROM ledger_entries), 0) + (SELECT count(*) FROM "
    "ledger_entries WHERE number IS NULL)"};
constexpr Statement select_from{
    "ledger.entry_from",
    "SELECT id, number, time, who, verb, object, root, payload FROM ledger_entries "
    "WHERE number >= $1 ORDER BY number LIMIT 1"};
constexpr Statement select_with_id{
    "ledger.entry_with_id",
    "SELECT id, number, time, who, verb, object, root, payload FROM ledger_entries WHERE id = $1"};
constexpr Statement select_unnumbered{
    "ledger.unnumbered_after",
    "SELECT id, number, time, who, verb, object, root, payload FROM ledger_entries "
    "WHERE number IS NULL AND id > $1 ORDER BY id LIMIT 1"};
constexpr Statement select_entries_of_row{
    "ledger.entries_of_row",
    "SELECT entry FROM ledger_images WHERE table_name = $1 AND row_id = $2 ORDER BY entry"};
constexpr Statement select_newest_of_row{
    "ledger.newest_of_row",
    "SELECT max(entry) FROM ledger_images WHERE table_name = $1 AND row_id = $2"};
constexpr Statement select_of_row_before{
    "ledger.of_row_before",
    "SELECT max(entry) FROM ledger_images WHERE table_name = $1 AND row_id = $2 AND entry < $3"};
constexpr Statement select_image_name{
    "ledger.image_name",
    "SELECT 1 FROM ledger_images WHERE table_name = $1 AND row_id = $2 AND entry = $3"};
constexpr Statement select_image_count{"ledger.count_images", "SELECT count(*) FROM ledger_images"};

constexpr Statement try_lock{"ledger.lock_numbering",
                             "SELECT pg_try_advisory_xact_lock(hashtext('radslag ledger'), "
                             "hashtext(current_schema()))"};
constexpr Statement update_numbers{
    "ledger.number_entries",
    "UPDATE ledger_entries SET number = fresh.number "
    "FROM (SELECT id, $1 - 1 + row_number() OVER (ORDER BY id) AS number "
    "      FROM (SELECT id FROM ledger_entries WHERE number IS NULL ORDER BY id LIMIT $2) AS seen) "
    "     AS fresh "
    "WHERE ledger_entries.id = fresh.id"};

Entry entry_in(const db::Row& row) {
    Entry entry;
    entry.id = row.integer(0);
    entry.number = row.optional_integer(1);
    entry.time = row.string(2);
    entry.who = row.string(3);
    entry.verb = row.string(4);
    entry.object = row.string(5);
    const auto root = row.bytes(6);
    std::copy_n(root.begin(), std::min(root.size(), entry.root.size()), entry.root.begin());
    const auto payload = row.bytes(7);
    entry.payload.assign(payload.begin(), payload.end());
    return entry;
}

std::optional<Entry> one_entry(db::Session& session, const Statement& statement,
                               std::int64_t parameter) {
    std::optional<Entry> entry;
    session.query(statement, {parameter}, [&](const db::Row& row) { entry = entry_in(row); });
    return entry;
}

} // namespace

std::int64_t insert_entry(db::Session& session, const NewEntry& entry,
                          std::span<const ImageName> images) {
    const std::array<db::Parameter, 6> row{entry.time,
                                           entry.who,
                                           entry.verb,
                                           entry.object,
                                           db::Parameter::Bytes(entry.root),
                                           db::Parameter::Bytes(entry.payload)};
    if (session.engine() == db::Engine::sqlite) {
        session.execute(insert_numbered, row);
        const std::int64_t id = session.integer(select_last_id).value();
        for (const ImageName& image : images)
            session.execute(insert_image, {id, image.table, image.id});
        return id;
    }
    // Shared with the answer, which may be given up after this has ended.
    const auto id = std::make_shared<std::int64_t>(0);
    session.query_later(insert_unnumbered, row,
                        [id](const db::Row& answer) { *id = answer.integer(0); });
    for (const ImageName& image : images)
        session.query_later(insert_image_of_last,
                            std::array<db::Parameter, 2>{image.table, image.id},
                            [](const db::Row&) {});
    session.settle();
    return *id;
}

std::int64_t length(db::Session& session) {
    return session.integer(select_length).value_or(0);
}

std::optional<std::int64_t> last_number(db::Session& session) {
    return session.integer(select_last_number);
}

std::optional<Entry> entry_from(db::Session& session, std::int64_t number) {
    return one_entry(session, select_from, number);
}

std::optional<Entry> entry_with_id(db::Session& session, std::int64_t id) {
    return one_entry(session, select_with_id, id);
}

std::optional<Entry> unnumbered_after(db::Session& session, std::int64_t id) {
    return one_entry(session, select_unnumbered, id);
}

std::vector<std::int64_t> entries_of_row(db::Session& session, std::string_view table,
                                         std::string_view row) {
    std::vector<std::int64_t> entries;
    session.query(select_entries_of_row, {table, row},
                  [&](const db::Row& found) { entries.push_back(found.integer(0)); });
    return entries;
}

std::optional<std::int64_t> newest_entry_of_row(db::Session& session, std::string_view table,
                                                std::string_view row) {
    return session.integer(select_newest_of_row, {table, row});
}

std::optional<std::int64_t> entry_of_row_before(db::Session& session, std::string_view table,
                                                std::string_view row, std::int64_t entry) {
    return session.integer(select_of_row_before, {table, row, entry});
}

bool names_image(db::Session& session, std::string_view table, std::string_view row,
                 std::int64_t entry) {
    return session.integer(select_image_name, {table, row, entry}).has_value();
}

std::int64_t count_images(db::Session& session) {
    return *session.integer(select_image_count);
}

bool lock_numbering(db::Session& session) {
    return session.integer(try_lock) == 1;
}

std::int64_t number_entries(db::Session& session, std::int64_t first, std::int64_t most) {
    return session.execute(update_numbers, {first, most});
}

} // namespace radslag::ledger::store
