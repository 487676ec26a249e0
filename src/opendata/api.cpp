// From request to JSON; see api.hpp. Who sends no token reads what the public reads.
#include "opendata/api.hpp"

#include "opendata/openapi.hpp"
#include "opendata/record_json.hpp"

#include <boost/json.hpp>

namespace radslag::opendata::api {

namespace {

using html::Url;
using http::Request;
using http::Response;
using site::Site;

/// A token that is not valid shall not look like one that opens nothing.
std::optional<Response> refused(const Request& request) {
    if (!request.headers.has("Authorization") || request.caller.is_known())
        return std::nullopt;
    return http::problem_json(
               request, http::problem_of(401, ErrorCode::forbidden,
                                         Message{"Send a token that is valid, as Authorization: "
                                                 "Bearer. Whoever runs this server makes one with "
                                                 "radslag user token.",
                                                 {}}))
        .with("WWW-Authenticate", "Bearer");
}

Setting setting_of(const Site& site) {
    return {site.settings().base_url, site.is_demonstration()};
}

/// The address of the same list, to go on after a cursor.
std::optional<std::string> going_on(const Request& request,
                                    const std::optional<std::string>& cursor) {
    if (!cursor)
        return std::nullopt;
    return request.url().with("cursor", *cursor).text();
}

/// What others may keep depends on who asks.
Response with_vary(Response response) {
    return std::move(response).with("Vary", "Authorization");
}

std::string link_of(const Setting& setting, const std::string& address, std::string_view relation) {
    return "<" + setting.base_url + address + ">; rel=\"" + std::string(relation) + "\"";
}

} // namespace

Result<Response> list(const Site& site, const Collection& collection, Request& request) {
    if (auto refusal = refused(request))
        return std::move(*refusal);
    const auto asked = asked_of(collection, request.query);
    if (!asked)
        return tl::unexpected<Error>(asked.error());
    const Walked walked = site.database().reading([&](db::Session& session) {
        return asked->since
                   ? walk_changes(session, collection, *asked)
                   : walk(session, request.caller.reader(), collection, *asked, site.today());
    });
    const Setting setting = setting_of(site);
    const auto next = going_on(request, walked.next);
    const auto later = going_on(request, walked.later);
    Response response = with_vary(http::json(json_of(setting, collection, walked, next, later)));
    if (next)
        response.headers.set("Link", link_of(setting, *next, "next"));
    return response;
}

Result<Response> show(const Site& site, const Collection& collection, Request& request) {
    if (auto refusal = refused(request))
        return std::move(*refusal);
    if (const auto nothing = takes_nothing(request.query); !nothing)
        return tl::unexpected<Error>(nothing.error());
    const auto id = Id<struct AnyRecordTag>::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto record = site.database().reading([&](db::Session& session) {
        return store::record(session, request.caller.reader(), collection, id->text());
    });
    if (!record)
        return site::not_found();
    return with_vary(http::json(json_of(setting_of(site), collection, *record)));
}

Result<Response> info(const Site& site, Request& request) {
    if (const auto nothing = takes_nothing(request.query); !nothing)
        return tl::unexpected<Error>(nothing.error());
    const boost::json::object told{{"apiName", site.settings().forum_name + ": Rådslag"},
                                   {"apiVersion", api_version},
                                   {"apiReleased", api_released},
                                   {"apiDocumentation", site.settings().base_url + "/api"},
                                   {"apiStatus", "active"}};
    return http::json(boost::json::serialize(told));
}

Result<Response> description(const Site& site, Request& request) {
    if (const auto nothing = takes_nothing(request.query); !nothing)
        return tl::unexpected<Error>(nothing.error());
    const std::string& base = site.settings().base_url;
    return http::json(openapi(site.settings().forum_name, base.empty() ? "/" : base));
}

} // namespace radslag::opendata::api
