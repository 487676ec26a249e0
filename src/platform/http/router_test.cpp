// Routes, rights, languages, form tokens and errors, with requests and responses as plain data.
#include "platform/base/passing.hpp"
#include "platform/http/assets.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/pattern.hpp"
#include "platform/http/router.hpp"
#include "platform/log/log.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace radslag::http {
namespace {

Result<Response> show_route(Request& request) {
    std::string shown = request.route;
    for (const auto& [name, value] : request.parameters)
        shown += " " + name + "=" + value;
    return text(shown);
}

Request request_for(Method method, std::string path) {
    Request request;
    request.method = method;
    request.path = std::move(path);
    request.id = "request1";
    return request;
}

std::string body_of(const Response& response) {
    const auto* bytes = std::get_if<std::string>(&response.body);
    return bytes == nullptr ? "" : *bytes;
}

Response get(const Router& router, std::string path) {
    Request request = request_for(Method::get, std::move(path));
    return router.answer(request);
}

std::vector<Route> some_routes() {
    return {{Method::get, "/", Right::anyone, show_route},
            {Method::get, "/meetings/{id}", Right::anyone, show_route},
            {Method::get, "/meetings/{id}.ics", Right::anyone, show_route},
            {Method::get, "/meetings/new", Right::signed_in, show_route},
            {Method::get, "/meetings/{id}/points/{point}", Right::anyone, show_route},
            {Method::post, "/meetings/{id}", Right::anyone, show_route},
            {Method::get, "/files/{path...}", Right::anyone, show_route},
            {Method::get, "/api/v1/meetings", Right::edit_meetings, show_route}};
}

TEST(Router, FindsTheMostLiteralRoute) {
    const Router router(some_routes());
    EXPECT_EQ(body_of(get(router, "/")), "/");
    EXPECT_EQ(body_of(get(router, "/meetings/abc")), "/meetings/{id} id=abc");
    EXPECT_EQ(body_of(get(router, "/meetings/abc.ics")), "/meetings/{id}.ics id=abc");
    EXPECT_EQ(body_of(get(router, "/meetings/a%2Fb/points/%C3%A5")),
              "/meetings/{id}/points/{point} id=a/b point=å");
    EXPECT_EQ(body_of(get(router, "/files/a/b/c")), "/files/{path...} path=a/b/c");
    EXPECT_EQ(get(router, "/meetings/new").status, 404) << "asks for a right that nobody has";
}

TEST(Router, SaysNotFoundForWhatNoRouteTakes) {
    const Router router(some_routes());
    for (const char* path : {"/nothing", "/meetings", "/meetings/", "/meetings//points/x",
                             "/meetings/.ics/x", "/files", "/meetings/%zz", "/meetings/%00", "*"})
        EXPECT_EQ(get(router, path).status, 404) << path;
}

TEST(Router, SaysWhichMethodsAnAddressTakes) {
    const Router router(some_routes());
    Request removing = request_for(Method::remove, "/meetings/abc");
    const Response refused = router.answer(removing);
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.headers.get("Allow"), "GET, HEAD, POST, OPTIONS");
    Request asking = request_for(Method::options, "/meetings/abc");
    const Response allowed = router.answer(asking);
    EXPECT_EQ(allowed.status, 204);
    EXPECT_EQ(allowed.headers.get("Allow"), "GET, HEAD, POST, OPTIONS");
    Request whole_server = request_for(Method::options, "*");
    EXPECT_EQ(router.answer(whole_server).status, 204);
}

TEST(Router, AnswersHeadAsGet) {
    const Router router(some_routes());
    Request request = request_for(Method::head, "/meetings/abc");
    EXPECT_EQ(router.answer(request).status, 200);
}

TEST(Router, RefusesPatternsThatAreNoneAndRoutesThatAreOne) {
    for (const char* pattern : {"meetings", "/a//b", "/{id", "/a{id}", "/{}", "/{a...}/b"})
        EXPECT_THROW(Router({{Method::get, pattern, Right::anyone, show_route}}), std::logic_error)
            << pattern;
    EXPECT_THROW(Router({{Method::get, "/a/{b}", Right::anyone, show_route},
                         {Method::get, "/a/{c}", Right::anyone, show_route}}),
                 std::logic_error);
}

TEST(Router, NamesTheRightOfEveryRoute) {
    const Router router(some_routes());
    EXPECT_EQ(router.routes().size(), some_routes().size());
    for (const Route& route : router.routes())
        EXPECT_NE(name_of(route.right), "") << route.pattern;
}

TEST(Router, AsksTheGateBeforeAnythingElseRuns) {
    bool ran = false;
    Router::Options options;
    options.gate = [](Request&, Right right) -> Result<void> {
        if (right == Right::edit_meetings)
            return failure(ErrorCode::not_found, "Not yours.");
        return {};
    };
    const Router router({{Method::get, "/a", Right::edit_meetings,
                          [&](Request&) -> Result<Response> {
                              ran = true;
                              return text("");
                          }},
                         {Method::get, "/b", Right::signed_in, show_route}},
                        options);
    EXPECT_EQ(get(router, "/a").status, 404);
    EXPECT_FALSE(ran);
    EXPECT_EQ(get(router, "/b").status, 200);
}

TEST(Router, LetsMonitorsInFromThisMachineOnly) {
    Metrics metrics;
    const Router router({metrics_route(metrics)});
    EXPECT_EQ(get(router, "/metrics").status, 404);
    Request local = request_for(Method::get, "/metrics");
    local.from_this_machine = true;
    EXPECT_EQ(router.answer(local).status, 200);
}

TEST(Router, TurnsErrorsIntoPagesAndProblems) {
    const auto fail = [](Request&) -> Result<Response> {
        return tl::unexpected<Error>(Error{ErrorCode::conflict,
                                           {"Somebody \"else\" was first.", {}},
                                           {{"title", {"Title is taken", {}}}}});
    };
    const Router router({{Method::get, "/page", Right::anyone, fail},
                         {Method::get, "/api/v1/thing", Right::anyone, fail}});
    const Response page = get(router, "/page");
    EXPECT_EQ(page.status, 409);
    EXPECT_NE(body_of(page).find("<h1>Somebody &quot;else&quot; was first.</h1>"),
              std::string::npos);
    const Response problem = get(router, "/api/v1/thing");
    EXPECT_EQ(problem.status, 409);
    EXPECT_EQ(problem.headers.get("Content-Type"), "application/problem+json");
    EXPECT_EQ(body_of(problem),
              R"({"type":"about:blank","title":"Somebody \"else\" was first.","status":409,)"
              R"("instance":"urn:radslag:request:request1",)"
              R"("errors":[{"field":"title","detail":"Title is taken"}]})");
    EXPECT_EQ(get(router, "/api/v1/none").headers.get("Content-Type"), "application/problem+json");
}

TEST(Router, HidesWhatWentWrongInsideAndTellsWhatToQuote) {
    const Router router({{Method::get, "/a", Right::anyone, [](Request&) -> Result<Response> {
                              throw std::runtime_error("the disk is full");
                          }}});
    testing::internal::CaptureStderr();
    const Response response = get(router, "/a");
    const std::string log = testing::internal::GetCapturedStderr();
    EXPECT_EQ(response.status, 500);
    EXPECT_NE(body_of(response).find("request1"), std::string::npos);
    EXPECT_EQ(body_of(response).find("disk"), std::string::npos);
    EXPECT_NE(log.find("the disk is full"), std::string::npos);
}

struct Pause : std::runtime_error, Passing {
    using std::runtime_error::runtime_error;
};

TEST(Router, AsksToTryAgainWhenAFaultPasses) {
    const Router router({{Method::get, "/a", Right::anyone,
                          [](Request&) -> Result<Response> { throw Pause("no connection"); }}});
    const Response response = get(router, "/a");
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.headers.get("Retry-After"), "5");
    EXPECT_EQ(body_of(response).find("connection"), std::string::npos);
}

TEST(Router, GivesAFormBackWhenWhoSendsItCannotBeAsked) {
    Router::Options options;
    options.gate = [](Request&, Right) -> Result<void> { throw Pause("no connection"); };
    options.interrupted = [](Request& request, Interruption why) {
        return text(std::string(request.form.get("words")) +
                    (why == Interruption::unreachable ? ", later" : ""));
    };
    const Router router({{Method::post, "/a", Right::anyone, show_route},
                         {Method::post, "/api/a", Right::anyone, show_route}},
                        options);
    Request request = request_for(Method::post, "/a");
    request.form.add("words", "typed");
    const Response response = router.answer(request);
    EXPECT_EQ(body_of(response), "typed, later");
    EXPECT_EQ(response.headers.get("Retry-After"), "5");
    Request program = request_for(Method::post, "/api/a");
    program.form.add("words", "typed");
    EXPECT_EQ(router.answer(program).status, 503);
}

TEST(Router, FallsBackWhenTheErrorPageItselfFails) {
    Router::Options options;
    options.error_page = [](Request&, const Problem&) -> Response {
        throw std::runtime_error("no database");
    };
    const Router router({}, options);
    testing::internal::CaptureStderr();
    EXPECT_EQ(get(router, "/x").status, 404);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("no database"), std::string::npos);
}

i18n::Language language_of(std::string_view query, std::string_view cookie, std::string_view accept,
                           std::size_t* cookies = nullptr) {
    const Router router({});
    Request request = request_for(Method::get, "/");
    if (!query.empty())
        request.query.add("lang", std::string(query));
    if (!cookie.empty())
        request.cookies.add("radslag_lang", std::string(cookie));
    request.headers.add("Accept-Language", std::string(accept));
    (void)router.answer(request);
    if (cookies != nullptr)
        *cookies = request.cookies_to_set.size();
    return request.language;
}

TEST(Language, IsAskedForThenKeptThenPreferredThenSwedish) {
    using i18n::Language;
    EXPECT_EQ(language_of("en", "sv", "sv"), Language::english);
    EXPECT_EQ(language_of("", "en", "sv"), Language::english);
    EXPECT_EQ(language_of("", "", "en-GB, sv;q=0.5"), Language::english);
    EXPECT_EQ(language_of("", "", "fi"), Language::swedish);
    EXPECT_EQ(language_of("klingon", "", ""), Language::swedish);
    std::size_t cookies = 0;
    language_of("en", "", "", &cookies);
    EXPECT_EQ(cookies, 1U);
    language_of("en", "en", "", &cookies);
    EXPECT_EQ(cookies, 0U);
}

/// A POST as a browser sends it, with this token and the cookie that belongs to it.
Request posting(const std::string& cookie, const std::string& token) {
    Request request = request_for(Method::post, "/meetings/abc");
    if (!cookie.empty())
        request.cookies.add(std::string(FormGuard::cookie), cookie);
    request.form.add(std::string(FormGuard::field), token);
    return request;
}

struct Visitor {
    std::string cookie, token;
};

/// What a browser has after it was shown a form.
Visitor visitor_of(const Router& router) {
    Request request = request_for(Method::get, "/meetings/abc");
    (void)router.answer(request);
    const std::string token = request.form_token();
    EXPECT_EQ(request.cookies_to_set.size(), 1U);
    EXPECT_NE(request.cookies_to_set.front().find("HttpOnly; SameSite=Lax"), std::string::npos);
    return {std::string(request.cookies.get(FormGuard::cookie)), token};
}

TEST(FormTokens, AreAskedForByEveryRouteThatChangesSomething) {
    for (const Method method : {Method::post, Method::put, Method::patch, Method::remove}) {
        const Router router({{method, "/a", Right::anyone, show_route}});
        EXPECT_TRUE(router.routes().front().asks_for_token());
        Request request = request_for(method, "/a");
        EXPECT_EQ(router.answer(request).status, 403) << name_of(method);
    }
    for (const Method method : {Method::get, Method::head, Method::options})
        EXPECT_FALSE((Route{method, "/a", Right::anyone, show_route}).asks_for_token());
}

TEST(FormTokens, LetTheirOwnBrowserIn) {
    const Router router(some_routes());
    const Visitor one = visitor_of(router);
    const Visitor other = visitor_of(router);
    Request good = posting(one.cookie, one.token);
    EXPECT_EQ(router.answer(good).status, 200);
    Request by_header = posting(one.cookie, "");
    by_header.headers.add(std::string(FormGuard::header), one.token);
    EXPECT_EQ(router.answer(by_header).status, 200);
    for (const Visitor& bad :
         {Visitor{one.cookie, other.token}, Visitor{"", one.token}, Visitor{one.cookie, ""},
          Visitor{one.cookie, one.cookie}, Visitor{one.cookie, one.token + "x"}}) {
        Request request = posting(bad.cookie, bad.token);
        EXPECT_EQ(router.answer(request).status, 403) << bad.cookie << " " << bad.token;
    }
}

TEST(FormTokens, OfAnotherKeyAreWorthNothing) {
    Router::Options options;
    options.form_key = std::string(32, 'k');
    const Router one(some_routes(), options);
    const Router same(some_routes(), options);
    const Router other(some_routes());
    const Visitor visitor = visitor_of(one);
    Request again = posting(visitor.cookie, visitor.token);
    EXPECT_EQ(same.answer(again).status, 200);
    Request elsewhere = posting(visitor.cookie, visitor.token);
    EXPECT_EQ(other.answer(elsewhere).status, 403);
    EXPECT_THROW(FormGuard("short"), std::logic_error);
}

TEST(FormTokens, DoNotHelpARequestFromAnotherSite) {
    const Router router(some_routes());
    const Visitor visitor = visitor_of(router);
    const auto status = [&](std::initializer_list<std::pair<const char*, const char*>> headers) {
        Request request = posting(visitor.cookie, visitor.token);
        for (const auto& [name, value] : headers)
            request.headers.add(name, value);
        return router.answer(request).status;
    };
    EXPECT_EQ(status({{"Sec-Fetch-Site", "same-origin"}}), 200);
    EXPECT_EQ(status({{"Sec-Fetch-Site", "none"}}), 200);
    EXPECT_EQ(status({{"Sec-Fetch-Site", "cross-site"}}), 403);
    EXPECT_EQ(status({{"Sec-Fetch-Site", "same-site"}}), 403);
    EXPECT_EQ(status({{"Host", "forum.example"}, {"Origin", "https://forum.example"}}), 200);
    EXPECT_EQ(status({{"Host", "forum.example"}, {"Origin", "https://evil.example"}}), 403);
    EXPECT_EQ(status({{"Host", "forum.example"}, {"Origin", "null"}}), 403);
}

TEST(Requests, KnowTheirAddressAndParameters) {
    Request request = request_for(Method::get, "/meetings");
    request.query.add("q", "å b");
    EXPECT_EQ(request.url().text(), "/meetings?q=%C3%A5%20b");
    EXPECT_THROW((void)request.parameter("id"), std::logic_error);
    EXPECT_THROW((void)request.form_token(), std::logic_error);
}

TEST(ReadyRoutes, SayWhetherTheServerCanServe) {
    bool ready = false;
    const Router router({health_route(), ready_route([&]() -> Result<void> {
                             if (!ready)
                                 return failure(ErrorCode::unavailable, "Not yet.");
                             return {};
                         })});
    EXPECT_EQ(get(router, "/healthz").status, 200);
    EXPECT_EQ(get(router, "/readyz").status, 503);
    EXPECT_EQ(body_of(get(router, "/readyz")), "Not yet.\n");
    ready = true;
    EXPECT_EQ(get(router, "/readyz").status, 200);
}

TEST(Metrics, TellGaugesAndLeaveOutThoseThatCannotBeRead) {
    log::set_level(log::Level::off);
    Metrics metrics;
    metrics.add_gauge("radslag_cups", "Cups on the table.", [] { return 7; });
    metrics.add_gauge("radslag_spoons", "Spoons.",
                      []() -> std::int64_t { throw std::runtime_error("the drawer is stuck"); });
    const std::string text = metrics.text();
    log::set_level(log::Level::info);
    EXPECT_NE(text.find("# TYPE radslag_cups gauge\nradslag_cups 7\n"), std::string::npos);
    EXPECT_EQ(text.find("radslag_spoons"), std::string::npos);
}

TEST(Metrics, CountByRouteClassAndDuration) {
    Metrics metrics;
    metrics.count_request("/meetings/{id}", 200, std::chrono::microseconds(900));
    metrics.count_request("/meetings/{id}", 404, std::chrono::milliseconds(30));
    metrics.count_request("", 404, std::chrono::seconds(9));
    metrics.connection_opened();
    const std::string text = metrics.text();
    for (const char* line :
         {"radslag_requests_total{route=\"/meetings/{id}\",status=\"2xx\"} 1\n",
          "radslag_requests_total{route=\"/meetings/{id}\",status=\"4xx\"} 1\n",
          "radslag_request_seconds_bucket{route=\"/meetings/{id}\",le=\"0.001\"} 1\n",
          "radslag_request_seconds_bucket{route=\"/meetings/{id}\",le=\"0.05\"} 2\n",
          "radslag_request_seconds_bucket{route=\"\",le=\"5\"} 0\n",
          "radslag_request_seconds_bucket{route=\"\",le=\"+Inf\"} 1\n",
          "radslag_request_seconds_count{route=\"/meetings/{id}\"} 2\n", "radslag_connections 1\n",
          "# TYPE process_resident_memory_bytes gauge\n"})
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
}

TEST(Assets, HaveAddressesThatChangeWithWhatTheyHold) {
    const Router router({assets_route()});
    ASSERT_GE(assets().size(), 5U);
    for (const Asset& asset : assets()) {
        const Response response = get(router, std::string(asset.path));
        EXPECT_EQ(response.status, 200) << asset.path;
        EXPECT_EQ(response.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
        EXPECT_EQ(response.headers.get("Content-Type"), asset.content_type);
        EXPECT_LT(asset.gzipped.size(), asset.plain.size());
    }
    EXPECT_EQ(get(router, "/assets/radslag.css").status, 404);
    EXPECT_EQ(asset_url("radslag.css").text().substr(0, 16), "/assets/radslag.");
    EXPECT_THROW((void)asset_url("none.css"), std::logic_error);
}

TEST(Assets, NameOnlyFilesThatAreThereToo) {
    for (const Asset& asset : assets()) {
        if (!asset.name.ends_with(".css"))
            continue;
        std::size_t fonts = 0;
        for (std::size_t at = asset.plain.find("/assets/"); at != std::string_view::npos;
             at = asset.plain.find("/assets/", at + 1)) {
            const std::string_view path =
                asset.plain.substr(at, asset.plain.find_first_of("\")", at) - at);
            EXPECT_TRUE(std::ranges::any_of(assets(), [&](const Asset& other) {
                return other.path == path;
            })) << path;
            ++fonts;
        }
        EXPECT_GE(fonts, 2U) << asset.name;
    }
}

TEST(Assets, ForPrintHoldOneColourEach) {
    const auto print = std::ranges::find(assets(), "print.css", &Asset::name);
    ASSERT_NE(print, assets().end());
    EXPECT_EQ(print->plain.find("light-dark("), std::string_view::npos);
    EXPECT_NE(print->plain.find("@page"), std::string_view::npos);
}

} // namespace
} // namespace radslag::http
