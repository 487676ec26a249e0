// How the page of taking notes looks.
#pragma once

#include "meetings/writing/writing.hpp"
#include "platform/html/elements.hpp"
#include "platform/i18n/language.hpp"

#include <string>

namespace radslag::meetings::writing::views {

/// What all paragraphs of a page share.
struct Desk {
    i18n::Language language;
    MeetingId meeting;
    std::string token; ///< of forms
};

/// What stands in <main>.
html::Html page(const Desk& desk, const EditableMeeting& meeting, const Sheet& sheet);
/// The points with their paragraphs; to write on, each with a field for the next one, which has an
/// id of its own each time. To look at, the same as long as nobody has written.
enum class Use { to_write_on, to_look_at };
html::Html sheet(const Desk& desk, const Sheet& sheet, Use use);
html::Html paragraph(const Desk& desk, const Paragraph& paragraph);
/// That something could not be kept, and what it was.
html::Html refused(const Desk& desk, const std::string& why, std::string_view text);

} // namespace radslag::meetings::writing::views
