// The readers of targets, queries, forms, cookies and header values. Declared in parse.hpp.
#include "platform/http/parse.hpp"

#include "platform/base/utf8.hpp"

#include <algorithm>

namespace radslag::http {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// What stands before the next `separator`; it and the separator are taken off `rest`.
std::string_view take_until(std::string_view& rest, char separator) {
    const std::size_t end = rest.find(separator);
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return taken;
}

std::optional<std::string> form_decoded(std::string_view text) {
    std::string spaced(text);
    std::ranges::replace(spaced, '+', ' ');
    return percent_decoded(spaced);
}

std::string lowered(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    return small;
}

/// Reads the value of a parameter up to the next semicolon, with or without quotation marks, and
/// takes it off `rest`.
std::string take_parameter_value(std::string_view& rest) {
    rest = trimmed(rest);
    if (rest.empty() || rest.front() != '"')
        return std::string(trimmed(take_until(rest, ';')));
    std::string value;
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
        // Browsers send file names with "\" in them unescaped: only \" and \\ are escapes.
        if (rest[at] == '\\' && at + 1 < rest.size() &&
            (rest[at + 1] == '"' || rest[at + 1] == '\\'))
            ++at;
        value += rest[at];
    }
    rest.remove_prefix(std::min(at + 1, rest.size()));
    take_until(rest, ';');
    return value;
}

/// Whether an item of Accept-Encoding carries a weight of zero.
bool is_refused(std::string_view parameters) {
    const std::size_t at = parameters.find("q=");
    if (at == std::string_view::npos)
        return false;
    const std::string_view weight = trimmed(parameters.substr(at + 2));
    return !weight.empty() && weight.find_first_not_of("0.") == std::string_view::npos;
}

/// What names the host in a target of the absolute form; it and the scheme are taken off `target`.
std::optional<std::string_view> take_authority(std::string_view& target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!same_ignoring_case(target.substr(0, scheme.size()), scheme))
            continue;
        const std::string_view rest = target.substr(scheme.size());
        const std::string_view authority = rest.substr(0, rest.find_first_of("/?"));
        target = rest.substr(authority.size());
        return authority;
    }
    return std::nullopt;
}

} // namespace

bool is_host(std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    constexpr std::string_view in_address = "0123456789abcdefABCDEF:.";
    constexpr std::string_view in_name = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789-._~%!$&'()*+;="; // a comma joins two hosts
    const bool is_address = text.starts_with('[');
    text.remove_prefix(is_address ? 1 : 0);
    const std::size_t length =
        std::min(text.find_first_not_of(is_address ? in_address : in_name), text.size());
    text.remove_prefix(length);
    if (is_address) {
        if (!text.starts_with(']'))
            return false;
        text.remove_prefix(1);
    }
    const bool has_port = text.starts_with(':');
    text.remove_prefix(has_port ? 1 : 0);
    return length > 0 && (has_port || text.empty()) && text.size() <= 5 &&
           text.find_first_not_of(digits) == std::string_view::npos;
}

std::optional<Target> parse_target(std::string_view target) {
    if (target == "*")
        return Target{"*", "", ""};
    Target parts;
    if (const auto authority = take_authority(target)) {
        if (!is_host(*authority))
            return std::nullopt;
        parts.authority = *authority;
    }
    const bool is_bare = target.empty() || target.front() == '?'; // "http://host?query"
    // "//host/path" is another machine's address to a browser: none of ours begins so.
    if (is_bare ? parts.authority.empty() : target.front() != '/' || target.starts_with("//"))
        return std::nullopt;
    for (const char c : target)
        if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f ||
            c == '#' || c == '\\')
            return std::nullopt;
    const std::string_view path = take_until(target, '?');
    parts.path = is_bare ? "/" : path;
    parts.query = target;
    return parts;
}

std::optional<Values> parse_form(std::string_view text, std::size_t most) {
    Values values;
    while (!text.empty()) {
        std::string_view pair = take_until(text, '&');
        if (pair.empty())
            continue;
        if (values.size() == most)
            return std::nullopt;
        std::optional<std::string> name = form_decoded(take_until(pair, '='));
        std::optional<std::string> value = form_decoded(pair);
        if (!name || !value)
            return std::nullopt;
        values.add(std::move(*name), std::move(*value));
    }
    return values;
}

Values parse_cookies(std::string_view header) {
    Values cookies;
    while (!header.empty()) {
        std::string_view pair = trimmed(take_until(header, ';'));
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0)
            continue;
        std::string_view value = pair.substr(equals + 1);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        if (is_text(pair))
            cookies.add(std::string(pair.substr(0, equals)), std::string(value));
    }
    return cookies;
}

HeaderValue parse_header_value(std::string_view header) {
    HeaderValue parsed;
    parsed.value = lowered(trimmed(take_until(header, ';')));
    while (!header.empty()) {
        const std::size_t end = header.find_first_of("=;");
        if (end == std::string_view::npos)
            break;
        const std::string_view name = trimmed(header.substr(0, end));
        const bool has_value = header[end] == '=';
        header.remove_prefix(end + 1);
        std::string value = has_value ? take_parameter_value(header) : std::string();
        if (!name.empty())
            parsed.parameters.add(std::string(name), std::move(value));
    }
    return parsed;
}

bool accepts_gzip(std::string_view accept_encoding) {
    while (!accept_encoding.empty()) {
        std::string_view item = take_until(accept_encoding, ',');
        const std::string_view coding = trimmed(take_until(item, ';'));
        if (same_ignoring_case(coding, "gzip") || same_ignoring_case(coding, "x-gzip"))
            return !is_refused(item);
    }
    return false;
}

} // namespace radslag::http
