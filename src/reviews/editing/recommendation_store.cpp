// SQL of the forms of recommendations and of what they led to; see store.hpp.
#include "platform/db/joined.hpp"
#include "reviews/editing/store.hpp"

namespace radslag::reviews::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_recommendation = {
    "recommendation.editable",
    "SELECT i.body, i.number, i.version, b.demonstration, i.kind, i.title, i.text, v.id, "
    "i.review_place FROM input i JOIN input_reader r ON r.input = i.id AND r.reader = $2 JOIN body "
    "b ON b.id = i.body LEFT JOIN review v ON v.id = i.review AND EXISTS (SELECT 1 FROM "
    "audience_reader a WHERE a.audience = v.audience AND a.reader = $2) WHERE i.id = $1 AND i.kind "
    "IN ('recommendation', 'lesson') AND i.withdrawn_at IS NULL AND i.merged_into IS NULL"};
constexpr db::Statement select_levels = {
    "recommendation.levels",
    "SELECT level FROM input_level WHERE input = $1 AND addressed = 1 ORDER BY level"};
constexpr Write update_recommendation = {
    "input",
    {"recommendation.edit", "UPDATE input SET version = version + 1, kind = $2, title = $3, text = "
                            "$4 WHERE id = $1 RETURNING *"}};
constexpr db::Statement select_tellable = {
    "effect.tellable",
    "SELECT i.body, i.number, b.demonstration, coalesce(i.title, i.text) FROM input i JOIN "
    "input_reader r ON r.input = i.id AND r.reader = $2 JOIN body b ON b.id = i.body WHERE i.id = "
    "$1 AND i.kind IN ('recommendation', 'lesson') AND i.withdrawn_at IS NULL AND i.merged_into IS "
    "NULL"};
constexpr db::Statement select_kind = {"effect.kind_of_organisation",
                                       "SELECT kind FROM organisation WHERE id = $1"};
constexpr db::Sql effect_columns =
    "SELECT e.id, e.input, e.version, e.level, e.kind, o.id, o.name, e.text, e.acted_on, "
    "e.pointer_text, e.pointer_place, e.pointer_decision, e.pointer_matter FROM input_effect e "
    "JOIN organisation o ON o.id = e.organisation WHERE";
constexpr db::Statement select_effect = {"effect.editable",
                                         db::joined<effect_columns, " e.id = $1">};
constexpr db::Statement select_effects = {
    "effect.of_input",
    db::joined<effect_columns, " e.input = $1 ORDER BY e.said_at, e.id LIMIT 500">};

FoundEffect effect_at(const db::Row& row) {
    FoundEffect found{row.id<EffectId>(0),
                      row.id<InputId>(1),
                      row.integer(2),
                      EffectEdit{.organisation = row.id<people::OrganisationId>(5)},
                      {row.string(5), row.string(6)}};
    EffectEdit& edit = found.edit;
    edit.level = inputs::levels.require(row.text(3));
    edit.kind = inputs::effect_kinds.require(row.text(4));
    edit.text = row.string(7);
    edit.acted_on = row.optional_day(8);
    edit.pointer.text = row.optional_text(9);
    edit.pointer.place = row.optional_text(10);
    edit.pointer.decision = row.optional_id<meetings::DecisionId>(11);
    edit.pointer.matter = row.optional_id<matters::MatterId>(12);
    return found;
}

} // namespace

std::optional<EditableRecommendation> recommendation(db::Session& session,
                                                     const auth::Reader& reader, InputId id) {
    std::optional<EditableRecommendation> found;
    session.query(select_recommendation, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(EditableRecommendation{id, row.id<bodies::BodyId>(0)});
        found->number = row.integer(1);
        found->version = row.integer(2);
        found->demonstration = row.integer(3) != 0;
        RecommendationEdit& edit = found->edit;
        edit.kind = inputs::kinds.require(row.text(4));
        edit.title = row.optional_text(5);
        edit.text = row.string(6);
        edit.review = row.optional_id<ReviewId>(7);
        edit.place = row.optional_text(8);
    });
    if (found)
        session.query(select_levels, {id}, [&](const db::Row& row) {
            found->edit.levels.push_back(inputs::levels.require(row.text(0)));
        });
    return found;
}

void update(ledger::Act& act, InputId id, const RecommendationEdit& edit) {
    act.write(update_recommendation, {id, inputs::kinds.text(edit.kind), edit.title, edit.text});
}

std::optional<TellableInput> tellable(db::Session& session, const auth::Reader& reader,
                                      InputId id) {
    std::optional<TellableInput> found;
    session.query(select_tellable, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(TellableInput{id, row.id<bodies::BodyId>(0), row.integer(1),
                                    row.integer(2) != 0, row.string(3)});
    });
    return found;
}

std::optional<people::OrganisationKind> kind_of(db::Session& session,
                                                std::string_view organisation) {
    const auto kind = session.text(select_kind, {organisation});
    return kind ? people::organisation_kinds.parse(*kind) : std::nullopt;
}

std::optional<FoundEffect> effect(db::Session& session, EffectId id) {
    std::optional<FoundEffect> found;
    session.query(select_effect, {id}, [&](const db::Row& row) { found.emplace(effect_at(row)); });
    return found;
}

std::vector<FoundEffect> effects_of(db::Session& session, InputId input) {
    std::vector<FoundEffect> found;
    session.query(select_effects, {input},
                  [&](const db::Row& row) { found.push_back(effect_at(row)); });
    return found;
}

} // namespace radslag::reviews::editing_store
