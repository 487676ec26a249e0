// The blocks of an extracted text as bytes for the database: small, versioned, bounds-checked.
#pragma once

#include "documents/document.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace radslag::documents {

/// All of `text` but its characters.
std::vector<std::byte> encode_blocks(const Text& text);

/// Puts text and blocks together again. Throws std::runtime_error on bytes that encode_blocks did
/// not write, and where a place lies outside the text.
Text decode_blocks(std::string characters, std::span<const std::byte> blocks);

} // namespace radslag::documents
