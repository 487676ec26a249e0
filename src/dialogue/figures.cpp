// See figures.hpp.
#include "dialogue/figures.hpp"

#include "dialogue/reading_store.hpp"

namespace radslag::dialogue {

std::optional<Words> words_of_meeting(db::Session& session, std::string_view meeting) {
    return store::words_of_meeting(session, meeting);
}

bool lag(db::Session& session, Day today) {
    return !store::lag(session, today).is_none();
}

} // namespace radslag::dialogue
