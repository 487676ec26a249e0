// An opened register: its folder, clock, database and kept documents. Commands begin here.
#pragma once

#include "app/settings.hpp"
#include "documents/files.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrations.hpp"

#include <memory>

namespace radslag::app {

/// All migrations of all features, by number; made at build.
std::span<const db::Migration> all_migrations();

/// Where the database of a register lies.
db::Options database_options(const Place& place);

/// Makes the register's folder where it is missing. Errors: invalid when that is not possible.
Result<void> make_ready(const Place& place);

class Register {
  public:
    /// Opens the register in the folder, which is made ready first when it is missing or empty:
    /// folders, tables and, when `found` is set, a forum named "Rådslag".
    /// Errors: of make_ready() and of migrations; invalid when a day is asked for and the forum is
    /// neither a demonstration nor a test.
    static Result<std::unique_ptr<Register>> open(const Place& place, bool found);

    [[nodiscard]] db::Database& database() { return *database_; }
    [[nodiscard]] const Clock& clock() const { return *clock_; }
    [[nodiscard]] const documents::Files& files() const { return files_; }
    [[nodiscard]] const bodies::Forum& forum() const { return forum_; }

  private:
    Register(const Place& place, std::unique_ptr<Clock> clock);

    Result<void> read_forum(bool found);

    /// The machine's clock until the forum is known to allow another.
    class SettableClock;

    std::unique_ptr<Clock> clock_;
    std::unique_ptr<db::Database> database_;
    documents::Files files_;
    bodies::Forum forum_;
};

/// The error of a day asked for in a forum that is neither a demonstration nor a test.
tl::unexpected<Error> no_day_of_ones_own(const bodies::Forum& forum);

} // namespace radslag::app
