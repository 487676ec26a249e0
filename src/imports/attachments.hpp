// Files of a meeting: those that the notes promised ("PPT bifogas" under a point), and documents
// for the points of a meeting to come.
#pragma once

#include "documents/files.hpp"
#include "documents/reader.hpp"
#include "meetings/additions.hpp"
#include "platform/auth/rights.hpp"
#include "platform/db/database.hpp"

namespace radslag::imports {

/// What a meeting still waits for, and where more can be attached, if the caller may edit meetings
/// of its body.
struct Awaited {
    meetings::MeetingId meeting;
    std::string title;
    std::vector<meetings::Promised> promised;
    std::vector<meetings::AttachingPoint> points;
};
/// Errors: not_found.
Result<Awaited> awaited(db::Session& session, const auth::Caller& caller,
                        meetings::MeetingId meeting);

/// A file as it was sent.
struct AttachedFile {
    std::string_view name;
    std::span<const std::byte> bytes;
};

/// Reads the file and lets it join the promised attachment: one act by the caller, for the readers
/// of the point. Errors: not_found; invalid when the file cannot be read; conflict when another
/// file has come meanwhile.
Result<void> attach(db::Database& database, const documents::Files& files,
                    const auth::Caller& caller, meetings::MeetingId meeting,
                    meetings::AttachmentId attachment, const AttachedFile& file);

/// Reads the file and attaches it to a point, or to the meeting as a whole: one act by the caller,
/// for the readers of that. `title` is what it is called there; empty: the file's name. Errors:
/// not_found; invalid when the file cannot be read.
Result<void> attach_document(db::Database& database, const documents::Files& files,
                             const auth::Caller& caller, meetings::MeetingId meeting,
                             const std::optional<meetings::PointId>& point, std::string_view title,
                             const AttachedFile& file);

} // namespace radslag::imports
