// The form of a record as one list of fields: every record's form is shown, shown again with what
// is wrong, and answered alike. docs/adding-a-form.md walks through one; form.hpp reads what was
// typed.
#pragma once

#include "platform/site/form.hpp"
#include "platform/site/site.hpp"

#include <algorithm>
#include <functional>

namespace radslag::site {

enum class FieldKind {
    line,         ///< a line of text
    lines,        ///< several lines
    day,          ///< a day, typed in any of the ways that FormReader::day reads
    time,         ///< "09:30"
    number,       ///< a whole number
    check,        ///< a box
    choice,       ///< one of a list that drops down
    radio,        ///< one of a list that is shown whole
    person,       ///< a person by name
    organisation, ///< an organisation by name
    file,         ///< one file; the form is sent as multipart then
    files,        ///< one or several files, likewise
    hidden        ///< goes along unseen
};

/// Words in the reader's language, as tr() gives them.
struct Words {
    Words() = default;
    Words(std::string_view words) : text(words) {}
    Words(std::string words) : text(std::move(words)) {}
    Words(const char* words) : text(words) {}

    std::string text;
};

struct FormField {
    std::string name;
    Words label;
    FieldKind kind = FieldKind::line;
    Need need = Need::optional;
    Words hint = {};
    std::vector<html::Choice> choices = {}; ///< of choice and radio
    /// "use=used partly_used": shown only while the field `use` has one of these values. Without
    /// the script it is always there, so what it says must not be wrong then.
    std::string_view only_with = {};
    /// What boxes that follow one another have in common; those with the same words stand together
    /// under them, and are shown with the same value of another field.
    Words group = {};
};

/// One of the boxes that stand together under the words `group`.
FormField box_in(Words group, std::string name, Words label);

/// The choices of an enumeration: its words in the database, each with `label_of(value)`.
template <class Enum, std::size_t N, class LabelOf>
std::vector<html::Choice> choices_of(const EnumText<Enum, N>& words, LabelOf&& label_of) {
    std::vector<html::Choice> choices;
    for (const auto& [value, word] : words.pairs())
        choices.push_back({std::string(word), std::string(label_of(value))});
    return choices;
}

/// Records with id and name as choices, after one for none of them where `none` has words; without
/// the one of the id `self`.
template <class Record>
std::vector<html::Choice> named_choices(const std::vector<Record>& named,
                                        std::string_view none = {}, std::string_view self = {}) {
    std::vector<html::Choice> choices;
    if (!none.empty())
        choices.push_back({"", std::string(none)});
    for (const Record& each : named)
        if (each.id != self)
            choices.push_back({each.id, each.name});
    return choices;
}

/// The record that the field chooses, which must be one of `named`.
template <class AnyId, class Record>
std::optional<AnyId> chosen(FormReader& form, std::string_view field, Need need,
                            const std::vector<Record>& named) {
    const auto id = form.id<AnyId>(field, need);
    if (id && std::ranges::find(named, id->text(), &Record::id) == named.end())
        form.wrong(field, Message{"Choose one of the list.", {}});
    return id;
}

/// "" for no day.
inline std::string day_text(const std::optional<Day>& day) {
    return day ? to_text(*day) : std::string();
}

/// "" for none.
template <class AnyId>
std::string id_text(const std::optional<AnyId>& id) {
    return id ? std::string(id->text()) : std::string();
}

/// A field of one of several rows, counted from 1: "member_1".
std::string numbered(std::string_view field, std::size_t number);

/// How many rows a form shows: as many as have something in one of the fields, and one more; at
/// most `most`. What was sent counts, where the form has been sent, else `values`.
std::size_t rows_shown(const http::Request& request, const http::Values& values,
                       std::initializer_list<std::string_view> fields, std::size_t most);

/// The field that says which one is meant by a name that several have: "speaker" → "speaker_is".
std::string which_field(std::string_view name);

/// A button beside the form that does something else with the record: deleting it, closing it.
struct OtherAct {
    Words label;
    html::Url action;
    Words words = {}; ///< what it does, above the button
};

/// A second button of the form itself: what is filled in goes to another address.
struct OtherButton {
    Words label;
    html::Url action;
};

struct RecordForm {
    Words title;
    std::string section; ///< of the menu
    std::vector<html::Crumb> crumbs = {};
    html::Url action;
    std::vector<FormField> fields = {};
    http::Values values =
        http::Values(); ///< of the record as it stands, or those that a new one begins with
    Words button = {};  ///< "Save" unless said
    std::vector<OtherButton> other_buttons = {};
    Words lead = {}; ///< a sentence under the heading
    std::vector<OtherAct> others = {};
    html::Html below = {};
    std::string_view script = {}; ///< Page::script
    bool invented = false;
    /// Who could be meant by a typed name, when it is not one alone: asked for persons and
    /// organisations.
    std::function<std::vector<html::Choice>(FieldKind, std::string_view)> candidates = {};
};

/// The page with the form, filled with `values`; with an error it has that error's status.
http::Response show_form(const Site& site, http::Request& request, const RecordForm& form,
                         const http::Values& values, const std::optional<Error>& error = {},
                         const html::Html& note = {});

/// An act that was saved, and the page of its record.
struct Saved {
    html::Url record;
    std::int64_t entry = 0;
};

/// The entry of a change, and the page to go on to.
Result<Saved> saved_at(const Result<std::int64_t>& entry, const html::Url& record);
/// The same of a record that was made: `record` is a page, or tells it by the new id.
template <class Made, class Record>
requires requires(const Made& made) {
    made.id;
}
Result<Saved> saved_at(const Result<Made>& made, Record&& record) {
    if (!made)
        return tl::unexpected<Error>(made.error());
    if constexpr (std::is_invocable_v<Record, decltype(made->id)>)
        return Saved{record(made->id), made->entry};
    else
        return Saved{record, made->entry};
}

/// The answer to a form that was sent. Saved: on to the record. Conflict: the form again, with both
/// texts; `standing` gives the values of the record as it stands now (nothing: it is gone).
/// Invalid: the form again with what is wrong. Other errors are handed on.
Result<http::Response> answer_form(const Site& site, http::Request& request, const RecordForm& form,
                                   const Result<Saved>& saved,
                                   const std::function<std::optional<http::Values>()>& standing);

/// The same for a form that makes a record, where there is none to differ from.
Result<http::Response> answer_form(const Site& site, http::Request& request, const RecordForm& form,
                                   const Result<Saved>& saved);

} // namespace radslag::site
