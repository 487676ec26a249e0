// Where a person `p` of a statement is reached by mail: the address that the secretariat keeps,
// else that of the account; empty where none is known.
#pragma once

#include "platform/db/joined.hpp"

namespace radslag::invitations::mailing::store {

inline constexpr db::Sql reached_at =
    "coalesce(p.mail, (SELECT a.mail FROM account a WHERE a.person = p.id ORDER BY a.id LIMIT 1), "
    "'')";

} // namespace radslag::invitations::mailing::store
