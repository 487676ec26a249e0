// The file of who has no template: an empty document in which the styles of styles.hpp come to
// stand.
#pragma once

#include "platform/docx/package.hpp"

namespace radslag::docx {

inline constexpr const char* plain_main_part = "word/document.xml";

/// `title` and `content` are the placeholders of its two paragraphs, `language` that of the text.
Package plain_package(const std::string& title, const std::string& content,
                      std::string_view language);

} // namespace radslag::docx
