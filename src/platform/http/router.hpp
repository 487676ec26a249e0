// A plain list of routes and the straight line that a request takes along them: match, right,
// token, handler. server.hpp feeds it; the app's routes.cpp is the list.
#pragma once

#include "platform/http/form_token.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/http/right.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace radslag::http {

class KeptPages;
class Pattern;

/// Answers one request, on one of the server's threads, several at a time. May move the uploads
/// out of the request. An Error becomes a page or a problem+json; exceptions become a 500.
using Handler = std::function<Result<Response>(Request&)>;

/// What a body may hold beside fields.
enum class Accepts {
    fields,    ///< forms and JSON, up to Limits::form_bytes
    few_files, ///< multipart with files as anybody may send them, up to Limits::few_files_bytes
    files      ///< multipart with files, up to the limits of files and batches
};

/// One address: `{Method::get, "/meetings/{id}", Right::anyone, show_meeting}`. A pattern's
/// segments are literal, or `{name}` for any one segment, or at the end `{name...}` for the rest;
/// a literal may follow a name in its segment, as in "/meetings/{id}.ics".
struct Route {
    Method method;
    std::string_view pattern;
    Right right;
    Handler handler;
    Accepts accepts = Accepts::fields;

    /// Whether the router asks for a form token before the handler runs: always for what is not
    /// safe. Only a request that a bearer token came with needs none: no page can make a browser
    /// send one.
    [[nodiscard]] bool asks_for_token() const { return !is_safe(method); }
};

/// Finds out who calls, and decides whether they have the right. Errors: forbidden when somebody
/// who signs in may have it; for all others not_found.
using Gate = std::function<Result<void>(Request&, Right)>;

/// Why a form did not reach its handler though nothing is wrong with what was typed.
enum class Interruption {
    signed_out, ///< nobody is signed in (any more)
    stale_form, ///< the form's token is not one of ours: the page has been open for too long
    unreachable ///< what it is asked of or saved in does not work just now
};

/// The error of what was asked while the register does not work: a fault that passes.
tl::unexpected<Error> unreachable();

/// Answers an interrupted request, so that its form can be sent again and nothing typed is lost.
using Interrupted = std::function<Response(Request&, Interruption)>;

/// Says that signing in, or loading the page anew, is needed; the form is not kept.
Response plainly_interrupted(Request& request, Interruption why);

/// Shows an error to people; programs under /api/ get problem_json instead.
using ErrorPage = std::function<Response(Request&, const Problem&)>;

/// Lets anyone in where the route is for anyone, and monitors from this machine; nobody else.
Result<void> public_gate(Request& request, Right right);

class Router {
  public:
    struct Options {
        Gate gate = public_gate;
        ErrorPage error_page = problem_page;
        Interrupted interrupted = plainly_interrupted;
        /// Secret of at least 32 bytes for form tokens; empty: a random one for this process.
        std::string form_key;
        /// Pages kept for readers who are not signed in; none: every page is built for each.
        KeptPages* kept = nullptr;
    };

    /// Throws std::logic_error for a pattern that cannot be read and for two routes that are one.
    explicit Router(std::vector<Route> routes);
    Router(std::vector<Route> routes, Options options);
    ~Router();
    Router(const Router&) = delete;
    Router& operator=(const Router&) = delete;

    /// All of them, the most literal first.
    [[nodiscard]] std::span<const Route> routes() const { return routes_; }

    /// First half, before the body is read: finds the route, fills in parameters, form guard and
    /// language, and asks the gate. Throws nothing. Gives the route, or the response that ends it
    /// here.
    [[nodiscard]] std::variant<const Route*, Response> enter(Request& request) const;

    /// Second half, with the body: checks the token and runs the handler. Throws nothing.
    [[nodiscard]] Response run(const Route& route, Request& request) const;

    /// Both halves; what tests of pages use.
    [[nodiscard]] Response answer(Request& request) const;

    /// The response for a problem: problem+json under /api/, else the error page.
    [[nodiscard]] Response problem(Request& request, const Problem& problem) const;

  private:
    struct Match;

    [[nodiscard]] Match match(const Request& request) const;
    [[nodiscard]] Response refuse(Request& request, const Match& match) const;
    [[nodiscard]] Response report(Request& request, const std::exception& fault) const;
    [[nodiscard]] Response ask_for_patience(Request& request) const;
    [[nodiscard]] Response handle(const Route& route, Request& request) const;
    [[nodiscard]] Response interrupt(Request& request, Interruption why) const;

    std::vector<Route> routes_;
    std::vector<Pattern> patterns_; ///< one for each route, in the same order
    Options options_;
    FormGuard guard_;
};

} // namespace radslag::http
