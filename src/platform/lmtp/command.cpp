// See command.hpp.
#include "platform/lmtp/command.hpp"

#include <algorithm>
#include <array>

namespace radslag::lmtp {

namespace {

constexpr std::size_t longest_address = 512; // senders of lists write far more than 64 before the @

char capital(char each) {
    return each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
}

std::string in_capitals(std::string_view text) {
    std::string capitals(text);
    std::ranges::transform(capitals, capitals.begin(), capital);
    return capitals;
}

bool is_same(std::string_view text, std::string_view capitals) {
    return in_capitals(text) == capitals;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t start = std::min(text.find_first_not_of(" \t"), text.size());
    text.remove_prefix(start);
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

bool is_keyword(std::string_view text) {
    return !text.empty() && text.front() != '-' && std::ranges::all_of(text, [](char each) {
        const char letter = capital(each);
        return (letter >= 'A' && letter <= 'Z') || (each >= '0' && each <= '9') || each == '-';
    });
}

/// esmtp-value of RFC 5321, 4.1.2.
bool is_value(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char each) {
        return each > ' ' && each < 0x7f && each != '=';
    });
}

/// Where the path that begins with "<" ends: the ">" that no quotes are around.
std::size_t end_of_path(std::string_view text) {
    bool quoted = false;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (quoted && text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            quoted = !quoted;
        else if (text[at] == '>' && !quoted)
            return at;
    }
    return std::string_view::npos;
}

std::string_view without_route(std::string_view path) {
    const std::size_t colon = path.find(':');
    if (!path.starts_with('@') || colon == std::string_view::npos)
        return path;
    return path.substr(colon + 1);
}

bool is_address(std::string_view address) {
    if (address.empty() || is_same(address, "POSTMASTER"))
        return true;
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == address.size() ||
        address.size() > longest_address)
        return false;
    const std::string_view local = address.substr(0, at);
    const std::string_view domain = address.substr(at + 1);
    const bool quoted = local.size() > 2 && local.starts_with('"') && local.ends_with('"');
    const auto is_plain = [](char each) {
        constexpr std::string_view marks = "<>()\\,;:\"@";
        return each > ' ' && marks.find(each) == std::string_view::npos;
    };
    const bool literal = domain.starts_with('[') && domain.ends_with(']');
    const auto in_domain = [](char each) {
        constexpr std::string_view marks = "<>()\\,;\"@";
        return each > ' ' && marks.find(each) == std::string_view::npos;
    };
    return (quoted || std::ranges::all_of(local, is_plain)) &&
           std::ranges::all_of(domain, in_domain) &&
           (literal || domain.find_first_of("[]:") == std::string_view::npos);
}

std::optional<std::vector<Parameter>> read_parameters(std::string_view text) {
    std::vector<Parameter> parameters;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const std::string_view word = text.substr(0, text.find_first_of(" \t"));
        text.remove_prefix(word.size());
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        const bool has_value = equals != std::string_view::npos;
        const std::string_view value = has_value ? word.substr(equals + 1) : std::string_view();
        if (!is_keyword(name) || (has_value && !is_value(value)))
            return std::nullopt;
        parameters.push_back({in_capitals(name), std::string(value)});
    }
    return parameters;
}

} // namespace

Command read_command(std::string_view line) {
    struct Known {
        std::string_view name;
        Verb verb;
    };
    constexpr std::array<Known, 10> known{{{"LHLO", Verb::lhlo},
                                           {"MAIL", Verb::mail},
                                           {"RCPT", Verb::rcpt},
                                           {"DATA", Verb::data},
                                           {"RSET", Verb::rset},
                                           {"NOOP", Verb::noop},
                                           {"QUIT", Verb::quit},
                                           {"VRFY", Verb::vrfy},
                                           {"EXPN", Verb::left_out},
                                           {"HELP", Verb::left_out}}};
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    Command command{Verb::unknown, trimmed(line.substr(word.size()))};
    for (const Known& each : known)
        if (is_same(word, each.name))
            command.verb = each.verb;
    return command;
}

PathOrFault read_path(std::string_view argument, std::string_view word) {
    const std::size_t colon = argument.find(':');
    if (colon == std::string_view::npos || !is_same(trimmed(argument.substr(0, colon)), word))
        return {};
    argument = trimmed(argument.substr(colon + 1));
    const std::size_t end = argument.starts_with('<') ? end_of_path(argument) : argument.npos;
    if (end == std::string_view::npos)
        return {};
    const std::string_view rest = argument.substr(end + 1);
    const std::string_view address = without_route(argument.substr(1, end - 1));
    if (std::ranges::any_of(argument, [](char each) { return (each & 0x80) != 0; }))
        return {std::nullopt, PathFault::not_ascii};
    auto parameters = read_parameters(rest);
    const bool apart = rest.empty() || rest.front() == ' ' || rest.front() == '\t';
    if (!apart || !parameters || !is_address(address))
        return {};
    return {Path{std::string(address), std::move(*parameters)}, PathFault::syntax};
}

} // namespace radslag::lmtp
