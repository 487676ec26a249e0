// Keeping attached documents by hand; see editing.hpp.
#include "meetings/editing/acting.hpp"

namespace radslag::meetings {

std::optional<EditableAttachment> editable_attachment(db::Session& session,
                                                      const auth::Caller& caller, AttachmentId id) {
    auto found = editing_store::attachment(session, caller.reader(), id);
    if (found && !editable_meeting(session, caller, found->meeting))
        found.reset();
    return found;
}

Result<std::int64_t> edit_attachment(db::Database& database, const auth::Caller& caller,
                                     AttachmentId id, std::int64_t version,
                                     const AttachmentEdit& edit, Day today) {
    return ledger::change_record(
        database, caller, "attachment.edit", version,
        [&](db::Session& session) { return editable_attachment(session, caller, id); },
        [&](ledger::Act& act, const EditableAttachment& before) -> Result<void> {
            if (auto good = check_point(act.session(), caller, before.meeting, edit.point); !good)
                return good;
            const auto meeting = editable_meeting(act.session(), caller, before.meeting);
            const auto audience =
                narrowed(act, caller, *meeting, editing_store::audience_of(act.session(), id),
                         edit.narrowing, today);
            if (!audience)
                return tl::unexpected<Error>(audience.error());
            editing_store::update(act, id, *audience, edit);
            return {};
        });
}

} // namespace radslag::meetings
