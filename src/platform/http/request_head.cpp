// Checks the head of a request and takes it apart. Declared in request_head.hpp.
#include "platform/http/request_head.hpp"

#include "platform/base/ids.hpp"
#include "platform/base/utf8.hpp"
#include "platform/http/finish.hpp"
#include "platform/http/parse.hpp"

#include <algorithm>
#include <array>

namespace radslag::http {
namespace {

std::optional<Method> method_of(std::string_view name) {
    for (const Method method : {Method::get, Method::head, Method::post, Method::put, Method::patch,
                                Method::remove, Method::options})
        if (name_of(method) == name)
            return method;
    return std::nullopt;
}

/// Whether nobody between client and us can understand the message's end in another way than we.
bool has_clear_framing(const Head& head) {
    const std::vector<std::string_view> codings = head.headers.all("Transfer-Encoding");
    if (codings.empty()) {
        const std::vector<std::string_view> lengths = head.headers.all("Content-Length");
        return lengths.empty() ||
               (lengths.size() == 1 &&
                lengths[0].find_first_not_of("0123456789") == std::string_view::npos);
    }
    return codings.size() == 1 && same_ignoring_case(codings[0], "chunked") && head.version == 11 &&
           !head.headers.has("Content-Length");
}

bool has_one_host(const Head& head) {
    const std::vector<std::string_view> hosts = head.headers.all("Host");
    if (hosts.empty())
        return head.version == 10;
    return hosts.size() == 1 && is_host(hosts[0]);
}

bool is_request_id(std::string_view text) {
    return text.size() >= 8 && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-';
           });
}

struct RequestTag;

/// Where it came from and by what name it is logged; a trusted proxy is believed.
void take_origin(const Head& head, std::span<const Network> proxies, Request& request) {
    const bool proxied = is_in(head.peer, proxies);
    const bool forwarded = request.headers.has("X-Forwarded-For");
    request.secure = head.encrypted;
    request.remote_address = head.peer;
    if (proxied && forwarded) {
        std::string all;
        for (const std::string_view part : request.headers.all("X-Forwarded-For"))
            all += (all.empty() ? "" : ",") + std::string(part);
        request.remote_address = client_address(head.peer, all, proxies);
    }
    if (proxied && same_ignoring_case(request.headers.get("X-Forwarded-Proto"), "https"))
        request.secure = true;
    request.from_this_machine = !forwarded && is_loopback(head.peer);
    const std::string_view given = request.headers.get("X-Request-Id");
    request.id = proxied && is_request_id(given) ? std::string(given)
                                                 : std::string(Id<RequestTag>::make().text());
}

} // namespace

std::optional<int> read_head(Head head, std::span<const Network> proxies, Request& request) {
    const std::optional<Method> method = method_of(head.method);
    if (!has_clear_framing(head) || !has_one_host(head))
        return 400;
    request.headers = std::move(head.headers);
    take_origin(head, proxies, request);
    std::optional<Target> target = parse_target(head.target);
    if (!method || request.headers.has("Content-Encoding"))
        return 501;
    if (!target || (target->path == "*" && *method != Method::options))
        return 400;
    request.method = *method;
    // What the target names counts, and no longer what the header says (RFC 9112 §3.2.2).
    if (!target->authority.empty())
        request.headers.set("Host", std::move(target->authority));
    request.path = std::move(target->path); // also of what is refused, which is told as it wants
    std::optional<Values> query = parse_form(target->query);
    if (!query)
        return 400;
    request.query = std::move(*query);
    for (const std::string_view cookies : request.headers.all("Cookie"))
        for (const auto& [name, value] : parse_cookies(cookies))
            request.cookies.add(name, value);
    return std::nullopt;
}

Response refusal(Request& request, int status) {
    // Whose headers were taken over is wrong in its address only: it is told so in words.
    if (status == 400 && !request.headers.empty()) {
        request.language = i18n::preferred_language(request.headers.get("Accept-Language"))
                               .value_or(request.language);
        if (request.path.starts_with("/api/"))
            return problem_json(request,
                                problem_of(400, ErrorCode::invalid,
                                           Message{"The query cannot be read: it has a percent "
                                                   "sign without two digits after it, text that "
                                                   "is no UTF-8, or NUL.",
                                                   {}}));
        return problem_page(
            request, problem_of(400, ErrorCode::invalid,
                                Message{"This address cannot be read. After each percent sign in "
                                        "it stand two digits, or letters from a to f.",
                                        {}}));
    }
    Response response = text(std::string(reason_of(status)) + "\n", status);
    if (status == 503)
        response.headers.add("Retry-After", "5");
    return response;
}

} // namespace radslag::http
