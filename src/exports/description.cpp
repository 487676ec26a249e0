// See description.hpp.
#include "exports/description.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace radslag::exports {

namespace {

namespace json = boost::json;

json::object field_of(const db::ColumnShape& column) {
    json::object field{{"name", column.name},
                       {"type", column.kind == db::ColumnKind::integer ? "integer" : "string"}};
    if (column.kind == db::ColumnKind::bytes)
        field["format"] = "binary"; // base64
    if (column.is_always)
        field["constraints"] = {{"required", true}};
    return field;
}

/// Keys that lead out of the package lead nowhere, and are left out.
json::array keys_of(const db::TableShape& shape, const std::vector<std::string>& names) {
    json::array keys;
    for (const db::KeyTo& key : shape.keys_to)
        if (std::ranges::find(names, key.table) != names.end())
            keys.push_back({{"fields", key.column},
                            {"reference", {{"resource", key.table}, {"fields", "id"}}}});
    return keys;
}

json::object resource_of(std::string name, const Written& file) {
    return {{"name", std::move(name)},
            {"path", file.path},
            {"bytes", file.bytes},
            {"hash", "sha256:" + file.sha256},
            {"encoding", "utf-8"}};
}

void add_words(json::object& resource, std::string_view table) {
    if (const auto words = words_of(table)) {
        resource["title"] = words->english;
        resource["titles"] = {{"sv", words->swedish}, {"en", words->english}};
    }
}

json::object json_lines_of(std::string name, const Written& file, std::int64_t rows) {
    json::object resource = resource_of(std::move(name), file);
    resource["format"] = "jsonl";
    resource["mediatype"] = "application/jsonl";
    resource["rows"] = rows;
    return resource;
}

/// The table as CSV, with its description, and the same rows as JSON Lines.
void add_rows(json::array& resources, const RowFiles& files,
              const std::vector<std::string>& names) {
    const db::TableShape& shape = files.shape;
    json::array fields;
    for (const db::ColumnShape& column : shape.columns)
        fields.push_back(field_of(column));
    json::object csv = resource_of(shape.name, files.csv);
    add_words(csv, shape.name);
    csv["profile"] = "tabular-data-resource";
    csv["format"] = "csv";
    csv["mediatype"] = "text/csv";
    csv["rows"] = files.rows;
    csv["dialect"] = {{"delimiter", ","},  {"lineTerminator", "\r\n"},
                      {"quoteChar", "\""}, {"doubleQuote", true},
                      {"header", true},    {"skipInitialSpace", false}};
    csv["schema"] = {{"fields", std::move(fields)},
                     {"primaryKey", json::array(shape.key.begin(), shape.key.end())},
                     {"foreignKeys", keys_of(shape, names)}};
    resources.push_back(std::move(csv));
    json::object lines = json_lines_of(shape.name + ".jsonl", files.json_lines, files.rows);
    lines["describedBy"] = shape.name;
    resources.push_back(std::move(lines));
}

} // namespace

std::int64_t Contents::count_records() const {
    std::int64_t count = records.rows;
    for (const CollectionFile& collection : collections)
        count += collection.records;
    return count;
}

std::string describe(const Taken& taken, const Contents& contents) {
    std::vector<std::string> names;
    for (const RowFiles& table : contents.records.tables)
        names.push_back(table.shape.name);
    json::array resources;
    for (const RowFiles& table : contents.records.tables)
        add_rows(resources, table, names);
    for (const CollectionFile& collection : contents.collections) {
        json::object lines =
            json_lines_of(collection.name, collection.json_lines, collection.records);
        lines["describedBy"] = "openapi.json";
        resources.push_back(std::move(lines));
    }
    add_rows(resources, contents.originals, names);
    if (contents.texts)
        add_rows(resources, *contents.texts, names);
    return json::serialize(json::object{{"profile", "data-package"},
                                        {"name", "radslag"},
                                        {"id", "radslag/" + taken.id},
                                        {"title", taken.forum},
                                        {"created", to_text(taken.at)},
                                        {"resources", std::move(resources)}}) +
           "\n";
}

} // namespace radslag::exports
