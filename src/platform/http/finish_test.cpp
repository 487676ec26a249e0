// What is added to every response, and how bodies go over the wire.
#include "platform/http/body_source.hpp"
#include "platform/http/finish.hpp"
#include "platform/http/gzip.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <tuple>

namespace radslag::http {
namespace {

Request request_with(std::initializer_list<std::pair<const char*, std::string>> headers) {
    Request request;
    request.id = "request1";
    for (const auto& [name, value] : headers)
        request.headers.add(name, value);
    return request;
}

std::string header_of(const Outgoing& outgoing, const std::string& name) {
    const std::size_t at = outgoing.head.find("\r\n" + name + ": ");
    if (at == std::string::npos)
        return "";
    const std::size_t begin = at + name.size() + 4;
    return outgoing.head.substr(begin, outgoing.head.find("\r\n", begin) - begin);
}

std::string gunzipped(const std::string& bytes) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string plain(1U << 20U, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    const int outcome = inflate(&stream, Z_FINISH);
    plain.resize(stream.total_out);
    inflateEnd(&stream);
    return outcome == Z_STREAM_END ? plain : "not gzip";
}

std::string long_page() {
    std::string page;
    for (int i = 0; i < 200; ++i)
        page += "<p>Mening " + std::to_string(i) + "</p>\n";
    return page;
}

/// All slices of the body, joined.
std::string wire_of(const Body& body, Framing framing) {
    BodySource source(body, framing);
    std::string all;
    for (std::string_view slice = source.next(); !slice.empty(); slice = source.next())
        all += slice;
    return all;
}

TEST(Responses, AllCarrySecurityHeaders) {
    const Outgoing page = finish(request_with({}), html_page("<p>hej"));
    EXPECT_EQ(header_of(page, "Content-Security-Policy"),
              "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
              "script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
              "base-uri 'none'");
    for (const Outgoing& outgoing :
         {finish(request_with({}), html_page("<p>hej")), finish(request_with({}), json("{}")),
          finish(request_with({}), redirect(html::Url::path("/a")))}) {
        EXPECT_EQ(header_of(outgoing, "X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(header_of(outgoing, "Referrer-Policy"), "same-origin");
        EXPECT_EQ(header_of(outgoing, "Cross-Origin-Opener-Policy"), "same-origin");
        EXPECT_EQ(header_of(outgoing, "Cross-Origin-Resource-Policy"), "same-origin");
        EXPECT_NE(header_of(outgoing, "Content-Security-Policy").find("default-src 'none'"),
                  std::string::npos);
        EXPECT_EQ(header_of(outgoing, "Strict-Transport-Security"), "");
        EXPECT_EQ(header_of(outgoing, "X-Request-Id"), "request1");
    }
    Request encrypted = request_with({});
    encrypted.secure = true;
    EXPECT_EQ(header_of(finish(encrypted, html_page("")), "Strict-Transport-Security"),
              "max-age=31536000");
}

TEST(Responses, SayWhatTheyAreAndHowLong) {
    const Outgoing outgoing = finish(request_with({}), html_page("<p>hej"));
    EXPECT_EQ(outgoing.head.substr(0, 17), "HTTP/1.1 200 OK\r\n");
    EXPECT_EQ(header_of(outgoing, "Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(header_of(outgoing, "Content-Length"), "6");
    EXPECT_EQ(header_of(outgoing, "Cache-Control"), "no-cache");
    EXPECT_EQ(header_of(outgoing, "Vary"), "Cookie, Accept-Language");
    const Outgoing moved = finish(request_with({}), redirect(html::Url::path("/a?b=1")));
    EXPECT_EQ(moved.head.substr(0, 24), "HTTP/1.1 303 See Other\r\n");
    EXPECT_EQ(header_of(moved, "Location"), "/a?b=1");
    EXPECT_EQ(header_of(moved, "Content-Length"), "0");
}

TEST(Responses, SetTheCookiesThatTheRequestAsksFor) {
    Request request = request_with({});
    request.cookies_to_set = {"a=1; Path=/", "b=2"};
    const Outgoing outgoing = finish(request, text("x"));
    EXPECT_NE(outgoing.head.find("\r\nSet-Cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\n"),
              std::string::npos);
}

TEST(Responses, NeverSplitTheirHead) {
    Response response = text("x");
    response.headers.add("X-Name", "a\r\nSet-Cookie: evil=1");
    EXPECT_THROW((void)finish(request_with({}), std::move(response)), std::logic_error);
}

TEST(Validators, TurnWhatIsKnownIntoNotModified) {
    const Outgoing first = finish(request_with({}), html_page(long_page()));
    const std::string etag = header_of(first, "ETag");
    ASSERT_EQ(etag.size(), 34U);
    EXPECT_NE(etag, header_of(finish(request_with({}), html_page("other")), "ETag"));
    for (const std::string& known : {etag, "W/" + etag, "\"x\", " + etag, std::string("*")}) {
        const Outgoing again =
            finish(request_with({{"If-None-Match", known}}), html_page(long_page()));
        EXPECT_EQ(again.status, 304) << known;
        EXPECT_FALSE(again.has_body);
        EXPECT_EQ(header_of(again, "ETag"), etag);
        EXPECT_EQ(header_of(again, "Content-Length"), "");
        EXPECT_EQ(header_of(again, "Vary"), "Cookie, Accept-Language, Accept-Encoding");
        EXPECT_EQ(
            header_of(again, "Content-Security-Policy"),
            header_of(finish(request_with({}), html_page(long_page())), "Content-Security-Policy"));
    }
    for (const char* unknown : {"", "\"x\"", "\"\""})
        EXPECT_EQ(finish(request_with({{"If-None-Match", unknown}}), html_page(long_page())).status,
                  200);
}

TEST(Validators, DifferForTheCompressedForm) {
    const std::string plain = header_of(finish(request_with({}), html_page(long_page())), "ETag");
    const Outgoing compressed =
        finish(request_with({{"Accept-Encoding", "gzip"}}), html_page(long_page()));
    EXPECT_EQ(header_of(compressed, "ETag"), plain.substr(0, 33) + "-gz\"");
    EXPECT_EQ(finish(request_with({{"Accept-Encoding", "gzip"}, {"If-None-Match", plain}}),
                     html_page(long_page()))
                  .status,
              200);
}

TEST(Validators, StandOnlyWhereAPageWasRead) {
    EXPECT_EQ(header_of(finish(request_with({}), html_page("x", 404)), "ETag"), "");
    Request post = request_with({});
    post.method = Method::post;
    EXPECT_EQ(header_of(finish(post, html_page("x")), "ETag"), "");
}

TEST(Compression, IsForLongTextThatMayBeCompressed) {
    const std::string page = long_page();
    const Outgoing outgoing = finish(request_with({{"Accept-Encoding", "gzip"}}), html_page(page));
    EXPECT_EQ(header_of(outgoing, "Content-Encoding"), "gzip");
    EXPECT_EQ(header_of(outgoing, "Vary"), "Cookie, Accept-Language, Accept-Encoding");
    EXPECT_EQ(gunzipped(std::get<std::string>(outgoing.body)), page);
    EXPECT_EQ(header_of(outgoing, "Content-Length"),
              std::to_string(std::get<std::string>(outgoing.body).size()));
    for (const Outgoing& plain :
         {finish(request_with({}), html_page(page)),
          finish(request_with({{"Accept-Encoding", "gzip"}}), html_page("short")),
          finish(request_with({{"Accept-Encoding", "gzip"}}), content("application/pdf", page))})
        EXPECT_EQ(header_of(plain, "Content-Encoding"), "");
}

TEST(Compression, UsesTheSameCompressorAgain) {
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(gunzipped(gzipped("text " + std::to_string(i))), "text " + std::to_string(i));
    EXPECT_EQ(gunzipped(gzipped("")), "");
    for (const std::size_t size : {0UL, 1UL, 100UL, 70'000UL}) {
        std::string part;
        while (part.size() < size)
            part += "part " + std::to_string(part.size() * 7919 % 1000);
        const PackedPart packed(part);
        for (const std::string& around : {std::string(), std::string("x"), long_page()})
            EXPECT_EQ(gunzipped(packed.gzipped_between(around, around + "end")),
                      around + part + around + "end");
        EXPECT_EQ(gunzipped(packed.gzipped_between("", "")), part);
    }
}

TEST(Compression, TakesTheReadyFormOfSharedBodies) {
    const auto shared = [] {
        Response response;
        response.headers.add("Content-Type", "text/css");
        response.headers.add("ETag", "\"v1\"");
        response.body = SharedBody{"plain text", "GZIPPED", nullptr};
        return response;
    };
    const Outgoing outgoing = finish(request_with({{"Accept-Encoding", "gzip"}}), shared());
    EXPECT_EQ(wire_of(outgoing.body, Framing::as_is), "GZIPPED");
    EXPECT_EQ(header_of(outgoing, "ETag"), "\"v1-gz\"");
    EXPECT_EQ(wire_of(finish(request_with({}), shared()).body, Framing::as_is), "plain text");
}

TEST(Bodies, AreLeftOutForHeadButTheirLengthIsTold) {
    Request request = request_with({});
    request.method = Method::head;
    const Outgoing outgoing = finish(request, html_page("<p>hej"));
    EXPECT_FALSE(outgoing.has_body);
    EXPECT_EQ(header_of(outgoing, "Content-Length"), "6");
}

TEST(Finish, EndsAsTheClientUnderstands) {
    const auto ended = [](bool chunked, int version, bool keep_alive) {
        Outgoing outgoing{.chunked = chunked};
        outgoing.head = "HTTP/1.1 200 OK\r\n";
        if (chunked)
            outgoing.head += "Transfer-Encoding: chunked\r\n";
        const Ending ending = complete_head(outgoing, version, keep_alive, "today");
        return std::tuple(outgoing.head, ending.framing, ending.keep_alive);
    };
    const std::string start = "HTTP/1.1 200 OK\r\n";
    EXPECT_EQ(ended(false, 11, true),
              std::tuple(start + "Date: today\r\n\r\n", Framing::as_is, true));
    EXPECT_EQ(
        ended(false, 10, true),
        std::tuple(start + "Date: today\r\nConnection: keep-alive\r\n\r\n", Framing::as_is, true));
    EXPECT_EQ(ended(true, 11, false),
              std::tuple(start + "Transfer-Encoding: chunked\r\nDate: today\r\nConnection: "
                                 "close\r\n\r\n",
                         Framing::chunked, false));
    EXPECT_EQ(ended(true, 10, true), std::tuple(start + "Date: today\r\nConnection: close\r\n\r\n",
                                                Framing::as_is, false));
}

TEST(Bodies, OfStreamsGoInChunks) {
    int left = 3;
    const auto next = [&left](std::string& piece) {
        piece = left == 2 ? "" : "piece" + std::to_string(left);
        return --left > 0;
    };
    Response response;
    response.body = StreamBody{next};
    const Outgoing outgoing = finish(request_with({}), std::move(response));
    EXPECT_TRUE(outgoing.chunked);
    EXPECT_EQ(header_of(outgoing, "Transfer-Encoding"), "chunked");
    EXPECT_EQ(header_of(outgoing, "Content-Length"), "");
    EXPECT_EQ(wire_of(outgoing.body, Framing::chunked), "6\r\npiece3\r\n6\r\npiece1\r\n0\r\n\r\n");
    left = 3;
    EXPECT_EQ(wire_of(outgoing.body, Framing::as_is), "piece3piece1");
}

TEST(Bodies, ThatAreEmptyStreamsEndAtOnce) {
    const Body body = StreamBody{[](std::string&) { return false; }};
    EXPECT_EQ(wire_of(body, Framing::chunked), "0\r\n\r\n");
}

TEST(Bodies, OfFilesAreReadInSlicesAndNamedInFull) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("radslag-finish-test-" + std::to_string(getpid()));
    std::string bytes;
    for (int i = 0; i < 50'000; ++i)
        bytes += std::to_string(i);
    std::ofstream(path, std::ios::binary) << bytes;
    const Outgoing outgoing =
        finish(request_with({}), download(path, "application/pdf", "Möte \"1\"/x.pdf"));
    EXPECT_EQ(header_of(outgoing, "Content-Length"), std::to_string(bytes.size()));
    EXPECT_EQ(
        header_of(outgoing, "Content-Disposition"),
        "attachment; filename=\"M__te _1__x.pdf\"; filename*=UTF-8''M%C3%B6te%20%221%22%2Fx.pdf");
    EXPECT_EQ(wire_of(outgoing.body, Framing::as_is), bytes);
    std::filesystem::resize_file(path, 10);
    EXPECT_THROW(wire_of(outgoing.body, Framing::as_is), std::runtime_error);
    std::filesystem::remove(path);
    EXPECT_THROW((void)download(path, "application/pdf", "x"), std::filesystem::filesystem_error);
}

TEST(Statuses, OfErrorsAreAClosedSet) {
    EXPECT_EQ(status_of(ErrorCode::invalid), 422);
    EXPECT_EQ(status_of(ErrorCode::not_found), 404);
    EXPECT_EQ(status_of(ErrorCode::forbidden), 403);
    EXPECT_EQ(status_of(ErrorCode::conflict), 409);
    EXPECT_EQ(status_of(ErrorCode::too_many), 429);
    EXPECT_EQ(status_of(ErrorCode::unavailable), 503);
    for (const int status : {422, 404, 403, 409, 429, 503, 413, 431})
        EXPECT_NE(reason_of(status), "") << status;
}

} // namespace
} // namespace radslag::http
