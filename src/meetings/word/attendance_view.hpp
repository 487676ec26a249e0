// Who was there and who was not, as a table of a Word file and as the lines of a template's field.
#pragma once

#include "meetings/notes_store.hpp"
#include "platform/docx/content.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::meetings::word {

/// "Erika Nilsson, kansliråd, Näringsdepartementet (ersätter Ina Berggård)": one line each, of
/// those who were in the room or there at a distance.
std::vector<std::string> present_lines(i18n::Language language, const store::ShownMeeting& meeting);

enum class Attending { present, absent };

/// A heading and a table; nothing where the notes name nobody.
void add_attendance(i18n::Language language, const store::ShownMeeting& meeting,
                    Attending attending, docx::Content& content);

} // namespace radslag::meetings::word
