// See actions.hpp.
#include "matters/actions.hpp"

#include "matters/store.hpp"
#include "platform/text/fold.hpp"

namespace radslag::matters {

void record_references(ledger::Act& act, meetings::MeetingId meeting,
                       const std::vector<Reference>& references) {
    int position = 0;
    for (const Reference& reference : references) {
        auto number = store::number_folded(act.session(), text::fold_number(reference.number));
        if (!number) {
            number = RegistryNumberId::make();
            store::insert_number(act, *number, reference);
        }
        store::insert(act, meeting, ++position, *number, reference);
    }
}

} // namespace radslag::matters
