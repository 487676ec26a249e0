// Entries of blocks such as "Notera", "Att göra", "Tiltak": the act, and who is to do it where
// brackets, a column or "Name:" say so. Look next at acts.hpp.
#pragma once

#include "notes/people.hpp"
#include "notes/statements.hpp"

namespace radslag::notes {

struct ActionEntry {
    Range text; ///< without the bracket or label that names who
    std::optional<std::string> who;
    std::vector<Index> people;
    bool request = false; ///< addressed to nobody by name
};

/// Whether a table's row heads columns of what is to be done and by whom.
bool is_action_header(const Reading& reading, Range row);

class ActionEntries {
  public:
    ActionEntries(const Reading& reading, const People& people)
        : reading_(reading), people_(people) {}

    /// An entry of an action block; nothing when the statement asks for nothing.
    std::optional<ActionEntry> read(const Statement& statement);

    /// A sentence or line anywhere that ends with names in brackets.
    [[nodiscard]] std::optional<ActionEntry> bracketed(Range range) const;

    /// "Ansvarig: Bo", alone or at the end of an entry: who, and the words before it.
    [[nodiscard]] std::optional<ActionEntry> responsible(Range range) const;

  private:
    [[nodiscard]] Range before_remark(Range inside) const;
    [[nodiscard]] bool only_given_names(Range range) const;
    std::optional<ActionEntry> table_row(const Statement& statement);
    void read_header(const std::vector<Range>& cells, std::size_t line);
    [[nodiscard]] bool name_who(Range range, ActionEntry& entry) const;
    [[nodiscard]] std::vector<Range> cells_of(Range range) const;

    const Reading& reading_;
    const People& people_;
    std::size_t header_line_ = static_cast<std::size_t>(-1);
    std::size_t task_column_ = 0;
    std::size_t who_column_ = 1;
};

} // namespace radslag::notes
