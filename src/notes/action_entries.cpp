// Brackets, labels and columns that name who acts; see action_entries.hpp.
#include "notes/action_entries.hpp"

#include <algorithm>

namespace radslag::notes {

namespace {

constexpr WordClasses who_words(WordClass::role, WordClass::chair_role, WordClass::speaking_group,
                                WordClass::own_body, WordClass::head_group);

} // namespace

bool is_action_header(const Reading& reading, Range row) {
    bool who = false;
    bool what = false;
    for (std::size_t i = row.first; i < row.end; ++i) {
        if (i > row.first && reading.tokens[i - 1].kind != TokenKind::cell)
            continue;
        const auto word = reading.folded(i);
        who = who || word.starts_with("ansv") || word == "vem" || word == "hvem" || word == "who" ||
              word == "owner" || word.starts_with("respons") || word == "vastuu";
        what = what || word == "vad" || word == "hva" || word == "hvad" || word == "what" ||
               reading.match(i, WordClass::head_action) > 0;
    }
    return who && what && row.size() <= 16;
}

std::vector<Range> ActionEntries::cells_of(Range range) const {
    std::vector<Range> cells;
    std::size_t first = range.first;
    for (std::size_t i = range.first; i <= range.end; ++i)
        if (i == range.end || reading_.tokens[i].kind == TokenKind::cell) {
            cells.push_back({first, i});
            first = i + 1;
        }
    return cells;
}

/// "(Kari)": a given name that is an everyday word too is a name here.
bool ActionEntries::only_given_names(Range range) const {
    return range.size() == 1 && reading_.tokens[range.first].capital &&
           reading_.tokens[range.first].is(WordClass::given_or_common);
}

/// Takes `range` as who is to act when it holds nothing but names, roles and groups.
bool ActionEntries::name_who(Range range, ActionEntry& entry) const {
    if (range.empty())
        return false;
    const auto uses = people_.within(range);
    std::size_t covered = 0;
    for (const NameUse& use : uses)
        covered += use.tokens.size();
    std::size_t words = 0;
    for (std::size_t i = range.first; i < range.end; ++i) {
        const Token& token = reading_.tokens[i];
        words += token.is_word() && !token.is(WordClass::conjunction) ? 1 : 0;
    }
    if (!uses.empty() && covered >= words) {
        std::string who;
        for (const NameUse& use : uses) {
            if (std::find(entry.people.begin(), entry.people.end(), use.person) !=
                entry.people.end())
                continue;
            entry.people.push_back(use.person);
            who += (who.empty() ? "" : "; ") + people_.people[use.person].name;
        }
        entry.who = who;
        return true;
    }
    const auto word = reading_.folded(range.first);
    const bool everyone =
        range.size() == 1 && (word == "alla" || word == "samtliga" || word == "alle" ||
                              word == "all" || word == "kaikki");
    if (uses.empty() && (everyone || only_given_names(range))) {
        entry.who = reading_.words(range);
        return true;
    }
    const bool group = reading_.tokens[range.first].classes.any(who_words) ||
                       reading_.match(range.first, WordClass::speaking_group) > 0;
    const auto organisations = find_organisations(reading_, range);
    const bool organisation =
        !organisations.empty() && organisations.front().tokens.first == range.first;
    if (range.size() <= 5 && (group || organisation)) {
        entry.who = reading_.words(organisation ? organisations.front().tokens : range);
        return true;
    }
    return false;
}

std::optional<ActionEntry> ActionEntries::bracketed(Range range) const {
    std::size_t close = range.end;
    // From the last bracket back: "… (Áilu) (etter at vi startar)", "… (Sigbjørn) innan 14.3.2014".
    for (int tried = 0; tried < 2; ++tried) {
        while (close > range.first && !reading_.is_mark(close - 1, ')'))
            --close;
        std::size_t open = close > range.first ? close - 1 : close;
        while (open > range.first && !reading_.is_mark(open, '('))
            --open;
        if (close == range.first || open == range.first || (tried == 0 && range.end - close > 6))
            return std::nullopt;
        ActionEntry entry;
        entry.text = close == range.end || tried > 0 ? Range{range.first, open} : range;
        Range inside{open + 1, close};
        while (!inside.empty() && reading_.is_mark(inside.end - 1, ')'))
            --inside.end;
        if (name_who(before_remark(inside), entry))
            return entry;
        close = open;
    }
    return std::nullopt;
}

std::optional<ActionEntry> ActionEntries::responsible(Range range) const {
    for (std::size_t i = range.first; i + 1 < range.end; ++i) {
        const auto word = reading_.folded(i);
        const bool label = word.starts_with("ansvar") || word == "ansv" || word == "vem" ||
                           word == "hvem" || word == "responsible" || word == "owner" ||
                           word.starts_with("vastuu");
        std::size_t at = i + 1;
        while (at < range.end && reading_.is_mark(at, '.'))
            ++at;
        if (!label || !reading_.is_mark(at, ':'))
            continue;
        ActionEntry entry;
        Range who{at + 1, range.end};
        while (!who.empty() && reading_.is_mark(who.end - 1, '.'))
            --who.end;
        if (!name_who(who, entry))
            continue;
        entry.text = {range.first, i};
        while (!entry.text.empty() && reading_.tokens[entry.text.end - 1].kind == TokenKind::mark &&
               !reading_.is_mark(entry.text.end - 1, ')'))
            --entry.text.end;
        return entry;
    }
    return std::nullopt;
}

/// "Digg, klart" and "Josef jobbar på utkastet" name who before they say how far it has come.
Range ActionEntries::before_remark(Range inside) const {
    for (std::size_t i = inside.first + 1; i < inside.end; ++i) {
        const Token& token = reading_.tokens[i];
        const bool verb = token.is_word() && !token.capital && !token.is(WordClass::conjunction);
        const bool remark =
            reading_.is_mark(i, ',') && i + 1 < inside.end && !reading_.tokens[i + 1].capital;
        if (verb || remark)
            return {inside.first, i};
    }
    return inside;
}

void ActionEntries::read_header(const std::vector<Range>& cells, std::size_t line) {
    header_line_ = line;
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (cells[k].empty())
            continue;
        const auto word = reading_.folded(cells[k].first);
        if (word.starts_with("ansv") || word == "vem" || word == "who" || word == "owner" ||
            word.starts_with("respons") || word == "vastuu" || word == "hvem")
            who_column_ = k;
        else if (reading_.match(cells[k].first, WordClass::head_action) > 0 || word == "vad" ||
                 word == "what" || word == "hva")
            task_column_ = k;
    }
}

std::optional<ActionEntry> ActionEntries::table_row(const Statement& statement) {
    const auto cells = cells_of(reading_.lines[statement.line].tokens);
    const bool header = statement.label.has_value() ||
                        reading_.match(cells.front().first, WordClass::head_action) > 0 ||
                        is_action_header(reading_, reading_.lines[statement.line].tokens);
    if (header) {
        read_header(cells, statement.line);
        return std::nullopt;
    }
    const std::size_t task = std::min(task_column_, cells.size() - 1);
    ActionEntry entry;
    entry.text = cells[task].empty() ? statement.tokens : cells[task];
    if (who_column_ < cells.size() && who_column_ != task && !cells[who_column_].empty() &&
        !name_who(cells[who_column_], entry))
        entry.who = reading_.words(cells[who_column_]);
    return entry;
}

std::optional<ActionEntry> ActionEntries::read(const Statement& statement) {
    const TextLine& line = reading_.lines[statement.line];
    if (line.kind == LineKind::table_row)
        return table_row(statement);
    if (const auto entry = bracketed(statement.tokens))
        return entry;
    if (const auto entry = responsible(statement.tokens))
        return entry->text.empty() ? std::nullopt : entry;
    const bool says =
        std::any_of(reading_.tokens.begin() + static_cast<std::ptrdiff_t>(statement.tokens.first),
                    reading_.tokens.begin() + static_cast<std::ptrdiff_t>(statement.tokens.end),
                    [](const Token& token) { return token.is_word() && !token.capital; });
    if (!says)
        return std::nullopt;
    ActionEntry entry;
    entry.text = statement.tokens;
    entry.request = true;
    for (std::size_t i = statement.tokens.first;
         i < std::min(statement.tokens.end, statement.tokens.first + 8); ++i) {
        if (!reading_.is_mark(i, ':') || i == statement.tokens.first)
            continue;
        if (name_who({statement.tokens.first, i}, entry) && i + 1 < statement.tokens.end)
            entry.text = {i + 1, statement.tokens.end};
        break;
    }
    return entry;
}

} // namespace radslag::notes
