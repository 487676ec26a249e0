// The form of a theme in the tree; see pages.hpp.
#include "matters/editing/pages.hpp"
#include "matters/editing/parts.hpp"

namespace radslag::matters::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

std::vector<site::FormField> fields_of(const Site& site, Language language, std::string_view self) {
    const auto themes =
        site.database().reading([](db::Session& session) { return all_themes(session); });
    return {{"name", tr(language, "Name"), FieldKind::line, Need::required},
            {"parent", tr(language, "Under the theme"), FieldKind::choice, Need::optional, "",
             named_choices(themes, tr(language, "None: at the top"), self)}};
}

ThemeEdit read_in(const Site& site, FormReader& form) {
    return site.database().reading([&](db::Session& session) {
        ThemeEdit edit;
        edit.name = form.text("name", Need::required, 100);
        edit.parent = chosen<ThemeId>(form, "parent", Need::optional, all_themes(session));
        return edit;
    });
}

http::Values values_of(const EditableTheme& theme) {
    http::Values values;
    values.add("version", std::to_string(theme.version));
    values.add("name", theme.edit.name);
    values.add("parent", site::id_text(theme.edit.parent));
    return values;
}

Url theme_url(ThemeId id) {
    return Url::path("/themes") / id.text();
}

site::RecordForm new_theme_form(const Site& site, const Request& request) {
    auto form = frame(site, request, tr(request.language, "Add a theme"), Url::path("/themes/new"));
    form.fields = fields_of(site, request.language, {});
    form.values.add("parent", std::string(request.query.get("parent")));
    return form;
}

std::optional<EditableTheme> theme_in(const Site& site, const Request& request) {
    return site::found_by_id<ThemeId>(site, request, [&](db::Session& session, ThemeId id) {
        return editable_theme(session, request.caller, id);
    });
}

site::RecordForm edit_theme_form(const Site& site, const Request& request,
                                 const EditableTheme& theme) {
    const Url here = theme_url(theme.id);
    auto form = frame(site, request, tr(request.language, "Edit the theme"), here / "edit");
    form.fields = fields_of(site, request.language, theme.id.text());
    form.values = values_of(theme);
    form.others = {{tr(request.language, "Delete the theme"), here / "delete"}};
    return form;
}

} // namespace

Result<Response> show_new_theme(const Site& site, Request& request) {
    const auto form = new_theme_form(site, request);
    return site::show_form(site, request, form, form.values);
}

Result<Response> add_theme(const Site& site, Request& request) {
    FormReader form(request.form);
    const ThemeEdit edit = read_in(site, form);
    return site::answer_form(site, request, new_theme_form(site, request), form.when_good([&] {
        return saved_at(matters::add_theme(site.database(), request.caller, edit), theme_url);
    }));
}

Result<Response> show_theme(const Site& site, Request& request) {
    return site::show_found(site, request, theme_in, edit_theme_form);
}

Result<Response> edit_theme(const Site& site, Request& request) {
    return site::save_found(site, request, theme_in, edit_theme_form,
                            [&](const EditableTheme& theme, FormReader& form) {
                                const ThemeEdit edit = read_in(site, form);
                                return form.when_good([&] {
                                    return saved_at(matters::edit_theme(site.database(),
                                                                        request.caller, theme.id,
                                                                        form.version(), edit),
                                                    theme_url(theme.id));
                                });
                            });
}

Result<Response> delete_theme(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, theme_in, [&](const EditableTheme& theme, std::int64_t version) {
            return saved_at(
                matters::delete_theme(site.database(), request.caller, theme.id, version),
                Url::path("/themes"));
        });
}

} // namespace radslag::matters::editing::pages
