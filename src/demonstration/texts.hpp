// The files of data/demonstration as the build has embedded them.
#pragma once

#include <span>
#include <string_view>

namespace radslag::demonstration {

struct EmbeddedText {
    std::string_view name; ///< "meetings/officials-1.txt"
    std::string_view content;
};

/// All of them, by name.
std::span<const EmbeddedText> texts();

} // namespace radslag::demonstration
