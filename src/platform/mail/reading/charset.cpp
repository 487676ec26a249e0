// See charset.hpp.
#include "platform/mail/reading/charset.hpp"

#include "platform/base/utf8.hpp"
#include "platform/mail/reading/fields.hpp"

#include <glib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>

namespace radslag::mail {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view marks = "-_.:"; ///< in names of character sets

/// The name for iconv, which knows more in a name than a character set: nothing when it is none.
std::string known_name(std::string_view charset) {
    constexpr std::size_t longest = 40;
    const bool plain =
        charset.size() <= longest && std::ranges::all_of(charset, [](char each) {
            return g_ascii_isalnum(each) || marks.find(each) != std::string_view::npos;
        });
    std::string name = plain ? in_small_letters(charset) : "";
    for (const char* ascii : {"us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1"})
        if (name == ascii)
            return "windows-1252";
    return name;
}

/// Whether text in this set may look like UTF-8 and be something else.
bool hides_in_ascii(std::string_view name) {
    return name.starts_with("utf-16") || name.starts_with("utf-32") || name.starts_with("utf-7") ||
           name.starts_with("iso-2022") || name.starts_with("hz") || name.starts_with("ucs");
}

struct CloseConverter {
    void operator()(GIConv converter) const { g_iconv_close(converter); }
};

std::optional<std::string> converted(std::string_view bytes, const std::string& name) {
    GIConv const opened = g_iconv_open("UTF-8", name.c_str());
    if (reinterpret_cast<gssize>(opened) == -1) // iconv's way to say that it knows no such name
        return std::nullopt;
    const std::unique_ptr<_GIConv, CloseConverter> converter(opened);
    std::string text;
    std::array<char, 4096> piece{};
    auto* from = const_cast<char*>(bytes.data()); // only read
    gsize left = bytes.size();
    while (left > 0) {
        char* to = piece.data();
        gsize room = piece.size();
        const bool stopped =
            g_iconv(converter.get(), &from, &left, &to, &room) == static_cast<gsize>(-1);
        const int why = errno;
        text.append(piece.data(), piece.size() - room);
        if (stopped && why != E2BIG && left > 0) { // a byte that stands for nothing, or the last
            text += replacement;
            ++from;
            --left;
        }
    }
    return text;
}

std::string without_nul(std::string text) {
    std::erase(text, '\0');
    return text;
}

} // namespace

std::string to_utf8(std::string_view bytes, std::string_view charset) {
    const std::string name = known_name(charset);
    if (!hides_in_ascii(name)) {
        std::string text = without_nul(std::string(bytes));
        if (is_text(text))
            return text;
    }
    std::optional<std::string> text;
    if (!name.empty() && name != "utf-8" && name != "utf8")
        text = converted(bytes, name);
    if (!text || !is_text(without_nul(*text)))
        text = converted(bytes, "windows-1252");
    return without_nul(text.value_or(""));
}

std::string_view start_of(std::string_view text, std::size_t most) {
    if (text.size() <= most)
        return text;
    while (most > 0 && (text[most] & 0xC0) == 0x80)
        --most;
    return text.substr(0, most);
}

} // namespace radslag::mail
