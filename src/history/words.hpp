// The words of a history: what an act is called, what a field and a kept word mean.
#pragma once

#include "platform/i18n/text.hpp"

#include <string>
#include <string_view>

namespace radslag::history {

/// "Changed" for "person.edit". A verb that has no words stands as it is.
std::string verb_words(i18n::Language language, std::string_view verb);

/// "Title or function" for person.title.
std::string field_words(i18n::Language language, std::string_view table, std::string_view column);

/// "Held" for meeting.state = held; a day in words; a value that is no kept word stands as it is.
std::string value_words(i18n::Language language, std::string_view table, std::string_view column,
                        std::string_view value);

} // namespace radslag::history
