// The page of the notes' way and the forms of its steps: pages.cpp has the page, round_pages.cpp
// comments and approval, step_pages.cpp the other steps. routes.hpp lists them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/mail/outgoing.hpp"
#include "platform/site/site.hpp"

namespace radslag::minutes::pages {

using http::Request;
using http::Response;
using site::Site;

/// How the notes stand, what can be done with them, what was said of them.
Result<Response> show(const Site& site, Request& request);
Result<Response> begin(const Site& site, Request& request);

Result<Response> show_comment_round(const Site& site, Request& request);
Result<Response> send_for_comment(const Site& site, const mail::Outbox& outbox, Request& request);
Result<Response> show_comment(const Site& site, Request& request);
Result<Response> comment(const Site& site, Request& request);
Result<Response> show_answer(const Site& site, Request& request);
Result<Response> answer(const Site& site, Request& request);

Result<Response> show_approval(const Site& site, Request& request);
Result<Response> ask_for_approval(const Site& site, const mail::Outbox& outbox, Request& request);
Result<Response> approve(const Site& site, Request& request);
Result<Response> show_send_back(const Site& site, Request& request);
Result<Response> send_back(const Site& site, Request& request);

Result<Response> show_draw_up(const Site& site, Request& request);
Result<Response> draw_up(const Site& site, Request& request);
Result<Response> show_publish(const Site& site, Request& request);
Result<Response> publish(const Site& site, Request& request);
Result<Response> show_correction(const Site& site, Request& request);
Result<Response> correct(const Site& site, Request& request);

} // namespace radslag::minutes::pages
