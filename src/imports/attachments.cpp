// See attachments.hpp.
#include "imports/attachments.hpp"

#include "bodies/actions.hpp"
#include "documents/actions.hpp"

#include <algorithm>

namespace radslag::imports {

namespace {

tl::unexpected<Error> not_here() {
    return failure(ErrorCode::not_found, "What you look for is not here, or you may not see it. "
                                         "Look in the list of meetings.");
}

bool is_demonstration(db::Session& session) {
    const auto forum = bodies::forum(session);
    return forum && forum->kind == bodies::ForumKind::demonstration;
}

/// A file that has been read and is kept.
struct Taken {
    documents::Text text;
    std::string sha256;
};

Result<Taken> take(db::Database& database, const documents::Files& files,
                   const auth::Caller& caller, meetings::MeetingId meeting,
                   const AttachedFile& file) {
    auto text = documents::read(file.name, file.bytes);
    if (!text)
        return tl::unexpected<Error>(text.error());
    // Asked before the file is kept, so that what nobody may add leaves nothing on the disk.
    const auto may =
        database.reading([&](db::Session& session) { return awaited(session, caller, meeting); });
    if (!may)
        return tl::unexpected<Error>(may.error());
    return Taken{std::move(*text), files.keep(file.bytes)};
}

documents::DocumentId record(ledger::Act& act, meetings::MeetingId meeting,
                             bodies::AudienceId audience, const AttachedFile& file,
                             const Taken& taken) {
    documents::Document document{.audience = audience};
    document.name = documents::shown_name(file.name);
    document.format = taken.text.format;
    document.sha256 = taken.sha256;
    document.bytes = file.bytes.size();
    document.body = meetings::frame_of(act.session(), meeting)->body;
    document.demonstration = is_demonstration(act.session());
    documents::record(act, document, taken.text);
    return document.id;
}

} // namespace

Result<Awaited> awaited(db::Session& session, const auth::Caller& caller,
                        meetings::MeetingId meeting) {
    auto editable = meetings::editable_meeting(session, caller, meeting);
    if (!editable)
        return not_here();
    return Awaited{std::move(*editable), meetings::attached(session, caller.reader(), meeting),
                   meetings::promised(session, meeting),
                   meetings::points_to_attach_to(session, caller.reader(), meeting)};
}

Result<std::int64_t> attach(db::Database& database, const documents::Files& files,
                            const auth::Caller& caller, meetings::MeetingId meeting,
                            meetings::AttachmentId attachment, const AttachedFile& file) {
    const auto taken = take(database, files, caller, meeting, file);
    if (!taken)
        return tl::unexpected<Error>(taken.error());
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto open = awaited(session, caller, meeting);
        if (!open)
            return tl::unexpected<Error>(open.error());
        const auto promised =
            std::ranges::find(open->promised, attachment, &meetings::Promised::id);
        if (promised == open->promised.end())
            return failure(ErrorCode::conflict, "This file has come already. Look at the meeting.");
        ledger::Act act(session, caller.person, "meeting.attach", meeting.text());
        (void)meetings::attach(act, *promised,
                               record(act, meeting, promised->audience, file, *taken));
        return act.append();
    });
}

Result<std::int64_t> attach_document(db::Database& database, const documents::Files& files,
                                     const auth::Caller& caller, meetings::MeetingId meeting,
                                     const meetings::AttachmentEdit& edit, const AttachedFile& file,
                                     Day today) {
    const auto taken = take(database, files, caller, meeting, file);
    if (!taken)
        return tl::unexpected<Error>(taken.error());
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto open = awaited(session, caller, meeting);
        if (!open)
            return tl::unexpected<Error>(open.error());
        auto audience = open->meeting.audience;
        if (edit.point) {
            const auto chosen =
                std::ranges::find(open->points, *edit.point, &meetings::AttachingPoint::id);
            if (chosen == open->points.end())
                return wrong_field("point", Message{"Choose one of the list.", {}});
            audience = chosen->audience;
        }
        ledger::Act act(session, caller.person, "meeting.attach", meeting.text());
        const auto narrowed =
            meetings::audience_for(act, caller, open->meeting, edit.narrowing, today);
        if (!narrowed)
            return tl::unexpected<Error>(narrowed.error());
        const auto document = record(act, meeting, audience, file, *taken);
        meetings::add(
            act, meeting,
            meetings::Attachment{edit.point,
                                 documents::shown_name(
                                     edit.words.empty() ? file.name : std::string_view(edit.words)),
                                 document, *narrowed});
        return act.append();
    });
}

} // namespace radslag::imports
