// The frame round every page; see site.hpp.
#include "platform/site/site.hpp"

#include "platform/html/fields.hpp"
#include "platform/http/assets.hpp"
#include "platform/http/finish.hpp"
#include "platform/http/parse.hpp"
#include "platform/site/peers.hpp"
#include "platform/text/zones.hpp"

namespace radslag::site {

using i18n::Language;
using i18n::tr;

namespace {

std::vector<html::MenuItem> menu_items(const std::vector<MenuEntry>& entries,
                                       const http::Request& request, std::string_view section) {
    std::vector<html::MenuItem> items;
    for (const MenuEntry& entry : entries)
        if (auth::may(request.caller, entry.right))
            items.push_back({std::string(tr(request.language, entry.label)),
                             html::Url::path(entry.path), entry.path == section, entry.in_header});
    return items;
}

constexpr std::string_view saved_parameter = "saved";
constexpr std::string_view search_path = "/search";

/// Says that the act just done is saved, and offers to undo it; to who is signed in only.
html::Html saved_notice(http::Request& request) {
    const std::string_view entry = request.query.get(saved_parameter);
    const bool is_number = !entry.empty() && entry.size() < 19 &&
                           entry.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_number || !request.caller.is_known())
        return {};
    const Language language = request.language;
    const std::string token = request.form_token();
    return html::div(
        html::cls("done"), html::role("status"), html::p(tr(language, "It is saved.")),
        html::post_form({html::Url::path("/acts") / entry / "undo", token,
                         tr(language, "Undo what was just saved")},
                        html::submit_button(tr(language, "Undo"), html::ButtonKind::tertiary)));
}

/// Links to what this caller can do with what the page shows.
html::Html actions_bar(Language language, const std::vector<PageAction>& actions) {
    const html::Html links = html::each(actions, [](const PageAction& action) -> html::Html {
        return html::li(html::a(html::href(action.url), action.label));
    });
    return html::when(!links.empty(), [&]() -> html::Html {
        return html::nav(html::cls("actions"),
                         html::aria_label(tr(language, "Work with this page")),
                         html::ul(html::cls("plain"), links));
    });
}

/// The document as this reader has it, and the same compressed.
struct Document {
    std::string plain;
    std::string gzipped;
};

/// The same response; where the reader takes gzip, with the content as it was compressed for the
/// first of its peers.
http::Response with_packed_content(const http::Request& request, http::Response response,
                                   const KeptPage& kept) {
    auto* const written = std::get_if<std::string>(&response.body);
    const std::string& content = kept.page().content.markup();
    if (written == nullptr || content.empty() ||
        !http::accepts_gzip(request.headers.get("Accept-Encoding")))
        return response;
    const std::size_t begin = written->rfind(content); // the footer after it is short
    if (begin == std::string::npos)
        return response;
    const auto document = std::make_shared<Document>();
    document->plain = std::move(*written);
    const std::string_view plain = document->plain;
    document->gzipped = kept.packed_content().gzipped_between(plain.substr(0, begin),
                                                              plain.substr(begin + content.size()));
    response.headers.set("ETag", http::etag_of(plain));
    response.body = http::SharedBody{plain, document->gzipped, document};
    return response;
}

std::string heading_of(Language language, int status) {
    if (status == 404)
        return std::string(tr(language, "The page is not here"));
    if (status >= 500)
        return std::string(tr(language, "Something went wrong with us"));
    return std::string(tr(language, "It could not be done"));
}

} // namespace

std::string Site::notice(Language language, bool invented_page) const {
    if (invented_page || settings_.invented == Invented::everything)
        return std::string(tr(language, "Demonstration, invented: the events and people on this "
                                        "page are made up."));
    if (settings_.invented == Invented::something)
        return std::string(tr(language, "Beside its own records this forum holds a demonstration, "
                                        "invented: what belongs to it says so on its page."));
    return {};
}

Day Site::today() const {
    return local_day(clock_.now());
}

http::Response Site::respond(http::Request& request, const Page& page) const {
    const Language language = request.language;
    const Language other = language == Language::swedish ? Language::english : Language::swedish;
    html::PageFrame frame;
    frame.language = language;
    frame.title = page.title;
    frame.menu = menu_items(settings_.menu, request, page.section);
    frame.about = menu_items(settings_.about, request, page.section);
    if (page.section != search_path) // which has its own box
        frame.search = html::Url::path(search_path);
    frame.tools = {
        request.caller.is_known()
            ? html::MenuItem{request.caller.name, html::Url::path("/account")}
            : html::MenuItem{std::string(tr(language, "Sign in")),
                             html::Url::path("/login").with("then", request.url().text())}};
    frame.crumbs = page.crumbs;
    frame.other_language = request.url().with("lang", i18n::tag_of(other));
    frame.content = saved_notice(request);
    if (settings_.actions && request.caller.is_known() && page.status == 200)
        frame.content += actions_bar(language, settings_.actions(*this, request));
    frame.content += page.content;
    frame.footer = html::group(
        html::p(html::strong(settings_.forum_name)),
        html::p(html::cls("quiet"),
                tr(language, "Everything is public unless a legal ground for confidentiality is "
                             "given. Every act is written into a ledger that can only grow.")));
    frame.notice = notice(language, page.invented);
    frame.indexed = frame.notice.empty();
    frame.style_sheets = {http::asset_url("radslag.css")};
    frame.preloaded_fonts = {http::asset_url("source-sans-3-latin-400-normal.woff2"),
                             http::asset_url("source-sans-3-latin-600-normal.woff2"),
                             http::asset_url("source-serif-4-latin-400-normal.woff2"),
                             http::asset_url("source-serif-4-latin-600-normal.woff2")};
    frame.icon = http::asset_url("mark.svg");
    frame.script = http::asset_url(page.script.empty() ? "radslag.js" : page.script);
    if (page.status == 200)
        frame.feed = page.feed.value_or(html::Url::path("/feed.atom"));
    auto response = http::html_page(html::document(frame), page.status);
    if (page.is_passing)
        return std::move(response).with("Cache-Control", "no-store");
    return response;
}

Result<http::Response> Site::respond_to_peers(http::Request& request,
                                              Result<Page> (*build)(const Peers&)) const {
    using Built = Result<std::shared_ptr<const KeptPage>>;
    const http::Request common = for_peers(request);
    const auth::Reader reader = request.caller.reader();
    const auto built = database_.reading([&](db::Session& session) -> Built {
        const Peers peers{session, settings_, common, reader, today()};
        const auto make = [&]() -> Built {
            return build(peers).map(
                [](Page&& page) { return std::make_shared<const KeptPage>(std::move(page)); });
        };
        // What the public is given is kept whole, before anything here is asked.
        if (settings_.kept == nullptr || !request.caller.is_known())
            return make();
        auto wanted = settings_.kept->wanted(peers);
        if (auto kept = settings_.kept->find(wanted))
            return kept;
        Built made = make();
        if (made)
            settings_.kept->keep(std::move(wanted), *made);
        return made;
    });
    if (!built)
        return tl::unexpected<Error>(built.error());
    const KeptPage& kept = **built;
    auto response = respond(request, kept.page());
    if (settings_.kept == nullptr || !request.caller.is_known() || kept.page().is_passing)
        return response;
    return with_packed_content(request, std::move(response), kept);
}

http::Response Site::respond(http::Request& request, const http::Problem& problem) const {
    const Language language = request.language;
    const std::string heading = heading_of(language, problem.status);
    const html::Html number = html::when(problem.status >= 500, [&]() -> html::Html {
        return html::p(html::cls("quiet"), tr(language, "Number to quote: {0}", request.id));
    });
    Page page;
    page.title = heading;
    page.status = problem.status;
    page.content = html::div(
        html::cls("pagehead"), html::h1(heading),
        html::p(i18n::to_text(language, problem.error.message)), number,
        html::p(html::a(html::href(html::Url::path("/")), tr(language, "To the start page"))));
    return respond(request, std::move(page));
}

Day local_day(Instant instant) {
    return text::local_day(instant, text::forum_zone);
}

std::chrono::minutes local_time(Instant instant) {
    return text::local_time(instant, text::forum_zone);
}

http::Response saved(const html::Url& record, std::int64_t entry) {
    return http::redirect(record.with(saved_parameter, std::to_string(entry)));
}

tl::unexpected<Error> not_found() {
    return failure(ErrorCode::not_found,
                   "What you look for is not here, or you may not see it. Look in the list of "
                   "meetings.");
}

} // namespace radslag::site
