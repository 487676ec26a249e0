// SQL of what an organisation says that it has done with recommendations; see store.hpp.
#include "overview/exchange/store.hpp"
#include "overview/rows.hpp"

namespace radslag::overview::exchange {

namespace {

constexpr db::Statement select_effects = {
    "exchange.effects",
    "SELECT i.input, i.number, coalesce(i.title, i.text), e.id, e.level, e.kind, e.text, "
    "e.acted_on FROM input_effect e JOIN input_reader i ON i.input = e.input AND i.reader = $1 "
    "WHERE e.organisation = $2 AND i.merged_into IS NULL ORDER BY e.said_at DESC, e.id DESC LIMIT "
    "$3"};

} // namespace

std::vector<ToldEffect> effects(db::Session& session, const Reader& reader,
                                std::string_view organisation, int most) {
    std::vector<ToldEffect> found;
    session.query(select_effects, {reader.key, organisation, most}, [&](const db::Row& row) {
        found.push_back({{row.string(0), row.string(2)},
                         row.integer(1),
                         row.string(3),
                         inputs::levels.require(row.text(4)),
                         inputs::effect_kinds.require(row.text(5)),
                         row.string(6),
                         row.optional_day(7)});
    });
    return found;
}

} // namespace radslag::overview::exchange
