// Draws the bar. Declared in share_bar.hpp.
#include "platform/html/share_bar.hpp"

#include "platform/html/writer.hpp"

namespace radslag::html {

Html share_bar(std::string_view finding, std::span<const SharePart> parts) {
    Writer out(256);
    out.raw("<svg viewBox=\"0 0 200 20\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
    out.text(finding);
    out.raw("\">");
    int at = 0; // half per cent, so that the gap between two parts is one unit
    for (const SharePart& part : parts) {
        if (part.percent == 0)
            continue;
        const int end = at + part.percent * 2;
        out.raw("<rect class=\"");
        out.text(part.css_class);
        out.raw("\" x=\"");
        out.number(at);
        out.raw("\" y=\"0\" width=\"");
        out.number(end < 200 ? end - at - 1 : end - at);
        out.raw("\" height=\"20\"/>");
        at = end;
    }
    out.raw("</svg>");
    return out.finish();
}

} // namespace radslag::html
