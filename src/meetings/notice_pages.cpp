// The notice as PDF, with its documents. See pages.hpp; print_pages.hpp has the way,
// notice_making.hpp makes the PDF.
#include "meetings/notice_making.hpp"
#include "meetings/pages.hpp"
#include "meetings/print_pages.hpp"

namespace radslag::meetings::pages {

namespace {

std::optional<Notice> read(const site::Site& site, const Order& order) {
    return site.database().reading([&](db::Session& session) -> std::optional<Notice> {
        auto shown = store::meeting(session, order.reader, order.meeting);
        if (!shown || shown->points.empty())
            return std::nullopt;
        auto enclosures = enclosures_of(session, order.reader, *shown);
        return Notice{order.language, std::move(*shown), std::move(enclosures)};
    });
}

/// The document is the notice before its files are looked through: it names each of them.
std::optional<Asked> asked(const site::Site& site, const documents::Files& files,
                           const Order& order) {
    auto notice = read(site, order);
    if (!notice)
        return std::nullopt;
    const std::string& forum_name = site.settings().forum_name;
    const std::string& base_url = site.settings().base_url;
    std::string title = views::notice_title(order.language, notice->meeting);
    print::Document document{std::string(order.meeting.text()) + "-notice-" +
                                 std::string(i18n::tag_of(order.language)),
                             views::notice_document(order.language, notice->meeting,
                                                    notice->enclosures, {forum_name, base_url})};
    return Asked{std::move(document), std::move(title),
                 maker_of(files, std::move(*notice), forum_name, base_url)};
}

Print notice_print(const site::Site& site, const documents::Files& files) {
    return {"notice.print", i18n::Literal("The notice is being printed"),
            [&](const Order& order) { return asked(site, files, order); }};
}

} // namespace

Result<http::Response> notice(const site::Site& site, const documents::Files& files,
                              const print::Prints& prints, http::Request& request) {
    return respond_with_print(site, prints, request, notice_print(site, files));
}

jobs::Kind printing_notices(const site::Site& site, const documents::Files& files,
                            const print::Prints& prints) {
    jobs::Kind kind = printing(prints, notice_print(site, files));
    kind.lease = std::chrono::minutes(20); // two minutes to look through, printed and joined twice
    return kind;
}

} // namespace radslag::meetings::pages
