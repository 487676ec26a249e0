// What every Text promises (document.hpp), as a check: tests, fuzzers and the seam to radslag-read
// run it on what a reader gave.
#pragma once

#include "documents/document.hpp"

#include <optional>
#include <string>

namespace radslag::documents {

/// Nothing when the text keeps its promise: valid UTF-8 without NUL and '\r', ending in '\n' when
/// it is not empty; every place inside it and on character borders; blocks in order, apart from
/// each other, none empty; runs and cells inside their block and in order; footnote marks in
/// order. Otherwise which part is broken, in English, for a log or a test.
std::optional<std::string> check_promise(const Text& text);

} // namespace radslag::documents
