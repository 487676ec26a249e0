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
    values.add("parent", theme.edit.parent ? std::string(theme.edit.parent->text()) : "");
    return values;
}

Url theme_url(ThemeId id) {
    return Url::path("/themes") / id.text();
}

site::RecordForm new_form(const Site& site, const Request& request) {
    auto form = frame(site, request, tr(request.language, "Add a theme"), Url::path("/themes/new"));
    form.fields = fields_of(site, request.language, {});
    return form;
}

std::optional<EditableTheme> theme_in(const Site& site, const Request& request) {
    const auto id = ThemeId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return editable_theme(session, request.caller, *id);
    });
}

site::RecordForm edit_form(const Site& site, const Request& request, const EditableTheme& theme) {
    const Url here = theme_url(theme.id);
    auto form = frame(site, request, tr(request.language, "Edit the theme"), here / "edit");
    form.fields = fields_of(site, request.language, theme.id.text());
    form.others = {{tr(request.language, "Delete the theme"), here / "delete"}};
    return form;
}

} // namespace

Result<Response> show_new_theme(const Site& site, Request& request) {
    http::Values values;
    values.add("parent", std::string(request.query.get("parent")));
    return site::show_form(site, request, new_form(site, request), values);
}

Result<Response> add_theme(const Site& site, Request& request) {
    FormReader form(request.form);
    const ThemeEdit edit = read_in(site, form);
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good()) {
        const auto added = matters::add_theme(site.database(), request.caller, edit);
        saved = added ? Result<site::Saved>(site::Saved{theme_url(added->id), added->entry})
                      : tl::unexpected<Error>(added.error());
    }
    return site::answer_form(site, request, new_form(site, request), saved);
}

Result<Response> show_theme(const Site& site, Request& request) {
    const auto theme = theme_in(site, request);
    if (!theme)
        return site::not_found();
    return site::show_form(site, request, edit_form(site, request, *theme), values_of(*theme));
}

Result<Response> edit_theme(const Site& site, Request& request) {
    const auto theme = theme_in(site, request);
    if (!theme)
        return site::not_found();
    FormReader form(request.form);
    const ThemeEdit edit = read_in(site, form);
    const auto entry = form.is_good() ? matters::edit_theme(site.database(), request.caller,
                                                            theme->id, form.version(), edit)
                                      : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, edit_form(site, request, *theme),
                             saved_at(entry, theme_url(theme->id)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = theme_in(site, request);
                                 return now ? std::optional(values_of(*now)) : std::nullopt;
                             });
}

Result<Response> delete_theme(const Site& site, Request& request) {
    const auto theme = theme_in(site, request);
    if (!theme)
        return site::not_found();
    const auto entry = matters::delete_theme(site.database(), request.caller, theme->id,
                                             FormReader(request.form).version());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(Url::path("/themes"), *entry);
}

} // namespace radslag::matters::editing::pages
