// Pages for peers: built once for all who may see the same, and given to nobody else, never stale.
#include "platform/db/engine_test.hpp"
#include "platform/http/finish.hpp"
#include "platform/site/peers.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace radslag::site {
namespace {

// What the sources of kept pages answer, and how often a page was built.
std::int64_t entries_now = 0;
std::string audiences_now;
int built = 0;

std::int64_t entries_of(db::Session&) {
    return entries_now;
}
std::string audiences_of(db::Session&, const auth::Reader& reader) {
    return reader.key == "public" ? "open" : audiences_now;
}

/// A page that says how often one was built, and all that it knows of who asks.
Result<Page> page_for(const Peers& peers) {
    ++built;
    if (peers.request.path == "/gone")
        return not_found();
    Page page;
    page.title = "Page";
    std::string known = "built " + std::to_string(built) + " for '" + peers.request.caller.name +
                        peers.request.caller.account + "'";
    for (const auth::Grant& grant : peers.request.caller.grants)
        known += " " + std::string(auth::roles.text(grant.role)) + "@" + grant.body + grant.party;
    page.content = html::p(known);
    page.is_passing = peers.request.path == "/lagging";
    if (peers.request.path == "/changed-while-read")
        ++entries_now;
    return page;
}

auth::Caller caller(std::string name, std::vector<auth::Grant> grants) {
    return {"id of " + name, "account of " + name, std::move(name), std::move(grants)};
}
const auth::Grant member_of_circle{auth::Role::member, "circle", "party of Dalarna"};
const auth::Grant same_for_another{auth::Role::member, "circle", "party of Skåne"};
const auth::Grant secretary{auth::Role::secretary, "circle", ""};

class APageForPeers : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        entries_now = 7;
        audiences_now = "open members";
        built = 0;
        database_ = open();
        start(KeptForPeers::usual_bytes);
    }

    void start(std::size_t most_bytes) {
        kept_ = std::make_unique<KeptForPeers>(KeptForPeers::Sources{entries_of, audiences_of},
                                               most_bytes);
        site_ = std::make_unique<Site>(*database_, clock_,
                                       Site::Settings{.forum_name = "Forum", .kept = kept_.get()});
    }

    http::Response respond(auth::Caller caller, std::string path = "/a",
                           i18n::Language language = i18n::Language::swedish) {
        http::Request request;
        request.path = std::move(path);
        request.caller = std::move(caller);
        request.language = language;
        return site_->respond_to_peers(request, page_for).value_or(http::text("not found"));
    }
    std::string get(const auth::Caller& caller, const std::string& path = "/a",
                    i18n::Language language = i18n::Language::swedish) {
        return std::get<std::string>(respond(caller, path, language).body);
    }

    FixedClock clock_{*parse_instant("2026-11-26T09:00:00.000Z")};
    std::unique_ptr<db::Database> database_;
    std::unique_ptr<KeptForPeers> kept_;
    std::unique_ptr<Site> site_;
};
ONLY_ON_SQLITE(APageForPeers);

std::string inflated(std::string_view bytes) {
    std::string plain(1U << 20U, '\0');
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    inflateInit2(&stream, 15 + 16);
    const int outcome = inflate(&stream, Z_FINISH);
    plain.resize(stream.total_out);
    inflateEnd(&stream);
    return outcome == Z_STREAM_END && stream.avail_in == 0 ? plain : "not gzip";
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST_P(APageForPeers, IsBuiltOnceAndHasTheNameOfWhoAsks) {
    const std::string first = get(caller("Sara", {member_of_circle}));
    const std::string second = get(caller("Omar", {same_for_another}));
    EXPECT_TRUE(has(first, "built 1")) << first;
    EXPECT_TRUE(has(second, "built 1")) << second;
    EXPECT_TRUE(has(first, "Sara") && !has(first, "Omar"));
    EXPECT_TRUE(has(second, "Omar") && !has(second, "Sara"));
}

TEST_P(APageForPeers, IsBuiltOfRolesAloneInWhicheverOrderTheyWereGiven) {
    const std::string page = get(caller("Sara", {secretary, member_of_circle, same_for_another}));
    EXPECT_TRUE(has(page, "for &#39;&#39; member@circle secretary@circle<")) << page;
    EXPECT_TRUE(has(get(caller("Omar", {member_of_circle, secretary})), "built 1"));
}

TEST_P(APageForPeers, IsGivenToNobodyWithOtherRolesOrAudiences) {
    get(caller("Sara", {member_of_circle}));
    EXPECT_TRUE(has(get(caller("Eva", {secretary})), "built 2"));
    EXPECT_TRUE(has(get(caller("Nobody yet", {})), "built 3"));
    audiences_now = "open members withheld";
    EXPECT_TRUE(has(get(caller("Omar", {member_of_circle})), "built 4"));
    audiences_now = "open members";
    EXPECT_TRUE(has(get(caller("Omar", {member_of_circle})), "built 1"));
}

TEST_P(APageForPeers, IsBuiltForEachAddressAndLanguage) {
    const auth::Caller sara = caller("Sara", {member_of_circle});
    get(sara);
    EXPECT_TRUE(has(get(sara, "/b"), "built 2"));
    EXPECT_TRUE(has(get(sara, "/a", i18n::Language::english), "built 3"));
    EXPECT_TRUE(has(get(sara), "built 1"));
}

TEST_P(APageForPeers, IsBuiltAnewWhenAnythingIsRecordedAndOnANewDay) {
    const auth::Caller sara = caller("Sara", {member_of_circle});
    get(sara);
    ++entries_now;
    EXPECT_TRUE(has(get(sara), "built 2"));
    clock_.set(clock_.now() + std::chrono::hours(24));
    EXPECT_TRUE(has(get(sara), "built 3"));
    EXPECT_TRUE(has(get(sara), "built 3"));
}

TEST_P(APageForPeers, IsBuiltForThePublicWithoutBeingKeptHere) {
    EXPECT_TRUE(has(get({}), "built 1"));
    EXPECT_TRUE(has(get({}), "built 2"));
    EXPECT_TRUE(has(get(caller("Sara", {member_of_circle})), "built 3"));
    EXPECT_TRUE(has(get({}), "built 4"));
}

TEST_P(APageForPeers, IsNotKeptWhereItDependsOnMoreThanTheRegister) {
    const auth::Caller sara = caller("Sara", {member_of_circle});
    const http::Response lagging = respond(sara, "/lagging");
    EXPECT_EQ(lagging.headers.get("Cache-Control"), "no-store");
    EXPECT_TRUE(has(get(sara, "/lagging"), "built 2"));
    EXPECT_TRUE(has(get(sara, "/changed-while-read"), "built 3"));
    EXPECT_TRUE(has(get(sara, "/changed-while-read"), "built 4"));
    EXPECT_EQ(respond(sara, "/a").headers.get("Cache-Control"), "no-cache");
}

TEST_P(APageForPeers, ThatIsNotThereIsAskedForAnew) {
    EXPECT_EQ(get(caller("Sara", {member_of_circle}), "/gone"), "not found");
    EXPECT_EQ(get(caller("Sara", {member_of_circle}), "/gone"), "not found");
    EXPECT_EQ(built, 2);
}

TEST_P(APageForPeers, IsCompressedWithTheHeadOfWhoAsks) {
    const auto gunzipped_for = [this](const char* name) {
        http::Request request;
        request.path = "/a";
        request.id = "request1";
        request.caller = caller(name, {member_of_circle});
        request.headers.add("Accept-Encoding", "gzip");
        auto response = site_->respond_to_peers(request, page_for);
        const auto& shared = std::get<http::SharedBody>(response->body);
        EXPECT_EQ(response->headers.get("ETag"), http::etag_of(shared.plain));
        EXPECT_EQ(inflated(shared.gzipped), shared.plain);
        EXPECT_EQ(http::finish(request, *response).body_bytes, shared.gzipped.size());
        return std::string(shared.plain);
    };
    EXPECT_EQ(gunzipped_for("Sara"), get(caller("Sara", {member_of_circle})));
    EXPECT_EQ(gunzipped_for("Omar"), get(caller("Omar", {member_of_circle})));
    EXPECT_EQ(built, 1);
}

TEST_P(APageForPeers, GivesWayToThoseAskedForLater) {
    start(2500); // room for two
    const auth::Caller sara = caller("Sara", {member_of_circle});
    get(sara, "/a");
    get(sara, "/b");
    get(sara, "/a");
    get(sara, "/c");
    EXPECT_TRUE(has(get(sara, "/a"), "built 1"));
    EXPECT_TRUE(has(get(sara, "/b"), "built 4"));
    EXPECT_LE(kept_->bytes(), 2500U);
}

} // namespace
} // namespace radslag::site
