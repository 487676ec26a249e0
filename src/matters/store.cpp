// SQL of matters, themes and registry numbers; see store.hpp.
#include "matters/store.hpp"

#include "platform/text/fold.hpp"

namespace radslag::matters::store {

namespace {

using ledger::Write;

constexpr Write insert_registry_number = {
    "registry_number",
    {"registry_number.insert", "INSERT INTO registry_number (id, number, folded, kind, authority) "
                               "VALUES ($1, $2, $3, $4, $5) RETURNING *"}};
constexpr Write insert_theme = {"theme",
                                {"theme.insert", "INSERT INTO theme (id, version, parent, name, "
                                                 "sort_key) VALUES ($1, 1, $2, $3, $4) "
                                                 "RETURNING *"}};
constexpr Write insert_matter = {
    "matter",
    {"matter.insert", "INSERT INTO matter (id, version, kind, title, sort_key, owner, officer, "
                      "theme, state, audience) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9) "
                      "RETURNING *"}};
constexpr Write insert_matter_number = {
    "matter_number",
    {"matter_number.insert", "INSERT INTO matter_number (id, matter, registry_number, extent) "
                             "VALUES ($1, $2, $3, $4) RETURNING *"}};
constexpr Write insert_partner = {
    "matter_partner",
    {"matter_partner.insert", "INSERT INTO matter_partner (id, matter, organisation, role) VALUES "
                              "($1, $2, $3, $4) RETURNING *"}};
constexpr Write insert_milestone = {
    "milestone",
    {"milestone.insert", "INSERT INTO milestone (id, version, matter, text, due_kind, due_from, "
                         "due_to, due_words, due_meeting, done_on) VALUES ($1, 1, $2, $3, $4, $5, "
                         "$6, $7, $8, $9) RETURNING *"}};
constexpr Write update_state = {"matter",
                                {"matter.set_state", "UPDATE matter SET state = $2, version = "
                                                     "version + 1 WHERE id = $1 RETURNING *"}};
constexpr Write update_reached = {
    "milestone",
    {"milestone.reach", "UPDATE milestone SET done_on = $2, version = version + 1 WHERE id = $1 "
                        "AND done_on IS NULL RETURNING *"}};
constexpr Write touch_milestone = {
    "milestone",
    {"milestone.touch", "UPDATE milestone SET version = version + 1 WHERE id = $1 RETURNING *"}};
constexpr Write insert_reference = {
    "reference",
    {"reference.insert",
     "INSERT INTO reference (id, meeting, point, registry_number, position, place_begin, "
     "place_end, confidence, matter) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *"}};
constexpr db::Statement select_number = {"registry_number.by_folded",
                                         "SELECT id FROM registry_number WHERE folded = $1"};

} // namespace

std::optional<RegistryNumberId> number_folded(db::Session& session, std::string_view folded) {
    std::optional<RegistryNumberId> found;
    session.query(select_number, {folded},
                  [&](const db::Row& row) { found = row.id<RegistryNumberId>(0); });
    return found;
}

void insert_number(ledger::Act& act, RegistryNumberId id, std::string_view number, NumberKind kind,
                   std::optional<people::OrganisationId> authority) {
    act.add(insert_registry_number,
            {id, number, text::fold_number(number), number_kinds.text(kind), authority});
}

void insert(ledger::Act& act, const Theme& theme) {
    const auto key = text::sort_key(theme.name);
    act.add(insert_theme, {theme.id, theme.parent, theme.name, std::span(key)});
}

void insert(ledger::Act& act, const Matter& matter) {
    const auto key = text::sort_key(matter.title);
    act.add(insert_matter,
            {matter.id, kinds.text(matter.kind), matter.title, std::span(key), matter.owner,
             matter.officer, matter.theme, states.text(matter.state), matter.audience});
}

void insert(ledger::Act& act, MatterId matter, RegistryNumberId number, Extent extent) {
    act.add(insert_matter_number,
            {Id<struct MatterNumberTag>::make(), matter, number, extents.text(extent)});
}

void insert(ledger::Act& act, MatterId matter, const Partner& partner) {
    act.add(insert_partner, {Id<struct MatterPartnerTag>::make(), matter, partner.organisation,
                             partner_roles.text(partner.role)});
}

void insert(ledger::Act& act, MatterId matter, const Milestone& milestone) {
    const commitments::Due& due = milestone.due;
    act.add(insert_milestone,
            {milestone.id, matter, milestone.text, commitments::due_kinds.text(due.kind),
             to_text(due.from), to_text(due.to), due.words, due.meeting,
             to_text(milestone.done_on)});
}

std::int64_t set_state(ledger::Act& act, MatterId matter, State state) {
    return act.write(update_state, {matter, states.text(state)});
}

std::int64_t reach(ledger::Act& act, MilestoneId milestone, Day on) {
    return act.write(update_reached, {milestone, to_text(on)});
}

void touch(ledger::Act& act, MilestoneId milestone) {
    act.write(touch_milestone, {milestone});
}

void insert(ledger::Act& act, meetings::MeetingId meeting, int position, RegistryNumberId number,
            const Reference& reference) {
    std::optional<std::size_t> begin;
    std::optional<std::size_t> end;
    if (reference.place) {
        begin = reference.place->begin;
        end = reference.place->end;
    }
    act.add(insert_reference, {Id<struct ReferenceTag>::make(), meeting, reference.point, number,
                               position, begin, end, reference.confidence, reference.matter});
}

} // namespace radslag::matters::store
