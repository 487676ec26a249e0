// What pages share: the database, the clock, and the frame with menu and footer round their
// content. The app fills it; features' pages receive it.
#pragma once

#include "platform/db/database.hpp"
#include "platform/html/frame.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/i18n/text.hpp"

#include <functional>
#include <string>
#include <vector>

namespace radslag::site {

/// A page's place in the main menu.
struct MenuEntry {
    i18n::Literal label;
    std::string_view path;
    auth::Right right = auth::Right::anyone; ///< those without it do not see the entry
    bool in_header = true;                   ///< false: it stands in the footer only
};

/// What this caller can do with what a page shows.
struct PageAction {
    std::string label;
    html::Url url;
};

/// One page as a feature makes it.
struct Page {
    std::string title;
    std::string_view section; ///< path of the menu entry that it lies under, or nothing
    std::vector<html::Crumb> crumbs;
    html::Html content;
    std::string_view script; ///< of the page alone, by its name among what is built in
    bool invented = false;   ///< shows records of the demonstration
    int status = 200;
    std::optional<html::Url> feed = {}; ///< of what the page shows alone; none: that of all
    bool is_passing = false; ///< depends on more than the register and the day: nobody keeps it
};

struct Peers;
class KeptForPeers;

/// How much of what the forum holds is made up.
enum class Invented { nothing, something, everything };

class Site {
  public:
    struct Settings {
        std::string forum_name;
        std::vector<MenuEntry> menu;
        std::vector<MenuEntry> about;
        /// Asked on every page that somebody who is signed in sees, by the route of the request.
        std::function<std::vector<PageAction>(const Site&, const http::Request&)> actions = {};
        Invented invented = Invented::nothing;
        std::string base_url = {}; ///< where the site is reached from outside, where that is known
        KeptForPeers* kept = nullptr; ///< none: each page is built for each reader
    };

    /// Database and clock must outlive the site.
    Site(db::Database& database, const Clock& clock, Settings settings)
        : database_(database), clock_(clock), settings_(std::move(settings)) {}

    [[nodiscard]] db::Database& database() const { return database_; }
    /// Today where the forum meets (Europe/Stockholm): what is late and silent counts from it.
    [[nodiscard]] Day today() const;
    [[nodiscard]] Instant now() const { return clock_.now(); }
    [[nodiscard]] const Settings& settings() const { return settings_; }

    /// Whether all is made up here, so that what is named by typing is too.
    [[nodiscard]] bool is_demonstration() const {
        return settings_.invented == Invented::everything;
    }

    /// The finished page.
    [[nodiscard]] http::Response respond(http::Request& request, const Page& page) const;

    /// The finished page out of what `build` makes for all who may see the same as the caller. For
    /// who is signed in it is made once, until anything is recorded (peers.hpp). Errors: those of
    /// `build`.
    [[nodiscard]] Result<http::Response>
    respond_to_peers(http::Request& request, Result<Page> (*build)(const Peers& peers)) const;

    /// The page for an error or fault: what was not done, and the number to quote.
    [[nodiscard]] http::Response respond(http::Request& request,
                                         const http::Problem& problem) const;

  private:
    /// What every page must say of itself when it may show what is made up; else nothing.
    [[nodiscard]] std::string notice(i18n::Language language, bool invented_page) const;

    db::Database& database_;
    const Clock& clock_;
    Settings settings_;
};

/// The day of an instant where the forum meets (Europe/Stockholm).
Day local_day(Instant instant);
/// Its time of day there, since midnight.
std::chrono::minutes local_time(Instant instant);

/// Makes the handlers of routes out of functions of pages: `page(pages::list)` calls
/// `pages::list(site, request)`. The site must outlive them.
inline auto handlers(const Site& site) {
    return [&site](auto page) {
        return [&site, page](http::Request& request) { return page(site, request); };
    };
}

/// Back to the record after an act was saved: its page says so, and offers to undo it.
http::Response saved(const html::Url& record, std::int64_t entry);

/// The error of a page that is not there, or that this reader may not see.
tl::unexpected<Error> not_found();

} // namespace radslag::site
