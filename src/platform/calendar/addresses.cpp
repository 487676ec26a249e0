// See addresses.hpp.
#include "platform/calendar/addresses.hpp"

#include "platform/text/lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace radslag::calendar {

namespace {

bool is_alphanumeric(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

bool is_address(std::string_view mail) {
    const auto at = mail.rfind('@');
    return at != std::string_view::npos && at > 0 && at + 1 < mail.size() &&
           !text::has_controls(mail) && mail.find(' ') == std::string_view::npos;
}

std::string percent_encoded(char byte) {
    return fmt::format("%{:02X}", static_cast<unsigned char>(byte));
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned char byte = 0;
        const auto digits = text.substr(at, 3);
        if (digits.size() == 3 && digits[0] == '%' &&
            std::from_chars(digits.data() + 1, digits.data() + 3, byte, 16).ptr ==
                digits.data() + 3) {
            decoded += static_cast<char>(byte);
            at += 2;
        } else {
            decoded += text[at];
        }
    }
    return decoded;
}

} // namespace

std::string mailto(std::string_view mail) {
    if (!is_address(mail))
        throw std::invalid_argument("no mail address: " + text::one_line(mail, 100));
    constexpr std::string_view plain = "-._~!$'*+@";
    std::string uri = "mailto:";
    for (const char byte : mail) {
        if (is_alphanumeric(byte) || plain.find(byte) != std::string_view::npos)
            uri += byte;
        else
            uri += percent_encoded(byte);
    }
    return uri;
}

std::string mail_of(std::string_view uri) {
    constexpr std::string_view scheme = "mailto:";
    const bool is_mailto =
        uri.size() > scheme.size() &&
        std::equal(scheme.begin(), scheme.end(), uri.begin(), [](char small, char any) {
            return small == (any >= 'A' && any <= 'Z' ? any - 'A' + 'a' : any);
        });
    if (!is_mailto)
        return "";
    uri.remove_prefix(scheme.size());
    const std::string mail = text::many_lines(percent_decoded(uri.substr(0, uri.find('?'))));
    return is_address(mail) ? mail : "";
}

std::string web_uri(std::string_view url) {
    if (!url.starts_with("https://") && !url.starts_with("http://"))
        throw std::invalid_argument("no web address: " + text::one_line(url, 100));
    std::string uri;
    for (const char byte : url) {
        const bool plain = byte > ' ' && byte < 0x7F && byte != '"' && byte != '<' && byte != '>';
        uri += plain ? std::string(1, byte) : percent_encoded(byte);
    }
    return uri;
}

} // namespace radslag::calendar
