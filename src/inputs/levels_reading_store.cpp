// SQL of what a recommendation addresses and has led to, as its page shows it. See
// reading_store.hpp.
#include "inputs/reading_store.hpp"
#include "inputs/rows.hpp"

#include <algorithm>

namespace radslag::inputs::store {

namespace {

constexpr db::Statement select_review = {
    "input_page.review",
    "SELECT v.id, v.title, i.review_place FROM input i JOIN review v ON v.id = i.review JOIN "
    "audience_reader r ON r.audience = v.audience AND r.reader = $2 WHERE i.id = $1"};
constexpr db::Statement select_levels = {
    "input_page.levels",
    "SELECT level, addressed, state FROM input_level WHERE input = $1 ORDER BY level"};
constexpr db::Statement select_effects = {
    "input_page.effects",
    "SELECT e.level, e.id, e.kind, o.id, o.name, o.county_letter, e.text, e.acted_on, "
    "e.pointer_text, e.pointer_place, x.id, x.title, (SELECT s.text FROM decision s JOIN "
    "decision_reader y ON y.decision = s.id AND y.reader = $2 WHERE s.id = e.pointer_decision), "
    "e.said_at, p.id, p.name FROM input_effect e JOIN organisation o ON o.id = e.organisation LEFT "
    "JOIN matter x ON x.id = e.pointer_matter AND EXISTS (SELECT 1 FROM audience_reader r WHERE "
    "r.audience = x.audience AND r.reader = $2) LEFT JOIN person p ON p.id = e.said_by AND "
    "p.protected = 0 WHERE e.input = $1 ORDER BY e.acted_on NULLS LAST, e.said_at, e.id LIMIT "
    "500"};

ShownEffect effect_at(const db::Row& row) {
    ShownEffect effect{.id = row.id<EffectId>(1)};
    effect.kind = effect_kinds.require(row.text(2));
    effect.organisation = *link_at(row, 3);
    effect.county_letter = row.optional_text(5);
    effect.text = row.string(6);
    effect.acted_on = row.optional_day(7);
    effect.pointer_text = row.optional_text(8);
    effect.pointer_place = row.optional_text(9);
    effect.matter = link_at(row, 10);
    effect.decision = row.optional_text(12);
    effect.said_at = row.instant(13);
    effect.said_by = link_at(row, 14);
    return effect;
}

} // namespace

void read_levels(db::Session& session, const Reader& reader, ShownInput& shown) {
    if (!addresses_levels(shown.kind))
        return;
    session.query(select_review, {shown.id, reader.key}, [&](const db::Row& row) {
        shown.review = link_at(row, 0);
        shown.review_place = row.optional_text(2);
    });
    session.query(select_levels, {shown.id}, [&](const db::Row& row) {
        shown.levels.push_back({levels.require(row.text(0)),
                                row.integer(1) != 0,
                                level_states.parse(row.text(2)).value_or(LevelState::silent),
                                {}});
    });
    std::ranges::sort(shown.levels, {}, &ShownLevel::level);
    session.query(select_effects, {shown.id, reader.key}, [&](const db::Row& row) {
        const auto level =
            std::ranges::find(shown.levels, levels.require(row.text(0)), &ShownLevel::level);
        if (level != shown.levels.end())
            level->effects.push_back(effect_at(row));
    });
}

} // namespace radslag::inputs::store
