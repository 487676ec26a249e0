// The form of a post that a person holds; see pages.hpp.
#include "people/editing/pages.hpp"
#include "people/editing/parts.hpp"

namespace radslag::people::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

std::vector<site::FormField> fields_of(Language language) {
    return {{"title", tr(language, "Post"), FieldKind::line, Need::optional,
             tr(language, "What the post is called, such as director.")},
            {"unit", tr(language, "Unit"), FieldKind::line},
            {"organisation", tr(language, "Organisation"), FieldKind::organisation},
            {"covers_for", tr(language, "Covers for"), FieldKind::person, Need::optional,
             tr(language, "Somebody who is on leave.")},
            {"follows", tr(language, "Follows"), FieldKind::person, Need::optional,
             tr(language, "Who held the post before.")},
            {"from_day", tr(language, "From"), FieldKind::day},
            {"to_day", tr(language, "To"), FieldKind::day}};
}

PostEdit read_in(const Site& site, const Request& request, FormReader& form,
                 const EditablePerson& person) {
    return with_names(site, request, form, person.demonstration, [&](parts::NameFields& names) {
        PostEdit edit;
        edit.title = form.optional_text("title");
        edit.unit = form.optional_text("unit");
        edit.organisation = names.organisation("organisation", Need::optional);
        edit.covers_for = names.person_but("covers_for", person.id, Need::optional);
        edit.follows = names.person_but("follows", person.id, Need::optional);
        edit.from = form.day("from_day", Need::optional);
        edit.to = form.day("to_day", Need::optional);
        form.check_order("to_day", edit.from, edit.to);
        if ((edit.title || edit.unit) && request.form.get("organisation").empty())
            form.wrong("organisation", Message{"Say in which organisation the post is.", {}});
        if (edit.unit && !edit.title)
            form.wrong("title", Message{"Say what the post is called.", {}});
        if (form.is_good() && !edit.title && !edit.organisation && !edit.covers_for &&
            !edit.follows)
            form.wrong("title", Message{"Say what the post is called.", {}});
        return edit;
    });
}

http::Values values_of(const EditablePost& post) {
    http::Values values;
    values.add("version", std::to_string(post.version));
    values.add("title", post.edit.title.value_or(""));
    values.add("unit", post.edit.unit.value_or(""));
    add_name(values, "organisation", post.organisation, post.edit.organisation);
    add_name(values, "covers_for", post.covers_for, post.edit.covers_for);
    add_name(values, "follows", post.follows, post.edit.follows);
    values.add("from_day", day_text(post.edit.from));
    values.add("to_day", day_text(post.edit.to));
    return values;
}

site::RecordForm frame(const Site& site, const Request& request, const EditablePerson& person,
                       site::Words title, const Url& action) {
    site::RecordForm form{.title = std::move(title), .section = "/people", .action = action};
    form.crumbs = {{std::string(tr(request.language, "People")), Url::path("/people")},
                   {person.edit.name, person_url(person.id)}};
    form.fields = fields_of(request.language);
    form.candidates = parts::candidates(site, request, person.demonstration);
    form.invented = person.demonstration;
    return form;
}

std::optional<EditablePerson> person_in(const Site& site, const Request& request) {
    const auto id = PersonId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return editable_person(session, request.caller, *id);
    });
}

site::RecordForm new_form(const Site& site, const Request& request, const EditablePerson& person) {
    return frame(site, request, person, tr(request.language, "Add a post"),
                 person_url(person.id) / "posts" / "new");
}

/// A post with the person who holds it.
struct Found {
    EditablePost post;
    EditablePerson person;
};
std::optional<Found> post_in(const Site& site, const Request& request) {
    const auto id = PostHoldingId::parse(request.parameter("id"));
    if (!id)
        return std::nullopt;
    return site.database().reading([&](db::Session& session) -> std::optional<Found> {
        auto post = editable_post(session, request.caller, *id);
        auto person = post ? editable_person(session, request.caller, post->person) : std::nullopt;
        if (!person)
            return std::nullopt;
        return Found{std::move(*post), std::move(*person)};
    });
}

site::RecordForm edit_form(const Site& site, const Request& request, const Found& found) {
    const Url here = Url::path("/posts") / found.post.id.text();
    auto form =
        frame(site, request, found.person, tr(request.language, "Edit the post"), here / "edit");
    form.others = {{tr(request.language, "Delete the post"), here / "delete"}};
    return form;
}

} // namespace

Result<Response> show_new_post(const Site& site, Request& request) {
    const auto person = person_in(site, request);
    if (!person)
        return site::not_found();
    return site::show_form(site, request, new_form(site, request, *person), http::Values());
}

Result<Response> add_post(const Site& site, Request& request) {
    const auto person = person_in(site, request);
    if (!person)
        return site::not_found();
    FormReader form(request.form);
    const PostEdit edit = read_in(site, request, form, *person);
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good()) {
        const auto added = people::add_post(site.database(), request.caller, person->id, edit);
        saved = added ? Result<site::Saved>(site::Saved{person_url(person->id), added->entry})
                      : tl::unexpected<Error>(added.error());
    }
    return site::answer_form(site, request, new_form(site, request, *person), saved);
}

Result<Response> show_post(const Site& site, Request& request) {
    const auto found = post_in(site, request);
    if (!found)
        return site::not_found();
    return site::show_form(site, request, edit_form(site, request, *found), values_of(found->post));
}

Result<Response> edit_post(const Site& site, Request& request) {
    const auto found = post_in(site, request);
    if (!found)
        return site::not_found();
    FormReader form(request.form);
    const PostEdit edit = read_in(site, request, form, found->person);
    const auto entry = form.is_good() ? people::edit_post(site.database(), request.caller,
                                                          found->post.id, form.version(), edit)
                                      : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, edit_form(site, request, *found),
                             saved_at(entry, person_url(found->person.id)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = post_in(site, request);
                                 return now ? std::optional(values_of(now->post)) : std::nullopt;
                             });
}

Result<Response> delete_post(const Site& site, Request& request) {
    const auto found = post_in(site, request);
    if (!found)
        return site::not_found();
    const auto entry = people::delete_post(site.database(), request.caller, found->post.id,
                                           FormReader(request.form).version());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(person_url(found->person.id), *entry);
}

} // namespace radslag::people::editing::pages
