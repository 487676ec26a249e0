// Feeds; see pages.hpp.
#include "inputs/words.hpp"
#include "meetings/parts.hpp"
#include "notices/feed_store.hpp"
#include "notices/pages.hpp"
#include "platform/feed/feed.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/text/shorten.hpp"

namespace radslag::notices::pages {

namespace {

using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::Site;

constexpr std::size_t most_entries = 50;
constexpr std::size_t longest_title = 120;
constexpr std::size_t longest_summary = 500;

/// A feed leaves the site, so its addresses are whole: as the server is told, or as it was asked.
std::string base_of(const Site& site, const Request& request) {
    const std::string& base = site.settings().base_url;
    if (!base.empty())
        return base;
    return (request.secure ? "https://" : "http://") + std::string(request.headers.get("Host"));
}

/// Lines of what is known, without those that are empty.
std::string lines(std::initializer_list<std::string> known) {
    std::string all;
    for (const std::string& line : known)
        if (!line.empty())
            all.append(all.empty() ? "" : "\n").append(line);
    return text::shortened(all, longest_summary);
}

/// Fills in what differs between the kinds of things.
struct Telling {
    Language language;
    feed::Entry& entry;
    std::string_view folder = {};

    void operator()(const store::MeetingNews& meeting) {
        folder = "meetings";
        entry.category = "meeting";
        entry.title = meeting.day ? meeting.title + ", " + i18n::long_date(language, *meeting.day)
                                  : meeting.title;
        entry.summary = lines({meeting.body == meeting.title ? std::string() : meeting.body,
                               std::string(meetings::views::state_word(language, meeting.state))});
    }
    void operator()(const store::InputNews& input) {
        folder = "inputs";
        entry.category = "input";
        entry.title = tr(language, "Input {0}: {1}", std::to_string(input.number),
                         text::shortened(input.title, longest_title));
        entry.summary =
            lines({input.from, std::string(inputs::outcome_word(language, input.state, input.last)),
                   input.answer});
    }
    void operator()(const store::CommitmentNews& commitment) {
        folder = "commitments";
        entry.category = "commitment";
        entry.title = text::shortened(commitment.text, longest_title);
        entry.summary = lines({commitment.who, commitment.due_words,
                               commitment.is_done ? std::string(tr(language, "done")) : ""});
    }
    void operator()(const store::DocumentNews& document) {
        folder = "documents";
        entry.category = "document";
        entry.title = document.name;
        entry.summary = lines({document.body});
    }
};

feed::Entry entry_of(Language language, const std::string& base, const store::News& news) {
    feed::Entry entry{
        .id = "", .title = "", .url = "", .updated = news.changed, .summary = "", .category = ""};
    Telling telling{language, entry};
    std::visit(telling, news.what);
    if (news.demonstration)
        entry.title = tr(language, "{0} (demonstration, invented)", entry.title);
    entry.id = "urn:radslag:" + entry.category + ":" + news.id;
    entry.url = base + "/" + std::string(telling.folder) + "/" + news.id;
    return entry;
}

feed::Feed feed_of(const Site& site, const Request& request, const Scope& scope,
                   const std::vector<store::News>& all) {
    const Language language = request.language;
    const std::string base = base_of(site, request);
    feed::Feed feed{.id = "urn:radslag:feed:" + (scope.id.empty() ? "all" : scope.id),
                    .title = scope.name,
                    .subtitle = std::string(tr(language, "What is new")),
                    .author = site.settings().forum_name,
                    .language = std::string(i18n::tag_of(language)),
                    .self = base + request.url().text(),
                    .page = base + scope.path,
                    .updated = {},
                    .entries = {}};
    if (site.is_demonstration())
        feed.title = tr(language, "{0} (demonstration, invented)", feed.title);
    for (const store::News& each : all)
        feed.entries.push_back(entry_of(language, base, each));
    if (!all.empty())
        feed.updated = all.front().changed;
    return feed;
}

} // namespace

Result<Response> news(const Site& site, Scope::Kind kind, Request& request) {
    return scope_of(site, kind, request).map([&](const Scope& scope) -> Response {
        const auto all = site.database().reading([&](db::Session& session) {
            return store::news(session, request.caller.reader(), scope, most_entries);
        });
        return http::content("application/atom+xml; charset=utf-8",
                             feed::written(feed_of(site, request, scope, all)))
            .with("Vary", "Cookie, Accept-Language");
    });
}

} // namespace radslag::notices::pages
