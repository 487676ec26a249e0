// Reads the text with its structure out of a file of any known format. What the bytes say decides,
// not the name: a PNG named .docx is refused. One .cpp file a format stands beside this one.
#pragma once

#include "documents/document.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace radslag::documents {

/// Bounds on one file; see docs/decisions for the figures.
struct Limits {
    std::size_t file_bytes = 100U << 20U;     ///< of the file itself
    std::size_t unpacked_bytes = 400U << 20U; ///< of all that is unpacked from it, in sum
    std::size_t text_bytes = 32U << 20U;      ///< of the text that comes out
    std::size_t blocks = 200'000;
    int seconds = 60; ///< CPU time of the program radslag-read
};

/// What a file is, by its first bytes (and for plain texts by its name's ending). Nothing when it
/// is no format that Rådslag reads.
std::optional<Format> format_of(std::string_view name, std::span<const std::byte> bytes);

/// Reads `bytes`. `name` is the file's name as the user knows it and stands in the messages.
/// PDF, doc and msg are read by the program radslag-read, found beside the running program.
/// Errors: invalid, with a sentence that says what is wrong with the file and what to do.
Result<Text> read(std::string_view name, std::span<const std::byte> bytes,
                  const Limits& limits = {});

/// Reads a file from disk, as read(); refuses one over the limit before reading it.
Result<Text> read_file(const std::filesystem::path& path, const Limits& limits = {});

} // namespace radslag::documents
