// Cutting a column into its cells and pairing; see torn_columns.hpp.
#include "notes/torn_columns.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

struct Cell {
    std::optional<Range> organisation; ///< nothing for a place
    OrganisationKind kind = OrganisationKind::other;
};

/// Behind a mark; behind all of a bracket that it opens.
std::size_t behind_bracket(const Reading& reading, std::size_t i, std::size_t end) {
    if (!reading.is_mark(i, '('))
        return i + 1;
    std::size_t close = i;
    while (close < end && !reading.is_mark(close, ')'))
        ++close;
    return close < end ? close + 1 : i + 1;
}

/// The cells of a stretch that holds nothing but organisations and places; those before anything
/// else when it holds more.
std::vector<Cell> cells_of(const Reading& reading, Range range) {
    std::vector<Cell> cells;
    const auto organisations = find_organisations(reading, range);
    auto next = organisations.begin();
    for (std::size_t i = range.first; i < range.end;) {
        if (next != organisations.end() && next->tokens.first == i) {
            cells.push_back({next->tokens, next->kind});
            i = next->tokens.end;
            ++next;
            continue;
        }
        const Token& token = reading.tokens[i];
        if (token.kind != TokenKind::word) {
            i = behind_bracket(reading, i, range.end);
            continue;
        }
        const std::size_t place = reading.match(i, WordClass::place);
        if (place == 0 || reading.match(i, WordClass::head_field) > 0)
            break;
        cells.push_back({});
        i += place;
    }
    return cells;
}

void pair(std::span<Attendee> people, const std::vector<Cell>& cells) {
    for (std::size_t k = 0; k < people.size(); ++k) {
        people[k].standing.organisation = cells[k].organisation;
        people[k].standing.kind = cells[k].kind;
        people[k].standing.organisation_listed = cells[k].organisation.has_value();
    }
}

} // namespace

bool pair_torn_columns(const Reading& reading, std::span<Attendee> people,
                       const std::vector<Range>& lines) {
    // Only those behind the last who has an organisation beside the name; the last of all may seem
    // to have one because the column begins there.
    for (std::size_t k = people.size(); k-- > 1;)
        if (people[k - 1].standing.organisation) {
            people = people.subspan(k);
            break;
        }
    if (people.size() < 3)
        return false;
    if (lines.size() == people.size() && !people.back().standing.organisation) {
        std::vector<Cell> cells;
        for (const Range line : lines) {
            const auto inside = find_organisations(reading, line);
            const bool place = reading.match(line.first, WordClass::place) == line.size();
            if (place)
                cells.push_back({});
            else
                cells.push_back({inside.empty() ? line : inside.front().tokens,
                                 inside.empty() ? OrganisationKind::other : inside.front().kind});
        }
        pair(people, cells);
        return true;
    }
    const auto cells = cells_of(reading, people.back().tail);
    if (cells.size() < people.size() || cells.size() > people.size() + 2)
        return false;
    pair(people, cells);
    return true;
}

} // namespace radslag::notes
