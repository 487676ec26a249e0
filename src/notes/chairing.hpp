// Sentences that tell who chaired: "Anna Ek ledde mötet", "mötet leddes av Bo Al", "under
// ordförandeskap av Siv Ask", "hälsade välkommen som ordförande". Look next at chair.hpp.
#pragma once

#include "notes/people.hpp"

namespace radslag::notes {

struct Chairing {
    Index person = 0;
    bool takes_over = false; ///< from somebody else, in the middle of the meeting
};

/// Who leads the meeting by what `sentence` says. Nobody when it is the next meeting, or something
/// else, that is led.
std::optional<Chairing> chairing_in(const Reading& reading, const People& people, Range sentence);

/// "mötet", "dialogmötets", "dagens".
bool is_led_meeting(const Reading& reading, std::size_t token);

/// A word that can only mean the chair of a meeting: "mötesordförande", "møteleder", "dirigent".
bool is_meetings_chair(std::string_view folded);

} // namespace radslag::notes
