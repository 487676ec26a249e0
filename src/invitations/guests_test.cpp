// Slots of guests, and who counts as a seat.
#include "invitations/guests/guests.hpp"

#include <gtest/gtest.h>

namespace radslag::invitations::guests {
namespace {

/// The field that is wrong with a slot at a meeting from 10 to 15; empty: none.
std::string wrong_with(const Slot& slot) {
    const auto checked = check_slot(slot, "10:00", "15:00");
    return checked ? "" : checked.error().fields.at(0).field;
}

TEST(Guest, ComesForTheWholeMeetingOrForAPartOfIt) {
    EXPECT_EQ(wrong_with({}), "");
    EXPECT_EQ(wrong_with({"10:00", "15:00"}), "");
    EXPECT_EQ(wrong_with({"13:00", {}}), "");
}

TEST(Guest, ASlotLiesWithinTheMeetingAndEndsAfterItBegins) {
    EXPECT_EQ(wrong_with({"09:30", "10:30"}), "slot_start");
    EXPECT_EQ(wrong_with({"15:00", {}}), "slot_start");
    EXPECT_EQ(wrong_with({"14:30", "15:30"}), "slot_end");
    EXPECT_EQ(wrong_with({"13:00", "13:00"}), "slot_end");
    EXPECT_EQ(wrong_with({{}, "13:00"}), "slot_start");
}

TEST(Guest, AtAMeetingWithoutHoursComesWhenever) {
    EXPECT_TRUE(check_slot({"07:00", "08:00"}, {}, {}));
}

TEST(Tally, AGuestHasNoSeat) {
    Invitation guest{.id = InvitationId::make()};
    guest.is_guest = true;
    guest.answer = Answer::room;
    const Tally tally = tally_of({guest, Invitation{.id = InvitationId::make()}});
    EXPECT_EQ(tally.seats, 1);
    EXPECT_EQ(tally.room, 0);
    EXPECT_EQ(tally.guests, 1);
}

} // namespace
} // namespace radslag::invitations::guests
