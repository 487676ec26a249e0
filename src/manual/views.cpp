// See views.hpp. cmark-gfm makes the HTML, in its safe mode.
#include "manual/views.hpp"

#include "platform/http/assets.hpp"
#include "platform/i18n/text.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

namespace radslag::manual::views {

using namespace html;
using i18n::tr;

namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
struct FreeText {
    void operator()(char* text) const { std::free(text); } // NOLINT: cmark allocates it by malloc
};

/// A picture leads to itself: on a small screen it can be looked at whole.
void lead_to_itself(cmark_node* picture) {
    cmark_node* link = cmark_node_new(CMARK_NODE_LINK);
    cmark_node_set_url(link, cmark_node_get_url(picture));
    cmark_node_insert_before(picture, link);
    cmark_node_append_child(link, picture);
}

/// Puts the address of the built-in picture in the place of its file's name.
void find_pictures(cmark_node* document) {
    constexpr std::string_view folder = "../pictures/";
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document));
    std::vector<cmark_node*> pictures;
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_IMAGE)
            pictures.push_back(node);
    }
    for (cmark_node* picture : pictures) {
        const std::string_view name = cmark_node_get_url(picture);
        if (!name.starts_with(folder))
            continue;
        cmark_node_set_url(picture, http::asset_url(name.substr(folder.size())).text().c_str());
        lead_to_itself(picture);
    }
}

Url url_of(const ManualPage& page) {
    return Url::path("/manual") / page.name;
}

} // namespace

Html from_markdown(std::string_view markdown) {
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    if (cmark_syntax_extension* tables = cmark_find_syntax_extension("table"))
        cmark_parser_attach_syntax_extension(parser.get(), tables);
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    const std::unique_ptr<cmark_node, FreeNode> document(cmark_parser_finish(parser.get()));
    if (!document)
        throw std::runtime_error("a page of the manual cannot be read");
    find_pictures(document.get());
    const std::unique_ptr<char, FreeText> text(cmark_render_html(
        document.get(), CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser.get())));
    return TrustedHtml::from_sanitiser(text.get());
}

Html contents(Language language, std::string_view current) {
    return nav(cls("rail pages-of"), aria_label(tr(language, "Pages of the manual")),
               ol(cls("plain"), each(all_pages(), [&](const ManualPage& page) -> Html {
                      if (page.language != i18n::tag_of(language))
                          return {};
                      return li(a(href(url_of(page)), when(page.name == current, aria_current()),
                                  page.title));
                  })));
}

Html page(Language language, const ManualPage& page) {
    return div(cls("railed"), contents(language, page.name),
               article(cls("manual"), from_markdown(page.markdown)));
}

} // namespace radslag::manual::views
