// What is done to the database once a day; see upkeep.hpp.
#include "platform/jobs/upkeep.hpp"

#include "platform/jobs/store.hpp"

namespace radslag::jobs {

namespace {
constexpr std::string_view kind_name = "database.upkeep";
constexpr std::chrono::hours period(24);
} // namespace

Kind upkeep(db::Database& database) {
    return {std::string(kind_name), [&database](const Job&) {
                return database.write(
                    [](db::Session& session) -> Result<void> {
                        store::optimize(session);
                        enqueue(session, {kind_name, "", kind_name, session.now() + period});
                        return {};
                    },
                    db::Isolation::each_statement);
            }};
}

Result<void> plan_upkeep(db::Database& database) {
    return database.write([](db::Session& session) -> Result<void> {
        enqueue(session, {kind_name, "", kind_name, session.now() + period});
        return {};
    });
}

} // namespace radslag::jobs
