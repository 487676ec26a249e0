// The real server on a real socket with a folder of its own, a receiver that can be told what to
// do, and a client that says exactly what it is told to say.
#pragma once

#include "platform/lmtp/server.hpp"
#include "platform/log/log.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

namespace radslag::lmtp {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock;
namespace fs = std::filesystem;

class Client {
  public:
    explicit Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
        begin(reinterpret_cast<const sockaddr*>(&address), sizeof address);
    }
    explicit Client(const std::string& path) : socket_(socket(AF_UNIX, SOCK_STREAM, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path.data(), path.size());
        begin(reinterpret_cast<const sockaddr*>(&address), sizeof address);
    }
    ~Client() { close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// False when the other side has closed.
    bool say(std::string_view octets) {
        while (!octets.empty()) {
            const ssize_t sent = send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            octets.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// One whole reply, its last line only; what came before the end when there is none.
    std::string hear() {
        while (true) {
            const std::size_t end = heard_.find("\r\n");
            if (end == std::string::npos) {
                if (!more())
                    return std::exchange(heard_, {});
                continue;
            }
            const std::string line = heard_.substr(0, end);
            heard_.erase(0, end + 2);
            if (line.size() < 4 || line[3] != '-')
                return line;
        }
    }

    std::string ask(std::string_view command) {
        say(std::string(command) + "\r\n");
        return hear();
    }

    /// All that comes until the other side closes.
    std::string hear_to_the_end() {
        while (more()) {
        }
        return std::exchange(heard_, {});
    }

    void say_no_more() const { shutdown(socket_, SHUT_WR); }

    /// From the greeting to 354.
    void begin_mail(const std::string& recipient = "forum@example.org") {
        EXPECT_EQ(hear().substr(0, 3), "220");
        EXPECT_EQ(ask("LHLO client.example").substr(0, 3), "250");
        EXPECT_EQ(ask("MAIL FROM:<anna@vast.example>").substr(0, 3), "250");
        EXPECT_EQ(ask("RCPT TO:<" + recipient + ">").substr(0, 3), "250");
        EXPECT_EQ(ask("DATA").substr(0, 3), "354");
    }

  private:
    void begin(const sockaddr* address, socklen_t size) const {
        const timeval patience{20, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        if (connect(socket_, address, size) != 0)
            throw std::runtime_error("cannot connect");
    }

    bool more() {
        std::array<char, 65536> octets{};
        const ssize_t count = recv(socket_, octets.data(), octets.size(), 0);
        if (count > 0)
            heard_.append(octets.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

    int socket_;
    std::string heard_;
};

class ServerTest : public testing::Test {
  protected:
    ServerTest() {
        log::set_level(log::Level::off);
        std::string name = fs::temp_directory_path() / "radslag-lmtp-XXXXXX";
        folder_ = mkdtemp(name.data());
        options_.address = "127.0.0.1:0";
        options_.folder = folder_ / "coming";
        options_.host = "forum.example.org";
        options_.limits.command_time = 5s;
        options_.limits.piece_time = 5s;
        options_.limits.mail_time = 20s;
        options_.limits.stop_time = 5s;
        receiver_.knows = [](const std::string& address) {
            if (address.starts_with("fault@"))
                throw std::runtime_error("the register is gone");
            return Answer{address.starts_with("nobody@") ? Verdict::unknown : Verdict::taken, ""};
        };
        receiver_.take = [this](const ReceivedMail& mail) { return keep(mail); };
    }
    ~ServerTest() override {
        server_.reset();
        fs::remove_all(folder_);
        log::set_level(log::Level::info);
    }

    void start() {
        auto server = Server::listen(options_, receiver_);
        ASSERT_TRUE(server) << server.error().message.text;
        server_ = std::move(*server);
    }

    /// Moves the mail to "kept-N" in the folder.
    std::vector<Answer> keep(const ReceivedMail& mail) {
        EXPECT_EQ(fs::file_size(mail.file), mail.octets);
        fs::rename(mail.file, folder_ / ("kept-" + std::to_string(++kept_)));
        const std::lock_guard lock(mutex_);
        envelopes_.push_back(mail.envelope);
        return std::vector<Answer>(mail.envelope.recipients.size(), {Verdict::taken, ""});
    }

    [[nodiscard]] std::string kept(int number) const {
        std::ifstream file(folder_ / ("kept-" + std::to_string(number)), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    [[nodiscard]] std::size_t files_coming() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(options_.folder), fs::directory_iterator()));
    }
    /// Waits for so many, a moment at most.
    [[nodiscard]] bool are_coming(std::size_t count) const {
        const auto end = Time::now() + 10s;
        while (files_coming() != count && Time::now() < end)
            std::this_thread::sleep_for(5ms);
        return files_coming() == count;
    }

    fs::path folder_;
    Options options_;
    Receiver receiver_;
    std::atomic<int> kept_ = 0;
    std::mutex mutex_;
    std::vector<Envelope> envelopes_;
    std::unique_ptr<Server> server_;
};

} // namespace radslag::lmtp
