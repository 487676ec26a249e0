// The patterns of routes: "/meetings/{id}", "/meetings/{id}.ics", "/assets/{file...}". Used by
// router.cpp alone.
#pragma once

#include "platform/http/values.hpp"

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::http {

/// The decoded segments of a path; nothing when it cannot be decoded. "/" has none.
std::optional<std::vector<std::string>> segments_of(std::string_view path);

class Pattern {
  public:
    /// Throws std::logic_error for a pattern that is none.
    explicit Pattern(std::string_view pattern);

    /// What stands for the names when the path fits; nothing when it does not.
    [[nodiscard]] std::optional<Values> match(std::span<const std::string> path) const;

    /// Sorts patterns so that the more literal comes first; two patterns of the same shape fit the
    /// same paths.
    [[nodiscard]] const std::string& shape() const { return shape_; }

  private:
    enum class Kind { literal, name, rest };
    struct Segment {
        Kind kind;
        std::string text;   ///< the literal, or the name
        std::string ending; ///< literal after the name
    };

    [[nodiscard]] static Segment read_segment(std::string_view segment);

    std::vector<Segment> segments_;
    std::string shape_;
};

} // namespace radslag::http
