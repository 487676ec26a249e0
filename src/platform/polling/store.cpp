// See store.hpp.
#include "platform/polling/store.hpp"

namespace radslag::polling::store {

namespace {

constexpr db::Statement select_mark = {
    "mailbox_mark.select", "SELECT uid FROM mailbox_mark WHERE mailbox = $1 AND validity = $2"};
constexpr db::Statement put_mark = {
    "mailbox_mark.put",
    "INSERT INTO mailbox_mark (mailbox, validity, uid) VALUES ($1, $2, $3) ON CONFLICT (mailbox) "
    "DO UPDATE SET validity = excluded.validity, uid = excluded.uid WHERE mailbox_mark.validity "
    "<> excluded.validity OR mailbox_mark.uid < excluded.uid"};

} // namespace

std::uint32_t taken_up_to(db::Session& session, std::string_view mailbox, std::uint32_t validity) {
    return static_cast<std::uint32_t>(
        session.integer(select_mark, {mailbox, validity}).value_or(0));
}

void mark(db::Session& session, std::string_view mailbox, std::uint32_t validity,
          std::uint32_t uid) {
    session.execute(put_mark, {mailbox, validity, uid});
}

} // namespace radslag::polling::store
