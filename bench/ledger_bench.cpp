// What reads, writes and the ledger cost: prints CPU and wall time an operation, the size of the
// database and the peak of memory. Usage: ledger_bench [DOCUMENTS] [postgresql://URL]
#include "ledger/ledger.hpp"
#include "ledger/sequencer.hpp"
#include "platform/db/migrations.hpp"
#include "platform/db/test_database.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <latch>
#include <thread>

namespace radslag::bench {

std::span<const db::Migration> migrations();

namespace {

using Clock = std::chrono::steady_clock;

constexpr db::Statement select_turn{"turn.select", "SELECT * FROM turns WHERE id = $1"};
constexpr db::Statement insert_plain{"plain.insert",
                                     "INSERT INTO plain (id, text) VALUES ($1, $2)"};
constexpr ledger::Write insert_turn{
    "turns",
    {"turn.insert",
     "INSERT INTO turns (id, point, position, section, depth, speaker, side, text, place_begin, "
     "place_end) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING *"}};

/// CPU seconds of this process, user and system.
double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Runs `work` and prints what each of its `count` operations cost.
template <class F>
void measure(std::string_view what, std::int64_t count, F&& work) {
    const double cpu = cpu_seconds();
    const auto start = Clock::now();
    work();
    const double wall = std::chrono::duration<double>(Clock::now() - start).count();
    const double used = cpu_seconds() - cpu;
    fmt::print("{:<44} {:>9} times {:>9.2f} µs CPU {:>9.2f} µs wall   ({:.2f} s CPU)\n", what,
               count, used * 1e6 / static_cast<double>(count),
               wall * 1e6 / static_cast<double>(count), used);
}

std::string id_of(std::int64_t document, std::int64_t row) {
    // Scattered as random ids are, but the same each time.
    std::uint64_t bits = static_cast<std::uint64_t>(document * 1000 + row) * 0x9E3779B97F4A7C15U;
    std::string id;
    for (int i = 0; i < 13; ++i, bits /= 32)
        id += "abcdefghijklmnopqrstuvwxyz234567"[bits % 32];
    return id;
}

void write_document(db::Database& database, std::int64_t document) {
    const std::string text =
        "Regionen framhåller att förutsättningarna skiljer sig åt mellan länen "
        "och att insatserna behöver samordnas bättre än i dag.";
    const auto saved = database.write([&](db::Session& session) -> Result<void> {
        const std::string own = id_of(document, 0);
        ledger::Act act(session, "import", "meeting.import", own);
        for (std::int64_t row = 0; row < 150; ++row)
            act.add(insert_turn, {id_of(document, row), own, row, "discussion", row % 3,
                                  row % 2 == 0 ? db::Parameter("bcdefghijklmn") : nullptr, "region",
                                  text, row * 120, row * 120 + 119});
        act.append();
        return {};
    });
    if (!saved)
        throw std::runtime_error(saved.error().message.text);
}

void write_plain(db::Database& database, std::int64_t number) {
    const auto saved = database.write([&](db::Session& session) -> Result<void> {
        session.execute(insert_plain, {id_of(number, 7), "A short text."});
        return {};
    });
    if (!saved)
        throw std::runtime_error(saved.error().message.text);
}

void write_side_by_side(db::Database& database, int threads, std::int64_t each) {
    std::vector<std::jthread> writers;
    for (int thread = 0; thread < threads; ++thread)
        writers.emplace_back([&, thread] {
            for (std::int64_t i = 0; i < each; ++i)
                write_plain(database, 1'000'000 + thread * 100'000 + i);
        });
}

void read_points(db::Database& database, std::int64_t documents, std::int64_t count,
                 bool one_transaction) {
    std::int64_t found = 0;
    const auto read = [&](db::Session& session, std::int64_t i) {
        const std::string id = id_of(i * 7919 % documents, i % 150);
        session.query(select_turn, {id},
                      [&](const db::Row& row) { found += row.text(7).empty() ? 0 : 1; });
    };
    if (one_transaction)
        database.read([&](db::Session& session) {
            for (std::int64_t i = 0; i < count; ++i)
                read(session, i);
        });
    else
        for (std::int64_t i = 0; i < count; ++i)
            database.read([&](db::Session& session) { read(session, i); });
    if (found != count)
        throw std::runtime_error("a row was not found");
}

void run(const db::Options& options, std::int64_t documents) {
    const SystemClock clock;
    if (!db::migrate(options, clock, migrations()))
        throw std::runtime_error("the tables could not be made");
    const auto database = db::open(options, clock);
    const std::int64_t fields = documents * (150 * 11 + 4);
    measure("a field: row, image, ledger", fields, [&] {
        for (std::int64_t document = 0; document < documents; ++document)
            write_document(*database, document);
    });
    if (database->engine() == db::Engine::postgres)
        measure("an entry numbered", documents, [&] {
            if (!ledger::number_entries(*database))
                throw std::runtime_error("not numbered");
        });
    measure("a write, one at a time", 2000, [&] {
        for (std::int64_t i = 0; i < 2000; ++i)
            write_plain(*database, i);
    });
    measure("a write, 64 side by side", 64 * 300, [&] { write_side_by_side(*database, 64, 300); });
    measure("a point read, a transaction each", 100'000,
            [&] { read_points(*database, documents, 100'000, false); });
    measure("a point read, in one transaction", 100'000,
            [&] { read_points(*database, documents, 100'000, true); });
}

} // namespace
} // namespace radslag::bench

int main(int count, char** arguments) {
    using namespace radslag;
    const std::int64_t documents = count > 1 ? std::atoll(arguments[1]) : 1000;
    if (count > 2)
        setenv("RADSLAG_TEST_PG", arguments[2], 1);
    const db::TestDatabase made(count > 2 ? db::Engine::postgres : db::Engine::sqlite);
    bench::run(made.options(), documents);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("peak memory {} MB\n", usage.ru_maxrss / 1024);
    for (const auto& file : std::filesystem::directory_iterator(made.folder()))
        fmt::print("{} {} MB\n", file.path().filename().string(), file.file_size() >> 20U);
}
