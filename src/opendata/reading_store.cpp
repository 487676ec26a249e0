// Reads by the statements of the collections; see reading_store.hpp.
#include "opendata/reading_store.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <memory>
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

void ask_later(db::Session& session, const db::Statement& statement, bool is_cut,
               std::string_view id, const auth::Reader& reader,
               std::function<void(const db::Row&)> each) {
    const std::array<db::Parameter, 2> both{id, reader.key};
    session.query_later(statement, db::Parameters(both.data(), is_cut ? 2 : 1), std::move(each));
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

std::vector<std::optional<Record>> heads(db::Session& session, const auth::Reader& reader,
                                         const Collection& collection,
                                         std::span<const std::string> ids) {
    // Shared with the answers, which may come after this has ended by an exception.
    const auto found = std::make_shared<std::vector<std::optional<Record>>>(ids.size());
    const std::size_t fields = collection.fields.size();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        ask_later(session, collection.one, collection.is_cut, ids[i], reader,
                  [found, i, fields](const db::Row& row) {
                      (*found)[i] = Record{.id = row.string(0),
                                           .is_invented = row.integer(1) != 0,
                                           .modified = {},
                                           .values = values_at(row, first_field, fields),
                                           .parts = {}};
                  });
        session.query_later(select_modified,
                            std::array<db::Parameter, 3>{collection.name, collection.table, ids[i]},
                            [found, i](const db::Row& row) {
                                if ((*found)[i])
                                    (*found)[i]->modified = row.string(0);
                            });
    }
    session.settle();
    return std::move(*found);
}

void add_parts(db::Session& session, const auth::Reader& reader, const Collection& collection,
               std::span<Record* const> records) {
    using Rows = std::vector<Values>;
    const std::size_t parts = collection.parts.size();
    const auto found = std::make_shared<std::vector<Rows>>(records.size() * parts);
    for (std::size_t i = 0; i < records.size(); ++i)
        for (std::size_t j = 0; j < parts; ++j) {
            const Part& part = collection.parts[j];
            const std::size_t columns = part.shape == Shape::ids ? 1 : part.fields.size();
            ask_later(session, part.statement, part.is_cut, records[i]->id, reader,
                      [found, at = i * parts + j, columns](const db::Row& row) {
                          (*found)[at].push_back(values_at(row, 0, columns));
                      });
        }
    session.settle();
    for (std::size_t i = 0; i < records.size(); ++i)
        for (std::size_t j = 0; j < parts; ++j)
            records[i]->parts.push_back(std::move((*found)[i * parts + j]));
}

std::optional<Record> record(db::Session& session, const auth::Reader& reader,
                             const Collection& collection, std::string_view id) {
    const std::string one(id);
    auto found = std::move(heads(session, reader, collection, {&one, 1}).front());
    if (found) {
        Record* const there = &*found;
        add_parts(session, reader, collection, {&there, 1});
    }
    return found;
}

bool is_readable(db::Session& session, const auth::Reader& reader, const Collection& collection,
                 std::string_view id) {
    const auto is = std::make_shared<bool>(false);
    ask_later(session, collection.one, collection.is_cut, id, reader,
              [is](const db::Row&) { *is = true; });
    session.settle();
    return *is;
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
