// The form of an announced date, and the outline of a meeting's promises and dates; see pages.hpp.
#include "commitments/editing/pages.hpp"
#include "commitments/editing/parts.hpp"

namespace radslag::commitments::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

std::vector<site::FormField> fields_of(Language language) {
    std::vector<site::FormField> fields = {
        {"what", tr(language, "What"), FieldKind::lines, Need::required},
        {"who", tr(language, "Who, in words"), FieldKind::line},
        {"organisation", tr(language, "Organisation"), FieldKind::organisation}};
    commitments::parts::add_due_fields(language, fields);
    return fields;
}

DeadlineEdit read_deadline(const Site& site, const Request& request, FormReader& form,
                           bool demonstration) {
    return with_names(site, request, form, demonstration, [&](people::parts::NameFields& names) {
        DeadlineEdit edit;
        edit.what = form.text("what", Need::required, 2000, site::Lines::many);
        edit.who = form.optional_text("who", 500);
        edit.organisation = names.organisation("organisation", Need::optional);
        edit.due = commitments::parts::read_due(form);
        return edit;
    });
}

http::Values values_of(const EditableDeadline& deadline) {
    http::Values values;
    values.add("version", std::to_string(deadline.version));
    values.add("what", deadline.edit.what);
    values.add("who", deadline.edit.who.value_or(""));
    people::parts::add_name(values, "organisation", deadline.organisation,
                            deadline.edit.organisation);
    commitments::parts::add_values(values, deadline.edit.due);
    return values;
}

std::optional<Said> said_at_deadline(const Site& site, const Request& request) {
    return site::found_by_id<meetings::MeetingId>(
        site, request, [&](db::Session& session, meetings::MeetingId meeting) {
            return said_at(session, request.caller, meeting, std::nullopt);
        });
}

site::RecordForm new_deadline_form(const Site& site, const Request& request, const Said& said) {
    auto form = form_about(site, request, said, tr(request.language, "Add an announced date"),
                           meeting_url(*said.meeting) / "deadlines" / "new");
    form.fields = fields_of(request.language);
    form.values.add("due_kind", "day");
    return form;
}

std::optional<EditableDeadline> deadline_in(const Site& site, const Request& request) {
    return site::found_by_id<DeadlineId>(site, request, [&](db::Session& session, DeadlineId id) {
        return editable_deadline(session, request.caller, id);
    });
}

site::RecordForm edit_deadline_form(const Site& site, const Request& request,
                                    const EditableDeadline& deadline) {
    const Url here = Url::path("/deadlines") / deadline.id.text();
    auto form = form_about(site, request, deadline.said,
                           tr(request.language, "Edit the announced date"), here / "edit");
    form.fields = fields_of(request.language);
    form.values = values_of(deadline);
    form.others = {{tr(request.language, "Delete the announced date"), here / "delete"}};
    return form;
}

Url outline_url(const Said& said) {
    return meeting_url(*said.meeting) / "promises";
}

html::Html list_of(const std::vector<NamedId>& lines, std::string_view path) {
    const html::Html all = html::each(lines, [&](const NamedId& line) -> html::Html {
        return html::li(html::a(html::href(Url::path(path) / line.id / "edit"), line.name));
    });
    return html::when(!lines.empty(), [&]() -> html::Html { return html::ul(all); });
}

} // namespace

Result<Response> show_outline(const Site& site, Request& request) {
    const auto said = said_at_deadline(site, request);
    if (!said)
        return site::not_found();
    const Language language = request.language;
    std::vector<NamedId> commitments;
    std::vector<NamedId> deadlines;
    site.database().read([&](db::Session& session) {
        commitments = commitments_at(session, request.caller, *said->meeting);
        deadlines = deadlines_at(session, request.caller, *said->meeting);
    });
    site::Page page;
    page.title = tr(language, "Edit promises and dates");
    page.section = "/meetings";
    page.crumbs = {{said->title, meeting_url(*said->meeting)}, {page.title, std::nullopt}};
    page.invented = said->demonstration;
    const Url here = meeting_url(*said->meeting);
    page.content = html::group(
        html::div(html::cls("pagehead"), html::h1(page.title)),
        html::section(
            html::cls("block"), html::h2(tr(language, "Promises and requests")),
            html::p(html::a(
                html::href(Url::path("/commitments/new").with("meeting", said->meeting->text())),
                tr(language, "Add a promise or request"))),
            list_of(commitments, "/commitments")),
        html::section(html::cls("block"), html::h2(tr(language, "Announced dates")),
                      html::p(html::a(html::href(here / "deadlines" / "new"),
                                      tr(language, "Add an announced date"))),
                      list_of(deadlines, "/deadlines")));
    return site.respond(request, std::move(page));
}

Result<Response> show_new_deadline(const Site& site, Request& request) {
    return site::show_found(site, request, said_at_deadline, new_deadline_form);
}

Result<Response> add_deadline(const Site& site, Request& request) {
    return site::save_found(
        site, request, said_at_deadline, new_deadline_form,
        [&](const Said& said, FormReader& form) {
            const DeadlineEdit edit = read_deadline(site, request, form, said.demonstration);
            return form.when_good([&] {
                return saved_at(
                    commitments::add_deadline(site.database(), request.caller, said, edit),
                    outline_url(said));
            });
        });
}

Result<Response> show_deadline(const Site& site, Request& request) {
    return site::show_found(site, request, deadline_in, edit_deadline_form);
}

Result<Response> edit_deadline(const Site& site, Request& request) {
    return site::save_found(
        site, request, deadline_in, edit_deadline_form,
        [&](const EditableDeadline& deadline, FormReader& form) {
            const DeadlineEdit edit =
                read_deadline(site, request, form, deadline.said.demonstration);
            return form.when_good([&] {
                return saved_at(commitments::edit_deadline(site.database(), request.caller,
                                                           deadline.id, form.version(), edit),
                                outline_url(deadline.said));
            });
        });
}

Result<Response> delete_deadline(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, deadline_in, [&](const EditableDeadline& deadline, std::int64_t version) {
            return saved_at(
                commitments::delete_deadline(site.database(), request.caller, deadline.id, version),
                outline_url(deadline.said));
        });
}

} // namespace radslag::commitments::editing::pages
