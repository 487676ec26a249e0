// The members of the JSON become the fields of the form, so that both are read and judged by one
// piece of code. See api.hpp.
#include "inputs/editing/api.hpp"

#include "inputs/editing/parts.hpp"

#include <boost/json.hpp>

#include <array>

namespace radslag::inputs::editing::api {

namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 7> members = {"kind",         "title",  "text",   "body",
                                                     "organisation", "matter", "follows"};
constexpr std::array<std::string_view, 7> members_of_example = {
    "who", "where", "result", "cost", "reuse", "contact", "links"};

/// Members that are no text, or that are not known, with the name of each.
using Wrong = std::vector<FieldError>;

template <std::size_t N>
void read_members(const json::object& object, const std::array<std::string_view, N>& known,
                  http::Values& form, Wrong& wrong) {
    for (const auto& [key, value] : object) {
        const std::string name(key);
        if (std::ranges::find(known, name) == known.end())
            wrong.push_back({name, Message{"There is no such member.", {}}});
        else if (value.is_string())
            form.set(name, std::string(value.as_string()));
        else if (!value.is_null())
            wrong.push_back({name, Message{"This must be a text.", {}}});
    }
}

Result<http::Values> form_of(std::string_view body) {
    boost::system::error_code error;
    const json::value value = json::parse(body, error);
    if (error || !value.is_object())
        return failure(ErrorCode::invalid, "The body must be one JSON object in UTF-8.");
    json::object object = value.as_object();
    http::Values form;
    form.add("kind", "view");
    Wrong wrong;
    if (const json::value* example = object.if_contains("example")) {
        if (example->is_object())
            read_members(example->as_object(), members_of_example, form, wrong);
        else
            wrong.push_back({"example", Message{"This must be an object.", {}}});
        object.erase("example");
    }
    read_members(object, members, form, wrong);
    if (wrong.empty())
        return form;
    return tl::unexpected<Error>(
        Error{ErrorCode::invalid, Message{"Some members are wrong.", {}}, std::move(wrong)});
}

} // namespace

Result<http::Response> receive(const site::Site& site, http::Request& request) {
    auto form = form_of(request.body);
    if (!form)
        return tl::unexpected<Error>(form.error());
    request.form = std::move(*form);
    site::FormReader reader(request.form);
    const auto sent = pages::send_form(site, request, pages::Naming::by_name, reader);
    if (!sent)
        return tl::unexpected<Error>(sent.error());
    const std::string address = input_url(sent->id).text();
    const json::object told{{"id", sent->id.text()}, {"number", sent->number}, {"page", address}};
    return http::json(json::serialize(told), 201).with("Location", address);
}

} // namespace radslag::inputs::editing::api
