// Reading and showing forms; see form.hpp.
#include "platform/site/form.hpp"

#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/typed_days.hpp"

#include <algorithm>
#include <charconv>

namespace radslag::site {

using html::Html;
using i18n::tr;

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t\r\n\v\f";
    const std::size_t begin = text.find_first_not_of(white);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

std::size_t characters_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// Whether a control character stands in it, or one that turns the direction of writing (U+202A to
/// U+202E, U+2066 to U+2069), with which a text can look like another.
bool holds_unseen(std::string_view text, Lines lines) {
    const bool control = std::ranges::any_of(text, [&](unsigned char byte) {
        const bool line_end = lines == Lines::many && (byte == '\n' || byte == '\r');
        return (byte < ' ' && byte != '\t' && !line_end) || byte == 0x7F;
    });
    if (control)
        return true;
    for (std::size_t at = text.find('\xE2'); at != std::string_view::npos;
         at = text.find('\xE2', at + 1)) {
        const std::string_view turn = text.substr(at, 3);
        if ((turn >= "\xE2\x80\xAA" && turn <= "\xE2\x80\xAE") ||
            (turn >= "\xE2\x81\xA6" && turn <= "\xE2\x81\xA9"))
            return true;
    }
    return false;
}

/// Browsers send line ends as CR LF; texts are kept with LF.
std::string with_plain_lines(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r')
            plain += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            plain += '\n';
    return plain;
}

} // namespace

bool FormReader::is_there(std::string_view field, std::string_view typed, Need need) {
    if (typed.empty() && need == Need::required)
        wrong(field, Message{"This must be filled in.", {}});
    return !typed.empty();
}

std::string FormReader::text(std::string_view field, Need need, std::size_t most, Lines lines) {
    const std::string_view typed = trimmed(form_.get(field));
    if (!is_there(field, typed, need))
        return {};
    if (holds_unseen(typed, lines)) {
        wrong(field, Message{"There are characters here that cannot be seen. Type the text anew "
                             "instead of pasting it.",
                             {}});
        return {};
    }
    std::string text = with_plain_lines(typed);
    if (const std::size_t characters = characters_of(text); characters > most) {
        wrong(field, Message{"This is too long: {0} characters, and {1} at most.",
                             {std::to_string(characters), std::to_string(most)}});
        return {};
    }
    return text;
}

std::optional<std::string> FormReader::optional_text(std::string_view field, std::size_t most,
                                                     Lines lines) {
    std::string typed = text(field, Need::optional, most, lines);
    return typed.empty() ? std::nullopt : std::optional(std::move(typed));
}

std::optional<Day> FormReader::day(std::string_view field, Need need) {
    const std::string_view typed = trimmed(form_.get(field));
    if (!is_there(field, typed, need))
        return std::nullopt;
    const auto day = typed_day(typed);
    if (!day)
        wrong(field, Message{"There is no such day. Write it as 2026-03-01 or 1 mars 2026.", {}});
    return day;
}

std::optional<std::string> FormReader::time(std::string_view field, Need need) {
    const std::string_view typed = trimmed(form_.get(field));
    if (!is_there(field, typed, need))
        return std::nullopt;
    const auto time = typed_time(typed);
    if (!time)
        wrong(field, Message{"There is no such time. Write it as 09:30.", {}});
    return time;
}

std::optional<int> FormReader::number(std::string_view field, Need need, int least, int most) {
    const std::string_view typed = trimmed(form_.get(field));
    if (!is_there(field, typed, need))
        return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    if (error != std::errc{} || end != typed.data() + typed.size() || value < least ||
        value > most) {
        wrong(field, Message{"Write a whole number from {0} to {1}.",
                             {std::to_string(least), std::to_string(most)}});
        return std::nullopt;
    }
    return value;
}

bool FormReader::is_checked(std::string_view field) const {
    return form_.get(field) == "on";
}

std::int64_t FormReader::version() const {
    const std::string_view typed = form_.get("version");
    std::int64_t value = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), value);
    return value;
}

void FormReader::check_order(std::string_view end_field, const std::optional<Day>& from,
                             const std::optional<Day>& to) {
    if (from && to && *to < *from)
        wrong(end_field, Message{"The end is before the start.", {}});
}

void FormReader::wrong(std::string_view field, Message message) {
    error_.fields.push_back({std::string(field), std::move(message)});
}

bool FormReader::has_error(std::string_view field) const {
    return std::ranges::any_of(error_.fields,
                               [&](const FieldError& wrong) { return wrong.field == field; });
}

Error FormReader::error() const {
    Error error = error_;
    error.code = ErrorCode::invalid;
    error.message = Message{"It is not saved yet. Look at what is marked below.", {}};
    return error;
}

html::Field FormValues::field(std::string_view name, std::string_view label, Need need,
                              std::string_view hint) const {
    html::Field field;
    field.name = name;
    field.label = label;
    field.hint = hint;
    field.value = value(name);
    field.required = need == Need::required;
    if (error_)
        field.error = html::error_of(language_, *error_, name);
    return field;
}

Html FormValues::summary(std::span<const html::Labelled> labelled) const {
    return error_ ? html::error_summary(language_, *error_, labelled) : Html();
}

Html FormValues::version() const {
    return html::hidden_field("version", value("version"));
}

Html conflict_note(i18n::Language language, const std::vector<Differing>& differing) {
    html::Table table(tr(language, "Where the two differ"),
                      {{std::string(tr(language, "Field"))},
                       {std::string(tr(language, "As it stands now"))},
                       {std::string(tr(language, "As you wrote it"))}});
    for (const Differing& each : differing)
        table.row(each.label, each.now, each.typed);
    return html::div(
        html::cls("errors"), html::role("alert"), html::attribute("tabindex", -1),
        html::h2(tr(language, "Somebody else has saved this meanwhile")),
        html::p(tr(language, "Your text stands in the form below and is not saved. Put in what you "
                             "want to keep of the other's, then save: it replaces what stands "
                             "now.")),
        table.html());
}

tl::unexpected<Error> edited_meanwhile() {
    return failure(ErrorCode::conflict, "Somebody else has saved this meanwhile.");
}

} // namespace radslag::site
