// Makes and removes the databases of test_database.hpp. Not linked into the program, since nothing
// there asks for it.
#include "platform/db/test_database.hpp"

#include "platform/db/engines.hpp"

#include <fmt/format.h>

#include <cstdlib>

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

TestDatabase::~TestDatabase() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    if (schema_.empty())
        return;
    try {
        run_on_server(fmt::format("DROP SCHEMA {} CASCADE", schema_));
    } catch (const Fault& fault) {
        fmt::print(stderr, "the schema {} is left behind: {}\n", schema_, fault.what());
    }
}

} // namespace radslag::db
