// See openapi.hpp: addresses with what they take and give. openapi_schemas.cpp has what is given.
#include "opendata/openapi.hpp"

#include "opendata/asked_parts.hpp"
#include "opendata/openapi_schemas.hpp"

#include <boost/json.hpp>

namespace radslag::opendata {

namespace {

namespace json = boost::json;

json::object reference_to(std::string_view schema) {
    return json::object{{"$ref", "#/components/schemas/" + std::string(schema)}};
}

json::object content(std::string_view type, std::string_view schema) {
    json::object one;
    one[type] = json::object{{"schema", reference_to(schema)}};
    return one;
}

json::object parameter(std::string_view name, std::string_view meaning, json::value schema) {
    return json::object{{"name", name},
                        {"in", "query"},
                        {"description", meaning},
                        {"required", false},
                        {"schema", std::move(schema)}};
}

json::object text_header(std::string_view meaning) {
    return json::object{{"description", meaning}, {"schema", json::object{{"type", "string"}}}};
}

json::object problem_answer(std::string_view when) {
    return json::object{{"description", when},
                        {"content", content("application/problem+json", "Problem")}};
}

json::object given(std::string_view what, std::string_view schema) {
    json::object headers;
    headers["ETag"] = text_header("Of these very bytes: sent back as If-None-Match it brings a 304 "
                                  "where nothing has changed.");
    return json::object{{"description", what},
                        {"headers", std::move(headers)},
                        {"content", content("application/json", schema)}};
}

json::object responses(std::string_view what, std::string_view schema) {
    json::object all;
    all["200"] = given(what, schema);
    all["304"] =
        json::object{{"description", "Nothing has changed since the ETag in If-None-Match."}};
    all["401"] = problem_answer("The token is not valid.");
    all["422"] = problem_answer("A parameter is wrong; `errors` names each.");
    return all;
}

json::array parameters_of(const Collection& collection) {
    json::array all;
    for (const Filter& filter : collection.filters)
        all.push_back(
            parameter(filter.name, filter.meaning.text(), json::parse(schema_of(filter))));
    all.push_back(
        parameter("modified_since",
                  "What was made, changed or lost since then, in that order; not together "
                  "with a filter. An instant (RFC 3339), or a day, which begins at "
                  "midnight UTC.",
                  json::object{{"type", "string"}}));
    all.push_back(parameter("limit", "How many at most.",
                            json::object{{"type", "integer"},
                                         {"minimum", 1},
                                         {"maximum", most_limit},
                                         {"default", usual_limit}}));
    all.push_back(parameter("cursor", "Where to go on, as `next` and `later` say.",
                            json::object{{"type", "string"}, {"maxLength", 400}}));
    return all;
}

/// What may be asked without a token, and with one gives what that person reads.
json::array token_or_nothing() {
    json::array all;
    all.push_back(json::object());
    all.push_back(json::object{{"token", json::array()}});
    return all;
}

json::object operation(const std::string& id, std::string_view summary,
                       std::string_view description, std::string_view tag) {
    json::array tags;
    tags.emplace_back(tag);
    return json::object{{"operationId", id},
                        {"summary", summary},
                        {"description", description},
                        {"tags", std::move(tags)}};
}

json::object list_operation(const Collection& collection) {
    const std::string singular(collection.singular);
    json::object all = operation("list" + singular, "A page of the " + std::string(collection.name),
                                 collection.meaning.text(), collection.name);
    all["security"] = token_or_nothing();
    all["parameters"] = parameters_of(collection);
    json::object answers = responses("A page of the collection.", singular + "Page");
    answers["200"].as_object()["headers"].as_object()["Link"] =
        text_header("The address of the next page (RFC 8288), where there is one.");
    all["responses"] = std::move(answers);
    return all;
}

json::object show_operation(const Collection& collection) {
    json::object all = operation("show" + std::string(collection.singular),
                                 "One of the " + std::string(collection.name),
                                 collection.meaning.text(), collection.name);
    all["security"] = token_or_nothing();
    json::array parameters;
    parameters.push_back(json::object{{"name", "id"},
                                      {"in", "path"},
                                      {"description", "The id of the record."},
                                      {"required", true},
                                      {"schema", reference_to("Id")}});
    all["parameters"] = std::move(parameters);
    json::object answers = responses("The record.", collection.singular);
    answers["404"] = problem_answer("There is none, or it is not public.");
    all["responses"] = std::move(answers);
    return all;
}

json::object send_operation() {
    json::object all = operation("sendInput", "Send an input",
                                 "Sends an input for the person whose token it is. It is judged as "
                                 "the form on the site is.",
                                 "inputs");
    json::array token;
    token.push_back(json::object{{"token", json::array()}});
    all["security"] = std::move(token);
    all["requestBody"] = json::object{{"description", "The input, as one JSON object in UTF-8."},
                                      {"required", true},
                                      {"content", content("application/json", "NewInput")}};
    json::object headers;
    headers["Location"] = text_header("The page of the input.");
    json::object answers;
    answers["201"] = json::object{{"description", "It is received, and on the disk."},
                                  {"headers", std::move(headers)},
                                  {"content", content("application/json", "ReceivedInput")}};
    answers["401"] = problem_answer("The token is missing or not valid.");
    answers["404"] = problem_answer("The person may not send inputs.");
    answers["422"] = problem_answer("Something is wrong; `errors` names each member.");
    all["responses"] = std::move(answers);
    return all;
}

json::object plain_operation(const std::string& id, std::string_view meaning,
                             std::string_view schema) {
    json::object all = operation(id, meaning, meaning, "api");
    all["security"] = json::array();
    json::object answers = responses(meaning, schema);
    answers.erase("401");
    all["responses"] = std::move(answers);
    return all;
}

json::object got_by(json::object operation) {
    json::object path;
    path["get"] = std::move(operation);
    return path;
}

json::object paths() {
    json::object all;
    for (const Collection* each : collections()) {
        const std::string path = "/api/v1/" + std::string(each->name);
        json::object list = got_by(list_operation(*each));
        if (each == &inputs_collection)
            list["post"] = send_operation();
        all[path] = std::move(list);
        all[path + "/{id}"] = got_by(show_operation(*each));
    }
    all["/api/v1/api-info"] =
        got_by(plain_operation("showApiInfo", "What this API is.", "ApiInfo"));
    all["/api/v1/openapi.json"] =
        got_by(plain_operation("showDescription", "This description.", "Description"));
    return all;
}

json::array tags() {
    json::array all;
    for (const Collection* each : collections())
        all.push_back(json::object{{"name", each->name}, {"description", each->meaning.text()}});
    all.push_back(json::object{{"name", "api"}, {"description", "About the API itself."}});
    return all;
}

json::object info(std::string_view forum) {
    return json::object{
        {"title", std::string(forum) + ": Rådslag"},
        {"version", api_version},
        {"summary", "All that is public in the forum, as JSON."},
        {"description",
         "Without a token what is given is what the public reads on the site. Pages are walked by "
         "following `next`; a walk neither repeats nor passes over what was there when it began."},
        // Of the program: what public bodies publish needs none.
        {"license", json::object{{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}};
}

} // namespace

std::string openapi(std::string_view forum, std::string_view server) {
    json::array servers;
    servers.push_back(json::object{{"url", server}, {"description", "This site."}});
    json::object schemes;
    schemes["token"] =
        json::object{{"type", "http"},
                     {"scheme", "bearer"},
                     {"description", "Made by whoever runs the server: radslag user token MAIL."}};
    json::object document;
    document["openapi"] = "3.1.0";
    document["info"] = info(forum);
    document["servers"] = std::move(servers);
    document["tags"] = tags();
    document["paths"] = paths();
    document["components"] = json::object{{"securitySchemes", std::move(schemes)},
                                          {"schemas", json::parse(all_schemas())}};
    return json::serialize(document);
}

} // namespace radslag::opendata
