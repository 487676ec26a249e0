// SQL of the form of an attached document; see store.hpp.
#include "meetings/editing/store.hpp"

namespace radslag::meetings::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_attachment = {
    "attachment.editable",
    "SELECT a.meeting, a.point, a.words, x.version FROM attachment_reader a JOIN attachment x ON "
    "x.id = a.attachment WHERE a.attachment = $1 AND a.reader = $2"};
constexpr db::Statement select_audience = {
    "attachment.audience", "SELECT a.id, a.kind, a.legal_ground FROM attachment x JOIN audience a "
                           "ON a.id = x.audience WHERE x.id = $1"};
constexpr Write update_attachment = {
    "attachment",
    {"attachment.edit", "UPDATE attachment SET version = version + 1, point = $2, words = $3, "
                        "audience = $4 WHERE id = $1 RETURNING *"}};

} // namespace

std::optional<EditableAttachment> attachment(db::Session& session, const auth::Reader& reader,
                                             AttachmentId id) {
    std::optional<EditableAttachment> found;
    session.query(select_attachment, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(EditableAttachment{id, row.id<MeetingId>(0), {}, row.integer(3)});
        found->edit.point = row.optional_id<PointId>(1);
        found->edit.words = row.string(2);
    });
    if (found)
        found->edit.narrowing = audience_of(session, id).narrowing;
    return found;
}

Audience audience_of(db::Session& session, AttachmentId id) {
    Audience found;
    session.query(select_audience, {id}, [&](const db::Row& row) {
        found.id = row.id<bodies::AudienceId>(0);
        found.narrowing.readers =
            row.text(1) == "members" ? Readers::members : Readers::secretariat;
        found.narrowing.ground = row.optional_text(2);
    });
    return found;
}

void update(ledger::Act& act, AttachmentId id, const std::optional<bodies::AudienceId>& audience,
            const AttachmentEdit& edit) {
    act.write(update_attachment, {id, edit.point, edit.words, audience});
}

} // namespace radslag::meetings::editing_store
