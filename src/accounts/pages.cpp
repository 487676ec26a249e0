// From request to page; see pages.hpp.
#include "accounts/pages.hpp"

#include "accounts/views.hpp"

#include <algorithm>

namespace radslag::accounts::pages {

using html::Url;
using i18n::tr;

namespace {

constexpr std::string_view session_cookie = "radslag_session";

void set_cookie(Request& request, std::string_view token, std::chrono::seconds age) {
    request.cookies_to_set.push_back(std::string(session_cookie) + "=" + std::string(token) +
                                     "; Path=/; Max-Age=" + std::to_string(age.count()) +
                                     "; HttpOnly; SameSite=Lax" +
                                     (request.secure ? "; Secure" : ""));
}

/// Whether it is a path of this site, not one that a browser takes for another's.
bool is_ours(std::string_view path) {
    return path.starts_with('/') && !path.starts_with("//") &&
           std::ranges::none_of(path, [](unsigned char c) { return c <= ' ' || c == '\\'; });
}

/// Where to go after signing in: a path of ours, or the start page.
std::string then_of(const Request& request) {
    std::string_view then = request.form.get("then");
    if (then.empty())
        then = request.query.get("then");
    return is_ours(then) ? std::string(then) : std::string("/");
}

/// The fields of a form that was kept; nothing when none was.
std::optional<views::KeptForm> kept_form(const Request& request) {
    const std::string* path = request.form.find(views::kept_path);
    if (path == nullptr || !is_ours(*path))
        return std::nullopt;
    views::KeptForm kept{*path, {}};
    for (const auto& [name, value] : request.form)
        if (name.starts_with(views::kept_prefix))
            kept.fields.emplace_back(name.substr(views::kept_prefix.size()), value);
    return kept;
}

bool is_password(std::string_view field) {
    return field.starts_with("password");
}

bool has_password(const Request& request) {
    return std::ranges::any_of(request.form,
                               [](const auto& field) { return is_password(field.first); });
}

/// The form of this request, to be kept. Passwords and tokens are not.
views::KeptForm form_to_keep(const Request& request) {
    views::KeptForm kept{request.url().text(), {}};
    for (const auto& [name, value] : request.form)
        if (name != html::form_token_field && !is_password(name))
            kept.fields.emplace_back(name, value);
    return kept;
}

Response page_of(const Site& site, Request& request, std::string_view title, html::Html content,
                 int status = 200) {
    site::Page page;
    page.title = title;
    page.content = std::move(content);
    page.status = status;
    return site.respond(request, std::move(page));
}

Response sign_in_page(const Site& site, Request& request, const views::SignIn& shown, int status) {
    return page_of(site, request, tr(request.language, "Sign in"),
                   views::sign_in(request.language, shown, request.form_token()), status);
}

/// After signing in: the kept form to send again, or where the person was going.
Response welcome(const Site& site, Request& request, std::string_view token) {
    set_cookie(request, token, sign_in_time);
    if (const auto kept = kept_form(request))
        return page_of(site, request, tr(request.language, "You are signed in"),
                       views::send_again(request.language, *kept, request.form_token(),
                                         views::Again::signed_in));
    return http::redirect(Url::path(then_of(request)));
}

/// One's own account page, with what is wrong with the password that was wanted.
Result<Response> account_page(const Site& site, Request& request,
                              const std::optional<Error>& error) {
    views::OwnAccount shown;
    shown.error = error;
    shown.changed = !error && request.query.has("changed");
    const bool found = site.database().reading([&](db::Session& session) {
        const auto own = own_account(session, request.caller);
        if (!own)
            return false;
        shown.name = request.caller.name;
        shown.mail = own->account.mail;
        shown.has_password = own->has_password;
        shown.roles = bodies::held_roles(session, own->account.person, site.today());
        return true;
    });
    if (!found)
        return site::not_found();
    return page_of(site, request, request.caller.name,
                   views::account(request.language, shown, request.form_token()),
                   error ? http::status_of(error->code) : 200);
}

/// Programs are known by their token alone: a browser's cookie counts for nothing under /api/, so
/// that no page can act there for who is signed in.
void identify_program(const Site& site, Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string* header = request.headers.find("Authorization");
    if (header == nullptr || !header->starts_with(scheme))
        return;
    request.caller = site.database().reading([&](db::Session& session) {
        return caller_by_token(session, std::string_view(*header).substr(scheme.size()),
                               site.today());
    });
    request.by_token = request.caller.is_known();
}

} // namespace

Result<void> gate(const Site& site, Request& request, http::Right right) {
    if (right == http::Right::monitor)
        return http::public_gate(request, right);
    if (request.path.starts_with("/api/")) {
        identify_program(site, request);
    } else if (const std::string* token = request.cookies.find(session_cookie); token != nullptr) {
        auto signed_in = site.database().reading(
            [&](db::Session& session) { return signed_in_by(session, *token, site.today()); });
        request.caller = std::move(signed_in.caller);
        if (signed_in.wants_renewal && renew(site.database(), *token))
            set_cookie(request, *token, sign_in_time);
    }
    if (auth::may(request.caller, right))
        return {};
    if (!request.caller.is_known())
        return failure(ErrorCode::forbidden, "Sign in first. Then do it again.");
    return site::not_found();
}

Response interrupted(const Site& site, Request& request, http::Interruption why) {
    if (http::is_safe(request.method) || request.form.empty()) {
        if (why == http::Interruption::signed_out)
            return http::redirect(Url::path("/login").with(
                "then", http::is_safe(request.method) ? request.url().text() : "/"));
        return site.respond(request, http::problem_of(why == http::Interruption::stale_form
                                                          ? http::stale_form().value()
                                                          : http::unreachable().value()));
    }
    const views::KeptForm kept = form_to_keep(request);
    const auto once_more = [&](views::Again reason, int status) {
        return page_of(site, request, tr(request.language, "Send it once more"),
                       views::send_again(request.language, kept, request.form_token(), reason),
                       status);
    };
    switch (why) {
    case http::Interruption::stale_form:
        return once_more(views::Again::stale_form, 403);
    case http::Interruption::unreachable:
        // A password is not kept, and a form without it is nothing to send again.
        return has_password(request)
                   ? site.respond(request, http::problem_of(http::unreachable().value()))
                   : once_more(views::Again::unreachable, 503);
    case http::Interruption::signed_out:
        break;
    }
    views::SignIn shown;
    shown.kept = kept;
    return sign_in_page(site, request, shown, 403);
}

Result<Response> show_sign_in(const Site& site, Request& request) {
    views::SignIn shown;
    shown.then = then_of(request);
    if (request.caller.is_known())
        return http::redirect(Url::path(shown.then));
    return sign_in_page(site, request, shown, 200);
}

Result<Response> sign_in(const Site& site, Attempts& attempts, Request& request) {
    const auto token =
        accounts::sign_in(site.database(), attempts, site.now(), request.form.get("mail"),
                          request.form.get("password"), request.remote_address);
    if (token)
        return welcome(site, request, *token);
    views::SignIn shown;
    shown.mail = request.form.get("mail");
    shown.then = then_of(request);
    shown.error = token.error();
    shown.kept = kept_form(request);
    return sign_in_page(site, request, shown, http::status_of(token.error().code));
}

Result<Response> sign_in_by_link(const Site& site, Attempts& attempts, Request& request) {
    // A program that only looks (a preview, a scanner) does not use the link up.
    if (request.method == http::Method::head)
        return http::text("");
    const auto token = accounts::sign_in_by_link(
        site.database(), attempts, site.now(), request.parameter("token"), request.remote_address);
    if (token)
        return welcome(site, request, *token);
    views::SignIn shown;
    shown.error = token.error();
    return sign_in_page(site, request, shown, http::status_of(token.error().code));
}

Result<Response> sign_out(const Site& site, Request& request) {
    if (const std::string* token = request.cookies.find(session_cookie); token != nullptr)
        if (const auto ended = accounts::sign_out(site.database(), *token); !ended)
            return tl::unexpected<Error>(ended.error());
    set_cookie(request, "", std::chrono::seconds(0));
    return http::redirect(Url::path("/"));
}

Result<Response> show_account(const Site& site, Request& request) {
    return account_page(site, request, std::nullopt);
}

Result<Response> change_password(const Site& site, Attempts& attempts, Request& request) {
    const std::string_view wanted = request.form.get("password_new");
    const auto token =
        accounts::change_password(site.database(), attempts, site.now(), request.caller,
                                  request.form.get("password"), wanted);
    if (!token)
        return account_page(site, request, token.error());
    set_cookie(request, *token, sign_in_time);
    return http::redirect(Url::path("/account").with("changed", "1"));
}

} // namespace radslag::accounts::pages
