// The ledger: every act on records in force appends one entry with the full after-image of each
// row that it touched. This is the only way to write records; check.hpp compares the two.
#pragma once

#include "platform/db/database.hpp"

#include <memory>
#include <string_view>

namespace radslag::ledger {

/// A statement that writes one table's rows: its SQL ends in `RETURNING *`, and every row that it
/// returns becomes an after-image in the entry. Columns named `sort_key` (derived) are left out.
struct Write {
    std::string_view table;
    db::Statement statement;
};

/// Whether what follows from an act is done with it.
enum class Following { yes, no };

/// One act inside one transaction. Call append() last. An act that wrote rows and goes away without
/// it forbids the commit: an action that then returns an error is undone as always, one that
/// returns success is undone too, and its write() throws db::Fault.
class Act {
  public:
    /// `who`: the person's id, or a program's name ("import"). `verb`: what was done, as
    /// "meeting.import". `object`: the id of the record that the act is about.
    Act(db::Session& session, std::string_view who, std::string_view verb, std::string_view object);
    ~Act();
    Act(const Act&) = delete;
    Act& operator=(const Act&) = delete;

    /// Runs the statement and keeps the after-image of each row it returns; the row's `id` column
    /// names it (every table of records has one). Returns how many rows were written. A row
    /// written twice in one act keeps its last image.
    std::int64_t write(const Write& write, std::initializer_list<db::Parameter> parameters);
    std::int64_t write(const Write& write, db::Parameters parameters);

    /// As write(), for a statement that inserts one row: nothing waits for its answer, so that many
    /// of them go to PostgreSQL in one stream. What it fails with is thrown by a later statement.
    void add(const Write& write, std::initializer_list<db::Parameter> parameters);
    /// The same; `told` gets the row when its answer comes, at the latest in append(), for what the
    /// database has given it. It must own what it uses.
    void add(const Write& write, std::initializer_list<db::Parameter> parameters,
             std::function<void(const db::Row&)> told);

    /// Runs a statement that deletes rows and returns them: the image says that the row is gone.
    std::int64_t erase(const Write& write, std::initializer_list<db::Parameter> parameters);

    /// Appends the entry and gives its id, by which the act can be undone. What follows from the
    /// rows that were written (consequences.hpp) is done first, unless the act brings rows back as
    /// they were. On SQLite the entry is numbered at once; on PostgreSQL within a second.
    std::int64_t append(Following following = Following::yes);

    [[nodiscard]] db::Session& session() const;

  private:
    void follow();

    struct State;
    std::shared_ptr<State> state_; ///< shared with the answers that are still awaited
};

} // namespace radslag::ledger
