// Limits of the server: large, ambiguous, slow and too many clients.
#include "platform/http/server_test.hpp"

namespace radslag::http {
namespace {

TEST_F(ServerTest, RefusesLargeFormsAndTheSentenceArrives) {
    start();
    Client told = client();
    told.say(post_head("/form", "Content-Type: text/plain\r\nContent-Length: 3000000\r\n"));
    told.say(std::string(500'000, 'x'));
    const std::string refusal = told.hear_to_the_end();
    EXPECT_EQ(status_in(refusal), 413);
    EXPECT_NE(refusal.find("1,0\u00a0MB"), std::string::npos) << refusal;
    Client untold = client();
    untold.say(post_head("/form", "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n"));
    const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
    for (int i = 0; i < 40 && untold.say(chunk); ++i) {
    }
    EXPECT_EQ(status_in(untold.hear_to_the_end()), 413);
}

TEST_F(ServerTest, RefusesLongHeaders) {
    start();
    EXPECT_EQ(status_in(get("/small", "X-Long: " + std::string(10'000, 'x') + "\r\n")), 200);
    EXPECT_EQ(status_in(get("/small", "X-Long: " + std::string(20'000, 'x') + "\r\n")), 431);
    EXPECT_EQ(status_in(get("/" + std::string(30'000, 'x'))), 431);
    EXPECT_EQ(status_in(client().ask("GET /small HTTP/1.1\r\n" + host + std::string(100'000, 'x'))),
              431);
}

TEST_F(ServerTest, RefusesWhatCouldBeUnderstoodInTwoWays) {
    start();
    const std::string get_small = "GET /small HTTP/1.1\r\n";
    const std::string smuggled = "0\r\n\r\nGET /small HTTP/1.1\r\n" + host + "\r\n";
    const std::vector<std::string> bad{
        post_head("/form", "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n") + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n") + smuggled,
        post_head("/form", "Content-Length: 6\r\nContent-Length: 7\r\n") + smuggled,
        post_head("/form", "Content-Length: 5\r\nContent-Length: 5\r\n") + smuggled,
        post_head("/form", "Content-Length: +5\r\n") + smuggled,
        post_head("/form", "Content-Length: 5, 5\r\n") + smuggled,
        post_head("/form", "Content-Length: 0x5\r\n") + smuggled,
        post_head("/form", "Content-Length: -1\r\n") + smuggled,
        post_head("/form", "Content-Length: 99999999999999999999\r\n") + smuggled,
        post_head("/form", "Transfer-Encoding: xchunked\r\n") + smuggled,
        post_head("/form", "Transfer-Encoding: chunked, identity\r\n") + smuggled,
        post_head("/form", "Transfer-Encoding: gzip, chunked\r\n") + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n") + smuggled,
        post_head("/form", "Transfer-Encoding : chunked\r\n") + smuggled,
        post_head("/form", "Transfer-Encoding: \xFF\r\n") + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\xFF\r\n") + smuggled,
        post_head("/form", "Content-Length: 5\xFF\r\n") + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\n") + "zz\r\nabc\r\n" + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\n") + "-1\r\nabc\r\n" + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\n") + "3\r\nabcdef\r\n" + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\n") + "3\nabc\n" + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\n") + "fffffffffffffffff\r\nabc",
        get_small + "\r\n",
        get_small + host + host + "\r\n",
        get_small + "Host: a/b\r\n\r\n",
        get_small + "Host: \xFF\r\n\r\n",
        get_small + host + "Host: \xFF\r\n\r\n",
        get_small + "Host:\r\n\r\n",
        "GET http://a@b/small HTTP/1.1\r\n" + host + "\r\n",
        "GET /small HTTP/1.1\n" + host + "\r\n",
        get_small + "Host: localhost\n\n",
        get_small + host + "Bad Header: x\r\n\r\n",
        get_small + host + ": x\r\n\r\n",
        get_small + host +
            "X: a\x01"
            "b\r\n\r\n",
        get_small + host + std::string("X: a\0b\r\n\r\n", 10),
        "GET  /small HTTP/1.1\r\n" + host + "\r\n",
        "GET /small HTTP/2.0\r\n" + host + "\r\n",
        "GET /small HTTP/1.1 x\r\n" + host + "\r\n",
        "GET small HTTP/1.1\r\n" + host + "\r\n",
        "GET //evil.example HTTP/1.1\r\n" + host + "\r\n",
        "GET /\xC3\xA5 HTTP/1.1\r\n" + host + "\r\n",
        "GET /small?a=%FF HTTP/1.1\r\n" + host + "\r\n",
        "\x16\x03\x01\x02",
        "nonsense\r\n\r\n"};
    for (const std::string& request : bad) {
        Client client = this->client();
        client.say(request);
        client.say_no_more();
        const std::string answer = client.hear_to_the_end();
        EXPECT_EQ(status_in(answer), 400) << request << "\n" << answer;
        EXPECT_EQ(answer.find("small"), std::string::npos) << "a request was smuggled: " << request;
    }
}

TEST_F(ServerTest, KnowsNoMethodsButItsOwn) {
    start();
    for (const char* method : {"TRACE", "CONNECT", "BREW", "get"}) {
        Client client = this->client();
        client.say(std::string(method) + " /small HTTP/1.1\r\n" + host + "\r\n");
        EXPECT_EQ(status_in(client.hear_to_the_end()), 501) << method;
    }
}

TEST_F(ServerTest, ClosesOnClientsThatSendTheirHeadersSlowly) {
    start();
    Client client = this->client();
    const auto begin = Time::now();
    client.say("GET /small HTTP/1.1\r\n" + host);
    for (int i = 0; i < 50 && client.say("X-" + std::to_string(i) + ": y\r\n"); ++i)
        std::this_thread::sleep_for(50ms);
    EXPECT_EQ(client.hear_to_the_end(), "");
    EXPECT_LT(Time::now() - begin, 2500ms);
}

TEST_F(ServerTest, ClosesOnClientsThatSendTheirBodySlowly) {
    start();
    Client client = this->client();
    const auto begin = Time::now();
    client.say(post_head("/form", "Content-Type: text/plain\r\nContent-Length: 100000\r\n"));
    for (int i = 0; i < 100 && client.say("x"); ++i)
        std::this_thread::sleep_for(50ms);
    client.hear_to_the_end();
    EXPECT_LT(Time::now() - begin, 4000ms);
}

TEST_F(ServerTest, ClosesOnClientsThatDoNotReadTheirResponse) {
    options_.limits.bytes_per_second = 1'000'000;
    start();
    Client client = this->client();
    client.say("GET /huge HTTP/1.1\r\n" + host + "\r\n");
    std::this_thread::sleep_for(100ms);
    wait_for_connections(0);
    EXPECT_LT(client.hear_to_the_end().size(), 64'000'000U);
}

TEST_F(ServerTest, ClosesIdleConnections) {
    options_.limits.idle_time = 300ms;
    start();
    Client client = this->client();
    EXPECT_EQ(status_in(client.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    const auto begin = Time::now();
    EXPECT_EQ(client.hear_to_the_end(), "");
    EXPECT_GT(Time::now() - begin, 200ms);
    EXPECT_LT(Time::now() - begin, 2000ms);
}

TEST_F(ServerTest, TellsClientsBeyondTheLimitToComeBack) {
    options_.limits.connections = 2;
    start();
    Client one = client();
    Client two = client();
    one.say("GET /slow HTTP/1.1\r\n" + host + "\r\n");
    two.say("GET /slow HTTP/1.1\r\n" + host + "\r\n");
    while (slow_running_ < 2)
        std::this_thread::sleep_for(1ms);
    const std::string refused = get("/small");
    EXPECT_EQ(status_in(refused), 503);
    EXPECT_NE(refused.find("Retry-After: 5\r\n"), std::string::npos);
    EXPECT_EQ(body_in(one.hear()), "done") << "who is being served is not closed";
    EXPECT_EQ(body_in(two.hear()), "done");
    EXPECT_NE(metrics_.text().find("radslag_connections_refused_total 1\n"), std::string::npos);
}

TEST_F(ServerTest, ClosesWhoIsAwaitedLongestWhenThereAreTooMany) {
    options_.limits.connections = 3;
    options_.limits.idle_time = 20s;
    options_.limits.header_time = 20s;
    start();
    Client known = client();
    EXPECT_EQ(status_in(known.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    Client silent = client();
    Client slow = client();
    slow.say("GET /small HT");
    wait_for_connections(3);
    EXPECT_EQ(status_in(get("/small")), 200);
    wait_for_connections(2);
    EXPECT_EQ(silent.hear_to_the_end(), "") << "who has sent nothing goes first";
    Client other = client();
    EXPECT_EQ(status_in(other.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    Client another = client();
    EXPECT_EQ(status_in(another.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    EXPECT_EQ(slow.hear_to_the_end(), "") << "then who has sent no whole request";
    EXPECT_EQ(status_in(get("/small")), 200);
    EXPECT_EQ(known.hear_to_the_end(), "") << "then whose last request was longest ago";
    EXPECT_EQ(status_in(other.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    EXPECT_NE(metrics_.text().find("radslag_connections_gave_way_total 3\n"), std::string::npos)
        << metrics_.text();
    EXPECT_NE(metrics_.text().find("radslag_connections_refused_total 0\n"), std::string::npos);
}

TEST_F(ServerTest, MakesRoomAmongThoseWhoSendOrReadSlowly) {
    options_.limits.connections = 2;
    options_.limits.stall_time = 20s;
    start();
    Client sender = client();
    sender.say(post_head("/form", "Content-Length: 10\r\n") + "abc");
    Client reader = client();
    reader.say("GET /huge HTTP/1.1\r\n" + host + "\r\n");
    wait_for_connections(2);
    std::this_thread::sleep_for(300ms); // until what is sent is no longer taken
    EXPECT_EQ(status_in(get("/small")), 200);
    wait_for_connections(1);
    EXPECT_EQ(sender.hear_to_the_end(), "");
    Client next = client();
    EXPECT_EQ(status_in(next.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    Client last = client();
    EXPECT_EQ(status_in(last.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    EXPECT_LT(reader.hear_to_the_end().size(), 64'000'000U);
}

TEST_F(ServerTest, TellsClientsToComeBackWhenAllThreadsAreBusy) {
    options_.threads = 1;
    options_.limits.waiting_requests = 1;
    start();
    Client busy = client();
    busy.say("GET /slow HTTP/1.1\r\n" + host + "\r\n");
    while (slow_running_ == 0)
        std::this_thread::sleep_for(1ms);
    EXPECT_EQ(status_in(get("/small")), 503);
    EXPECT_EQ(body_in(busy.hear()), "done");
}

TEST_F(ServerTest, CutsOffWhatDoesNotEndInTime) {
    options_.limits.stop_time = 300ms;
    options_.limits.stall_time = 20s;
    start();
    Client stuck = client();
    stuck.say(post_head("/form", "Content-Length: 10\r\n") + "abc");
    std::this_thread::sleep_for(100ms);
    const auto begin = Time::now();
    stop();
    EXPECT_LT(Time::now() - begin, 2s);
}

} // namespace
} // namespace radslag::http
