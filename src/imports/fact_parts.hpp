// Parts of a fact's article: its fields with their labels, what was read and what is known of it.
#pragma once

#include "imports/views.hpp"

#include <array>

namespace radslag::imports::views {

/// What was decided of the fact; undecided when nobody has.
const Decision& decision_of(const Review& review, std::string_view key);
inline const Decision& decision_of(const Review& review, const Fact& fact) {
    return decision_of(review, fact.key);
}
/// The values as read, with what was corrected in their place.
Values shown_values(const Review& review, const Fact& fact);

/// What a button about the fact sends: its key and the version of the decision that is shown.
std::string target_of(const Review& review, std::string_view key);
inline std::string target_of(const Review& review, const Fact& fact) {
    return target_of(review, fact.key);
}

/// A button that sends `value` by its name; `about` tells it apart for who only hears it.
Html small_button(std::string_view label, std::string_view about, std::string_view name,
                  const std::string& value, html::ButtonKind kind);
/// To where the fact of that key stands in the original; nothing without a key.
Html link_to_original(Language language, std::string_view key);

/// The fields of a kind in the order in which they are shown, without the boxes of a point.
std::vector<std::string_view> fields_of(FactKind kind);
std::string_view label_of(Language language, FactKind kind, std::string_view field);
bool is_day(std::string_view field);

/// The kinds of a point, each a box.
constexpr std::array<std::string_view, 4> kind_boxes = {"information", "dialogue",
                                                        "regional_example", "decides"};
std::string_view kind_label(Language language, std::string_view box);

std::string heading_of(Language language, const Review& review, const Fact& fact);
/// A person as told apart from others of that name.
std::string described(Language language, const people::Candidate& candidate);

/// Rows for a list of facts: field by field, and what the register knows of it.
Html value_rows(Language language, const Review& review, const Fact& fact, const Values& values);
Html other_rows(Language language, const Review& review, const Fact& fact, const Values& values);

} // namespace radslag::imports::views
