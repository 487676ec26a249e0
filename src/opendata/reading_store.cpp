// Reads by the statements of the collections; see reading_store.hpp.
#include "opendata/reading_store.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace radslag::opendata::store {

namespace {

constexpr int first_field = 2; ///< after the id and whether it is invented

// What has been followed (changes_store.hpp), and until then the last act that touched its row.
constexpr db::Statement select_modified = {
    "open.modified",
    "SELECT coalesce((SELECT c.time FROM open_change c WHERE c.collection = $1 AND c.record = $3), "
    "(SELECT e.time FROM ledger_entries e WHERE e.id = (SELECT max(i.entry) FROM ledger_images i "
    "WHERE i.table_name = $2 AND i.row_id = $3)))"};

Value value_at(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::monostate();
    if (row.is_integer(column))
        return row.integer(column);
    return row.string(column);
}

Values values_at(const db::Row& row, int first, std::size_t count) {
    Values values;
    values.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(value_at(row, first + static_cast<int>(i)));
    return values;
}

void ask(db::Session& session, const db::Statement& statement, bool is_cut, std::string_view id,
         const auth::Reader& reader, const std::function<void(const db::Row&)>& each) {
    if (is_cut)
        session.query(statement, {id, reader.key}, each);
    else
        session.query(statement, {id}, each);
}

} // namespace

std::string value_of(const Collection& collection, const Record& record, std::string_view field) {
    const auto at = std::ranges::find(collection.fields, field, &Field::name);
    if (at == collection.fields.end())
        throw std::logic_error("no field is called " + std::string(field));
    const auto& value = record.values.at(static_cast<std::size_t>(at - collection.fields.begin()));
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string() : *text;
}

std::optional<Record> record(db::Session& session, const auth::Reader& reader,
                             const Collection& collection, std::string_view id) {
    std::optional<Record> found;
    ask(session, collection.one, collection.is_cut, id, reader, [&](const db::Row& row) {
        found.emplace();
        found->id = row.string(0);
        found->is_invented = row.integer(1) != 0;
        found->values = values_at(row, first_field, collection.fields.size());
    });
    if (!found)
        return found;
    found->modified =
        session.text(select_modified, {collection.name, collection.table, id}).value_or("");
    for (const Part& part : collection.parts) {
        auto& rows = found->parts.emplace_back();
        const std::size_t columns = part.shape == Shape::ids ? 1 : part.fields.size();
        ask(session, part.statement, part.is_cut, id, reader,
            [&](const db::Row& row) { rows.push_back(values_at(row, 0, columns)); });
    }
    return found;
}

bool is_readable(db::Session& session, const auth::Reader& reader, const Collection& collection,
                 std::string_view id) {
    bool is = false;
    ask(session, collection.one, collection.is_cut, id, reader, [&](const db::Row&) { is = true; });
    return is;
}

std::vector<Place> places(db::Session& session, const Ids& ids, std::string_view after,
                          std::int64_t most, const std::optional<std::string>& value) {
    std::int64_t number = 0;
    std::from_chars(after.data(), after.data() + after.size(), number);
    const db::Parameter first =
        ids.key == Key::number ? db::Parameter(number) : db::Parameter(after);
    std::vector<db::Parameter> parameters{first, most};
    if (value)
        parameters.emplace_back(*value);
    std::vector<Place> found;
    session.query(ids.statement, parameters, [&](const db::Row& row) {
        std::string id = row.string(0);
        std::string key = ids.key == Key::number ? std::to_string(row.integer(1)) : id;
        found.push_back({std::move(id), std::move(key)});
    });
    return found;
}

} // namespace radslag::opendata::store
