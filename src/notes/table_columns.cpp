// Comparing the words of a head; see table_columns.hpp.
#include "notes/table_columns.hpp"

#include <algorithm>
#include <array>

namespace radslag::notes {

namespace {

constexpr std::array<std::string_view, 7> number_heads = {"nr",  "punkt", "p", "pkt",
                                                          "sak", "§",     "no"};
constexpr std::array<std::string_view, 12> due_heads = {
    "klart", "klar", "datum",  "när",     "frist",    "deadline",
    "due",   "tid",  "senast", "färdigt", "måldatum", "slutdatum"};
constexpr std::array<std::string_view, 5> who_heads = {"vem", "hvem", "who", "owner", "vastuu"};

bool lists(const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool heads_who(std::string_view word) {
    return lists(who_heads, word) || word.starts_with("ansv") || word.starts_with("respons") ||
           word.starts_with("vastuu");
}

} // namespace

std::vector<Range> cells_of(const Reading& reading, Range row) {
    std::vector<Range> cells;
    std::size_t first = row.first;
    for (std::size_t i = row.first; i <= row.end; ++i)
        if (i == row.end || reading.tokens[i].kind == TokenKind::cell) {
            cells.push_back({first, i});
            first = i + 1;
        }
    return cells;
}

std::optional<TableColumns> columns_of(const Reading& reading, Range row) {
    constexpr std::size_t longest_head = 4;
    const auto cells = cells_of(reading, row);
    TableColumns columns;
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (cells[k].empty())
            continue;
        if (cells[k].size() > longest_head)
            return std::nullopt;
        const auto word = reading.folded(cells[k].first);
        const std::size_t decided = reading.match(cells[k].first, WordClass::head_decision);
        if (heads_who(word))
            columns.who = k;
        else if (lists(due_heads, word))
            columns.due = k;
        else if (k == 0 && lists(number_heads, word))
            columns.number = k;
        else if (decided > 0 && decided == cells[k].size())
            columns.decision = k;
    }
    const bool told = cells.size() >= 3 && (columns.who || columns.decision);
    return told ? std::optional(columns) : std::nullopt;
}

} // namespace radslag::notes
