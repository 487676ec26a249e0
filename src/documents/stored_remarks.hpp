// What the reader of a file must be told, as text for the database.
#pragma once

#include "platform/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace radslag::documents {

/// Remarks with U+001E between them, each a sentence and its arguments with U+001F between.
std::string encode_remarks(const std::vector<Message>& remarks);

/// What encode_remarks wrote, again. Text of another shape gives remarks that nobody translates.
std::vector<Message> decode_remarks(std::string_view text);

} // namespace radslag::documents
