// Writes the document round a page. Declared in frame.hpp; the mark is in mark.cpp.
#include "platform/html/frame.hpp"

#include "platform/html/fields.hpp"
#include "platform/html/mark.hpp"
#include "platform/html/writer.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::html {
namespace {

using i18n::Language;
using i18n::tr;

Language other(Language language) {
    return language == Language::swedish ? Language::english : Language::swedish;
}

/// The name of a language in that language itself.
std::string_view own_name(Language language) {
    return language == Language::swedish ? "Svenska" : "English";
}

Html menu_links(const std::vector<MenuItem>& items) {
    return each(items, [](const MenuItem& item) -> Html {
        return li(a(href(item.url), when(item.current, aria_current()), item.label));
    });
}

/// Those that stand in the header too.
Html header_links(const std::vector<MenuItem>& items) {
    std::vector<MenuItem> some;
    for (const MenuItem& item : items)
        if (item.in_header)
            some.push_back(item);
    return menu_links(some);
}

Html language_link(const PageFrame& frame, std::string_view classes) {
    if (!frame.other_language)
        return {};
    const Language language = other(frame.language);
    return a(when(!classes.empty(), cls(classes)), href(*frame.other_language), lang(language),
             hreflang(language), own_name(language));
}

/// A box on wide screens, and a link where there is no room for it.
Html search_of(const PageFrame& frame) {
    if (!frame.search)
        return {};
    const Language language = frame.language;
    return group(form(cls("find"), role("search"), action(*frame.search),
                      aria_label(tr(language, "Search in the whole register")),
                      text_field({.name = "q", .label = std::string(tr(language, "Search for"))},
                                 InputType::search),
                      submit_button(tr(language, "Search"), ButtonKind::secondary)),
                 a(cls("find-link"), href(*frame.search), tr(language, "Search")));
}

Html header_of(const PageFrame& frame) {
    const Language language = frame.language;
    return header(
        cls("top"),
        div(cls("wrap"),
            a(cls("brand"), href(Url::path("/")),
              aria_label(tr(language, "{0}, to the first page", frame.site)), mark_of_the_forum(),
              span(frame.site)),
            nav(cls("mainnav"), aria_label(tr(language, "Main menu")),
                ul(header_links(frame.menu))),
            div(cls("tools"), search_of(frame),
                each(frame.tools,
                     [](const MenuItem& item) -> Html { return a(href(item.url), item.label); }),
                language_link(frame, "wide"),
                a(cls("menu-link"), href(Url::fragment("menu")), tr(language, "Menu")))));
}

Html crumbs_of(const PageFrame& frame) {
    if (frame.crumbs.empty())
        return {};
    return nav(cls("crumbs"), aria_label(tr(frame.language, "You are here")),
               ol(each(frame.crumbs, [](const Crumb& crumb) -> Html {
                   if (!crumb.url)
                       return li(aria_current(), crumb.label);
                   return li(a(href(*crumb.url), crumb.label));
               })));
}

Html footer_of(const PageFrame& frame) {
    const Language language = frame.language;
    const Html switch_language = language_link(frame, {});
    return footer(
        cls("foot"),
        div(cls("wrap"), div(cls("stack"), frame.footer),
            nav(aria_label(tr(language, "Pages")), id("menu"), attribute("tabindex", -1),
                h2(cls("label"), tr(language, "Pages")), ul(menu_links(frame.menu))),
            nav(aria_label(tr(language, "About the service")),
                h2(cls("label"), tr(language, "About the service")),
                ul(menu_links(frame.about),
                   when(!switch_language.empty(), [&]() -> Html { return li(switch_language); }))),
            when(!frame.notice.empty(), [&]() -> Html { return p(cls("sample"), frame.notice); })));
}

void write_head(Writer& out, const PageFrame& frame) {
    out.raw("<!doctype html>\n<html lang=\"");
    out.raw(i18n::tag_of(frame.language));
    out.raw("\" data-color-scheme=\"auto\" data-size=\"sm\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    out.text(frame.title);
    out.raw(" – ");
    out.text(frame.site);
    out.raw("</title>\n");
    if (!frame.indexed)
        out.raw("<meta name=\"robots\" content=\"noindex\">\n");
    const auto link = [&out](std::string_view begin, const Url& url,
                             std::string_view end = "\">\n") {
        out.raw(begin);
        out.text(url.text());
        out.raw(end);
    };
    for (const Url& url : frame.preloaded_fonts)
        link("<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href=\"", url);
    for (const Url& url : frame.style_sheets)
        link("<link rel=\"stylesheet\" href=\"", url);
    if (frame.icon)
        link("<link rel=\"icon\" type=\"image/svg+xml\" href=\"", *frame.icon);
    if (frame.feed)
        link("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"", *frame.feed);
    if (frame.script)
        link("<script defer src=\"", *frame.script, "\"></script>\n");
    out.raw("</head>\n<body>\n");
}

} // namespace

std::string document(const PageFrame& frame) {
    Writer out(frame.content.markup().size() + 8192);
    write_head(out, frame);
    out.raw("<a class=\"skip\" href=\"#content\">");
    out.text(tr(frame.language, "To the content"));
    out.raw("</a>\n");
    out.raw(header_of(frame).markup());
    out.raw("\n<div class=\"wrap\">\n");
    out.raw(crumbs_of(frame).markup());
    out.raw("<main id=\"content\">\n");
    out.raw(frame.content.markup());
    out.raw("\n</main>\n</div>\n");
    out.raw(footer_of(frame).markup());
    out.raw("\n</body>\n</html>\n");
    return out.finish().markup();
}

} // namespace radslag::html
