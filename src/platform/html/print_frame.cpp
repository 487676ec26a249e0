// Writes the document for paper. Declared in print_frame.hpp.
#include "platform/html/print_frame.hpp"

#include "platform/html/writer.hpp"

namespace radslag::html {

std::string print_document(const PrintFrame& frame) {
    Writer out(frame.content.markup().size() + 1024);
    const auto put = [&out](std::string_view before, std::string_view text,
                            std::string_view after) {
        out.raw(before);
        out.text(text);
        out.raw(after);
    };
    put("<!doctype html>\n<html lang=\"", i18n::tag_of(frame.language), "\">\n<head>\n");
    out.raw("<meta charset=\"utf-8\">\n");
    put("<title>", frame.title, "</title>\n");
    put("<meta name=\"author\" content=\"", frame.site, "\">\n");
    if (!frame.base_url.empty())
        put("<base href=\"", frame.base_url, "\">\n");
    put("</head>\n<body>\n<p class=\"site\">", frame.site, "</p>\n");
    if (!frame.notice.empty())
        put("<p class=\"sample\">", frame.notice, "</p>\n");
    out.raw("<main>\n");
    out.raw(frame.content.markup());
    out.raw("\n</main>\n</body>\n</html>\n");
    return out.finish().markup();
}

} // namespace radslag::html
