// Promised files that come; see attachments.hpp.
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

} // namespace

Result<Awaited> awaited(db::Session& session, const auth::Caller& caller,
                        meetings::MeetingId meeting) {
    const auto frame = meetings::frame_of(session, meeting);
    if (!frame || !auth::may_in(caller, auth::Right::edit_meetings, frame->body.text()))
        return not_here();
    return Awaited{meeting, frame->title, meetings::promised(session, meeting)};
}

Result<void> attach(db::Database& database, const documents::Files& files,
                    const auth::Caller& caller, meetings::MeetingId meeting,
                    meetings::AttachmentId attachment, std::string_view name,
                    std::span<const std::byte> bytes) {
    const auto text = documents::read(name, bytes);
    if (!text)
        return tl::unexpected<Error>(text.error());
    // Asked before the file is kept, so that what nobody may add leaves nothing on the disk.
    const auto may =
        database.reading([&](db::Session& session) { return awaited(session, caller, meeting); });
    if (!may)
        return tl::unexpected<Error>(may.error());
    const std::string sha256 = files.keep(bytes);
    return database.write([&](db::Session& session) -> Result<void> {
        const auto open = awaited(session, caller, meeting);
        if (!open)
            return tl::unexpected<Error>(open.error());
        const auto promised =
            std::ranges::find(open->promised, attachment, &meetings::Promised::id);
        if (promised == open->promised.end())
            return failure(ErrorCode::conflict, "This file has come already. Look at the meeting.");
        documents::Document document{.audience = promised->audience};
        document.name = documents::shown_name(name);
        document.format = text->format;
        document.sha256 = sha256;
        document.bytes = bytes.size();
        document.body = meetings::frame_of(session, meeting)->body;
        document.demonstration = is_demonstration(session);
        ledger::Act act(session, caller.person, "meeting.attach", meeting.text());
        documents::record(act, document, *text);
        (void)meetings::attach(act, *promised, document.id);
        act.append();
        return {};
    });
}

} // namespace radslag::imports
