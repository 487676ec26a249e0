// See actions.hpp.
#include "matters/actions.hpp"

#include "matters/store.hpp"
#include "platform/text/fold.hpp"

namespace radslag::matters {

namespace {

RegistryNumberId find_or_add_number(ledger::Act& act, std::string_view number, NumberKind kind,
                                    std::optional<people::OrganisationId> authority) {
    if (const auto known = store::number_folded(act.session(), text::fold_number(number)))
        return *known;
    const auto id = RegistryNumberId::make();
    store::insert_number(act, id, number, kind, authority);
    return id;
}

} // namespace

bool is_known(db::Session& session, std::string_view number) {
    return store::number_folded(session, text::fold_number(number)).has_value();
}

void record_references(ledger::Act& act, meetings::MeetingId meeting,
                       const std::vector<Reference>& references) {
    int position = 0;
    for (const Reference& reference : references) {
        const auto number = find_or_add_number(act, reference.number, reference.kind, {});
        store::insert(act, meeting, ++position, number, reference);
    }
}

void add_theme(ledger::Act& act, const Theme& theme) {
    store::insert(act, theme);
}

void open(ledger::Act& act, const Matter& matter) {
    store::insert(act, matter);
    for (const MatterNumber& number : matter.numbers)
        store::insert(act, matter.id,
                      find_or_add_number(act, number.number, number.kind, number.authority),
                      number.extent);
    for (const Partner& partner : matter.partners)
        store::insert(act, matter.id, partner);
    for (const Milestone& milestone : matter.milestones)
        store::insert(act, matter.id, milestone);
}

Result<void> set_state(ledger::Act& act, MatterId matter, State state) {
    if (store::set_state(act, matter, state) == 0)
        return failure(ErrorCode::not_found, "There is no such matter.");
    return {};
}

Result<void> reach(ledger::Act& act, MilestoneId milestone, Day on) {
    if (store::reach(act, milestone, on) == 0)
        return failure(ErrorCode::conflict, "This milestone has been reached already.");
    return {};
}

void touch(ledger::Act& act, MilestoneId milestone) {
    store::touch(act, milestone);
}

} // namespace radslag::matters
