// What the server costs: time from start to the first answer, idle memory, CPU time a request. The
// server runs in a process of its own, the requests come from this one over kept connections.
//   bench_http [REQUESTS]
#include "platform/html/frame.hpp"
#include "platform/html/table.hpp"
#include "platform/http/server.hpp"
#include "platform/log/log.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

namespace {

using namespace radslag;
using Steady = std::chrono::steady_clock;

constexpr std::uint16_t port = 8197;

std::string page_of_50_rows() {
    html::Table table("Möten", {{"Möte"}, {"Antal", html::Column::Kind::number}, {"Läge"}});
    for (int i = 0; i < 50; ++i)
        table.row(html::a(html::href(html::Url::path("/meetings") / "abcdefghijklm"),
                          "Tjänstemannaforum 18 november 2016"),
                  i, html::span(html::cls("use partly"), "Delvis använt"));
    html::PageFrame frame;
    frame.title = "Möten";
    frame.content = html::group(html::h1("Möten"), table.html());
    return html::document(frame);
}

/// Serves until it is stopped.
[[noreturn]] void serve() {
    log::set_level(log::Level::off);
    http::Metrics metrics;
    const http::Router router(
        {{http::Method::get, "/small", http::Right::anyone,
          [](http::Request&) -> Result<http::Response> { return http::text("hej\n"); }},
         {http::Method::get, "/page", http::Right::anyone,
          [](http::Request&) -> Result<http::Response> {
              return http::html_page(page_of_50_rows());
          }}});
    http::ServerOptions options;
    options.port = port;
    auto server = http::Server::listen(options, router, metrics);
    if (!server)
        std::_Exit(1);
    (*server)->run();
    std::_Exit(0);
}

int connected() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    while (true) {
        const int socket_fd = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(socket_fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0)
            return socket_fd;
        close(socket_fd);
        usleep(200);
    }
}

/// Sends a request and reads its response; gives the response's size.
std::size_t ask(int socket_fd, const std::string& request) {
    if (send(socket_fd, request.data(), request.size(), 0) < 0)
        throw std::runtime_error("cannot send");
    std::string response;
    std::array<char, 65536> bytes{};
    std::size_t wanted = 0;
    while (wanted == 0 || response.size() < wanted) {
        const ssize_t count = recv(socket_fd, bytes.data(), bytes.size(), 0);
        if (count <= 0)
            throw std::runtime_error("the connection ended");
        response.append(bytes.data(), static_cast<std::size_t>(count));
        const std::size_t head = response.find("\r\n\r\n");
        const std::size_t length = response.find("Content-Length: ");
        if (wanted == 0 && head != std::string::npos)
            wanted = head + 4 + (length < head ? std::stoul(response.substr(length + 16)) : 0);
    }
    return response.size();
}

double cpu_microseconds(pid_t process) {
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::string word;
    for (int i = 0; i < 13; ++i)
        stat >> word;
    double user = 0;
    double system = 0;
    stat >> user >> system;
    return (user + system) * 1e6 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void print_memory(pid_t process, const char* when) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    std::string line;
    std::printf("memory %s:", when);
    while (std::getline(status, line))
        if (line.starts_with("RssAnon") || line.starts_with("RssShmem") ||
            line.starts_with("VmRSS"))
            std::printf(" %s", line.c_str());
    std::printf("\n");
}

void measure(pid_t server, const char* what, const std::string& request, int count) {
    const int socket_fd = connected();
    for (int i = 0; i < count / 10; ++i)
        ask(socket_fd, request);
    const double cpu = cpu_microseconds(server);
    const auto start = Steady::now();
    std::size_t bytes = 0;
    for (int i = 0; i < count; ++i)
        bytes = ask(socket_fd, request);
    const double wall = std::chrono::duration<double, std::micro>(Steady::now() - start).count();
    std::printf("%-28s %6.1f µs CPU, %7.1f µs from end to end, %zu bytes\n", what,
                (cpu_microseconds(server) - cpu) / count, wall / count, bytes);
    close(socket_fd);
}

} // namespace

int main(int count, char** arguments) {
    const int requests = count > 1 ? std::atoi(arguments[1]) : 20000;
    const auto start = Steady::now();
    const pid_t server = fork();
    if (server == 0)
        serve();
    const std::string head = " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\n";
    const int first = connected();
    ask(first, "GET /small" + head + "\r\n");
    std::printf("start to first answer: %.1f ms\n",
                std::chrono::duration<double, std::milli>(Steady::now() - start).count());
    close(first);
    print_memory(server, "idle");
    measure(server, "small page", "GET /small" + head + "\r\n", requests);
    measure(server, "page of 50 rows", "GET /page" + head + "\r\n", requests);
    measure(server, "page of 50 rows, gzip", "GET /page" + head + "Accept-Encoding: gzip\r\n\r\n",
            requests / 4);
    print_memory(server, "after");
    kill(server, SIGTERM);
    int status = 0;
    waitpid(server, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
