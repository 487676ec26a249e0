// Reads the text with its structure out of a file of any known format. What the bytes say decides,
// not the name: a PNG named .docx is refused. One .cpp file a format stands beside this one.
#pragma once

#include "documents/document.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::documents {

/// Bounds on one file. Understanding notes takes some 25 bytes of memory for each byte of prose, so
/// that text_bytes (about 2,000 pages) keeps the whole program near 200 MB.
struct Limits {
    std::size_t file_bytes = 100U << 20U;     ///< of the file itself
    std::size_t unpacked_bytes = 400U << 20U; ///< of all that is unpacked from it, in sum
    std::size_t text_bytes = 6U << 20U;       ///< of the text that comes out
    std::size_t blocks = 200'000;
    int seconds = 60; ///< CPU time of the program radslag-read
};

/// A file's name as it may be kept and stand in a sentence: valid UTF-8 on one line, without
/// control characters, at most 200 bytes of the name. It is never used as a path.
std::string shown_name(std::string_view name);

/// What a file is, by its first bytes (and for plain texts by its name's ending). Nothing when it
/// is no format that Rådslag reads.
std::optional<Format> format_of(std::string_view name, std::span<const std::byte> bytes);

/// Reads `bytes`. `name` is the file's name as the user knows it and stands in the messages.
/// PDF, doc and msg are read by the program radslag-read, found beside the running program.
/// Errors: invalid, with a sentence that says what is wrong with the file and what to do.
Result<Text> read(std::string_view name, std::span<const std::byte> bytes,
                  const Limits& limits = {});

/// What a file on disk holds. Devices, pipes and folders are never opened, and one over the limit
/// is refused before it is read. Errors: invalid, with a sentence that names the file.
Result<std::vector<std::byte>> bytes_of_file(const std::filesystem::path& path,
                                             const Limits& limits = {});

/// Reads a file from disk, as bytes_of_file() and read().
Result<Text> read_file(const std::filesystem::path& path, const Limits& limits = {});

} // namespace radslag::documents
