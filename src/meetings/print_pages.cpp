// The minutes as PDF: asked for, queued, made, given. See pages.hpp; print_view.hpp is the
// document.
#include "meetings/pages.hpp"
#include "meetings/print_view.hpp"
#include "meetings/views.hpp"

#include <algorithm>

namespace radslag::meetings::pages {

using i18n::Language;
using i18n::tr;

namespace {

constexpr std::string_view kind = "minutes.print";

/// What is to be printed for whom; as text it is the job's payload.
struct Order {
    MeetingId meeting;
    Language language;
    bodies::Reader reader;

    [[nodiscard]] std::string text() const {
        return std::string(meeting.text()) + ' ' + std::string(i18n::tag_of(language)) + ' ' +
               reader.key;
    }
};

/// The document as this reader may have it. What the key is made of is all that it holds, so a
/// print for members is never found by anybody else.
std::optional<print::Document> document_of(const site::Site& site, const Order& order,
                                           std::string& name) {
    const auto shown = site.database().reading(
        [&](db::Session& session) { return store::meeting(session, order.reader, order.meeting); });
    if (!shown || (shown->points.empty() && shown->turns.empty()))
        return std::nullopt;
    name = views::heading_of(order.language, *shown) + ".pdf";
    return print::Document{
        std::string(order.meeting.text()) + "-" + std::string(i18n::tag_of(order.language)),
        views::minutes_document(order.language, *shown,
                                {site.settings().forum_name, site.settings().base_url})};
}

std::optional<Order> order_in(std::string_view payload) {
    const auto space = payload.find(' ');
    const auto second = payload.find(' ', space + 1);
    if (space == std::string_view::npos || second == std::string_view::npos)
        return std::nullopt;
    const auto meeting = MeetingId::parse(payload.substr(0, space));
    if (!meeting)
        return std::nullopt;
    const bool swedish = payload.substr(space + 1, second - space - 1) == "sv";
    return Order{*meeting, swedish ? Language::swedish : Language::english,
                 bodies::Reader{std::string(payload.substr(second + 1))}};
}

tl::unexpected<Error> cannot_be_made(print::Trouble trouble) {
    if (trouble == print::Trouble::not_installed)
        return failure(ErrorCode::unavailable,
                       "PDFs are made by WeasyPrint, which is not installed here. Whoever runs "
                       "the service installs the Debian package weasyprint; until then the page "
                       "itself can be printed.");
    return failure(ErrorCode::unavailable,
                   "The PDF could not be made. Try again in a minute, or print the page itself.");
}

http::Response being_made(const site::Site& site, http::Request& request, const MeetingId& id) {
    const Language language = request.language;
    site::Page page;
    page.title = tr(language, "The minutes are being printed");
    page.section = "/meetings";
    page.status = 202;
    page.content = views::being_printed(language, id);
    return site.respond(request, std::move(page)).with("Refresh", "2");
}

} // namespace

Result<http::Response> minutes(const site::Site& site, const print::Prints& prints,
                               http::Request& request) {
    const auto id = MeetingId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const Order order{*id, request.language, request.caller.reader()};
    std::string name;
    const auto document = document_of(site, order, name);
    if (!document)
        return site::not_found();
    const std::string key = document->key();
    if (const auto pdf = prints.find(key))
        return http::download(*pdf, "application/pdf", name)
            .with("Cache-Control", "private, no-cache")
            .with("Vary", "Cookie, Accept-Language")
            .with("ETag", '"' + key + '"');
    if (const auto trouble = prints.trouble(key))
        return cannot_be_made(*trouble);
    const auto queued = site.database().write([&](db::Session& session) -> Result<void> {
        const std::string payload = order.text();
        jobs::enqueue(session, {kind, payload, payload, std::nullopt});
        return {};
    });
    if (!queued)
        return tl::unexpected<Error>(queued.error());
    return being_made(site, request, *id);
}

jobs::Kind printing(const site::Site& site, const print::Prints& prints) {
    const auto work = [&site, &prints](const jobs::Job& job) -> Result<void> {
        const auto order = order_in(job.payload);
        std::string name;
        const auto document = order ? document_of(site, *order, name) : std::nullopt;
        return document ? prints.make(*document) : Result<void>{}; // gone since it was asked for
    };
    return {std::string(kind), work, 3};
}

} // namespace radslag::meetings::pages
