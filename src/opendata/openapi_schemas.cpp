// See openapi_schemas.hpp.
#include "opendata/openapi_schemas.hpp"

#include <boost/json.hpp>

namespace radslag::opendata {

namespace {

namespace json = boost::json;

constexpr std::string_view id_pattern = "^[a-z2-7]{13}$";

json::object reference(std::string_view schema) {
    return json::object{{"$ref", "#/components/schemas/" + std::string(schema)}};
}

json::array words_of(std::string_view words) {
    json::array all;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        all.emplace_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return all;
}

/// The JSON type, with a format or pattern where the type has one.
json::object schema_of(Type type) {
    switch (type) {
    case Type::text:
        break;
    case Type::integer:
        return json::object{{"type", "integer"}};
    case Type::boolean:
        return json::object{{"type", "boolean"}};
    case Type::day:
        return json::object{{"type", "string"}, {"format", "date"}};
    case Type::time_of_day:
        return json::object{{"type", "string"}, {"pattern", "^[0-2][0-9]:[0-5][0-9]$"}};
    case Type::instant:
        return json::object{{"type", "string"}, {"format", "date-time"}};
    case Type::id:
        return json::object{{"type", "string"}, {"pattern", id_pattern}};
    }
    return json::object{{"type", "string"}};
}

json::object schema_of(const Field& field) {
    json::object schema = schema_of(field.type);
    if (!field.words.empty())
        schema["enum"] = words_of(field.words);
    if (!field.is_always) {
        schema["type"] = json::array{schema["type"], "null"};
        if (auto* words = schema.if_contains("enum"))
            words->as_array().emplace_back(nullptr);
    }
    schema["description"] = field.meaning;
    return schema;
}

/// Each member is always there, if only as null.
json::object object_of(std::string_view meaning, json::object properties) {
    json::array required;
    for (const auto& [name, schema] : properties)
        required.emplace_back(name);
    json::object schema{{"type", "object"}, {"description", meaning}};
    schema["properties"] = std::move(properties);
    schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    return schema;
}

json::object properties_of(std::span<const Field> fields) {
    json::object properties;
    for (const Field& field : fields)
        properties[field.name] = schema_of(field);
    return properties;
}

json::object schema_of(const Part& part) {
    json::object schema;
    switch (part.shape) {
    case Shape::ids:
        schema["type"] = "array";
        schema["items"] = reference("Id");
        break;
    case Shape::list:
        schema["type"] = "array";
        schema["items"] = object_of(part.meaning, properties_of(part.fields));
        break;
    case Shape::object:
        schema = object_of(part.meaning, properties_of(part.fields));
        schema["type"] = json::array{"object", "null"};
        break;
    }
    schema["description"] = part.meaning;
    return schema;
}

json::object described(json::object schema, std::string_view meaning) {
    schema["description"] = meaning;
    return schema;
}

json::object text(std::string_view meaning) {
    return described(schema_of(Type::text), meaning);
}

json::object text_or_nothing(std::string_view meaning) {
    return schema_of(Field{"", Type::text, meaning});
}

json::object schema_of(const Collection& collection) {
    json::object properties;
    properties["id"] = described(schema_of(Type::id), "Its id, which never changes.");
    properties["page"] = text("The address of its page on the site.");
    properties["modified"] = schema_of(
        Field{"", Type::instant, "When an act last touched it; null where that is not known yet."});
    properties["demonstration"] =
        described(schema_of(Type::boolean), "Whether it is invented, for a demonstration.");
    for (auto& [name, schema] : properties_of(collection.fields))
        properties[name] = std::move(schema);
    for (const Part& part : collection.parts)
        properties[part.name] = schema_of(part);
    return object_of(collection.meaning.text(), std::move(properties));
}

json::object page_of(const Collection& collection) {
    json::object items{{"type", "array"}};
    items["items"] = json::object{
        {"anyOf", json::array{reference(collection.singular), reference("Tombstone")}}};
    json::object properties;
    properties["items"] = std::move(items);
    properties["next"] = text_or_nothing("The address of the next page, where there is one.");
    properties["later"] = text_or_nothing(
        "Of what has changed, on the last page: the address that gives what comes later.");
    return object_of("A page of the collection.", std::move(properties));
}

json::object tombstone() {
    json::object properties;
    properties["id"] = schema_of(Type::id);
    json::object gone = schema_of(Type::boolean);
    gone["const"] = true;
    properties["gone"] = std::move(gone);
    properties["modified"] = schema_of(Type::instant);
    return object_of("A record that was public and is so no longer.", std::move(properties));
}

json::object problem() {
    json::object error;
    error["field"] = text("The parameter or member.");
    error["detail"] = text("What is wrong with it.");
    json::object properties;
    properties["type"] = text("about:blank");
    properties["title"] = text("What was not done, in the language that is asked for.");
    properties["status"] = schema_of(Type::integer);
    properties["instance"] = text("Which request it was, to be quoted.");
    properties["errors"] = json::object{
        {"type", "array"}, {"items", object_of("What is wrong with one.", std::move(error))}};
    json::object schema = object_of("A problem (RFC 9457).", std::move(properties));
    schema["required"] = json::array{"type", "title", "status", "instance"};
    return schema;
}

json::object api_info() {
    json::object properties;
    properties["apiName"] = text("What it is called.");
    properties["apiVersion"] = text("Its version.");
    properties["apiReleased"] = described(schema_of(Type::day), "When that came out.");
    properties["apiDocumentation"] = text("Where it is described.");
    properties["apiStatus"] = text("Whether it is active.");
    return object_of("What this API is, as the Swedish national REST API profile has it.",
                     std::move(properties));
}

json::object new_input() {
    json::object properties;
    json::object said = text("What is said; for an example what was done.");
    said["maxLength"] = 20'000;
    properties["text"] = std::move(said);
    json::object kind = text("What kind of input it is; view when left out.");
    kind["enum"] = words_of("view question example recommendation lesson");
    properties["kind"] = std::move(kind);
    properties["title"] = text("In one line.");
    properties["body"] = text("To which body: its id or its name.");
    properties["organisation"] = text("From which organisation, by name.");
    properties["matter"] = text("A registry number in any spelling.");
    properties["follows"] = text("The id of an input that it follows up.");
    json::object members;
    for (const char* name : {"who", "where", "result", "cost", "reuse", "contact", "links"})
        members[name] = schema_of(Type::text);
    json::object example = object_of("The shape of a good example.", std::move(members));
    example.erase("required");
    properties["example"] = std::move(example);
    json::object schema = object_of("An input to be sent.", std::move(properties));
    schema["required"] = json::array{"text"};
    return schema;
}

json::object received_input() {
    json::object properties;
    properties["id"] = schema_of(Type::id);
    properties["number"] = schema_of(Type::integer);
    properties["page"] = text("The address of its page.");
    return object_of("The input that was received.", std::move(properties));
}

} // namespace

std::string schema_of(const Filter& filter) {
    json::object schema = schema_of(filter.type);
    if (!filter.words.empty())
        schema["enum"] = words_of(filter.words);
    if (filter.type == Type::integer) { // a year
        schema["minimum"] = 0;
        schema["maximum"] = 9999;
    }
    return json::serialize(schema);
}

std::string all_schemas() {
    json::object all;
    for (const Collection* each : collections()) {
        all[each->singular] = schema_of(*each);
        all[std::string(each->singular) + "Page"] = page_of(*each);
    }
    all["Id"] = schema_of(Type::id);
    all["Tombstone"] = tombstone();
    all["Problem"] = problem();
    all["ApiInfo"] = api_info();
    all["Description"] =
        json::object{{"type", "object"}, {"description", "OpenAPI 3.1, as this document is."}};
    all["NewInput"] = new_input();
    all["ReceivedInput"] = received_input();
    return json::serialize(all);
}

} // namespace radslag::opendata
