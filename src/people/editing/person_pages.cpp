// The form of a person, merging two and closing one; see pages.hpp.
#include "people/editing/pages.hpp"
#include "people/editing/parts.hpp"
#include "platform/mail/address.hpp"

namespace radslag::people::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

std::vector<site::FormField> fields_of(Language language) {
    return {{"name", tr(language, "Name"), FieldKind::line, Need::required},
            {"organisation", tr(language, "Organisation"), FieldKind::organisation, Need::optional,
             tr(language, "A name by which the organisation is known here.")},
            {"title", tr(language, "Title or function"), FieldKind::line},
            {"mail", tr(language, "Mail address"), FieldKind::line, Need::optional,
             tr(language, "Where invitations reach the person; shown to the secretariat alone. "
                          "Without one they go to the address that the person signs in with.")},
            {"protected", tr(language, "Protected identity"), FieldKind::check, Need::optional,
             tr(language, "The person is then shown nowhere.")}};
}

PersonEdit read_in(const Site& site, const Request& request, FormReader& form) {
    return with_names(site, request, form, false, [&](parts::NameFields& names) {
        PersonEdit edit;
        edit.name = form.text("name", Need::required);
        edit.organisation = names.organisation("organisation", Need::optional);
        edit.title = form.optional_text("title");
        edit.mail = form.optional_text("mail");
        if (edit.mail)
            if (const auto checked = mail::check_address(*edit.mail); !checked)
                form.wrong("mail", checked.error().message);
        edit.is_protected = form.is_checked("protected");
        return edit;
    });
}

http::Values values_of(const EditablePerson& person) {
    http::Values values;
    values.add("version", std::to_string(person.version));
    values.add("name", person.edit.name);
    add_name(values, "organisation", person.organisation, person.edit.organisation);
    values.add("title", person.edit.title.value_or(""));
    values.add("mail", person.edit.mail.value_or(""));
    values.add("protected", person.edit.is_protected ? "on" : "");
    return values;
}

site::RecordForm frame(const Site& site, const Request& request, site::Words title,
                       const Url& action) {
    site::RecordForm form{.title = std::move(title), .section = "/people", .action = action};
    form.crumbs = {{std::string(tr(request.language, "People")), Url::path("/people")}};
    form.candidates = parts::candidates(site, request, false);
    return form;
}

site::RecordForm new_form(const Site& site, const Request& request) {
    auto form =
        frame(site, request, tr(request.language, "Add a person"), Url::path("/people/new"));
    form.fields = fields_of(request.language);
    return form;
}

/// The posts of the person, each a link to its form.
html::Html posts(const Site& site, const Request& request, PersonId id) {
    const Language language = request.language;
    const auto all = site.database().reading(
        [&](db::Session& session) { return posts_of(session, request.caller, id); });
    const html::Html lines = html::each(all, [&](const EditablePost& post) -> html::Html {
        const std::string words = post.edit.title.value_or(
            post.organisation.empty() ? std::string(tr(language, "Post")) : post.organisation);
        return html::li(html::a(html::href(Url::path("/posts") / post.id.text() / "edit"), words));
    });
    return html::section(
        html::cls("block"), html::h2(tr(language, "Posts")),
        html::when(!lines.empty(), [&]() -> html::Html { return html::ul(lines); }),
        html::p(html::a(html::href(person_url(id) / "posts" / "new"), tr(language, "Add a post"))),
        html::p(html::a(html::href(person_url(id) / "merge"),
                        tr(language, "Merge with another record of the same person"))));
}

site::RecordForm edit_form(const Site& site, const Request& request, const EditablePerson& person) {
    const Url here = person_url(person.id);
    auto form = frame(site, request, person.edit.name, here / "edit");
    form.fields = fields_of(request.language);
    form.others = {{tr(request.language, "End posts and seats today"), here / "close",
                    tr(request.language, "The person stays in the register, with what was said and "
                                         "promised.")}};
    form.values = values_of(person);
    form.below = posts(site, request, person.id);
    form.invented = person.demonstration;
    return form;
}

site::RecordForm merge_form(const Site& site, const Request& request,
                            const EditablePerson& person) {
    const Language language = request.language;
    auto form = frame(site, request, tr(language, "Merge {0} with another", person.edit.name),
                      person_url(person.id) / "merge");
    form.crumbs.push_back({person.edit.name, person_url(person.id)});
    form.lead = tr(language, "Everything that names either of the two names the one that stays. "
                             "The address of the other leads there.");
    form.fields = {
        {"other", tr(language, "The other record"), FieldKind::person, Need::required,
         tr(language, "The name that it stands under.")},
        {"stays",
         tr(language, "Which one stays"),
         FieldKind::radio,
         Need::required,
         "",
         {{"this", person.edit.name}, {"other", std::string(tr(language, "The other record"))}}}};
    form.values.add("other", std::string(request.query.get("other")));
    form.values.add("stays", "this");
    form.button = tr(language, "Merge");
    form.candidates = [inner = parts::candidates(site, request, person.demonstration),
                       own = std::string(person.id.text())](site::FieldKind kind,
                                                            std::string_view name) {
        auto all = inner(kind, name);
        std::erase_if(all, [&](const html::Choice& choice) { return choice.value == own; });
        return all;
    };
    return form;
}

enum class Stays { self, other };
constexpr EnumText<Stays, 2> stays_words({{Stays::self, "this"}, {Stays::other, "other"}});

} // namespace

Result<Response> show_new_person(const Site& site, Request& request) {
    return site::show_form(site, request, new_form(site, request), http::Values());
}

Result<Response> add_person(const Site& site, Request& request) {
    FormReader form(request.form);
    const PersonEdit edit = read_in(site, request, form);
    return site::answer_form(site, request, new_form(site, request), form.when_good([&] {
        return saved_at(people::add_person(site.database(), request.caller, edit), person_url);
    }));
}

Result<Response> show_person(const Site& site, Request& request) {
    return site::show_found(site, request, person_in, edit_form);
}

Result<Response> edit_person(const Site& site, Request& request) {
    return site::save_found(
        site, request, person_in, edit_form, [&](const EditablePerson& person, FormReader& form) {
            const PersonEdit edit = read_in(site, request, form);
            return form.when_good([&] {
                return saved_at(people::edit_person(site.database(), request.caller, person.id,
                                                    form.version(), edit),
                                person_url(person.id));
            });
        });
}

Result<Response> close_person(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, person_in, [&](const EditablePerson& person, std::int64_t) {
            return saved_at(
                people::close_person(site.database(), request.caller, person.id, site.today()),
                person_url(person.id));
        });
}

Result<Response> show_person_merge(const Site& site, Request& request) {
    return site::show_found(site, request, person_in, merge_form);
}

Result<Response> merge_persons(const Site& site, Request& request) {
    return site::save_found(
        site, request, person_in, merge_form, [&](const EditablePerson& person, FormReader& form) {
            const auto other = with_names(
                site, request, form, person.demonstration, [&](parts::NameFields& names) {
                    return names.person_but("other", person.id, Need::required);
                });
            const auto stays = form.choice("stays", Need::required, stays_words);
            return form.when_good([&] {
                const bool keeps = *stays == Stays::self;
                const PersonId kept = keeps ? person.id : *other;
                return saved_at(people::merge_persons(site.database(), request.caller, kept,
                                                      keeps ? *other : person.id),
                                person_url(kept));
            });
        });
}

} // namespace radslag::people::editing::pages
