// One connection to a PostgreSQL server: statements prepared once, parameters and rows in binary.
// postgres.cpp makes a database of several.
#pragma once

#include "platform/db/connection.hpp"
#include "platform/db/insert_rows.hpp"

#include <unordered_map>

struct pg_conn;
struct pg_result;

namespace radslag::db {

class PostgresConnection final : public Connection {
  public:
    /// Throws Unavailable when there is no server, or it refuses.
    PostgresConnection(const std::string& url, const Clock& clock, std::chrono::milliseconds slow);

    void begin(Access access) override;
    void commit() override;
    void rollback() noexcept override;
    /// As rollback(), for a transaction that has only read: nothing waits for the server's answer.
    void end_reading() noexcept;
    void savepoint() override;
    void release() override;
    void take_back() override;
    void finish_action() override;
    void script(std::string_view sql) override;
    [[nodiscard]] bool broken() const override { return broken_; }

    void query(const Statement& statement, Parameters parameters,
               const std::function<void(const Row&)>& each) override;
    void query_later(const Statement& statement, Parameters parameters,
                     std::function<void(const Row&)> each) override;
    void settle() override;
    std::int64_t execute(const Statement& statement, Parameters parameters) override;
    [[nodiscard]] Engine engine() const override { return Engine::postgres; }
    using Session::execute;
    using Session::query;

  private:
    struct Finish {
        void operator()(pg_conn* connection) const;
    };
    struct Clear {
        void operator()(pg_result* result) const;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Answer = std::unique_ptr<pg_result, Clear>;
    using Each = std::function<void(const Row&)>;
    /// A statement that was sent, and what its rows are for: all the same, or each its own.
    struct Awaited {
        Statement statement;
        std::vector<Each> each;
    };

    /// Throws Unavailable when the server has closed the connection while it was not used.
    void require_open();
    const std::string& prepare(const Statement& statement);
    Answer run(const Statement& statement, Parameters parameters);
    /// Sends without waiting; the answer goes to `each` in settle().
    void send(const Statement& statement, Parameters parameters, std::vector<Each> each);
    /// Sends the rows that wait for others of their statement.
    void send_waiting();
    Answer run_text(const Statement& statement);
    /// The next answer of the pipeline to its end; an error is thrown.
    void take_answer(const Awaited& awaited);
    static void give_rows(const pg_result* answer, std::span<const Each> each);
    [[noreturn]] void fail(const Statement& statement, const pg_result* answer);

    std::unique_ptr<pg_conn, Finish> handle_;
    /// The server's name of each text prepared on this connection.
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> prepared_;
    std::vector<Awaited> awaited_; ///< sent, not answered; the connection is in pipeline mode
    GroupTexts group_texts_;
    WaitingRows waiting_;
    bool is_synced_ = false; ///< the server has been asked for all that is awaited
    bool broken_ = false;
};

} // namespace radslag::db
