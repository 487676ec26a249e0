// Choosing what homework is the basis of; see basis.hpp.
#include "commitments/actions.hpp"
#include "commitments/editing/basis_store.hpp"
#include "ledger/acting.hpp"
#include "platform/search/gist.hpp"

#include <algorithm>

namespace radslag::commitments {

namespace {

/// Says of each point which of its words stand in the homework too.
void compare(EditableHomework& homework) {
    const auto about = search::gist_of(search::analyser(), homework.text);
    for (BasisPlace& place : homework.places)
        if (place.point)
            place.because = search::words_shared(search::analyser(), place.title, about);
}

} // namespace

const BasisPlace* EditableHomework::proposed() const {
    const BasisPlace* best = nullptr;
    for (const BasisPlace& place : places)
        if (!place.because.empty() &&
            (best == nullptr || place.because.size() > best->because.size()))
            best = &place;
    return best;
}

std::optional<EditableHomework> editable_homework(db::Session& session, const auth::Caller& caller,
                                                  CommitmentId id) {
    auto found = editing_store::homework(session, caller.reader(), id);
    if (!found || !auth::may_in(caller, auth::Right::edit_commitments, found->said.body.text()))
        return std::nullopt;
    compare(*found);
    return found;
}

Result<std::int64_t> choose_basis(db::Database& database, const auth::Caller& caller,
                                  CommitmentId id, std::int64_t version, std::string_view place) {
    return ledger::change_record(
        database, caller, "commitment.basis", version,
        [&](db::Session& session) { return editable_homework(session, caller, id); },
        [&](ledger::Act& act, const EditableHomework& before) -> Result<void> {
            const auto chosen = std::ranges::find(before.places, place, &BasisPlace::id);
            if (place.empty())
                set_basis(act, id, std::nullopt, std::nullopt);
            else if (chosen == before.places.end())
                return wrong_field("basis", Message{"Choose one of the list.", {}});
            else
                set_basis(act, id, chosen->meeting, chosen->point);
            return {};
        });
}

} // namespace radslag::commitments
