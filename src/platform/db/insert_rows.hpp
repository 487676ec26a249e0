// Inserts of one row by one statement, kept to go to PostgreSQL several rows at once: there a
// statement costs more than its row. postgres_connection.cpp sends them.
#pragma once

#include "platform/db/database.hpp"

#include <map>
#include <memory>
#include <vector>

namespace radslag::db {

/// Rows of one insert, in the groups in which they are sent.
constexpr std::size_t rows_in_group[] = {16, 4};

/// The text that inserts `rows` rows as this one inserts one: `VALUES ($1, $2), ($3, $4) …`.
/// Nothing for a text that is no `INSERT … VALUES (…)` with at most a `RETURNING`, or an `ON
/// CONFLICT … DO NOTHING`, after it, and for one whose row asks the table itself.
std::optional<std::string> insert_of_rows(std::string_view sql, std::size_t rows);

/// The texts of groups, made once; the views live as long as this.
class GroupTexts {
  public:
    [[nodiscard]] bool can_group(std::string_view sql);
    /// For can_group(sql) and one of rows_in_group.
    [[nodiscard]] std::string_view text(std::string_view sql, std::size_t rows);

  private:
    using Texts = std::map<std::size_t, std::string>; ///< none for what cannot be grouped
    const Texts& texts_of(std::string_view sql);

    std::map<std::string, Texts, std::less<>> texts_;
};

/// Parameters that own what they view.
class OwnedParameters {
  public:
    explicit OwnedParameters(Parameters parameters);
    [[nodiscard]] Parameters all() const { return parameters_; }

  private:
    std::unique_ptr<char[]> room_;
    std::vector<Parameter> parameters_;
};

/// Rows of one statement that were not sent yet.
struct WaitingRows {
    Statement statement;
    std::vector<OwnedParameters> parameters;
    std::vector<std::function<void(const Row&)>> each; ///< of each row
};

} // namespace radslag::db
