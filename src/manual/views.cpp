// See views.hpp. cmark-gfm makes the HTML, in its safe mode.
#include "manual/views.hpp"

#include "platform/http/assets.hpp"
#include "platform/i18n/text.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

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

/// Puts the address of the built-in picture in the place of its file's name.
void find_pictures(cmark_node* document) {
    constexpr std::string_view folder = "pictures/";
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document));
    while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        if (cmark_node_get_type(node) != CMARK_NODE_IMAGE)
            continue;
        const std::string_view name = cmark_node_get_url(node);
        if (name.starts_with(folder))
            cmark_node_set_url(node, http::asset_url(name.substr(folder.size())).text().c_str());
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
