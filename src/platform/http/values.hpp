// Names with values in the order in which they came: queries, forms, cookies, headers. Percent
// encoding (RFC 3986) is undone here; parse.hpp takes whole queries, forms and cookies apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace radslag::http {

/// A list of names with values; a name may come several times.
class Values {
  public:
    enum class Case { matters, ignored };

    Values() = default;
    explicit Values(Case names) : names_(names) {}

    void add(std::string name, std::string value);
    /// Replaces all values of that name by one.
    void set(std::string_view name, std::string value);
    void remove(std::string_view name);

    /// The first value of that name, or nothing.
    [[nodiscard]] const std::string* find(std::string_view name) const;
    /// The first value of that name, or `otherwise`.
    [[nodiscard]] std::string_view get(std::string_view name,
                                       std::string_view otherwise = {}) const;
    /// The first value of that name; nothing when there is none or it is empty.
    [[nodiscard]] std::optional<std::string> given(std::string_view name) const;
    [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }

    [[nodiscard]] std::size_t size() const { return list_.size(); }
    [[nodiscard]] bool empty() const { return list_.empty(); }
    [[nodiscard]] auto begin() const { return list_.begin(); }
    [[nodiscard]] auto end() const { return list_.end(); }

  private:
    [[nodiscard]] bool is(std::string_view one, std::string_view other) const;

    std::vector<std::pair<std::string, std::string>> list_;
    Case names_ = Case::matters;
};

/// Whether two ASCII words are the same but for capitals.
bool same_ignoring_case(std::string_view one, std::string_view other);

/// Undoes percent encoding. Nothing when "%" is not followed by two hexadecimal digits, or the
/// result is not UTF-8 or holds NUL.
std::optional<std::string> percent_decoded(std::string_view text);

} // namespace radslag::http
