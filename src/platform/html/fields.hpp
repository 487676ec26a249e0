// Fields of forms: a label is demanded, and `for`, `id`, `aria-describedby` and `aria-invalid` are
// written here, never in a view. A form that failed shows error_summary() first.
#pragma once

#include "platform/base/result.hpp"
#include "platform/html/elements.hpp"

#include <span>
#include <string>
#include <vector>

namespace radslag::html {

/// What every field has. `name` is its name in the form and its id on the page.
struct Field {
    std::string name;
    std::string label;
    std::string hint = {};  ///< stands between label and field
    std::string error = {}; ///< what is wrong with what was typed
    std::string value = {}; ///< what was typed stays
    bool required = false;
    std::optional<Url> suggestions = {}; ///< where the script asks for what could be meant
};

enum class InputType { text, search, email, url, password, date, number };
enum class Autocomplete { off, name, email, username, current_password, new_password };

Html text_field(const Field& field, InputType type = InputType::text,
                Autocomplete autocomplete = Autocomplete::off);
Html text_area(const Field& field, int rows = 4);
/// A field for one or several files. `accept` is the list of endings: ".docx,.pdf"; empty: all.
Html file_field(const Field& field, std::string_view accept, bool several);

struct Choice {
    std::string value;
    std::string label;
    std::string hint = {};
};

/// A drop-down list; the choice whose value is the field's value is chosen.
Html select_field(const Field& field, std::span<const Choice> choices);
/// Choices as radio buttons, the field's label as their legend.
Html radio_fields(const Field& field, std::span<const Choice> choices);
/// One box; checked when the field's value is "on".
Html check_field(const Field& field);
/// Fields that belong together, mostly boxes, under words for all of them.
Html field_group(std::string_view words, const Html& fields);
/// A box outside of forms that changes what the page shows by style alone; its label, for the same
/// id, is the view's.
Html check_box(std::string_view id, bool is_checked);
/// A value that goes along unseen.
Html hidden_field(std::string_view name, std::string_view value);

enum class ButtonKind { primary, secondary, tertiary };
/// A button that sends its form; at most one primary a form.
Html submit_button(std::string_view label, ButtonKind kind = ButtonKind::primary,
                   std::string_view name = {}, std::string_view value = {});
/// A button that the script answers to and that sends nothing.
Html plain_button(std::string_view label);
/// A secondary button that sends its form to another address.
Html submit_button_to(const Url& url, std::string_view label);
/// A link that looks like a button.
Html button_link(const Url& url, std::string_view label, ButtonKind kind = ButtonKind::secondary);

/// The name of the hidden field that carries the form token.
constexpr std::string_view form_token_field = "form_token";

/// A form that is sent by POST. `token` is the request's form_token(), which every POST must carry.
struct PostForm {
    Url action;
    std::string_view token;
    std::string_view label = {}; ///< the form's name for those who cannot see its heading
    bool with_files = false;
};
Html post_form(const PostForm& form, const Html& content);

/// The label by which a field is known on the page.
struct Labelled {
    std::string_view field;
    std::string_view label;
};
/// All that is wrong, each line a link to its field; stands before the form, and has the focus when
/// the page comes. A field that is found in `labelled` is named in its line. Empty without errors.
Html error_summary(i18n::Language language, const Error& error,
                   std::span<const Labelled> labelled = {});
/// The words for the error of the field `name`, to put into its Field::error; "" when it has none.
std::string error_of(i18n::Language language, const Error& error, std::string_view name);

} // namespace radslag::html
