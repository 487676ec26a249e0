// Matches requests with routes and leads them through right, token and handler. Declared in
// router.hpp; pattern.hpp reads the patterns.
#include "platform/http/router.hpp"

#include "platform/base/passing.hpp"
#include "platform/http/kept_pages.hpp"
#include "platform/http/parse.hpp"
#include "platform/http/pattern.hpp"
#include "platform/log/log.hpp"

#include <algorithm>
#include <stdexcept>

namespace radslag::http {
namespace {

constexpr std::string_view language_cookie = "radslag_lang";

/// `?lang=` first, then what was chosen before, then what the browser asks for, then Swedish. A
/// language chosen by `?lang=` is kept for a year.
void choose_language(Request& request) {
    const std::string_view kept = request.cookies.get(language_cookie);
    if (const auto asked = i18n::parse_language(request.query.get("lang"))) {
        request.language = *asked;
        if (kept != i18n::tag_of(*asked))
            request.cookies_to_set.push_back(std::string(language_cookie) + "=" +
                                             std::string(i18n::tag_of(*asked)) +
                                             "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax" +
                                             (request.secure ? "; Secure" : ""));
        return;
    }
    if (const auto chosen = i18n::parse_language(kept)) {
        request.language = *chosen;
        return;
    }
    request.language = i18n::preferred_language(request.headers.get("Accept-Language"))
                           .value_or(i18n::Language::swedish);
}

tl::unexpected<Error> no_such_page() {
    return failure(ErrorCode::not_found, "There is no such page. The address may be wrong, or what "
                                         "it leads to is not public.");
}

/// Whether a route for `route` answers requests by `method`: HEAD is answered as GET.
bool takes(Method route, Method method) {
    return route == method || (route == Method::get && method == Method::head);
}

std::string allow_header(std::span<const Method> methods) {
    std::string allow;
    for (const Method method : methods) {
        allow += std::string(name_of(method)) + ", ";
        if (method == Method::get)
            allow += "HEAD, ";
    }
    return allow + "OPTIONS";
}

bool is_for_programs(const Request& request) {
    return request.path.starts_with("/api/");
}

bool is_passing(const std::exception& fault) {
    return dynamic_cast<const Passing*>(&fault) != nullptr;
}

} // namespace

/// What was found for a request: a route, or the methods that the address does answer.
struct Router::Match {
    const Route* route = nullptr;
    Values parameters;
    std::vector<Method> methods;
};

tl::unexpected<Error> sign_in_first() {
    return failure(ErrorCode::forbidden, "Sign in first. Then do it again.");
}

tl::unexpected<Error> unreachable() {
    return failure(ErrorCode::unavailable,
                   "The register cannot be reached just now. Try again in a moment.");
}

Response plainly_interrupted(Request& request, Interruption why) {
    if (why == Interruption::signed_out)
        return problem_page(request, problem_of(sign_in_first().value()));
    return problem_page(
        request,
        problem_of(why == Interruption::stale_form ? stale_form().value() : unreachable().value()));
}

Result<void> public_gate(Request& request, Right right) {
    if (right == Right::anyone || (right == Right::monitor && request.from_this_machine))
        return {};
    return no_such_page();
}

Router::Router(std::vector<Route> routes) : Router(std::move(routes), Options{}) {}

Router::Router(std::vector<Route> routes, Options options)
    : routes_(std::move(routes)), options_(std::move(options)), guard_(options_.form_key) {
    // The most literal pattern is asked first, so that /inputs/new is not an input called "new".
    std::ranges::stable_sort(routes_, [](const Route& one, const Route& other) {
        return Pattern(one.pattern).shape() < Pattern(other.pattern).shape();
    });
    for (const Route& route : routes_) {
        const Pattern pattern(route.pattern);
        if (!patterns_.empty() && patterns_.back().shape() == pattern.shape() &&
            routes_[patterns_.size() - 1].method == route.method)
            throw std::logic_error("two routes are one: " + std::string(route.pattern));
        patterns_.push_back(pattern);
    }
}

Router::~Router() = default;

Router::Match Router::match(const Request& request) const {
    Match match;
    const std::optional<std::vector<std::string>> segments = segments_of(request.path);
    if (!segments)
        return match;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        std::optional<Values> parameters = patterns_[i].match(*segments);
        if (!parameters)
            continue;
        if (takes(routes_[i].method, request.method)) {
            match.route = &routes_[i];
            match.parameters = std::move(*parameters);
            return match;
        }
        match.methods.push_back(routes_[i].method);
    }
    return match;
}

std::variant<const Route*, Response> Router::enter(Request& request) const {
    request.guard = &guard_;
    choose_language(request);
    Match match = this->match(request);
    if (match.route == nullptr)
        return refuse(request, match);
    request.route = match.route->pattern;
    request.parameters = std::move(match.parameters);
    try {
        Result<void> allowed = options_.gate(request, match.route->right);
        if (!allowed && allowed.error().code == ErrorCode::forbidden) {
            // A form is read to its end, so that it can be sent again after signing in.
            if (is_safe(request.method) || match.route->accepts == Accepts::files)
                return interrupt(request, Interruption::signed_out);
            request.sign_in_first = true;
            allowed = {};
        }
        if (allowed && match.route->asks_for_token() && !request.by_token)
            allowed = guard_.check_origin(request);
        if (!allowed)
            return problem(request, problem_of(allowed.error()));
    } catch (const std::exception& fault) {
        // As above, a form is read to its end.
        request.unreachable =
            is_passing(fault) && !is_safe(request.method) && match.route->accepts != Accepts::files;
        if (!request.unreachable)
            return report(request, fault);
        log::error("the gate failed", {{"route", request.route}, {"what", fault.what()}});
    }
    return match.route;
}

Response Router::run(const Route& route, Request& request) const {
    try {
        if (request.unreachable)
            return ask_for_patience(request);
        if (request.sign_in_first)
            return interrupt(request, Interruption::signed_out);
        if (route.asks_for_token() && !request.by_token && !guard_.check_token(request))
            return interrupt(request, Interruption::stale_form);
        if (options_.kept == nullptr || route.right != Right::anyone || !may_be_kept(request))
            return handle(route, request);
        const KeptPages::Wanted wanted = options_.kept->wanted(request);
        if (auto kept = options_.kept->find(wanted))
            return std::move(*kept);
        return options_.kept->keep(wanted, request, handle(route, request));
    } catch (const std::exception& fault) {
        return report(request, fault);
    }
}

/// What the handler makes of the request, or the page that says why it cannot.
Response Router::handle(const Route& route, Request& request) const {
    Result<Response> response = route.handler(request);
    return response ? std::move(*response) : problem(request, problem_of(response.error()));
}

/// The response for an address that no route takes, or none by this method.
Response Router::refuse(Request& request, const Match& match) const {
    Response response;
    response.status = 204;
    // Asks only whether the server is there (RFC 9110 §9.3.7).
    if (request.method == Method::options && request.path == "*")
        return response;
    if (match.methods.empty())
        return problem(request, problem_of(no_such_page().value()));
    if (request.method != Method::options)
        response = problem(
            request,
            problem_of(405, ErrorCode::invalid,
                       Message{"This address does not answer to what was asked of it.", {}}));
    return std::move(response).with("Allow", allow_header(match.methods));
}

/// The response for a fault: the log is told what it was, the user what to do.
Response Router::report(Request& request, const std::exception& fault) const {
    log::error("a handler failed", {{"route", request.route}, {"what", fault.what()}});
    if (is_passing(fault))
        return ask_for_patience(request);
    return problem(
        request, problem_of(500, ErrorCode::unavailable,
                            Message{"Something went wrong on our side. Try again in a while; quote "
                                    "{0} if you write to us.",
                                    {request.id}}));
}

/// The response while the register cannot be reached; who sent a form gets it back.
Response Router::ask_for_patience(Request& request) const {
    if (!is_safe(request.method) && !is_for_programs(request)) {
        try {
            return options_.interrupted(request, Interruption::unreachable)
                .with("Retry-After", "5");
        } catch (const std::exception& fault) {
            log::error("the page of an interruption failed", {{"what", fault.what()}});
        }
    }
    return problem(request, problem_of(unreachable().value())).with("Retry-After", "5");
}

/// Programs get a problem; people a page that keeps what they typed.
Response Router::interrupt(Request& request, Interruption why) const {
    if (is_for_programs(request))
        return problem(request,
                       problem_of(401, ErrorCode::forbidden,
                                  Message{"Send a token that is valid, as Authorization: Bearer. "
                                          "Whoever runs this server makes one with radslag user "
                                          "token.",
                                          {}}))
            .with("WWW-Authenticate", "Bearer");
    return options_.interrupted(request, why);
}

Response Router::answer(Request& request) const {
    std::variant<const Route*, Response> entered = enter(request);
    if (auto* response = std::get_if<Response>(&entered))
        return std::move(*response);
    return run(*std::get<const Route*>(entered), request);
}

Response Router::problem(Request& request, const Problem& problem) const {
    if (request.path == "/api" || is_for_programs(request))
        return problem_json(request, problem);
    try {
        return options_.error_page(request, problem);
    } catch (const std::exception& fault) {
        log::error("the error page failed", {{"what", fault.what()}});
        return problem_page(request, problem);
    }
}

} // namespace radslag::http
