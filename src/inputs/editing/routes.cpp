// See routes.hpp.
#include "inputs/editing/routes.hpp"

#include "inputs/attachments/pages.hpp"
#include "inputs/drafts/pages.hpp"
#include "inputs/editing/api.hpp"
#include "inputs/editing/pages.hpp"
#include "inputs/joining/pages.hpp"
#include "inputs/triage/pages.hpp"
#include "inputs/waiting/pages.hpp"

#include <chrono>
#include <memory>

namespace radslag::inputs::editing {

namespace {

/// Inputs that one address may send in an hour without an account.
constexpr int most_an_hour = 10;

} // namespace

std::vector<http::Route> routes(const site::Site& site, const documents::Files& files) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    const auto limiter = std::make_shared<auth::Limiter>(most_an_hour, std::chrono::hours(1));
    const auto add = [&site, &files, limiter](http::Request& request) {
        return pages::add(site, files, *limiter, request);
    };
    const auto with_files = [&site, &files](auto handler) {
        return [&site, &files, handler](http::Request& request) {
            return handler(site, files, request);
        };
    };
    return {
        {Method::get, "/inputs/new", Right::anyone, page(pages::show_new)},
        {Method::post, "/inputs/new", Right::anyone, add, http::Accepts::few_files},
        {Method::get, "/inputs/drafts", Right::signed_in, page(drafts::pages::list)},
        {Method::post, "/inputs/drafts", Right::signed_in, with_files(drafts::pages::begin),
         http::Accepts::few_files},
        {Method::get, "/inputs/drafts/{id}", Right::signed_in, page(drafts::pages::show)},
        {Method::post, "/inputs/drafts/{id}", Right::signed_in, with_files(drafts::pages::keep),
         http::Accepts::few_files},
        {Method::post, "/inputs/drafts/{id}/send", Right::signed_in,
         with_files(drafts::pages::send), http::Accepts::few_files},
        {Method::get, "/draft-files/{id}", Right::signed_in, with_files(drafts::pages::file)},
        {Method::get, "/attachments/{id}", Right::anyone, with_files(attachments::pages::show)},
        {Method::get, "/inputs/drafts/{id}/discard", Right::signed_in,
         page(drafts::pages::show_discard)},
        {Method::post, "/inputs/drafts/{id}/discard", Right::signed_in,
         with_files(drafts::pages::discard)},
        {Method::post, "/api/v1/inputs", Right::send_inputs, page(api::receive)},
        {Method::get, "/inputs/followed/{key}", Right::anyone, page(pages::show_followed)},
        {Method::get, "/meetings/{id}/raised", Right::sort_inputs, page(pages::show_raised)},
        {Method::post, "/meetings/{id}/raised", Right::sort_inputs, page(pages::make_inputs)},
        {Method::get, "/turns/{id}/take-along", Right::edit_commitments,
         page(pages::show_take_along)},
        {Method::post, "/turns/{id}/take-along", Right::edit_commitments, page(pages::take_along)},
        {Method::get, "/inputs/triage", Right::sort_inputs, page(triage::pages::show)},
        {Method::post, "/inputs/triage", Right::sort_inputs, page(triage::pages::sort)},
        {Method::get, "/inputs/{id}/edit", Right::sort_inputs, page(pages::show_sort)},
        {Method::post, "/inputs/{id}/edit", Right::sort_inputs, page(pages::sort)},
        {Method::get, "/inputs/{id}/merge", Right::sort_inputs, page(joining::pages::show_merge)},
        {Method::post, "/inputs/{id}/merge", Right::sort_inputs, page(joining::pages::merge)},
        {Method::get, "/inputs/{id}/unmerge", Right::sort_inputs,
         page(joining::pages::show_unmerge)},
        {Method::post, "/inputs/{id}/unmerge", Right::sort_inputs, page(joining::pages::unmerge)},
        {Method::get, "/inputs/{id}/split", Right::sort_inputs, page(joining::pages::show_split)},
        {Method::post, "/inputs/{id}/split", Right::sort_inputs, page(joining::pages::split)},
        {Method::get, "/inputs/{id}/answer", Right::answer_inputs, page(pages::show_answer)},
        {Method::post, "/inputs/{id}/answer", Right::answer_inputs, page(pages::answer)},
        {Method::get, "/uses/{id}/withdraw", Right::answer_inputs, page(pages::show_withdraw_use)},
        {Method::post, "/uses/{id}/withdraw", Right::answer_inputs, page(pages::withdraw_use)},
        {Method::get, "/uses/{id}/moved", Right::answer_inputs, page(pages::show_moved)},
        {Method::post, "/uses/{id}/moved", Right::answer_inputs, page(pages::say_moved)},
        {Method::get, "/people/{id}/hand-over", Right::sort_inputs, page(pages::show_hand_over)},
        {Method::post, "/people/{id}/hand-over", Right::sort_inputs, page(pages::hand_over)},
        {Method::get, "/milestones/{id}/waiting", Right::edit_matters, page(waiting::pages::show)},
        {Method::post, "/milestones/{id}/waiting", Right::edit_matters, page(waiting::pages::tie)},
        {Method::get, "/inputs/{id}/withdraw", Right::send_inputs, page(pages::show_withdraw)},
        {Method::post, "/inputs/{id}/withdraw", Right::send_inputs, page(pages::withdraw)},
    };
}

} // namespace radslag::inputs::editing
