// See address.hpp.
#include "platform/mail/address.hpp"

#include "platform/text/ascii.hpp"
#include "platform/text/lines.hpp"

#include <glib.h>

#include <algorithm>

namespace radslag::mail {

namespace {

constexpr std::size_t longest_local_part = 64;
constexpr std::size_t longest_domain = 255;
constexpr std::size_t longest_label = 63;                       // RFC 1035, 2.3.4
constexpr std::string_view other_marks = "!#$%&'*+-/=?^_`{|}~"; // RFC 5322, 3.2.3

bool is_letter_or_digit(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
           (each >= '0' && each <= '9');
}

bool is_atom(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char each) {
        return is_letter_or_digit(each) || other_marks.find(each) != std::string_view::npos;
    });
}

bool is_label(std::string_view text) {
    return !text.empty() && text.size() <= longest_label && !text.starts_with('-') &&
           !text.ends_with('-') && std::ranges::all_of(text, [](char each) {
               return is_letter_or_digit(each) || each == '-';
           });
}

template <class Rule>
bool all_between_dots(std::string_view text, Rule rule) {
    for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
        if (!rule(text.substr(0, dot)))
            return false;
        text.remove_prefix(dot + 1);
    }
    return rule(text);
}

} // namespace

Result<void> check_address(std::string_view address) {
    if (std::ranges::any_of(address, [](char each) { return (each & 0x80) != 0; }))
        return failure(ErrorCode::invalid,
                       "The mail address {0} has other signs than a–z, digits and the usual marks. "
                       "Mail from here does not reach such addresses: give another one.",
                       {text::one_line(address)});
    const std::size_t at = address.rfind('@');
    const bool whole = at != std::string_view::npos && at <= longest_local_part &&
                       address.size() - at - 1 <= longest_domain &&
                       all_between_dots(address.substr(0, at), is_atom) &&
                       all_between_dots(address.substr(at + 1), is_label);
    if (!whole)
        return failure(ErrorCode::invalid, "{0} is no mail address. Write it as name@example.org.",
                       {text::one_line(address)});
    return {};
}

Result<void> check_header_text(std::string_view text) {
    if (text::has_controls(text))
        return failure(ErrorCode::invalid,
                       "“{0}” has a line break or another sign that cannot stand in the head of a "
                       "mail. Write it in one line.",
                       {text::one_line(text)});
    return {};
}

std::string fold_address(std::string_view address) {
    return text::lower_ascii(address);
}

bool is_same_address(std::string_view one, std::string_view other) {
    return fold_address(one) == fold_address(other);
}

std::string_view domain_of(std::string_view address) {
    const std::size_t at = address.rfind('@');
    return at == std::string_view::npos ? address : address.substr(at + 1);
}

} // namespace radslag::mail
