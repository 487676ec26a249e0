// A file that joins what the notes promised: "PPT bifogas" under a point.
#pragma once

#include "documents/files.hpp"
#include "documents/reader.hpp"
#include "meetings/additions.hpp"
#include "platform/auth/rights.hpp"
#include "platform/db/database.hpp"

namespace radslag::imports {

/// What a meeting still waits for, if the caller may edit meetings of its body.
struct Awaited {
    meetings::MeetingId meeting;
    std::string title;
    std::vector<meetings::Promised> promised;
};
/// Errors: not_found.
Result<Awaited> awaited(db::Session& session, const auth::Caller& caller,
                        meetings::MeetingId meeting);

/// Reads the file and lets it join the promised attachment: one act by the caller, for the readers
/// of the point. Errors: not_found; invalid when the file cannot be read; conflict when another
/// file has come meanwhile.
Result<void> attach(db::Database& database, const documents::Files& files,
                    const auth::Caller& caller, meetings::MeetingId meeting,
                    meetings::AttachmentId attachment, std::string_view name,
                    std::span<const std::byte> bytes);

} // namespace radslag::imports
