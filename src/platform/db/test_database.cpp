// Makes and removes the databases of test_database.hpp. Not linked into the program, since nothing
// there asks for it.
#include "platform/db/test_database.hpp"

#include "platform/db/engines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace radslag::db {

namespace {

using TestId = Id<struct TestDatabaseTag>;

std::string server() {
    const char* url = std::getenv("RADSLAG_TEST_PG");
    return url ? url : "";
}

void run_on_server(const std::string& sql) {
    const SystemClock clock;
    connect_for_migrations({server()}, clock)->script(sql);
}

} // namespace

bool TestDatabase::is_there(Engine engine) {
    return engine == Engine::sqlite || !server().empty();
}

TestDatabase::TestDatabase(Engine engine) {
    const std::string name = fmt::format("radslag_test_{}", TestId::make().text());
    folder_ = std::filesystem::temp_directory_path() / name;
    std::filesystem::create_directories(folder_);
    if (engine == Engine::sqlite) {
        options_.location = (folder_ / "radslag.db").string();
        return;
    }
    schema_ = name;
    run_on_server(fmt::format("CREATE SCHEMA {}", schema_));
    const char joint = server().find('?') == std::string::npos ? '?' : '&';
    options_.location = fmt::format("{}{}options=-csearch_path%3D{}", server(), joint, schema_);
}

void TestDatabase::make_database(const TestDatabase* model) {
    database_ = schema_;
    run_on_server(fmt::format("CREATE DATABASE {} TEMPLATE {}", database_,
                              model ? model->database_ : "template0"));
    const std::string url = server();
    const std::size_t path = url.find('/', url.find("//") + 2) + 1;
    const std::size_t end = std::min(url.find('?'), url.size());
    options_.location = url.substr(0, path) + database_ + url.substr(end);
}

Result<void> TestDatabase::make_tables(const Clock& clock, std::span<const Migration> migrations) {
    static std::map<std::pair<Engine, const Migration*>, TestDatabase> models;
    const bool on_postgres = !schema_.empty();
    const Engine engine = on_postgres ? Engine::postgres : Engine::sqlite;
    const auto [found, is_new] = models.try_emplace({engine, migrations.data()}, engine);
    TestDatabase& model = found->second;
    if (is_new) {
        if (on_postgres)
            model.make_database(nullptr);
        if (auto made = migrate(model.options_, clock, migrations); !made)
            return tl::unexpected(made.error());
    }
    if (on_postgres)
        make_database(&model);
    else
        std::filesystem::copy_file(model.options_.location, options_.location);
    return {};
}

TestDatabase::~TestDatabase() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    if (schema_.empty())
        return;
    try {
        run_on_server(fmt::format("DROP SCHEMA {} CASCADE", schema_));
        if (!database_.empty())
            run_on_server(fmt::format("DROP DATABASE {} WITH (FORCE)", database_));
    } catch (const Fault& fault) {
        fmt::print(stderr, "the database {} is left behind: {}\n", schema_, fault.what());
    }
}

} // namespace radslag::db
