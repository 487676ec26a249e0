// Checks and builds addresses. Declared in url.hpp.
#include "platform/html/url.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace radslag::html {
namespace {

bool is_blank_or_control(char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
    if (text.size() < start.size())
        return false;
    for (std::size_t i = 0; i < start.size(); ++i)
        if (lower(text[i]) != start[i])
            return false;
    return true;
}

/// An address in its three parts: path (or what comes before "?"), query without "?", fragment
/// with "#".
struct Parts {
    std::string_view path, query, fragment;
};

Parts parts_of(std::string_view text) {
    Parts parts;
    const std::size_t hash = text.find('#');
    if (hash != std::string_view::npos)
        parts.fragment = text.substr(hash);
    text = text.substr(0, hash);
    const std::size_t question = text.find('?');
    parts.path = text.substr(0, question);
    if (question != std::string_view::npos)
        parts.query = text.substr(question + 1);
    return parts;
}

constexpr std::array<bool, 256> make_unreserved() {
    std::array<bool, 256> unreserved{};
    for (const std::string_view range : {"az", "AZ", "09", "--", "..", "__", "~~"})
        for (char c = range[0]; c <= range[1]; ++c)
            unreserved[static_cast<unsigned char>(c)] = true;
    return unreserved;
}
constexpr std::array<bool, 256> unreserved = make_unreserved();

bool is_unreserved(char c) {
    return unreserved[static_cast<unsigned char>(c)];
}

/// Most of what is put into addresses is ids and words that stand for themselves.
void append_encoded(std::string& encoded, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (std::ranges::all_of(text, is_unreserved)) {
        encoded += text;
        return;
    }
    for (const char c : text) {
        if (is_unreserved(c)) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += digits[byte >> 4U];
        encoded += digits[byte & 15U];
    }
}

/// The query without its parameters of that (already encoded) name.
std::string without(std::string_view query, std::string_view name) {
    std::string kept;
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
        if (pair.empty() || pair.substr(0, pair.find('=')) == name)
            continue;
        if (!kept.empty())
            kept += '&';
        kept += pair;
    }
    return kept;
}

} // namespace

std::string percent_encoded(std::string_view text) {
    std::string encoded;
    append_encoded(encoded, text);
    return encoded;
}

Url Url::path(std::string_view path) {
    // "//host" and "/\host" lead to another machine in browsers.
    if (path.empty() || path[0] != '/' || (path.size() > 1 && (path[1] == '/' || path[1] == '\\')))
        throw std::logic_error("a path of ours begins with one \"/\": " + std::string(path));
    for (const char c : path)
        if (is_blank_or_control(c) || c == '\\')
            throw std::logic_error("a path of ours holds a blank: " + std::string(path));
    return Url(std::string(path));
}

Url Url::fragment(std::string_view id) {
    return Url("#" + percent_encoded(id));
}

std::optional<Url> Url::outside(std::string_view address) {
    while (!address.empty() && is_blank_or_control(address.front()))
        address.remove_prefix(1);
    while (!address.empty() && is_blank_or_control(address.back()))
        address.remove_suffix(1);
    for (const char c : address)
        if (is_blank_or_control(c) || c == '\\')
            return std::nullopt;
    constexpr std::array<std::string_view, 4> schemes{"https://", "http://", "mailto:", "tel:"};
    for (const std::string_view scheme : schemes)
        if (starts_with_ignoring_case(address, scheme) && address.size() > scheme.size())
            return Url(std::string(address));
    return std::nullopt;
}

Url Url::operator/(std::string_view segment) const {
    const std::string_view path = parts_of(text_).path;
    std::string joined;
    joined.reserve(path.size() + segment.size() + 1);
    joined = path;
    if (!joined.ends_with('/'))
        joined += '/';
    append_encoded(joined, segment);
    return Url(std::move(joined));
}

Url Url::with(std::string_view name, std::string_view value) const {
    const Parts parts = parts_of(text_);
    const std::string encoded = percent_encoded(name);
    std::string query = without(parts.query, encoded);
    if (!query.empty())
        query += '&';
    query += encoded + '=' + percent_encoded(value);
    return Url(std::string(parts.path) + '?' + query + std::string(parts.fragment));
}

Url Url::and_with(std::string_view name, std::string_view value) const {
    const Parts parts = parts_of(text_);
    std::string query(parts.query);
    if (!query.empty())
        query += '&';
    query += percent_encoded(name) + '=' + percent_encoded(value);
    return Url(std::string(parts.path) + '?' + query + std::string(parts.fragment));
}

Url Url::at(std::string_view id) const {
    return Url(text_.substr(0, text_.find('#')) + '#' + percent_encoded(id));
}

} // namespace radslag::html
