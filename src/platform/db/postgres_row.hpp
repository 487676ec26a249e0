// A row of a PostgreSQL answer in the binary format, read as the three types that Rådslag stores:
// integers, texts and bytes. postgres_connection.cpp gets the answers.
#pragma once

#include "platform/db/database.hpp"

struct pg_result;

namespace radslag::db {

class PostgresRow final : public Row {
  public:
    explicit PostgresRow(const pg_result* answer) : answer_(answer) {}

    void go_to(int row) { row_ = row; }

    [[nodiscard]] int size() const override;
    [[nodiscard]] std::string_view name(int column) const override;
    [[nodiscard]] bool is_null(int column) const override;
    [[nodiscard]] bool is_integer(int column) const override;
    [[nodiscard]] bool is_bytes(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string_view text(int column) const override;
    [[nodiscard]] std::span<const std::byte> bytes(int column) const override;

  private:
    [[nodiscard]] std::string_view raw(int column) const;

    const pg_result* answer_;
    int row_ = 0;
};

} // namespace radslag::db
