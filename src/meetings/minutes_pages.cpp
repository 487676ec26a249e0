// The minutes as PDF. See pages.hpp; print_pages.hpp has the way, minutes_view.hpp the document.
#include "meetings/minutes_view.hpp"
#include "meetings/pages.hpp"
#include "meetings/print_pages.hpp"
#include "meetings/views.hpp"

namespace radslag::meetings::pages {

namespace {

std::optional<Asked> asked(const site::Site& site, const Order& order) {
    const auto shown = site.database().reading(
        [&](db::Session& session) { return store::meeting(session, order.reader, order.meeting); });
    if (!shown || (shown->points.empty() && shown->turns.empty()))
        return std::nullopt;
    std::string html = views::minutes_document(
        order.language, *shown, {site.settings().forum_name, site.settings().base_url});
    auto maker = print::maker_of(html);
    return Asked{
        {std::string(order.meeting.text()) + "-" + std::string(i18n::tag_of(order.language)),
         std::move(html)},
        views::heading_of(order.language, *shown),
        std::move(maker)};
}

Print minutes_print(const site::Site& site) {
    return {"minutes.print", i18n::Literal("The minutes are being printed"),
            [&site](const Order& order) { return asked(site, order); }};
}

} // namespace

Result<http::Response> minutes(const site::Site& site, const print::Prints& prints,
                               http::Request& request) {
    return respond_with_print(site, prints, request, minutes_print(site));
}

jobs::Kind printing_minutes(const site::Site& site, const print::Prints& prints) {
    return printing(prints, minutes_print(site));
}

} // namespace radslag::meetings::pages
