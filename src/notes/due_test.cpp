// When something is due: days, windows, events and open times.
#include "notes/test_reading.hpp"

#include <gtest/gtest.h>

namespace radslag::notes {
namespace {

Structure promised(const std::string& when) {
    return understood("Protokoll Lillby samrådsgrupp 2016-11-18\n\nNärvarande: Anna Lindqvist, Bo "
                      "Ekman, Cia Strand\n\n1. Mötets öppnande\nAnna Lindqvist hälsade "
                      "välkommen.\n\n2. Ärendet\nBo Ekman skickar ut förslaget " +
                      when + ".\n\n3. Övrigt\nInget.\n");
}

/// "from–to" of a window, else the kind of time.
std::string window(const std::string& when) {
    const auto found = promised(when);
    if (found.commitments.size() != 1 || !found.commitments[0].due)
        return "none";
    const SoftDue& due = *found.commitments[0].due;
    if (due.kind == SoftDue::Kind::window)
        return to_text(*due.from) + "–" + to_text(*due.to);
    return due.kind == SoftDue::Kind::event  ? "event"
           : due.kind == SoftDue::Kind::open ? "open"
           : due.kind == SoftDue::Kind::day  ? to_text(*due.to)
                                             : "next meeting";
}

TEST(SoftDue, OfAMonthIsItsThirdOrAllOfIt) {
    EXPECT_EQ(window("i början av januari 2017"), "2017-01-01–2017-01-10");
    EXPECT_EQ(window("i mitten av januari 2017"), "2017-01-11–2017-01-20");
    EXPECT_EQ(window("i slutet av februari"), "2017-02-21–2017-02-28");
    EXPECT_EQ(window("i mars"), "2017-03-01–2017-03-31");
}

TEST(SoftDue, OfASeasonOrFeastIsTheNextAfterTheMeeting) {
    EXPECT_EQ(window("kring jul"), "2016-12-20–2016-12-31");
    EXPECT_EQ(window("vid årsskiftet"), "2016-12-20–2017-01-10");
    EXPECT_EQ(window("under våren"), "2017-03-01–2017-05-31");
    EXPECT_EQ(window("under hösten 2017"), "2017-09-01–2017-11-30");
    EXPECT_EQ(window("under året"), "2016-11-18–2016-12-31");
}

TEST(SoftDue, WaitsForAnEventOrIsOpen) {
    EXPECT_EQ(window("så snart förhandlingarna är klara"), "event");
    EXPECT_EQ(window("inom kort"), "open");
    EXPECT_EQ(window("till nästa möte"), "next meeting");
    EXPECT_EQ(window("senast den 2 december"), "2016-12-02");
}

TEST(Deadline, MayBeAWindow) {
    const auto found = promised("idag. Rapporten ska presenteras i mitten av januari 2017");
    const auto soft = std::ranges::find_if(
        found.deadlines, [](const Deadline& one) { return !one.day.has_value(); });
    ASSERT_NE(soft, found.deadlines.end());
    EXPECT_EQ(soft->due.words, "i mitten av januari 2017");
    EXPECT_EQ(to_text(*soft->due.to), "2017-01-20");
}

TEST(Day, OfTheNextMeetingIsNoneByWhichSomethingIsDue) {
    EXPECT_FALSE(
        understood("Protokoll styrelsemöte 2019-03-05\n\n1. Rapporter\nInga.\n\n2. Övrigt\n"
                   "Inget.\n\nTill nästa möte\n- Bo Ekman: kontakta kommunen senast den 30 "
                   "april 2019\n")
            .meeting.next_day);
}

TEST(Day, IsReadInTheFormsOfTheGenre) {
    const auto day = [](const std::string& heading) {
        const auto found = understood(heading + "\n\n1. Rapporter\nInga.\n\n2. Övrigt\nInget.\n");
        return found.meeting.day ? to_text(*found.meeting.day) : "none";
    };
    for (const std::string heading :
         {"Protokoll styrelsemöte 190305", "Protokoll styrelsemöte 5/3-19",
          "Protokoll styrelsemöte den femte mars 2019", "Referat styremøte 5. mars 2019",
          "Muistio hallituksen kokous 5. maaliskuuta 2019",
          "Minutes of the meeting, March 5, 2019"})
        EXPECT_EQ(day(heading), "2019-03-05") << heading;
    EXPECT_EQ(day("Protokoll styrelsemöte vecka 10"), "none");
}

} // namespace
} // namespace radslag::notes
