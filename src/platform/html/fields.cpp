// Writes fields so that everybody can fill them in. Declared in fields.hpp; the look is web/'s
// `.field` and `.errors`.
#include "platform/html/fields.hpp"

#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::html {

using i18n::tr;

namespace {

std::string hint_id(const Field& field) {
    return field.name + "-hint";
}

std::string error_id(const Field& field) {
    return field.name + "-error";
}

std::string described_by(const Field& field) {
    std::string ids;
    if (!field.hint.empty())
        ids = hint_id(field);
    if (!field.error.empty())
        ids += (ids.empty() ? "" : " ") + error_id(field);
    return ids;
}

/// Hint and error, in the order in which they stand between label and field.
Html notes_of(const Field& field) {
    Html notes;
    if (!field.hint.empty())
        notes += span(cls("hint"), id(hint_id(field)), field.hint);
    if (!field.error.empty())
        notes += span(cls("err"), id(error_id(field)), field.error);
    return notes;
}

Html label_of(const Field& field) {
    return label(attribute("for", field.name), field.label);
}

/// The field's frame: label above, then hint, error and the control.
Html framed(const Field& field, const Html& control) {
    return div(cls("field"), label_of(field), notes_of(field), control);
}

std::string_view name_of(InputType type) {
    constexpr std::array<std::string_view, 7> names{"text",     "search", "email", "url",
                                                    "password", "date",   "number"};
    return names.at(static_cast<std::size_t>(type));
}

std::string_view name_of(Autocomplete autocomplete) {
    constexpr std::array<std::string_view, 6> names{
        "off", "name", "email", "username", "current-password", "new-password"};
    return names.at(static_cast<std::size_t>(autocomplete));
}

std::string_view name_of(ButtonKind kind) {
    return kind == ButtonKind::secondary ? "secondary" : "tertiary";
}

/// The attributes that tie a control to its label, hint and error; `more` stand after them.
template <class... More>
Html control(std::string_view tag, const Field& field, const More&... more) {
    const std::string description = described_by(field);
    return detail::Make::normal(
        tag, id(field.name), attribute("name", field.name), flag("required", field.required),
        when(!field.error.empty(), aria("invalid", "true")),
        when(!description.empty(), aria("describedby", description)), more...);
}

template <class... More>
Html input(const Field& field, const More&... more) {
    const std::string description = described_by(field);
    return detail::Make::empty(
        "input", id(field.name), attribute("name", field.name), flag("required", field.required),
        when(!field.error.empty(), aria("invalid", "true")),
        when(!description.empty(), aria("describedby", description)), more...);
}

} // namespace

Html text_field(const Field& field, InputType type, Autocomplete autocomplete) {
    // A password that was typed is not sent back.
    const bool shows_value = type != InputType::password && !field.value.empty();
    return framed(field,
                  input(field, attribute("type", name_of(type)),
                        when(shows_value, attribute("value", field.value)),
                        when(field.suggestions.has_value(),
                             data("suggestions", field.suggestions ? field.suggestions->text()
                                                                   : std::string_view())),
                        when(autocomplete != Autocomplete::off,
                             attribute("autocomplete", name_of(autocomplete)))));
}

Html text_area(const Field& field, int rows) {
    // HTML drops a first line end in a textarea: one more keeps one that was typed.
    return framed(field, control("textarea", field, attribute("rows", rows), "\n", field.value));
}

Html file_field(const Field& field, std::string_view accept, bool several) {
    return framed(field, input(field, attribute("type", "file"),
                               when(!accept.empty(), attribute("accept", accept)),
                               flag("multiple", several)));
}

Html select_field(const Field& field, std::span<const Choice> choices) {
    const Html options = each(choices, [&](const Choice& choice) -> Html {
        return detail::Make::normal("option", attribute("value", choice.value),
                                    flag("selected", choice.value == field.value), choice.label);
    });
    return framed(field, control("select", field, options));
}

Html radio_fields(const Field& field, std::span<const Choice> choices) {
    const std::string description = described_by(field);
    std::size_t number = 0;
    // The first button has the field's own id: links of the error summary lead to it.
    const Html buttons = each(choices, [&](const Choice& choice) -> Html {
        const std::string own_id =
            number == 0 ? field.name : field.name + "-" + std::to_string(number);
        ++number;
        const Html button = detail::Make::empty(
            "input", attribute("type", "radio"), id(own_id), attribute("name", field.name),
            attribute("value", choice.value), flag("checked", choice.value == field.value),
            flag("required", field.required));
        return div(cls("useopt"),
                   label(button, span(choice.label),
                         when(!choice.hint.empty(), [&]() -> Html { return small(choice.hint); })));
    });
    return fieldset(cls("field"), when(!description.empty(), aria("describedby", description)),
                    when(!field.error.empty(), aria("invalid", "true")), legend(field.label),
                    notes_of(field), buttons);
}

Html check_field(const Field& field) {
    const Html box = input(field, attribute("type", "checkbox"), attribute("value", "on"),
                           flag("checked", field.value == "on"));
    return div(cls("field"), notes_of(field), label(cls("check"), box, span(field.label)));
}

Html field_group(std::string_view words, const Html& fields) {
    return fieldset(cls("field together"), legend(words), fields);
}

Html check_box(std::string_view id, bool is_checked) {
    return detail::Make::empty("input", attribute("type", "checkbox"), html::id(id),
                               flag("checked", is_checked));
}

Html hidden_field(std::string_view name, std::string_view value) {
    return detail::Make::empty("input", attribute("type", "hidden"), attribute("name", name),
                               attribute("value", value));
}

Html submit_button(std::string_view text, ButtonKind kind, std::string_view name,
                   std::string_view value) {
    return button(cls("ds-button"), attribute("type", "submit"),
                  when(kind != ButtonKind::primary, data("variant", name_of(kind))),
                  when(!name.empty(), attribute("name", name)),
                  when(!name.empty(), attribute("value", value)), text);
}

Html plain_button(std::string_view text) {
    return button(cls("ds-button sm"), attribute("type", "button"),
                  data("variant", name_of(ButtonKind::secondary)), text);
}

Html submit_button_to(const Url& url, std::string_view text) {
    return button(cls("ds-button"), attribute("type", "submit"),
                  data("variant", name_of(ButtonKind::secondary)), formaction(url), text);
}

Html button_link(const Url& url, std::string_view text, ButtonKind kind) {
    return a(cls("ds-button sm"), when(kind != ButtonKind::primary, data("variant", name_of(kind))),
             href(url), text);
}

Html post_form(const PostForm& form_data, const Html& content) {
    return form(attribute("method", "post"), action(form_data.action), flag("novalidate"),
                when(form_data.with_files, attribute("enctype", "multipart/form-data")),
                when(!form_data.label.empty(), aria_label(form_data.label)), cls("stack-lg"),
                hidden_field(form_token_field, form_data.token), content);
}

Html error_summary(i18n::Language language, const Error& error,
                   std::span<const Labelled> labelled) {
    if (error.fields.empty() && error.message.text.empty())
        return {};
    const Html lines = each(error.fields, [&](const FieldError& wrong) -> Html {
        const auto named = std::ranges::find(labelled, wrong.field, &Labelled::field);
        std::string words = i18n::to_text(language, wrong.message);
        if (named != labelled.end())
            words = tr(language, "{0}: {1}", named->label, words);
        return li(a(href(Url::fragment(wrong.field)), words));
    });
    return div(cls("errors"), role("alert"), attribute("tabindex", -1), flag("autofocus"),
               id("errors"), aria_labelledby("errors-heading"),
               h2(id("errors-heading"), i18n::to_text(language, error.message)),
               when(!lines.empty(), [&]() -> Html { return ul(lines); }));
}

std::string error_of(i18n::Language language, const Error& error, std::string_view name) {
    for (const FieldError& wrong : error.fields)
        if (wrong.field == name)
            return i18n::to_text(language, wrong.message);
    return {};
}

} // namespace radslag::html
