// The whole document round a page's content: head, skip link, header with its menu, the way here,
// main, footer. The app fills a PageFrame; features give title and content.
#pragma once

#include "platform/html/elements.hpp"

#include <string>
#include <vector>

namespace radslag::html {

struct MenuItem {
    std::string label;
    Url url;
    bool current = false;  ///< the page lies under this item
    bool in_header = true; ///< false: it stands in the footer only
};

/// One step of "you are here"; the last one is the page itself and has no address.
struct Crumb {
    std::string label;
    std::optional<Url> url;
};

struct PageFrame {
    i18n::Language language = i18n::Language::swedish;
    std::string title;            ///< of the page, without the name of the site
    std::string site = "Rådslag"; ///< ends the <title>
    std::vector<MenuItem> menu;
    std::vector<MenuItem> tools;       ///< search, sign in: stand to the right in the header
    std::optional<Url> search;         ///< where the box in the header asks; none: no box
    std::vector<MenuItem> about;       ///< second menu in the footer
    std::vector<Crumb> crumbs;         ///< empty: no "you are here"
    std::optional<Url> other_language; ///< this page in the other language
    Html content;                      ///< what stands in <main>, with the one <h1>
    Html footer;                       ///< who runs the forum, how to reach them
    std::string notice;                ///< stands last on every page: "demonstration, invented"
    bool indexed = true;               ///< false: robots are asked to stay away
    std::vector<Url> style_sheets;
    std::vector<Url> preloaded_fonts;
    std::optional<Url> icon; ///< SVG
    std::optional<Url> script;
    std::optional<Url> feed; ///< Atom: what is new about what the page shows
};

/// The finished document.
std::string document(const PageFrame& frame);

} // namespace radslag::html
