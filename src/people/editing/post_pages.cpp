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

std::vector<site::FormField> post_fields(Language language) {
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
    form.fields = post_fields(request.language);
    form.candidates = parts::candidates(site, request, person.demonstration);
    form.invented = person.demonstration;
    return form;
}

site::RecordForm new_post_form(const Site& site, const Request& request,
                               const EditablePerson& person) {
    return frame(site, request, person, tr(request.language, "Add a post"),
                 person_url(person.id) / "posts" / "new");
}

/// A post with the person who holds it.
struct Found {
    EditablePost post;
    EditablePerson person;
};
std::optional<Found> post_in(const Site& site, const Request& request) {
    return site::found_by_id<PostHoldingId>(
        site, request, [&](db::Session& session, PostHoldingId id) -> std::optional<Found> {
            auto post = editable_post(session, request.caller, id);
            auto person =
                post ? editable_person(session, request.caller, post->person) : std::nullopt;
            if (!person)
                return std::nullopt;
            return Found{std::move(*post), std::move(*person)};
        });
}

site::RecordForm edit_post_form(const Site& site, const Request& request, const Found& found) {
    const Url here = Url::path("/posts") / found.post.id.text();
    auto form =
        frame(site, request, found.person, tr(request.language, "Edit the post"), here / "edit");
    form.values = values_of(found.post);
    form.others = {{tr(request.language, "Delete the post"), here / "delete"}};
    return form;
}

} // namespace

Result<Response> show_new_post(const Site& site, Request& request) {
    return site::show_found(site, request, person_in, new_post_form);
}

Result<Response> add_post(const Site& site, Request& request) {
    return site::save_found(
        site, request, person_in, new_post_form,
        [&](const EditablePerson& person, FormReader& form) {
            const PostEdit edit = read_in(site, request, form, person);
            return form.when_good([&] {
                return saved_at(people::add_post(site.database(), request.caller, person.id, edit),
                                person_url(person.id));
            });
        });
}

Result<Response> show_post(const Site& site, Request& request) {
    return site::show_found(site, request, post_in, edit_post_form);
}

Result<Response> edit_post(const Site& site, Request& request) {
    return site::save_found(
        site, request, post_in, edit_post_form, [&](const Found& found, FormReader& form) {
            const PostEdit edit = read_in(site, request, form, found.person);
            return form.when_good([&] {
                return saved_at(people::edit_post(site.database(), request.caller, found.post.id,
                                                  form.version(), edit),
                                person_url(found.person.id));
            });
        });
}

Result<Response> delete_post(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, post_in, [&](const Found& found, std::int64_t version) {
            return saved_at(
                people::delete_post(site.database(), request.caller, found.post.id, version),
                person_url(found.person.id));
        });
}

} // namespace radslag::people::editing::pages
