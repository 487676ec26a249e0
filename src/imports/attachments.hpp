// Files of a meeting: those that the notes promised ("PPT bifogas" under a point), and documents
// for the points of a meeting to come.
#pragma once

#include "documents/files.hpp"
#include "documents/reader.hpp"
#include "meetings/additions.hpp"
#include "meetings/editing/changes.hpp"
#include "platform/auth/rights.hpp"
#include "platform/db/database.hpp"

namespace radslag::imports {

/// What a meeting has, what it still waits for, and where more can be attached, if the caller may
/// edit it.
struct Awaited {
    meetings::EditableMeeting meeting;
    std::vector<meetings::Attached> attached;
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
Result<std::int64_t> attach(db::Database& database, const documents::Files& files,
                            const auth::Caller& caller, meetings::MeetingId meeting,
                            meetings::AttachmentId attachment, const AttachedFile& file);

/// Reads the file and attaches it to a point, or to the meeting as a whole: one act by the caller,
/// for the readers of that or for fewer. Without `edit.words` it is called as its file. Errors:
/// not_found; invalid when the file cannot be read, or the point is none of the meeting.
Result<std::int64_t> attach_document(db::Database& database, const documents::Files& files,
                                     const auth::Caller& caller, meetings::MeetingId meeting,
                                     const meetings::AttachmentEdit& edit, const AttachedFile& file,
                                     Day today);

} // namespace radslag::imports
