// See routes.hpp.
#include "minutes/routes.hpp"

namespace radslag::minutes {

std::vector<http::Route> routes(const site::Site& site, const mail::Outbox& outbox) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    const auto telling = [&site, &outbox](auto handler) {
        return [&site, &outbox, handler](http::Request& request) {
            return handler(site, outbox, request);
        };
    };
    return {
        {Method::get, "/meetings/{id}/minutes", Right::anyone, page(pages::show)},
        {Method::post, "/meetings/{id}/minutes", Right::edit_meetings, page(pages::begin)},
        {Method::get, "/minutes/{id}/comment-round", Right::edit_meetings,
         page(pages::show_comment_round)},
        {Method::post, "/minutes/{id}/comment-round", Right::edit_meetings,
         telling(pages::send_for_comment)},
        {Method::get, "/minutes/{id}/comments/new", Right::comment_notes,
         page(pages::show_comment)},
        {Method::post, "/minutes/{id}/comments/new", Right::comment_notes, page(pages::comment)},
        {Method::get, "/minute-comments/{id}/answer", Right::edit_meetings,
         page(pages::show_answer)},
        {Method::post, "/minute-comments/{id}/answer", Right::edit_meetings, page(pages::answer)},
        {Method::get, "/minutes/{id}/approval", Right::edit_meetings, page(pages::show_approval)},
        {Method::post, "/minutes/{id}/approval", Right::edit_meetings,
         telling(pages::ask_for_approval)},
        {Method::post, "/minutes/{id}/approve", Right::signed_in, page(pages::approve)},
        {Method::get, "/minutes/{id}/send-back", Right::signed_in, page(pages::show_send_back)},
        {Method::post, "/minutes/{id}/send-back", Right::signed_in, page(pages::send_back)},
        {Method::get, "/minutes/{id}/draw-up", Right::edit_meetings, page(pages::show_draw_up)},
        {Method::post, "/minutes/{id}/draw-up", Right::edit_meetings, page(pages::draw_up)},
        {Method::get, "/minutes/{id}/publish", Right::edit_meetings, page(pages::show_publish)},
        {Method::post, "/minutes/{id}/publish", Right::edit_meetings, page(pages::publish)},
        {Method::get, "/minutes/{id}/corrections/new", Right::edit_meetings,
         page(pages::show_correction)},
        {Method::post, "/minutes/{id}/corrections/new", Right::edit_meetings, page(pages::correct)},
    };
}

} // namespace radslag::minutes
