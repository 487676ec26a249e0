// See copy_store.hpp.
#include "app/copy_store.hpp"

namespace radslag::app::store {

namespace {

constexpr db::Statement any_act{"copy.any_act", "SELECT 1 FROM ledger_entries LIMIT 1"};
constexpr db::Statement any_unnumbered{"copy.any_unnumbered",
                                       "SELECT 1 FROM ledger_entries WHERE number IS NULL LIMIT 1"};

} // namespace

bool has_acts(db::Session& session) {
    return session.integer(any_act).has_value();
}

bool has_unnumbered_acts(db::Session& session) {
    return session.integer(any_unnumbered).has_value();
}

} // namespace radslag::app::store
