// See table_words.hpp.
#include "exports/table_words.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace radslag::exports {

std::string_view text_named(std::string_view name) {
    const auto all = texts();
    const auto found = std::ranges::find(all, name, &EmbeddedText::name);
    if (found == all.end())
        throw std::logic_error("no text is called " + std::string(name));
    return found->content;
}

std::optional<TableWords> words_of(std::string_view table) {
    constexpr std::string_view between = " | ";
    std::string_view left = text_named("tables.txt");
    while (!left.empty()) {
        const std::string_view line = left.substr(0, left.find('\n'));
        left.remove_prefix(std::min(left.size(), line.size() + 1));
        const auto first = line.find(between);
        const auto second = first == line.npos ? line.npos : line.find(between, first + 1);
        if (second == line.npos || line.substr(0, first) != table)
            continue;
        return TableWords{line.substr(first + between.size(), second - first - between.size()),
                          line.substr(second + between.size())};
    }
    return std::nullopt;
}

} // namespace radslag::exports
