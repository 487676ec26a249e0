// All SQL of polling; its table is in migrations/0150_mailbox_mark.sql.
#pragma once

#include "platform/db/database.hpp"

#include <cstdint>
#include <string_view>

namespace radslag::polling::store {

/// Up to which number the mails of a mailbox have been taken; 0 when none has, or when the mailbox
/// has another UIDVALIDITY now.
std::uint32_t taken_up_to(db::Session& session, std::string_view mailbox, std::uint32_t validity);

/// Remembers that all up to this number are taken. Another node may be further: then nothing
/// changes.
void mark(db::Session& session, std::string_view mailbox, std::uint32_t validity,
          std::uint32_t uid);

} // namespace radslag::polling::store
