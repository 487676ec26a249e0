// The words of an HTML mail without its looks: enough to read what somebody wrote. Documents are
// read by src/documents, with their structure.
#pragma once

#include <string>
#include <string_view>

namespace radslag::mail {

/// The text of HTML in valid UTF-8: blocks and breaks become lines, styles and scripts are left
/// out, names and numbers of characters are read. Takes time in proportion to the length.
std::string text_of_html(std::string_view html);

} // namespace radslag::mail
