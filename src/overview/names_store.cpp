// SQL of the choices of filters; see names.hpp.
#include "overview/names.hpp"

namespace radslag::overview::store {

namespace {

constexpr db::Statement select_bodies = {
    "names.bodies", "SELECT id, name FROM body ORDER BY sort_key, id LIMIT 200"};

} // namespace

std::vector<Link> body_choices(db::Session& session) {
    std::vector<Link> found;
    session.query(select_bodies, {}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

} // namespace radslag::overview::store
