// How radslag-read hands a Text back to the program that started it: one packed message, every
// length checked when it is unpacked, because what comes from a confined program is not trusted.
#pragma once

#include "documents/document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace radslag::documents {

/// Packs what a reader gave. Numbers are unsigned LEB128; text is its length and its bytes.
std::string pack(const Result<Text>& text);

/// Unpacks; nothing when the bytes are cut off, have something left over, or were never packed.
/// The text's promise is not checked here (promise.hpp).
std::optional<Result<Text>> unpack(std::string_view bytes);

} // namespace radslag::documents
