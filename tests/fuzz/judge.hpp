// What must hold of everything that comes out of a parser, whatever went in. A broken promise ends
// the process with a line that names it, so that a fuzzer keeps the input.
#pragma once

#include "documents/document.hpp"
#include "notes/structure.hpp"
#include "platform/base/result.hpp"

#include <string_view>

namespace radslag::fuzz {

/// Ends the process when `holds` is false.
void require(bool holds, std::string_view what);

/// A Text keeps its promise (documents/promise.hpp); an error has a sentence in valid UTF-8.
void judge(const Result<documents::Text>& text);

/// Every place of the structure lies inside the text on character borders, every index names
/// something, every text is valid UTF-8, and the JSON of it is one valid object.
void judge(const notes::Structure& structure, const documents::Text& text);

/// Takes what stands before the first `divider` off `rest`, and the divider with it.
std::string_view take_until(std::string_view& rest, char divider);

} // namespace radslag::fuzz
