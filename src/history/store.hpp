// What a history names: records by table and id, for who may read them.
#pragma once

#include "platform/auth/rights.hpp"
#include "platform/db/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace radslag::history::store {

/// The name of the record, if there is such a table with names, the record is there and this reader
/// may read it.
std::optional<std::string> name_of(db::Session& session, const auth::Reader& reader,
                                   std::string_view table, std::string_view id);

/// The body of a meeting; "" when there is no such meeting.
std::string body_of_meeting(db::Session& session, std::string_view meeting);

/// The body that prepares a joint position; "" when there is no such position.
std::string body_of_position(db::Session& session, std::string_view position);

/// Whether the notes of that meeting are closed: their text stands.
bool notes_are_closed(db::Session& session, std::string_view meeting);

/// Whether the reader may read what is for that audience (an id).
bool is_reader(db::Session& session, const auth::Reader& reader, std::string_view audience);

} // namespace radslag::history::store
