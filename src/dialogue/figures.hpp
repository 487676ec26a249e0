// The kept figures for other features: the same as on the page of figures.
#pragma once

#include "dialogue/dialogue.hpp"
#include "platform/db/database.hpp"

namespace radslag::dialogue {

/// The words of a meeting that was held, also of one that is not public: ask for those alone that
/// the reader may read. Nothing when none are counted.
std::optional<Words> words_of_meeting(db::Session& session, std::string_view meeting);

/// Whether the figures lag behind the register: a page that shows them is then kept by nobody.
bool lag(db::Session& session, Day today);

} // namespace radslag::dialogue
