// Forms of records: what was typed is read field by field into typed values and all that is wrong
// is said at once; what a form shows is the record, or what was typed when it could not be saved.
// docs/adding-a-form.md walks through one.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/enum_text.hpp"
#include "platform/base/ids.hpp"
#include "platform/base/result.hpp"
#include "platform/html/fields.hpp"
#include "platform/http/values.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace radslag::site {

enum class Need { optional, required };
enum class Lines { one, many };

/// Reads the fields of a form that was sent. A field that cannot be read gives an empty value and a
/// line in error(); read all fields, then ask is_good().
class FormReader {
  public:
    explicit FormReader(const http::Values& form) : form_(form) {}

    /// Text without white space around it, at most `most` characters. Control characters, and those
    /// that turn the direction of writing round unseen, are refused.
    std::string text(std::string_view field, Need need, std::size_t most = 200,
                     Lines lines = Lines::one);
    /// The same, where nothing typed is no value.
    std::optional<std::string> optional_text(std::string_view field, std::size_t most = 200,
                                             Lines lines = Lines::one);
    /// "2026-03-01", as date fields send it, or "1/3 2026" and "1 mars 2026" as people type.
    std::optional<Day> day(std::string_view field, Need need);
    /// "09:30" or "9.30"; gives "09:30".
    std::optional<std::string> time(std::string_view field, Need need);
    std::optional<int> number(std::string_view field, Need need, int least, int most);
    [[nodiscard]] bool is_checked(std::string_view field) const;

    /// A value out of a list; a word that is not in it is an error.
    template <class Enum, std::size_t N>
    std::optional<Enum> choice(std::string_view field, Need need, const EnumText<Enum, N>& words) {
        const std::string_view typed = form_.get(field);
        const auto value = words.parse(typed);
        if (!value && (!typed.empty() || need == Need::required))
            wrong(field, Message{"Choose one of the list.", {}});
        return value;
    }
    /// The id of a record that the form offered.
    template <class AnyId>
    std::optional<AnyId> id(std::string_view field, Need need) {
        const std::string_view typed = form_.get(field);
        const auto value = AnyId::parse(typed);
        if (!value && (!typed.empty() || need == Need::required))
            wrong(field, Message{"Choose one of the list.", {}});
        return value;
    }
    /// The version of the record that the form was made from; 0 for a new one.
    [[nodiscard]] std::int64_t version() const;

    /// A period: an end before the start is wrong.
    void check_order(std::string_view end_field, const std::optional<Day>& from,
                     const std::optional<Day>& to);

    void wrong(std::string_view field, Message message);
    [[nodiscard]] bool is_good() const { return error_.fields.empty(); }
    /// Whether something is wrong with that field already.
    [[nodiscard]] bool has_error(std::string_view field) const;
    /// All that is wrong, for the summary and the fields.
    [[nodiscard]] Error error() const;
    /// The result of `act()`, if all that was read is good; else what is wrong.
    template <class Act>
    std::invoke_result_t<Act> when_good(Act&& act) const {
        if (!is_good())
            return tl::unexpected<Error>(error());
        return act();
    }

  private:
    bool is_there(std::string_view field, std::string_view typed, Need need);

    const http::Values& form_;
    Error error_;
};

/// What a form shows: values by field, and what is wrong with them.
class FormValues {
  public:
    FormValues(i18n::Language language, http::Values values, std::optional<Error> error = {})
        : language_(language), values_(std::move(values)), error_(std::move(error)) {}

    [[nodiscard]] i18n::Language language() const { return language_; }
    [[nodiscard]] std::string_view value(std::string_view name) const { return values_.get(name); }
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

    /// A field with its value, hint and error.
    [[nodiscard]] html::Field field(std::string_view name, std::string_view label,
                                    Need need = Need::optional, std::string_view hint = {}) const;
    /// The summary of errors, each with the label of its field; empty without any.
    [[nodiscard]] html::Html summary(std::span<const html::Labelled> labelled) const;
    /// The hidden version, as FormReader::version() reads it.
    [[nodiscard]] html::Html version() const;

  private:
    i18n::Language language_;
    http::Values values_;
    std::optional<Error> error_;
};

/// One field where two people's texts differ.
struct Differing {
    std::string label;
    std::string now;   ///< as the record stands since somebody else saved it
    std::string typed; ///< as this person wants it
};

/// What stands above a form that met another edit: both texts side by side. The form below it holds
/// what was typed, with the new version: sending it again replaces the other's text knowingly.
html::Html conflict_note(i18n::Language language, const std::vector<Differing>& differing);

/// The error of an action that met a newer version of the record.
tl::unexpected<Error> edited_meanwhile();

} // namespace radslag::site
