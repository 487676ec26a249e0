// See print_pages.hpp.
#include "meetings/print_pages.hpp"

#include "meetings/views.hpp"

namespace radslag::meetings::pages {

using i18n::Language;
using i18n::tr;

namespace {

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

http::Response being_made(const site::Site& site, http::Request& request, const MeetingId& id,
                          const i18n::Literal& heading) {
    site::Page page;
    page.title = tr(request.language, heading);
    page.section = "/meetings";
    page.status = 202;
    page.content = views::being_printed(request.language, page.title, id);
    return site.respond(request, std::move(page)).with("Refresh", "2");
}

} // namespace

std::string Order::text() const {
    return std::string(meeting.text()) + ' ' + std::string(i18n::tag_of(language)) + ' ' +
           reader.key;
}

Result<http::Response> respond_with_print(const site::Site& site, const print::Prints& prints,
                                          http::Request& request, const Print& print) {
    const auto id = MeetingId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const Order order{*id, request.language, request.caller.reader()};
    const auto asked = print.asked(order);
    if (!asked)
        return site::not_found();
    const std::string key = asked->document.key();
    if (const auto pdf = prints.find(key))
        return http::download(*pdf, "application/pdf", asked->title + ".pdf")
            .with("Cache-Control", "private, no-cache")
            .with("Vary", "Cookie, Accept-Language")
            .with("ETag", '"' + key + '"');
    if (const auto trouble = prints.trouble(key))
        return cannot_be_made(*trouble);
    const auto queued = site.database().write([&](db::Session& session) -> Result<void> {
        const std::string payload = order.text();
        jobs::enqueue(session, {print.job, payload, payload, std::nullopt});
        return {};
    });
    if (!queued)
        return tl::unexpected<Error>(queued.error());
    return being_made(site, request, *id, print.being_made);
}

jobs::Kind printing(const print::Prints& prints, Print print) {
    std::string name(print.job);
    const auto work = [&prints, print = std::move(print)](const jobs::Job& job) -> Result<void> {
        const auto order = order_in(job.payload);
        const auto asked = order ? print.asked(*order) : std::nullopt;
        // Gone since it was asked for, where there is nothing.
        return asked ? prints.make(asked->document, asked->maker) : Result<void>{};
    };
    return {std::move(name), work, 3};
}

} // namespace radslag::meetings::pages
