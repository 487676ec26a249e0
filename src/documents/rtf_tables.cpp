// Reads the font table and the style sheet; see rtf_tables.hpp.
#include "documents/rtf_tables.hpp"

#include "documents/encoding.hpp"
#include "documents/rtf_tokens.hpp"
#include "documents/utf8.hpp"
#include "documents/word_names.hpp"

#include <algorithm>

namespace radslag::documents {

namespace {

/// The code page of a \fcharset (specification 1.9.1, font table).
const char* page_of_charset(int charset) {
    switch (charset) {
    case 77:
        return "macintosh";
    case 128:
        return "windows-932";
    case 134:
        return "windows-936";
    case 161:
        return "windows-1253";
    case 162:
        return "windows-1254";
    case 186:
        return "windows-1257";
    case 204:
        return "windows-1251";
    case 238:
        return "windows-1250";
    case 255:
        return "ibm-850";
    default:
        return nullptr;
    }
}

std::string trimmed(std::string_view text) {
    text.remove_prefix(utf8::leading_space(text));
    text.remove_suffix(utf8::trailing_space(text));
    return std::string(text);
}

} // namespace

void RtfTables::set_default(std::string_view word, int number) {
    if (word == "mac")
        default_page_ = "macintosh";
    else if (word == "pc")
        default_page_ = "ibm-437";
    else if (word == "pca" || number == 850)
        default_page_ = "ibm-850";
    else if (number >= 1250 && number <= 1258)
        default_page_ = "windows-" + std::to_string(number);
    else if (number == 65001)
        default_page_ = "UTF-8";
}

const std::string& RtfTables::page_of_font(int font) const {
    const auto found = font_pages_.find(font);
    return found == font_pages_.end() ? default_page_ : found->second;
}

void RtfTables::read_fonts(std::string_view table) {
    RtfTokens tokens(table);
    int font = 0;
    for (RtfToken token = tokens.next(); token.kind != RtfToken::Kind::end; token = tokens.next()) {
        if (token.kind != RtfToken::Kind::word)
            continue;
        if (token.text == "f")
            font = token.number;
        else if (token.text == "fcharset")
            if (const char* const page = page_of_charset(token.number); page != nullptr)
                font_pages_[font] = page;
    }
}

void RtfTables::read_styles(std::string_view table) {
    RtfTokens tokens(table);
    int style = 0;
    int outline = -1;
    std::string name;
    for (RtfToken token = tokens.next(); token.kind != RtfToken::Kind::end; token = tokens.next()) {
        if (token.kind == RtfToken::Kind::open) {
            style = token.is_optional ? -1 : 0; // optional ones are styles of characters
            outline = -1;
            name.clear();
        } else if (token.kind == RtfToken::Kind::word && token.text == "s" && style != -1) {
            style = token.number;
        } else if (token.kind == RtfToken::Kind::word && token.text == "outlinelevel") {
            outline = token.number;
        } else if (token.kind == RtfToken::Kind::text) {
            name += token.text;
        } else if (token.kind == RtfToken::Kind::close && style > 0) {
            int level = heading_of_name(trimmed(name.substr(0, name.find(';'))));
            if (level == 0 && outline >= 0 && outline <= 8)
                level = std::min(outline + 1, 6);
            if (level != 0)
                headings_[style] = level;
        }
    }
}

int RtfTables::heading_of(int style, int outline) const {
    if (outline >= 0 && outline <= 8)
        return std::min(outline + 1, 6);
    const auto found = headings_.find(style);
    return found == headings_.end() ? 0 : found->second;
}

std::string RtfTables::decoded(std::string_view bytes, const std::string& page) const {
    const bool is_ascii = std::all_of(bytes.begin(), bytes.end(), [](char each) {
        return static_cast<unsigned char>(each) < 0x80;
    });
    return is_ascii ? std::string(bytes) : decode(bytes, {page, 0});
}

std::string RtfTables::plain_text(std::string_view group, const std::string& page) const {
    RtfTokens tokens(group);
    std::string text;
    int to_skip = 0;
    for (RtfToken token = tokens.next(); token.kind != RtfToken::Kind::end; token = tokens.next()) {
        if (token.kind == RtfToken::Kind::word && token.text == "u") {
            if (const int unit = token.number & 0xFFFF; unit != 0)
                utf8::append(text, static_cast<char32_t>(unit));
            to_skip = 1;
        } else if (token.kind == RtfToken::Kind::word && token.text == "tab") {
            text += '\t';
        } else if (token.kind == RtfToken::Kind::byte || token.kind == RtfToken::Kind::text) {
            const char byte = static_cast<char>(token.number);
            auto bytes =
                token.kind == RtfToken::Kind::byte ? std::string_view(&byte, 1) : token.text;
            const auto skipped = std::min(static_cast<std::size_t>(to_skip), bytes.size());
            bytes.remove_prefix(skipped);
            to_skip = 0;
            text += decoded(bytes, page);
        }
    }
    return trimmed(text);
}

std::string RtfTables::address_in(std::string_view group, const std::string& page) const {
    const std::string text = plain_text(group, page);
    return address_in_field(text);
}

} // namespace radslag::documents
