// The real server on a real port, spoken to byte by byte: limits, slow and hostile clients, kept
// connections, the end.
#include "platform/http/metrics.hpp"
#include "platform/http/server.hpp"
#include "platform/log/log.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

namespace radslag::http {
namespace {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock;

const std::string host = "Host: localhost\r\n";

/// One connection of a client that says exactly what it is told to say.
class Client {
  public:
    explicit Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
        const timeval patience{10, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
    }
    ~Client() { close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// False when the other side has closed.
    bool say(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// One whole response by its Content-Length; what came before the connection ended otherwise.
    std::string hear() {
        std::string response;
        while (true) {
            const std::size_t head = heard_.find("\r\n\r\n");
            const std::size_t length = heard_.find("Content-Length: ");
            if (head != std::string::npos) {
                const std::size_t body =
                    length < head && !without_body_ ? std::stoul(heard_.substr(length + 16)) : 0;
                if (heard_.size() >= head + 4 + body) {
                    response = heard_.substr(0, head + 4 + body);
                    heard_.erase(0, response.size());
                    return response;
                }
            }
            if (!more())
                return std::exchange(heard_, {});
        }
    }

    std::string ask(std::string_view request) {
        say(request);
        return hear();
    }

    /// All that comes until the other side closes.
    std::string hear_to_the_end() {
        while (more()) {
        }
        return std::exchange(heard_, {});
    }

    void expect_no_bodies() { without_body_ = true; }
    void say_no_more() const { shutdown(socket_, SHUT_WR); }

  private:
    bool more() {
        std::array<char, 65536> bytes{};
        const ssize_t count = recv(socket_, bytes.data(), bytes.size(), 0);
        if (count > 0)
            heard_.append(bytes.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

    int socket_;
    std::string heard_;
    bool without_body_ = false;
};

int status_in(const std::string& response) {
    return response.starts_with("HTTP/1.1 ") ? std::stoi(response.substr(9, 3)) : 0;
}

std::string body_in(const std::string& response) {
    const std::size_t head = response.find("\r\n\r\n");
    return head == std::string::npos ? "" : response.substr(head + 4);
}

/// A server with a few routes, on a port of its own, with short times.
class ServerTest : public testing::Test {
  protected:
    ServerTest() {
        log::set_level(log::Level::off);
        options_.port = 0;
        options_.threads = 2;
        options_.upload_folder =
            std::filesystem::temp_directory_path() / ("radslag-server-" + std::to_string(getpid()));
        std::filesystem::create_directories(options_.upload_folder);
        options_.limits.header_time = 500ms;
        options_.limits.idle_time = 2000ms;
        options_.limits.stall_time = 800ms;
        options_.limits.stop_time = 2000ms;
    }

    ~ServerTest() override {
        stop();
        std::filesystem::remove_all(options_.upload_folder);
        log::set_level(log::Level::info);
    }

    void start() {
        auto server = Server::listen(options_, router_, metrics_);
        ASSERT_TRUE(server) << server.error().message.text;
        server_ = std::move(*server);
        thread_ = std::thread([this] { server_->run(signals_); });
    }

    void stop() {
        if (server_ == nullptr)
            return;
        server_->stop();
        if (thread_.joinable())
            thread_.join();
        server_.reset();
    }

    [[nodiscard]] Client client() const { return Client(server_->port()); }

    std::string get(const std::string& target, const std::string& headers = "") {
        return client().ask("GET " + target + " HTTP/1.1\r\n" + host + headers + "\r\n");
    }

    /// The head of a POST with a valid form token.
    std::string post_head(const std::string& target, const std::string& headers) {
        return "POST " + target + " HTTP/1.1\r\n" + host +
               "Cookie: " + std::string(FormGuard::cookie) + "=visitor\r\n" +
               std::string(FormGuard::header) + ": " + token_ + "\r\n" + headers + "\r\n";
    }

    std::vector<Route> routes() {
        return {{Method::get, "/small", Right::anyone,
                 [](Request&) -> Result<Response> { return text("small"); }},
                {Method::get, "/long", Right::anyone,
                 [](Request&) -> Result<Response> { return html_page(std::string(20'000, 'x')); }},
                {Method::get, "/huge", Right::anyone,
                 [](Request&) -> Result<Response> { return text(std::string(64'000'000, 'x')); }},
                {Method::get, "/stream", Right::anyone,
                 [](Request&) -> Result<Response> {
                     Response response = text("");
                     response.body = StreamBody{[left = 3](std::string& piece) mutable {
                         piece = "piece" + std::to_string(left);
                         return --left > 0;
                     }};
                     return response;
                 }},
                {Method::get, "/cut", Right::anyone,
                 [](Request&) -> Result<Response> {
                     Response response = text("");
                     response.body = StreamBody{[first = true](std::string& piece) mutable {
                         if (!std::exchange(first, false))
                             throw std::runtime_error("gone");
                         piece = "begun";
                         return true;
                     }};
                     return response;
                 }},
                {Method::get, "/slow", Right::anyone,
                 [this](Request&) -> Result<Response> {
                     ++slow_running_;
                     std::this_thread::sleep_for(600ms);
                     return text("done");
                 }},
                {Method::get, "/client", Right::anyone,
                 [](Request& request) -> Result<Response> {
                     return text(request.remote_address + (request.secure ? " secure" : " plain"));
                 }},
                {Method::post, "/form", Right::anyone,
                 [](Request& request) -> Result<Response> {
                     return text(std::string(request.form.get("a")) + "|" + request.body);
                 }},
                {Method::post, "/files", Right::anyone,
                 [](Request& request) -> Result<Response> {
                     std::string shown;
                     for (const Upload& upload : request.uploads)
                         shown += upload.name + ":" + std::to_string(upload.size) + ";";
                     return text(shown);
                 },
                 Accepts::files},
                {Method::post, "/closed", Right::signed_in,
                 [](Request&) -> Result<Response> { return text("never"); }, Accepts::files}};
    }

    static Router::Options with_key() {
        Router::Options options;
        options.form_key = std::string(32, 'k');
        return options;
    }

    /// The token that belongs to the cookie "visitor".
    static std::string make_token() {
        Request request;
        request.cookies.add(std::string(FormGuard::cookie), "visitor");
        return FormGuard(std::string(32, 'k')).token(request);
    }

    ServerOptions options_;
    Metrics metrics_;
    std::atomic<int> slow_running_ = 0;
    Router router_{routes(), with_key()};
    const std::string token_ = make_token();
    Server::Signals signals_ = Server::Signals::left_alone;
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

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
        post_head("/form", "Transfer-Encoding: chunked\r\n") + "zz\r\nabc\r\n" + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\n") + "-1\r\nabc\r\n" + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\n") + "3\r\nabcdef\r\n" + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\n") + "3\nabc\n" + smuggled,
        post_head("/form", "Transfer-Encoding: chunked\r\n") + "fffffffffffffffff\r\nabc",
        get_small + "\r\n",
        get_small + host + host + "\r\n",
        get_small + "Host: a/b\r\n\r\n",
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
    const auto limit = Time::now() + 5s;
    std::this_thread::sleep_for(100ms);
    while (metrics_.open_connections() > 0 && Time::now() < limit)
        std::this_thread::sleep_for(20ms);
    EXPECT_EQ(metrics_.open_connections(), 0);
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
    EXPECT_EQ(status_in(one.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    EXPECT_EQ(status_in(two.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    const std::string refused = get("/small");
    EXPECT_EQ(status_in(refused), 503);
    EXPECT_NE(refused.find("Retry-After: 5\r\n"), std::string::npos);
    EXPECT_EQ(status_in(one.ask("GET /small HTTP/1.1\r\n" + host + "\r\n")), 200);
    EXPECT_NE(metrics_.text().find("radslag_connections_refused_total 1\n"), std::string::npos);
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
