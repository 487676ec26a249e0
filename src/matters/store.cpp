// SQL of registry numbers; see store.hpp.
#include "matters/store.hpp"

#include "platform/text/fold.hpp"

namespace radslag::matters::store {

namespace {

using ledger::Write;

constexpr Write insert_registry_number = {
    "registry_number",
    {"registry_number.insert", "INSERT INTO registry_number (id, number, folded, kind) VALUES ($1, "
                               "$2, $3, $4) RETURNING *"}};
constexpr Write insert_reference = {
    "reference",
    {"reference.insert",
     "INSERT INTO reference (id, meeting, point, registry_number, position, place_begin, "
     "place_end, confidence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING *"}};
constexpr db::Statement select_number = {"registry_number.by_folded",
                                         "SELECT id FROM registry_number WHERE folded = $1"};

} // namespace

std::optional<RegistryNumberId> number_folded(db::Session& session, std::string_view folded) {
    std::optional<RegistryNumberId> found;
    session.query(select_number, {folded},
                  [&](const db::Row& row) { found = row.id<RegistryNumberId>(0); });
    return found;
}

void insert_number(ledger::Act& act, RegistryNumberId id, const Reference& reference) {
    act.add(insert_registry_number, {id, reference.number, text::fold_number(reference.number),
                                     number_kinds.text(reference.kind)});
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
                               position, begin, end, reference.confidence});
}

} // namespace radslag::matters::store
