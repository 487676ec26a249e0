// How the parts of a PDF that is joined come to radslag-read, and how it says what it measured.
// Every length is checked, on both sides.
#pragma once

#include "documents/joining.hpp"

#include <optional>

namespace radslag::documents {

/// What stands before the bytes of our own PDF, which come first: "BYTES\n".
std::string head_of_own(std::size_t bytes);

/// What stands before the bytes of a file: "PAGES BYTES MEDIA_TYPE\nNAME\nDESCRIPTION\n".
std::string head_of(const Enclosed& file);

/// What has come: views of the input.
struct Arrived {
    struct File {
        Enclosed facts; ///< without the path
        std::string_view bytes;
    };
    std::string_view own;
    std::vector<File> files;
};
/// Nothing when it is cut off or was never put together by the functions above.
std::optional<Arrived> arrived_in(std::string_view input);

std::string to_text(const Measured& measured);
/// A damaged one when it was never written by to_text.
Measured measured_in(std::string_view text);

} // namespace radslag::documents
