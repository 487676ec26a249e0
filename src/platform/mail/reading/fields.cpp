// See fields.hpp.
#include "platform/mail/reading/fields.hpp"

#include <glib.h>

#include <algorithm>

namespace radslag::mail {

namespace {

constexpr std::size_t longest_id = 900;
constexpr std::string_view white = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(white), text.size()));
    return text.substr(0, text.find_last_not_of(white) + 1);
}

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= longest_id && std::ranges::all_of(text, [](char each) {
        return each > ' ' && each < 0x7f && each != '<' && each != '>';
    });
}

} // namespace

bool is_same(std::string_view one, std::string_view other) {
    return one.size() == other.size() &&
           std::equal(one.begin(), one.end(), other.begin(), [](char left, char right) {
               return g_ascii_tolower(left) == g_ascii_tolower(right);
           });
}

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), g_ascii_tolower);
    return small;
}

std::vector<std::vector<Field>> read_blocks(std::string_view text, std::size_t most) {
    std::vector<std::vector<Field>> blocks(1);
    std::size_t count = 0;
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        std::vector<Field>& block = blocks.back();
        if (trimmed(line).empty()) {
            if (!block.empty())
                blocks.emplace_back();
        } else if (line.front() == ' ' || line.front() == '\t') {
            if (!block.empty()) {
                block.back().value += ' ';
                block.back().value += trimmed(line);
            }
        } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
            if (++count > most)
                break;
            block.push_back({std::string(trimmed(line.substr(0, colon))),
                             std::string(trimmed(line.substr(colon + 1)))});
        }
    }
    if (blocks.back().empty())
        blocks.pop_back();
    return blocks;
}

std::vector<std::string> ids_in(std::string_view value, std::size_t most) {
    std::vector<std::string> ids;
    for (std::size_t at = value.find('<'); at != std::string_view::npos;
         at = value.find('<', at + 1)) {
        const std::string_view rest = value.substr(at + 1, longest_id + 1);
        const std::size_t end = rest.find('>');
        if (end != std::string_view::npos && is_id(rest.substr(0, end)))
            ids.emplace_back(rest.substr(0, end));
    }
    if (ids.size() > most)
        ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(most));
    return ids;
}

} // namespace radslag::mail
