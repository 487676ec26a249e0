// The form of a document under its point; see pages.hpp.
#include "meetings/editing/pages.hpp"
#include "meetings/editing/parts.hpp"

namespace radslag::meetings::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

auto attachment_in(const Site& site, const Request& request) {
    return found_in<AttachmentId>(site, request, editable_attachment);
}

Url files_url(MeetingId meeting) {
    return meeting_url(meeting) / "attachments";
}

http::Values values_of(const EditableAttachment& attachment) {
    http::Values values;
    values.add("version", std::to_string(attachment.version));
    values.add("point", site::id_text(attachment.edit.point));
    values.add("title", attachment.edit.words);
    add_values(values, attachment.edit.narrowing);
    return values;
}

site::RecordForm edit_form(const Site& site, const Request& request,
                           const Found<EditableAttachment>& found) {
    const Language language = request.language;
    auto form = form_under(site, request, found.meeting, tr(language, "Edit the document"),
                           Url::path("/enclosures") / found.record.id.text() / "edit");
    const auto outline = site.database().reading([&](db::Session& session) {
        return outline_of(session, request.caller, found.meeting.id);
    });
    form.fields = {{"title", tr(language, "What it is called"), FieldKind::line, Need::required},
                   {"point", tr(language, "Point"), FieldKind::choice, Need::optional, "",
                    point_choices(language, outline)}};
    add_narrowing_fields(language, form.fields);
    form.values = values_of(found.record);
    return form;
}

AttachmentEdit read(FormReader& form) {
    AttachmentEdit edit;
    edit.words = form.text("title", Need::required, 500);
    edit.point = form.id<PointId>("point", Need::optional);
    edit.narrowing = read_narrowing(form);
    return edit;
}

} // namespace

Result<Response> show_attachment(const Site& site, Request& request) {
    return site::show_found(site, request, attachment_in, edit_form);
}

Result<Response> edit_attachment(const Site& site, Request& request) {
    return site::save_found(site, request, attachment_in, edit_form,
                            [&](const Found<EditableAttachment>& found, FormReader& form) {
                                const AttachmentEdit edit = read(form);
                                return form.when_good([&] {
                                    return saved_at(
                                        meetings::edit_attachment(site.database(), request.caller,
                                                                  found.record.id, form.version(),
                                                                  edit, site.today()),
                                        files_url(found.meeting.id));
                                });
                            });
}

} // namespace radslag::meetings::editing::pages
