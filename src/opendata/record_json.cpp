// See record_json.hpp.
#include "opendata/record_json.hpp"

#include <boost/json.hpp>

namespace radslag::opendata {

namespace {

namespace json = boost::json;

json::value value_of(Type type, const store::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        if (type == Type::boolean)
            return *number != 0;
        return *number;
    }
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? json::value(nullptr) : json::value(*text);
}

void add_fields(json::object& object, std::span<const Field> fields, const store::Values& values) {
    for (std::size_t i = 0; i < fields.size(); ++i)
        object[fields[i].name] = value_of(fields[i].type, values[i]);
}

json::object object_of(std::span<const Field> fields, const store::Values& values) {
    json::object object;
    add_fields(object, fields, values);
    return object;
}

json::value part_of(const Part& part, const std::vector<store::Values>& rows) {
    if (part.shape == Shape::object)
        return rows.empty() ? json::value(nullptr)
                            : json::value(object_of(part.fields, rows.front()));
    json::array all;
    for (const store::Values& row : rows) {
        if (part.shape == Shape::ids)
            all.push_back(value_of(Type::id, row.front()));
        else
            all.push_back(object_of(part.fields, row));
    }
    return all;
}

json::object object_of(const Setting& setting, const Collection& collection,
                       const store::Record& record) {
    json::object object{
        {"id", record.id},
        {"page", setting.base_url + page_of(collection, record)},
        {"modified", record.modified.empty() ? json::value(nullptr) : json::value(record.modified)},
        {"demonstration", record.is_invented || setting.is_demonstration}};
    add_fields(object, collection.fields, record.values);
    for (std::size_t i = 0; i < collection.parts.size(); ++i)
        object[collection.parts[i].name] = part_of(collection.parts[i], record.parts[i]);
    return object;
}

json::value address_of(const Setting& setting, const std::optional<std::string>& path) {
    return path ? json::value(setting.base_url + *path) : json::value(nullptr);
}

} // namespace

std::string page_of(const Collection& collection, const store::Record& record) {
    switch (collection.page) {
    case PagePlace::own:
        break;
    case PagePlace::point_of_meeting:
        return "/meetings/" + store::value_of(collection, record, "meeting") + "#p-" + record.id;
    case PagePlace::turn_of_meeting:
        return "/meetings/" + store::value_of(collection, record, "meeting") + "#t-" + record.id;
    }
    return "/" + std::string(collection.name) + "/" + record.id;
}

std::string json_of(const Setting& setting, const Collection& collection,
                    const store::Record& record) {
    return json::serialize(object_of(setting, collection, record));
}

std::string json_of(const Setting& setting, const Collection& collection, const Walked& walked,
                    const std::optional<std::string>& next,
                    const std::optional<std::string>& later) {
    json::array items;
    for (const Item& item : walked.items) {
        if (item.record)
            items.push_back(object_of(setting, collection, *item.record));
        else
            items.push_back(
                json::object{{"id", item.gone}, {"gone", true}, {"modified", item.modified}});
    }
    return json::serialize(json::object{{"items", std::move(items)},
                                        {"next", address_of(setting, next)},
                                        {"later", address_of(setting, later)}});
}

} // namespace radslag::opendata
