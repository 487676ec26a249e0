// The handlers of the forms of inputs: sending_pages.cpp, raised_pages.cpp, sorting_pages.cpp,
// answering_pages.cpp, moved_pages.cpp, handing_pages.cpp.
#pragma once

#include "documents/files.hpp"
#include "platform/auth/limiter.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::editing::pages {

using http::Request;
using http::Response;
using site::Site;

/// `?kind=`, `?turn=`, `?follows=`, `?body=`: what it is and where it comes from. Without an
/// account too; `limiter` counts what comes in so from one address.
Result<Response> show_new(const Site& site, Request& request);
Result<Response> add(const Site& site, const documents::Files& files, auth::Limiter& limiter,
                     Request& request);
/// What a sender without an account sees by the key of its input.
Result<Response> show_followed(const Site& site, Request& request);

/// What the notes of a meeting show as raised, to become inputs.
Result<Response> show_raised(const Site& site, Request& request);
Result<Response> make_inputs(const Site& site, Request& request);

Result<Response> show_take_along(const Site& site, Request& request);
Result<Response> take_along(const Site& site, Request& request);

Result<Response> show_sort(const Site& site, Request& request);
Result<Response> sort(const Site& site, Request& request);

Result<Response> show_answer(const Site& site, Request& request);
Result<Response> answer(const Site& site, Request& request);
Result<Response> show_withdraw_use(const Site& site, Request& request);
Result<Response> withdraw_use(const Site& site, Request& request);
/// The text that an answer points to has moved.
Result<Response> show_moved(const Site& site, Request& request);
Result<Response> say_moved(const Site& site, Request& request);
Result<Response> show_withdraw(const Site& site, Request& request);
Result<Response> withdraw(const Site& site, Request& request);

/// What lies with the person of the address goes to a successor.
Result<Response> show_hand_over(const Site& site, Request& request);
Result<Response> hand_over(const Site& site, Request& request);

} // namespace radslag::inputs::editing::pages
