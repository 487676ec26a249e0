// Records as search wants them, whoever may read them: for the index only, never for a page.
#pragma once

#include "platform/db/database.hpp"
#include "search_pages/entries.hpp"

namespace radslag::search_pages::store {

/// The record as it stands now; nothing when it is not there, or is nothing to be found: a person
/// with a protected identity, what was put together with another.
std::optional<Source> source_of(db::Session& session, const Record& record);

/// The ids of this kind after `after`, in their order, at most `most`.
std::vector<std::string> ids_after(db::Session& session, Kind kind, std::string_view after,
                                   std::int64_t most);
std::int64_t count(db::Session& session, Kind kind);
/// How many of the kind have this id or one before it.
std::int64_t count_up_to(db::Session& session, Kind kind, std::string_view id);

// The records that stand under others, and change with them.
std::vector<Record> records_of_meeting(db::Session& session, std::string_view meeting);
std::vector<Record> records_of_point(db::Session& session, std::string_view point);
std::vector<Record> answers_of_input(db::Session& session, std::string_view input);

} // namespace radslag::search_pages::store
