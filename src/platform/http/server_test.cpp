// What the server answers, over kept connections, with files, streams and TLS; and how it ends.
#include "platform/http/server_test.hpp"

namespace radslag::http {
namespace {

TEST_F(ServerTest, AnswersAndKeepsTheConnection) {
    start();
    Client client = this->client();
    for (int i = 0; i < 3; ++i) {
        const std::string response = client.ask("GET /small HTTP/1.1\r\n" + host + "\r\n");
        EXPECT_EQ(status_in(response), 200);
        EXPECT_EQ(body_in(response), "small");
        EXPECT_NE(response.find("\r\nDate: "), std::string::npos);
        EXPECT_NE(response.find(" GMT\r\n"), std::string::npos);
    }
    EXPECT_EQ(metrics_.open_connections(), 1);
}

TEST_F(ServerTest, ClosesWhenItIsAskedTo) {
    start();
    const std::string response =
        client().ask("GET /small HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
    EXPECT_NE(response.find("\r\nConnection: close\r\n"), std::string::npos);
    Client old = client();
    old.say("GET /small HTTP/1.0\r\n\r\n");
    EXPECT_EQ(body_in(old.hear_to_the_end()), "small");
}

TEST_F(ServerTest, AnswersPipelinedRequestsInTheirOrder) {
    start();
    Client client = this->client();
    client.say("GET /small HTTP/1.1\r\n" + host + "\r\nGET /nothing HTTP/1.1\r\n" + host + "\r\n" +
               post_head("/form", "Content-Type: text/plain\r\nContent-Length: 3\r\n") +
               "abcGET /small HTTP/1.1\r\n" + host + "\r\n");
    EXPECT_EQ(status_in(client.hear()), 200);
    EXPECT_EQ(status_in(client.hear()), 404);
    EXPECT_EQ(body_in(client.hear()), "|abc");
    EXPECT_EQ(body_in(client.hear()), "small");
}

TEST_F(ServerTest, AnswersHeadWithoutABody) {
    start();
    Client client = this->client();
    client.expect_no_bodies();
    const std::string head = client.ask("HEAD /long HTTP/1.1\r\n" + host + "\r\n");
    EXPECT_NE(head.find("Content-Length: 20000\r\n"), std::string::npos);
    const std::string stream = client.ask("HEAD /stream HTTP/1.1\r\n" + host + "\r\n");
    EXPECT_NE(stream.find("Transfer-Encoding: chunked\r\n"), std::string::npos);
    const std::string again = client.ask("HEAD /small HTTP/1.1\r\n" + host + "\r\n");
    EXPECT_EQ(status_in(again), 200);
    EXPECT_EQ(body_in(again), "");
}

TEST_F(ServerTest, CompressesAndKnowsWhatTheBrowserHas) {
    start();
    const std::string compressed = get("/long", "Accept-Encoding: gzip\r\n");
    EXPECT_NE(compressed.find("Content-Encoding: gzip\r\n"), std::string::npos);
    EXPECT_LT(compressed.size(), 2000U);
    const std::size_t at = compressed.find("ETag: ") + 6;
    const std::string etag = compressed.substr(at, compressed.find('\r', at) - at);
    const std::string known =
        get("/long", "Accept-Encoding: gzip\r\nIf-None-Match: " + etag + "\r\n");
    EXPECT_EQ(status_in(known), 304);
    EXPECT_EQ(body_in(known), "");
}

TEST_F(ServerTest, StreamsInChunksAndWithoutThemForOldClients) {
    start();
    Client client = this->client();
    client.say("GET /stream HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n");
    EXPECT_EQ(body_in(client.hear_to_the_end()),
              "6\r\npiece3\r\n6\r\npiece2\r\n6\r\npiece1\r\n0\r\n\r\n");
    Client old = this->client();
    old.say("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(body_in(old.hear_to_the_end()), "piece3piece2piece1");
}

TEST_F(ServerTest, CutsAStreamThatFailsSoThatItIsSeen) {
    start();
    Client client = this->client();
    client.say("GET /cut HTTP/1.1\r\n" + host + "\r\n");
    EXPECT_EQ(body_in(client.hear_to_the_end()), "5\r\nbegun\r\n");
}

TEST_F(ServerTest, ReadsFormsWithLengthAndInChunks) {
    start();
    const std::string type = "Content-Type: application/x-www-form-urlencoded\r\n";
    Client client = this->client();
    EXPECT_EQ(body_in(client.ask(post_head("/form", type + "Content-Length: 8\r\n") + "a=%C3%A5")),
              "å|");
    EXPECT_EQ(body_in(client.ask(post_head("/form", type + "Transfer-Encoding: chunked\r\n") +
                                 "3\r\na=%\r\n5\r\nC3%A5\r\n0\r\n\r\n")),
              "å|");
    EXPECT_EQ(status_in(client.ask("POST /form HTTP/1.1\r\n" + host + type +
                                   "Content-Length: 3\r\n\r\na=1")),
              403)
        << "a form without its token";
}

TEST_F(ServerTest, ContinuesWhenTheClientAsksFirst) {
    start();
    Client client = this->client();
    EXPECT_EQ(client.ask(post_head("/form", "Content-Length: 3\r\nExpect: 100-continue\r\n")),
              "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(body_in(client.ask("abc")), "|abc");
    const std::string refused =
        this->client().ask(post_head("/closed", "Content-Length: 3\r\nExpect: 100-continue\r\n"));
    EXPECT_EQ(status_in(refused), 404) << "without the right, no body is asked for";
}

TEST_F(ServerTest, DoesNotTellClientsOfOldToContinue) {
    start();
    Client client = this->client();
    std::string head = post_head("/form", "Content-Length: 3\r\nExpect: 100-continue\r\n");
    head.replace(head.find("HTTP/1.1"), 8, "HTTP/1.0");
    client.say(head + "abc");
    const std::string response = client.hear_to_the_end();
    EXPECT_EQ(status_in(response), 200) << response;
    EXPECT_EQ(body_in(response), "|abc");
}

TEST_F(ServerTest, PassesOverAnEmptyLineAfterAForm) {
    start();
    Client client = this->client();
    client.say(post_head("/form", "Content-Length: 3\r\n") + "abc\r\n");
    EXPECT_EQ(body_in(client.hear()), "|abc");
    EXPECT_EQ(body_in(client.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), "small");
}

TEST_F(ServerTest, ReadsASmallBodyThatIsNotWantedAndGoesOn) {
    start();
    Client client = this->client();
    EXPECT_EQ(status_in(client.ask(post_head("/closed", "Content-Length: 3\r\n") + "abc")), 404);
    client.say(post_head("/form", "Content-Length: 6\r\n") + "abc");
    std::this_thread::sleep_for(20ms); // so that it comes in two pieces
    EXPECT_EQ(body_in(client.ask("def")), "|abcdef");
    EXPECT_EQ(body_in(client.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), "small");
}

TEST_F(ServerTest, TakesFilesToDiskAndCleansUp) {
    start();
    const std::string file(300'000, 'x');
    const std::string body =
        "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"å.docx\"\r\n"
        "\r\n" +
        file + "\r\n--B--\r\n";
    Client client = this->client();
    EXPECT_EQ(
        body_in(client.ask(post_head("/files", "Content-Type: multipart/form-data; boundary=B\r\n"
                                               "Content-Length: " +
                                                   std::to_string(body.size()) + "\r\n") +
                           body)),
        "å.docx:300000;");
    EXPECT_EQ(body_in(client.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), "small");
    EXPECT_TRUE(std::filesystem::is_empty(options_.upload_folder));
}

TEST_F(ServerTest, LeavesNothingOfAnUploadThatWasCutOff) {
    start();
    {
        Client client = this->client();
        client.say(post_head("/files", "Content-Type: multipart/form-data; boundary=B\r\n"
                                       "Content-Length: 900000\r\n") +
                   "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n" +
                   std::string(200'000, 'x'));
        const auto limit = Time::now() + 3s;
        while (std::filesystem::is_empty(options_.upload_folder) && Time::now() < limit)
            std::this_thread::sleep_for(5ms);
        EXPECT_FALSE(std::filesystem::is_empty(options_.upload_folder));
    }
    const auto limit = Time::now() + 3s;
    while (!std::filesystem::is_empty(options_.upload_folder) && Time::now() < limit)
        std::this_thread::sleep_for(5ms);
    EXPECT_TRUE(std::filesystem::is_empty(options_.upload_folder));
}

TEST_F(ServerTest, AnswersOthersWhileAHandlerIsSlow) {
    start();
    Client busy = client();
    busy.say("GET /slow HTTP/1.1\r\n" + host + "\r\n");
    while (slow_running_ == 0)
        std::this_thread::sleep_for(1ms);
    const auto begin = Time::now();
    EXPECT_EQ(status_in(get("/small")), 200);
    EXPECT_LT(Time::now() - begin, 400ms);
}

TEST_F(ServerTest, BelievesOnlyTrustedProxies) {
    options_.trusted_proxies = {"127.0.0.0/8"};
    start();
    EXPECT_EQ(
        body_in(get("/client", "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n")),
        "203.0.113.7 secure");
    EXPECT_EQ(body_in(get("/client", "X-Forwarded-For: \xE5, 203.0.113.7\r\n")),
              "203.0.113.7 plain")
        << "what the client wrote itself does not hide what the proxy says";
    stop();
    options_.trusted_proxies = {};
    start();
    EXPECT_EQ(
        body_in(get("/client", "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\n")),
        "127.0.0.1 plain");
}

TEST_F(ServerTest, FinishesWhatRunsWhenItIsToldToStop) {
    signals_ = Server::Signals::handled;
    start();
    Client idle = client();
    EXPECT_EQ(status_in(idle.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    Client busy = client();
    busy.say("GET /slow HTTP/1.1\r\n" + host + "\r\n");
    while (slow_running_ == 0)
        std::this_thread::sleep_for(1ms);
    const std::uint16_t port = server_->port();
    const auto begin = Time::now();
    kill(getpid(), SIGTERM);
    EXPECT_EQ(idle.hear_to_the_end(), "");
    const std::string last = busy.hear_to_the_end();
    EXPECT_EQ(body_in(last), "done");
    EXPECT_NE(last.find("Connection: close\r\n"), std::string::npos);
    thread_.join();
    EXPECT_LT(Time::now() - begin, 1900ms);
    EXPECT_THROW(Client{port}, std::runtime_error);
}

TEST_F(ServerTest, SaysWhyItCannotListen) {
    start();
    ServerOptions taken = options_;
    taken.port = server_->port();
    EXPECT_EQ(Server::listen(taken, router_, metrics_).error().code, ErrorCode::unavailable);
    ServerOptions nowhere = options_;
    nowhere.address = "example.org";
    EXPECT_EQ(Server::listen(nowhere, router_, metrics_).error().code, ErrorCode::invalid);
    ServerOptions proxies = options_;
    proxies.trusted_proxies = {"10.0.0.0/99"};
    EXPECT_EQ(Server::listen(proxies, router_, metrics_).error().message.arguments.front(),
              "10.0.0.0/99");
    ServerOptions certificate = options_;
    certificate.certificate = "/nowhere/cert.pem";
    EXPECT_EQ(Server::listen(certificate, router_, metrics_).error().code, ErrorCode::invalid);
}

TEST_F(ServerTest, SpeaksTls) {
    const std::filesystem::path folder = options_.upload_folder;
    const std::string make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
                             "-subj /CN=localhost -days 1 -keyout " +
                             (folder / "key.pem").string() + " -out " +
                             (folder / "cert.pem").string() + " 2>/dev/null";
    ASSERT_EQ(std::system(make.c_str()), 0) << "openssl is needed to make a certificate";
    options_.certificate = folder / "cert.pem";
    options_.private_key = folder / "key.pem";
    start();
    const std::string ask = "printf 'GET /client HTTP/1.1\\r\\nHost: localhost\\r\\n"
                            "Connection: close\\r\\n\\r\\n' | openssl s_client -quiet -ign_eof "
                            "-connect 127.0.0.1:" +
                            std::to_string(server_->port()) + " > " + (folder / "answer").string() +
                            " 2>/dev/null";
    EXPECT_EQ(std::system(ask.c_str()), 0);
    std::ifstream answer(folder / "answer");
    const std::string response{std::istreambuf_iterator<char>(answer), {}};
    EXPECT_EQ(body_in(response), "127.0.0.1 secure");
    EXPECT_NE(response.find("Strict-Transport-Security: max-age=31536000\r\n"), std::string::npos);
    Client plain = client();
    plain.say("GET /small HTTP/1.1\r\n" + host + "\r\n");
    EXPECT_EQ(plain.hear_to_the_end().find("small"), std::string::npos);
}

TEST_F(ServerTest, ServesManyAtOnce) {
    start();
    std::atomic<int> good = 0;
    std::vector<std::thread> visitors;
    for (int i = 0; i < 16; ++i)
        visitors.emplace_back([&, i] {
            Client visitor = client();
            for (int round = 0; round < 50; ++round) {
                const bool is_small = (i + round) % 2 == 0;
                const std::string response =
                    visitor.ask(std::string("GET ") + (is_small ? "/small" : "/long") +
                                " HTTP/1.1\r\n" + host + "\r\n");
                good += body_in(response).size() == (is_small ? 5U : 20'000U) ? 1 : 0;
            }
        });
    for (std::thread& visitor : visitors)
        visitor.join();
    EXPECT_EQ(good, 16 * 50);
}

} // namespace
} // namespace radslag::http
