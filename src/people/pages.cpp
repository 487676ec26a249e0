// From form to action and back; see pages.hpp.
#include "people/pages.hpp"

#include "people/editing.hpp"
#include "people/views.hpp"

namespace radslag::people::pages {

using html::Url;
using i18n::tr;
using site::FormReader;
using site::FormValues;
using site::Need;

namespace {

Url url_of(PersonId id) {
    return Url::path("/people") / id.text();
}

PersonEdit read(FormReader& form) {
    PersonEdit edit;
    edit.name = form.text("name", Need::required);
    edit.organisation = form.optional_text("organisation");
    edit.title = form.optional_text("title");
    edit.is_protected = form.is_checked("protected");
    return edit;
}

http::Values values_of(const EditablePerson& person) {
    http::Values values;
    values.add("version", std::to_string(person.version));
    values.add("name", person.edit.name);
    values.add("organisation", person.edit.organisation.value_or(""));
    values.add("title", person.edit.title.value_or(""));
    values.add("protected", person.edit.is_protected ? "on" : "");
    return values;
}

Response page_of(const Site& site, Request& request, std::string_view title, const Url& action,
                 const FormValues& form, const html::Html& note = {}) {
    site::Page page;
    page.title = title;
    page.section = "/people";
    page.crumbs = {{std::string(tr(request.language, "People")), Url::path("/people")},
                   {std::string(page.title), std::nullopt}};
    page.content = views::person_form(page.title, action, request.form_token(), form, note);
    page.status = form.error() ? http::status_of(form.error()->code) : 200;
    return site.respond(request, std::move(page));
}

/// The form again, with both texts, after somebody else has saved.
Result<Response> conflict(const Site& site, Request& request, PersonId id) {
    const auto now =
        site.database().reading([&](db::Session& session) { return editable_person(session, id); });
    if (!now)
        return site::not_found();
    const http::Values standing = values_of(*now);
    http::Values typed = request.form;
    typed.set("version", std::string(standing.get("version")));
    return page_of(
        site, request, now->edit.name, url_of(id) / "edit",
        FormValues(request.language, typed, site::edited_meanwhile().value()),
        site::conflict_note(request.language, views::differing(request.language, standing, typed)));
}

} // namespace

Result<Response> show_new_person(const Site& site, Request& request) {
    return page_of(site, request, tr(request.language, "Add a person"), Url::path("/people/new"),
                   FormValues(request.language, http::Values()));
}

Result<Response> add_person(const Site& site, Request& request) {
    FormReader form(request.form);
    const PersonEdit edit = read(form);
    const auto added = form.is_good() ? people::add_person(site.database(), request.caller, edit)
                                      : tl::unexpected<Error>(form.error());
    if (added)
        return site::saved(url_of(added->id), added->entry);
    return page_of(site, request, tr(request.language, "Add a person"), Url::path("/people/new"),
                   FormValues(request.language, request.form, added.error()));
}

Result<Response> show_person_form(const Site& site, Request& request) {
    const auto id = PersonId::parse(request.parameter("id"));
    const auto person = !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return editable_person(session, *id);
    });
    if (!person)
        return site::not_found();
    return page_of(site, request, person->edit.name, url_of(*id) / "edit",
                   FormValues(request.language, values_of(*person)));
}

Result<Response> edit_person(const Site& site, Request& request) {
    const auto id = PersonId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    FormReader form(request.form);
    const PersonEdit edit = read(form);
    const auto saved = form.is_good() ? people::edit_person(site.database(), request.caller, *id,
                                                            form.version(), edit)
                                      : tl::unexpected<Error>(form.error());
    if (saved)
        return site::saved(url_of(*id), *saved);
    if (saved.error().code == ErrorCode::conflict)
        return conflict(site, request, *id);
    if (saved.error().code != ErrorCode::invalid)
        return tl::unexpected<Error>(saved.error());
    return page_of(site, request, request.form.get("name"), url_of(*id) / "edit",
                   FormValues(request.language, request.form, saved.error()));
}

} // namespace radslag::people::pages
