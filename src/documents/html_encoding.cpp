// The character set of an HTML page: its byte order mark, its own words, or a guess. Declared in
// html.hpp; html.cpp walks through what comes out.
#include "documents/encoding.hpp"
#include "documents/html.hpp"
#include "documents/html_pared.hpp"

#include <algorithm>
#include <cctype>

namespace radslag::documents {

namespace {

/// The character set that an HTML page gives itself in its first bytes; empty when it does not.
std::string declared_encoding(std::string_view bytes) {
    std::string start(bytes.substr(0, 4096));
    std::transform(start.begin(), start.end(), start.begin(), [](unsigned char each) {
        return static_cast<char>(each < 0x80 ? std::tolower(each) : each);
    });
    const std::size_t at = start.find("charset=");
    if (at == std::string::npos)
        return {};
    const std::size_t begin = start.find_first_not_of("\"' ", at + 8);
    const std::size_t end = start.find_first_of("\"' />;", begin);
    return begin == std::string::npos ? "" : start.substr(begin, end - begin);
}

} // namespace

std::string decode_html(std::string_view bytes) {
    auto encoding = encoding_of(bytes).value_or(Encoding{"UTF-8", 0});
    const std::string declared = declared_encoding(bytes);
    if (encoding.mark_size == 0 && !encoding.name.starts_with("UTF-") && !declared.empty() &&
        declared != "utf-8")
        encoding.name = declared == "iso-8859-1" ? "windows-1252" : declared;
    // Pictures and scripts are the most of many pages: they go before a second copy is made. Markup
    // is ASCII in every character set but the wide ones and those that switch.
    const bool markup_is_ascii = encoding.name == "UTF-8" ||
                                 encoding.name.starts_with("windows-") ||
                                 encoding.name.starts_with("iso-8859-");
    std::string html =
        markup_is_ascii ? decode(pared_html(bytes.substr(encoding.mark_size)), {encoding.name, 0})
                        : pared_html(decode(bytes, encoding));
    std::erase(html, '\0');
    return html;
}

} // namespace radslag::documents
