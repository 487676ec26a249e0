// See mailbox_answers.hpp.
#include "platform/mail/mailbox_answers.hpp"

#include "platform/text/ascii.hpp"

#include <charconv>
#include <limits>

namespace radslag::mail {

namespace {

bool is_between(std::string_view words, std::size_t at, std::string_view signs) {
    return at >= words.size() || signs.find(words[at]) != std::string_view::npos;
}

/// The number behind a name, both as words of their own; `words` and `name` in small letters.
std::optional<std::uint64_t> number_after(std::string_view words, std::string_view name) {
    for (auto at = words.find(name); at != std::string_view::npos; at = words.find(name, at + 1)) {
        const std::size_t number = at + name.size() + 1;
        if (at == 0 || !is_between(words, at - 1, " ([") || number >= words.size() ||
            words[number - 1] != ' ')
            continue;
        std::uint64_t value = 0;
        const char* const end = words.data() + words.size();
        const auto read = std::from_chars(words.data() + number, end, value);
        if (read.ec == std::errc{} &&
            is_between(words, static_cast<std::size_t>(read.ptr - words.data()), " )]"))
            return value;
    }
    return std::nullopt;
}

/// Numbers of mails and mailboxes are never 0 (RFC 3501, 9: nz-number).
std::optional<std::uint32_t> as_number(std::optional<std::uint64_t> value) {
    if (!value || *value == 0 || *value > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return static_cast<std::uint32_t>(*value);
}

/// An answer that begins with a number: "* 23 exists".
struct Counted {
    std::uint32_t number = 0;
    std::string_view rest;
};

std::optional<Counted> counted(std::string_view words) {
    if (!words.starts_with("* "))
        return std::nullopt;
    Counted told;
    const char* const end = words.data() + words.size();
    const auto read = std::from_chars(words.data() + 2, end, told.number);
    if (read.ec != std::errc{})
        return std::nullopt;
    told.rest = words.substr(static_cast<std::size_t>(read.ptr - words.data()));
    return told;
}

} // namespace

std::optional<std::uint32_t> validity_in(std::string_view line) {
    const std::string words = text::lower_ascii(line);
    if (!words.starts_with("* ok ["))
        return std::nullopt;
    return as_number(number_after(words, "uidvalidity"));
}

std::optional<std::uint32_t> count_in(std::string_view line) {
    const std::string words = text::lower_ascii(line);
    const auto told = counted(words);
    if (!told || told->rest != " exists")
        return std::nullopt;
    return told->number;
}

std::optional<MailThere> mail_in(std::string_view line) {
    const std::string words = text::lower_ascii(line);
    const auto told = counted(words);
    if (!told || told->number == 0 || !told->rest.starts_with(" fetch ("))
        return std::nullopt;
    const auto uid = as_number(number_after(told->rest, "uid"));
    if (!uid)
        return std::nullopt;
    return MailThere{told->number, *uid, number_after(told->rest, "rfc822.size").value_or(0)};
}

std::string quoted_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char each : text) {
        if (each == '"' || each == '\\')
            quoted += '\\';
        quoted += each;
    }
    return quoted + '"';
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view stays = "-._~/";
    std::string encoded;
    for (const char each : text) {
        const bool letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
        const bool digit = each >= '0' && each <= '9';
        const auto code = static_cast<unsigned char>(each);
        if (letter || digit || stays.find(each) != std::string_view::npos)
            encoded += each;
        else
            encoded += {'%', hex[code >> 4U], hex[code & 15U]};
    }
    return encoded;
}

} // namespace radslag::mail
