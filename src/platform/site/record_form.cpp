// See record_form.hpp.
#include "platform/site/record_form.hpp"

#include "platform/i18n/text.hpp"

namespace radslag::site {

using html::Html;
using i18n::Language;
using i18n::tr;

namespace {

bool has_file(const FormField& field) {
    return field.kind == FieldKind::file || field.kind == FieldKind::files;
}

/// Under a name that several have: which of them is meant.
Html which_one(const RecordForm& form, const FormField& field, const FormValues& values) {
    const std::string_view typed = values.value(field.name);
    if (typed.empty() || !form.candidates)
        return {};
    const auto choices = form.candidates(field.kind, typed);
    if (choices.size() < 2)
        return {};
    return html::radio_fields(
        values.field(which_field(field.name),
                     tr(values.language(), "{0}: which one is meant?", std::string(typed)),
                     Need::required),
        choices);
}

Html control_of(const RecordForm& form, const FormField& field, const FormValues& values) {
    html::Field shown = values.field(field.name, field.label.text, field.need, field.hint.text);
    switch (field.kind) {
    case FieldKind::line:
    case FieldKind::day:
    case FieldKind::time:
    case FieldKind::number:
        return html::text_field(shown);
    case FieldKind::lines:
        return html::text_area(shown);
    case FieldKind::check:
        return html::check_field(shown);
    case FieldKind::choice:
        return html::select_field(shown, field.choices);
    case FieldKind::radio:
        return html::radio_fields(shown, field.choices);
    case FieldKind::file:
    case FieldKind::files:
        return html::file_field(shown, {}, field.kind == FieldKind::files);
    case FieldKind::hidden:
        return html::hidden_field(field.name, shown.value);
    case FieldKind::person:
    case FieldKind::organisation:
        shown.suggestions = html::Url::path(
            field.kind == FieldKind::person ? "/suggest/people" : "/suggest/organisations");
        return html::group(html::text_field(shown), which_one(form, field, values));
    }
    return {};
}

/// What is shown only while another field has some value.
Html shown_with(std::string_view only_with, Html content) {
    if (only_with.empty())
        return content;
    return html::div(html::data("shown-with", only_with), content);
}

Html controls_of(const RecordForm& form, const FormValues& values) {
    Html all;
    for (auto field = form.fields.begin(); field != form.fields.end();) {
        const FormField& first = *field;
        Html together;
        do {
            together += control_of(form, *field, values);
            ++field;
        } while (!first.group.text.empty() && field != form.fields.end() &&
                 field->group.text == first.group.text);
        if (!first.group.text.empty())
            together = html::field_group(first.group.text, together);
        all += shown_with(first.only_with, std::move(together));
    }
    return all;
}

Html others_of(const RecordForm& form, std::string_view token, std::string_view version) {
    return html::each(form.others, [&](const OtherAct& other) -> Html {
        return html::post_form(
            {other.action, token, other.label.text},
            html::group(html::hidden_field("version", version),
                        html::when(!other.words.text.empty(), html::p(other.words.text)),
                        html::submit_button(other.label.text, html::ButtonKind::secondary)));
    });
}

Html buttons_of(Language language, const RecordForm& form) {
    const std::string_view label =
        form.button.text.empty() ? tr(language, "Save") : std::string_view(form.button.text);
    if (form.other_buttons.empty())
        return html::submit_button(label);
    return html::div(html::cls("inline-buttons"), html::submit_button(label),
                     html::each(form.other_buttons, [](const OtherButton& other) {
                         return html::submit_button_to(other.action, other.label.text);
                     }));
}

/// A value in words: the label of a choice, else what was typed.
std::string words_of(Language language, const FormField& field, std::string_view value) {
    for (const html::Choice& choice : field.choices)
        if (choice.value == value)
            return choice.label;
    if (field.kind == FieldKind::check)
        return std::string(value == "on" ? tr(language, "Yes") : tr(language, "No"));
    return std::string(value);
}

/// As a browser sends a text of several lines, every line end has two signs.
std::string plain(std::string_view typed) {
    std::string words(typed);
    std::erase(words, '\r');
    return words;
}

std::vector<Differing> differing(Language language, const RecordForm& form, const http::Values& now,
                                 const http::Values& typed) {
    std::vector<Differing> all;
    for (const FormField& field : form.fields)
        if (field.kind != FieldKind::hidden && !has_file(field) &&
            now.get(field.name) != plain(typed.get(field.name)))
            all.push_back({field.label.text, words_of(language, field, now.get(field.name)),
                           words_of(language, field, typed.get(field.name))});
    return all;
}

http::Response conflict(const Site& site, http::Request& request, const RecordForm& form,
                        const http::Values& standing) {
    http::Values typed = request.form;
    typed.set("version", std::string(standing.get("version")));
    return show_form(
        site, request, form, typed, edited_meanwhile().value(),
        conflict_note(request.language, differing(request.language, form, standing, typed)));
}

} // namespace

std::string numbered(std::string_view field, std::size_t number) {
    return std::string(field) + "_" + std::to_string(number);
}

FormField box_in(Words group, std::string name, Words label) {
    return {.name = std::move(name),
            .label = std::move(label),
            .kind = FieldKind::check,
            .group = std::move(group)};
}

std::size_t rows_shown(const http::Request& request, const http::Values& values,
                       std::initializer_list<std::string_view> fields, std::size_t most) {
    const http::Values& shown = request.method == http::Method::post ? request.form : values;
    std::size_t used = 0;
    for (std::size_t i = 1; i <= most; ++i)
        for (const std::string_view field : fields)
            if (!shown.get(numbered(field, i)).empty())
                used = i;
    return std::min(used + 1, most);
}

std::string which_field(std::string_view name) {
    return std::string(name) + "_is";
}

http::Response show_form(const Site& site, http::Request& request, const RecordForm& form,
                         const http::Values& values, const std::optional<Error>& error,
                         const Html& note) {
    const Language language = request.language;
    const FormValues shown(language, values, error);
    const std::string token = request.form_token();
    std::vector<html::Labelled> labelled;
    for (const FormField& field : form.fields)
        labelled.push_back({field.name, field.label.text});
    const bool with_files = std::ranges::any_of(form.fields, has_file);
    Page page;
    page.title = form.title.text;
    page.section = form.section;
    page.crumbs = form.crumbs;
    page.crumbs.push_back({form.title.text, std::nullopt});
    page.invented = form.invented;
    page.script = form.script;
    page.status = error ? http::status_of(error->code) : 200;
    page.content = html::group(
        html::div(html::cls("pagehead"), html::h1(form.title.text),
                  html::when(!form.lead.text.empty(), html::p(form.lead.text))),
        note, html::when(note.empty(), [&]() -> Html { return shown.summary(labelled); }),
        html::div(html::cls("record-form stack-lg"),
                  html::post_form({form.action, token, form.title.text, with_files},
                                  html::group(shown.version(), controls_of(form, shown),
                                              buttons_of(language, form))),
                  others_of(form, token, shown.value("version")), form.below));
    return site.respond(request, std::move(page));
}

Result<Saved> saved_at(const Result<std::int64_t>& entry, const html::Url& record) {
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return Saved{record, *entry};
}

Result<http::Response> answer_form(const Site& site, http::Request& request, const RecordForm& form,
                                   const Result<Saved>& saved,
                                   const std::function<std::optional<http::Values>()>& standing) {
    if (saved)
        return site::saved(saved->record, saved->entry);
    if (saved.error().code == ErrorCode::conflict && standing) {
        const auto now = standing();
        if (!now)
            return not_found();
        return conflict(site, request, form, *now);
    }
    if (saved.error().code != ErrorCode::invalid)
        return tl::unexpected<Error>(saved.error());
    return show_form(site, request, form, request.form, saved.error());
}

Result<http::Response> answer_form(const Site& site, http::Request& request, const RecordForm& form,
                                   const Result<Saved>& saved) {
    return answer_form(site, request, form, saved, {});
}

} // namespace radslag::site
