// See invitations.hpp.
#include "invitations/invitations.hpp"

namespace radslag::invitations {

Tally tally_of(const std::vector<Invitation>& invitations) {
    Tally tally;
    for (const Invitation& each : invitations) {
        if (each.substitute)
            continue; // the one who comes in the stead tells
        if (each.is_guest) {
            ++tally.guests;
            continue;
        }
        ++tally.seats;
        if (!each.answer)
            ++tally.silent;
        else if (*each.answer == Answer::room)
            ++tally.room;
        else if (*each.answer == Answer::remote)
            ++tally.remote;
        else
            ++tally.absent;
    }
    return tally;
}

} // namespace radslag::invitations
