// Kept pages: that they are given to those who may see them, and to nobody else, and never stale.
#include "platform/http/kept_pages.hpp"
#include "platform/http/router.hpp"

#include <gtest/gtest.h>

namespace radslag::http {
namespace {

Request request_for(std::string path) {
    Request request;
    request.path = std::move(path);
    request.id = "request1";
    return request;
}

std::string plain(const Response& response) {
    if (const auto* shared = std::get_if<SharedBody>(&response.body))
        return std::string(shared->plain);
    const auto* bytes = std::get_if<std::string>(&response.body);
    return bytes == nullptr ? "" : *bytes;
}

Result<void> gate_by_cookie(Request& request, Right) {
    if (request.cookies.find("member") != nullptr)
        request.caller = {.person = "p1", .name = "Sara"};
    return {};
}

/// A site whose page says how often it was built, and for whom.
class KeptPagesOfASite : public testing::Test {
  protected:
    Result<Response> show(Request& request) {
        ++built_;
        std::string page = "built " + std::to_string(built_) + " for " + request.caller.name;
        if (request.path == "/form")
            page += request.form_token();
        if (request.path == "/changed-while-read")
            ++state_.entries;
        if (request.path == "/gone")
            return failure(ErrorCode::not_found, "It is gone.");
        Response response = request.path == "/text" ? text(page) : html_page(page);
        if (request.path == "/private")
            response.headers.set("Cache-Control", "no-store");
        return response;
    }

    std::string get(const std::string& path, i18n::Language language = i18n::Language::swedish,
                    bool member = false) {
        Request request = request_for(path);
        request.headers.add("Accept-Language", std::string(i18n::tag_of(language)));
        if (member)
            request.cookies.add("member", "1");
        if (with_form_cookie_)
            request.cookies.add("radslag_form", "value");
        return plain(router_->answer(request));
    }

    void start(std::size_t most_bytes) {
        kept_ = std::make_unique<KeptPages>([this] { return state_; }, most_bytes);
        std::vector<Route> routes;
        for (const std::string_view path :
             {"/a", "/b", "/c", "/form", "/changed-while-read", "/gone", "/text", "/private"})
            routes.push_back(
                {Method::get, path, Right::anyone, [this](Request& r) { return show(r); }});
        Router::Options options;
        options.gate = gate_by_cookie;
        options.kept = kept_.get();
        router_ = std::make_unique<Router>(std::move(routes), options);
    }
    void SetUp() override { start(KeptPages::usual_bytes); }

    PageState state_{7, "2026-11-26"};
    bool with_form_cookie_ = false;
    int built_ = 0;
    std::unique_ptr<KeptPages> kept_;
    std::unique_ptr<Router> router_;
};

TEST_F(KeptPagesOfASite, AreGivenUntilAnythingIsRecorded) {
    EXPECT_EQ(get("/a"), "built 1 for ");
    EXPECT_EQ(get("/a"), "built 1 for ");
    ++state_.entries;
    EXPECT_EQ(get("/a"), "built 2 for ");
    EXPECT_EQ(get("/a"), "built 2 for ");
}

TEST_F(KeptPagesOfASite, AreBuiltAnewAtMidnight) {
    EXPECT_EQ(get("/a"), "built 1 for ");
    state_.day = "2026-11-27";
    EXPECT_EQ(get("/a"), "built 2 for ");
}

TEST_F(KeptPagesOfASite, AreKeptByLanguageAndAddress) {
    EXPECT_EQ(get("/a"), "built 1 for ");
    EXPECT_EQ(get("/a", i18n::Language::english), "built 2 for ");
    Request asked = request_for("/a");
    asked.query.add("page", "2");
    EXPECT_EQ(plain(router_->answer(asked)), "built 3 for ");
    EXPECT_EQ(get("/a"), "built 1 for ");
}

TEST_F(KeptPagesOfASite, AreNeitherGivenToMembersNorMadeOfTheirs) {
    EXPECT_EQ(get("/a", i18n::Language::swedish, true), "built 1 for Sara");
    EXPECT_EQ(get("/a"), "built 2 for ");
    EXPECT_EQ(get("/a", i18n::Language::swedish, true), "built 3 for Sara");
}

TEST_F(KeptPagesOfASite, HoldNothingThatIsForOneBrowserOnly) {
    EXPECT_NE(get("/form"), get("/form")) << "it sets a cookie";
    with_form_cookie_ = true;
    EXPECT_NE(get("/form"), get("/form")) << "it carries a token, though no cookie is to be set";
    with_form_cookie_ = false;
    EXPECT_NE(get("/private"), get("/private"));
    EXPECT_NE(get("/text"), get("/text")) << "only pages are kept";
    Request chosen = request_for("/a");
    chosen.query.add("lang", "en");
    Request again = chosen;
    EXPECT_NE(plain(router_->answer(chosen)), plain(router_->answer(again)))
        << "it sets the cookie of the language";
}

TEST_F(KeptPagesOfASite, AreNoErrors) {
    Request request = request_for("/gone");
    EXPECT_EQ(router_->answer(request).status, 404);
    EXPECT_EQ(kept_->bytes(), 0U);
}

TEST_F(KeptPagesOfASite, AreNotKeptWhenSomethingWasRecordedMeanwhile) {
    EXPECT_EQ(get("/changed-while-read"), "built 1 for ");
    EXPECT_EQ(get("/changed-while-read"), "built 2 for ");
}

TEST_F(KeptPagesOfASite, GiveWayToThoseAskedForLater) {
    start(2500); // two of these small pages
    get("/a");
    get("/b");
    EXPECT_EQ(get("/a"), "built 1 for ");
    get("/c");
    EXPECT_LE(kept_->bytes(), 2500U);
    EXPECT_EQ(get("/a"), "built 1 for ") << "asked for a moment ago";
    EXPECT_EQ(get("/b"), "built 4 for ") << "asked for longest ago";
}

TEST_F(KeptPagesOfASite, HaveTheHeadersOfOthers) {
    Request first = request_for("/a");
    Request second = request_for("/a");
    const Response built = router_->answer(first);
    const Response kept = router_->answer(second);
    EXPECT_EQ(kept.headers.get("Cache-Control"), "no-cache");
    EXPECT_EQ(kept.headers.get("Vary"), "Cookie, Accept-Language");
    EXPECT_EQ(kept.headers.get("ETag"), built.headers.get("ETag"));
    EXPECT_NE(kept.headers.get("ETag"), "");
}

} // namespace
} // namespace radslag::http
