// What clients may send as text, and what of it is refused.
#include "platform/http/networks.hpp"
#include "platform/http/parse.hpp"
#include "platform/http/request_head.hpp"
#include "platform/http/values.hpp"

#include <gtest/gtest.h>

namespace radslag::http {
namespace {

std::string shown(const Values& values) {
    std::string text;
    for (const auto& [name, value] : values)
        text += name + "=" + value + ";";
    return text;
}

TEST(Values, KeepTheirOrderAndMayComeSeveralTimes) {
    Values values;
    values.add("a", "1");
    values.add("b", "2");
    values.add("a", "3");
    EXPECT_EQ(values.get("a"), "1");
    EXPECT_EQ(values.all("a"), (std::vector<std::string_view>{"1", "3"}));
    EXPECT_EQ(values.get("A", "none"), "none");
    values.set("b", "4");
    values.remove("a");
    EXPECT_EQ(shown(values), "b=4;");
}

TEST(Values, OfHeadersDoNotCareForCapitals) {
    Values headers(Values::Case::ignored);
    headers.add("Content-Type", "text/html");
    EXPECT_EQ(headers.get("content-type"), "text/html");
    headers.set("CONTENT-TYPE", "text/plain");
    EXPECT_EQ(headers.size(), 1U);
}

TEST(PercentEncoding, IsUndoneOnlyWhenItIsWholeAndText) {
    EXPECT_EQ(percent_decoded("a%20%C3%a5+"), "a å+");
    for (const char* text : {"%", "%4", "%zz", "a%2", "%00", "%ff", "%C3", "%ED%A0%80", "%C0%AF"})
        EXPECT_FALSE(percent_decoded(text)) << text;
}

TEST(Targets, AreAPathAndAQuery) {
    EXPECT_EQ(parse_target("/a/b?c=d&e")->path, "/a/b");
    EXPECT_EQ(parse_target("/a/b?c=d?e")->query, "c=d?e");
    EXPECT_EQ(parse_target("/")->query, "");
    EXPECT_EQ(parse_target("*")->path, "*");
    EXPECT_EQ(parse_target("http://host:80/a?b")->path, "/a");
    EXPECT_EQ(parse_target("HTTPS://host")->path, "/");
    EXPECT_EQ(parse_target("http://host?q=1")->query, "q=1");
    EXPECT_EQ(parse_target("http://host:80/a?b")->authority, "host:80");
    EXPECT_EQ(parse_target("/a?u=http://host/")->authority, "");
    for (const char* target : {"", "a", "host:443", "//evil.example/", "http://h//x", "/a b",
                               "/a\x7f", "/å", "/a#b", "/a\\b", "ftp://h/", "http://", "http:///a",
                               "http://a@h/", "http://h\\x/", "http://h?\x7f"})
        EXPECT_FALSE(parse_target(target)) << target;
}

TEST(Hosts, AreANameOrAnAddressWithOrWithoutAPort) {
    for (const char* host : {"localhost", "forum.example.org:443", "127.0.0.1", "[::1]:8080",
                             "[::1]", "a_b", "host:", "xn--rdslag-exa.se"})
        EXPECT_TRUE(is_host(host)) << host;
    for (const char* host :
         {"",     ":80", "a b", "a/b",    "a\\b", "a@b", "a,b",  "a:b", "a:1:2", "a:123456",
          "[::1", "::1", "[]",  "[::1]x", "[g]",  "<a>", "a\"b", "rå",  "a\x7f", "a\t"})
        EXPECT_FALSE(is_host(host)) << host;
}

TEST(Forms, AreDecodedFieldByField) {
    EXPECT_EQ(shown(*parse_form("a=1&b=%C3%A5+%2B&&c&=d")), "a=1;b=å +;c=;=d;");
    EXPECT_TRUE(parse_form("")->empty());
    EXPECT_FALSE(parse_form("a=%zz"));
    EXPECT_FALSE(parse_form("a=%FF"));
    EXPECT_FALSE(parse_form("a&b&c", 2));
    EXPECT_TRUE(parse_form("a&b", 2));
}

TEST(Cookies, AreReadAndWhatIsNoCookieIsLeftOut) {
    EXPECT_EQ(shown(parse_cookies("a=1; b=\"2\";c = 3 ; ; d; =e; f=g=h")), "a=1;b=2;c = 3;f=g=h;");
    EXPECT_TRUE(parse_cookies("a=\xFF").empty());
}

TEST(HeaderValues, HaveParametersWithAndWithoutQuotationMarks) {
    const HeaderValue type =
        parse_header_value("Multipart/Form-Data; Boundary=\"a;b\\\"c\"; x=1 ;y");
    EXPECT_EQ(type.value, "multipart/form-data");
    EXPECT_EQ(type.parameters.get("boundary"), "a;b\"c");
    EXPECT_EQ(type.parameters.get("x"), "1");
    EXPECT_EQ(
        parse_header_value("form-data; filename=\"C:\\dir\\a.docx\"").parameters.get("filename"),
        "C:\\dir\\a.docx");
    EXPECT_EQ(parse_header_value("a; b=\"open").parameters.get("b"), "open");
    EXPECT_EQ(parse_header_value("").value, "");
}

TEST(Gzip, IsTakenWhenItIsAskedForAndNotRefused) {
    for (const char* header : {"gzip", "deflate, gzip;q=0.5", "GZIP", "br, x-gzip", "gzip;q=0.001"})
        EXPECT_TRUE(accepts_gzip(header)) << header;
    for (const char* header : {"", "br", "identity", "gzip;q=0", "gzip; q=0.000", "gzipped"})
        EXPECT_FALSE(accepts_gzip(header)) << header;
}

TEST(Networks, HoldTheAddressesOfTheirRange) {
    const auto holds = [](std::string_view cidr, std::string_view address) {
        return Network::parse(cidr)->contains(*parse_address(address));
    };
    EXPECT_TRUE(holds("10.0.0.0/8", "10.255.1.2"));
    EXPECT_FALSE(holds("10.0.0.0/8", "11.0.0.1"));
    EXPECT_TRUE(holds("192.168.1.128/25", "192.168.1.200"));
    EXPECT_FALSE(holds("192.168.1.128/25", "192.168.1.100"));
    EXPECT_TRUE(holds("fd00::/8", "fd12::1"));
    EXPECT_TRUE(holds("127.0.0.1", "::ffff:127.0.0.1"));
    EXPECT_TRUE(holds("0.0.0.0/0", "8.8.8.8"));
    EXPECT_FALSE(holds("0.0.0.0/0", "2001:db8::1"));
    for (const char* cidr :
         {"", "10.0.0.0/33", "10.0.0/8", "x", "10.0.0.0/", "10.0.0.0/8x", "::/129"})
        EXPECT_FALSE(Network::parse(cidr)) << cidr;
}

TEST(Networks, TellWhoTheClientIsBehindTrustedProxies) {
    const std::vector<Network> proxies{*Network::parse("10.0.0.0/8")};
    EXPECT_EQ(client_address("10.0.0.1", "203.0.113.7", proxies), "203.0.113.7");
    EXPECT_EQ(client_address("10.0.0.1", "1.2.3.4, 203.0.113.7, 10.0.0.2", proxies), "203.0.113.7");
    EXPECT_EQ(client_address("203.0.113.9", "1.2.3.4", proxies), "203.0.113.9");
    EXPECT_EQ(client_address("10.0.0.1", "nonsense", proxies), "10.0.0.1");
    EXPECT_EQ(client_address("10.0.0.1", "", proxies), "10.0.0.1");
    EXPECT_TRUE(is_loopback("127.3.2.1"));
    EXPECT_TRUE(is_loopback("::1"));
    EXPECT_FALSE(is_loopback("10.0.0.1"));
}

Head head_of(std::initializer_list<std::pair<std::string, std::string>> headers) {
    Head head;
    head.method = "GET";
    head.target = "/a?b=1";
    head.peer = "10.0.0.1";
    for (const auto& [name, value] : headers)
        head.headers.add(name, value);
    return head;
}

TEST(Heads, OfRequestsAreTakenApart) {
    Request request;
    EXPECT_FALSE(
        read_head(head_of({{"Host", "x"}, {"Cookie", "a=1"}, {"Cookie", "b=2"}}), {}, request));
    EXPECT_EQ(request.path, "/a");
    EXPECT_EQ(request.query.get("b"), "1");
    EXPECT_EQ(shown(request.cookies), "a=1;b=2;");
    EXPECT_EQ(request.remote_address, "10.0.0.1");
    EXPECT_EQ(request.id.size(), 13U);
    EXPECT_FALSE(request.secure);
    EXPECT_FALSE(request.from_this_machine);
}

TEST(Heads, ThatCouldBeUnderstoodInTwoWaysAreRefused) {
    const std::pair<std::string, std::string> host{"Host", "x"};
    const std::vector<Head> bad{
        head_of({}),
        head_of({host, host}),
        head_of({{"Host", "a b"}}),
        head_of({{"Host", ""}}),
        head_of({{"Host", "a:b"}}),
        head_of({host, {"Transfer-Encoding", "\uFFFD"}}),
        head_of({host, {"Content-Length", "3"}, {"Transfer-Encoding", "chunked"}}),
        head_of({host, {"Content-Length", "3"}, {"Content-Length", "3"}}),
        head_of({host, {"Content-Length", "3, 3"}}),
        head_of({host, {"Content-Length", "+3"}}),
        head_of({host, {"Transfer-Encoding", "gzip, chunked"}}),
        head_of({host, {"Transfer-Encoding", "identity"}}),
        head_of({host, {"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}),
    };
    for (const Head& head : bad) {
        Request request;
        EXPECT_EQ(read_head(head, {}, request), 400);
    }
    Head old = head_of({{"Transfer-Encoding", "chunked"}});
    old.version = 10;
    Request request;
    EXPECT_EQ(read_head(old, {}, request), 400);
}

TEST(Heads, TakeTheHostThatTheTargetNames) {
    Head head = head_of({{"Host", "x"}});
    head.target = "http://other.example:81/a";
    Request request;
    EXPECT_FALSE(read_head(head, {}, request));
    EXPECT_EQ(request.headers.all("Host"), (std::vector<std::string_view>{"other.example:81"}));
    EXPECT_EQ(request.path, "/a");
}

TEST(Heads, WithUnknownMethodsOrCodingsAreNotImplemented) {
    Head head = head_of({{"Host", "x"}});
    head.method = "BREW";
    Request request;
    EXPECT_EQ(read_head(head, {}, request), 501);
    EXPECT_EQ(read_head(head_of({{"Host", "x"}, {"Content-Encoding", "gzip"}}), {}, request), 501);
}

TEST(Heads, OfTrustedProxiesAreBelieved) {
    const std::vector<Network> proxies{*Network::parse("10.0.0.0/8")};
    const auto forwarded = head_of({{"Host", "x"},
                                    {"X-Forwarded-For", "203.0.113.7"},
                                    {"X-Forwarded-Proto", "https"},
                                    {"X-Request-Id", "proxy-12345"}});
    Request believed;
    EXPECT_FALSE(read_head(forwarded, proxies, believed));
    EXPECT_EQ(believed.remote_address, "203.0.113.7");
    EXPECT_TRUE(believed.secure);
    EXPECT_EQ(believed.id, "proxy-12345");
    Request doubted;
    EXPECT_FALSE(read_head(forwarded, {}, doubted));
    EXPECT_EQ(doubted.remote_address, "10.0.0.1");
    EXPECT_FALSE(doubted.secure);
    EXPECT_NE(doubted.id, "proxy-12345");
}

TEST(Heads, FromThisMachineAreKnownUnlessAProxyStandsBetween) {
    Head direct = head_of({{"Host", "x"}});
    direct.peer = "127.0.0.1";
    Request request;
    EXPECT_FALSE(read_head(direct, {}, request));
    EXPECT_TRUE(request.from_this_machine);
    Head proxied = head_of({{"Host", "x"}, {"X-Forwarded-For", "1.2.3.4"}});
    proxied.peer = "127.0.0.1";
    EXPECT_FALSE(read_head(proxied, {}, request));
    EXPECT_FALSE(request.from_this_machine);
}

} // namespace
} // namespace radslag::http
