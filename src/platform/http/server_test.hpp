// The real server on a real port, and a client that speaks to it byte by byte.
#pragma once

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

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock;

inline const std::string host = "Host: localhost\r\n";

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

inline int status_in(const std::string& response) {
    return response.starts_with("HTTP/1.1 ") ? std::stoi(response.substr(9, 3)) : 0;
}

inline std::string body_in(const std::string& response) {
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

    /// Until there are so many; at most five seconds.
    void wait_for_connections(int count) const {
        const auto limit = Time::now() + 5s;
        while (metrics_.open_connections() != count && Time::now() < limit)
            std::this_thread::sleep_for(1ms);
        EXPECT_EQ(metrics_.open_connections(), count);
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

} // namespace radslag::http
