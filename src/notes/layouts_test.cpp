// Layouts in which notes reach a reader: whole pages as one line, tables of points, times before
// the points, ticks, blocks that stand alone.
#include "notes/test_reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace radslag::notes {
namespace {

using testing::ElementsAre;

std::vector<std::string> titles_of(const Structure& found) {
    std::vector<std::string> titles;
    for (const Point& point : found.points)
        titles.push_back(point.number + " " + point.title);
    return titles;
}

TEST(Layout, APageThatBecameOneLineIsCutAtNumbersThatBeginAnywhere) {
    const auto found = understood(
        "1 (9) PROTOKOLL Lillby tekniska utskott Ledamöter enligt lista\n\n"
        "2 (9) Ärendelista 61 Val av justerare 62 Bidrag till bron 63 Remiss 64 Information\n\n"
        "3 (9) 61 Val av justerare Anna Ek utses att justera. 62 Bidrag till bron Dnr TU 2019-7 "
        "Utskottet beslutar att avslå ansökan. 63 Remiss Utskottet beslutar att inte yttra sig. "
        "64 Information Bo Ström informerar om läget i alla delar av bygget.\n");
    EXPECT_THAT(titles_of(found), ElementsAre("61 Val av justerare", "62 Bidrag till bron",
                                              "63 Remiss", "64 Information"));
}

TEST(Layout, PointsStandBehindTheTimeOfDay) {
    const auto found = understood("Nätverksmöte i Lillby 4–5 maj 2015\n\nMåndag 4 maj\n\n"
                                  "10.00 Välkommen\nAnna Ek hälsade alla välkomna.\n\n"
                                  "10.30–12.00 Skolskjutsar\nBo Ström visade kartan.\n\n"
                                  "kl. 13.00 Avslutning\nAnna Ek tackade för dagen.\n");
    EXPECT_THAT(titles_of(found), ElementsAre("1 Välkommen", "2 Skolskjutsar", "3 Avslutning"));
}

TEST(Layout, AProgrammeOfTimesHasNoPoints) {
    const auto found = understood("Inbjudan till möte 4 maj 2015\n\n09.00 Kaffe\n09.30 Start\n"
                                  "12.00 Lunch\n13.00 Slut\n");
    EXPECT_TRUE(found.points.empty());
}

TEST(Layout, ANumberedLineMayHoldItsTitleAndWhatIsSaid) {
    const auto found = understood("Möte 2019-03-05\n\n1. Bryggan. Bo Ström lagar räcket.\n\n"
                                  "2. Vägen. Inget nytt har hänt sedan sist.\n");
    EXPECT_THAT(titles_of(found), ElementsAre("1 Bryggan", "2 Vägen"));
    EXPECT_EQ(found.points[0].opening, "Bo Ström lagar räcket.");
}

constexpr const char* table =
    "# Möte 2019-03-05\n\nNärvarande: Anna Ek, Bo Ström, Siv Holm\n\n"
    "| Nr | Ärende | Anteckning | Beslut | Ansvarig | Klart |\n|---|---|---|---|---|---|\n"
    "| 1 | Bryggan | Räcket är löst. | Räcket lagas. | Bo Ström | 2019-04-01 |\n"
    "| 2 | Vägen | Inget nytt. | | | |\n";

TEST(Layout, TheColumnsOfATableTellWhoActsAndByWhen) {
    const auto found = understood(table);
    EXPECT_THAT(titles_of(found), ElementsAre("1 Bryggan", "2 Vägen"));
    ASSERT_EQ(found.commitments.size(), 1U);
    EXPECT_EQ(found.commitments[0].text, "Räcket lagas");
    EXPECT_EQ(found.commitments[0].who, "Bo Ström");
    EXPECT_EQ(found.commitments[0].due_day,
              Day(std::chrono::year(2019), std::chrono::month(4), std::chrono::day(1)));
    EXPECT_THAT(texts_of(found.decisions), ElementsAre("Räcket lagas"));
}

TEST(Layout, TheTitleStandsUnderTheParagraphAndItsRegistryNumber) {
    const auto found = understood("Protokoll 2019-03-05\n\n§ 12          Dnr KS 2019/31\n"
                                  "Avgift för bryggan\n\nTekniska utskottets beslut\n"
                                  "Avgiften är oförändrad.\n\n§ 13\nUppföljning av vägen\n\n"
                                  "Tekniska utskottets beslut\nRedovisningen är tagen.\n");
    EXPECT_THAT(titles_of(found), ElementsAre("12 Avgift för bryggan", "13 Uppföljning av vägen"));
    EXPECT_THAT(texts_of(found.decisions),
                ElementsAre("Avgiften är oförändrad", "Redovisningen är tagen"));
    EXPECT_TRUE(found.commitments.empty());
}

TEST(Layout, ResolutionsStandLineByLineUnderTheirLabel) {
    const auto found = understood("Protokoll 2019-03-05\n\n§ 1 Bryggan\nBo Ström berättade om den "
                                  "löst sittande bryggan vid badet.\nBeslut\natt laga räcket,\n"
                                  "att stänga bryggan.\n\n§ 2 Vägen\nInget nytt.\n");
    EXPECT_THAT(texts_of(found.decisions), ElementsAre("att laga räcket", "att stänga bryggan"));
}

TEST(Layout, ADayAloneOnItsLineIsNoPageNumber) {
    const auto found = understood("Anteckningar från byarådet\n2019-03-05\n\n1. Bryggan\nLagas.\n\n"
                                  "2. Vägen\nInget nytt.\n");
    EXPECT_EQ(found.meeting.day,
              Day(std::chrono::year(2019), std::chrono::month(3), std::chrono::day(5)));
}

TEST(Layout, PointsBearRomanNumbersLettersOrTheirFirstWords) {
    const std::string said = "\nBo Ström visade bokslutet för året och prognosen.\n\n";
    EXPECT_THAT(
        titles_of(understood("Möte 2019-03-05\n\nI. Inledning" + said + "II. Vägen" + said)),
        ElementsAre("I Inledning", "II Vägen"));
    EXPECT_THAT(titles_of(understood("Möte 2019-03-05\n\nA. Inledning" + said + "B. Vägen" + said)),
                ElementsAre("A Inledning", "B Vägen"));
    const auto led = understood("Möte 2019-03-05\n\nBryggan: Bo Ström lagar räcket.\n\n"
                                "Vägen: Inget nytt.\n\nSkolan: Siv Holm berättade om taket.\n");
    EXPECT_THAT(titles_of(led), ElementsAre("1 Bryggan", "2 Vägen", "3 Skolan"));
    EXPECT_EQ(led.points[0].opening, "Bo Ström lagar räcket.");
}

TEST(Layout, WhatSpeakersSayIsNoPoint) {
    const auto found =
        understood("Möte 2019-03-05\n\nAnna: Vägen är bra.\n\nBo: Räcket är löst.\n\n"
                   "Siv: Taket läcker.\n");
    EXPECT_TRUE(found.points.empty());
}

TEST(Layout, SixDigitsAtTheEndOfATitleAreItsDay) {
    const auto found = understood("Anteckningar från byarådet 180925\n\n1. Bryggan\nLagas.\n\n"
                                  "2. Vägen\nInget nytt.\n");
    EXPECT_EQ(found.meeting.day,
              Day(std::chrono::year(2018), std::chrono::month(9), std::chrono::day(25)));
}

TEST(Layout, WhoIsResponsibleStandsBehindTheDecision) {
    const auto found = understood("Möte 2019-03-05\n\nNärvarande: Anna Ek, Bo Ström\n\n1. Bryggan\n"
                                  "Beslut\nByarådet tar fram en plan. Ansvarig: Bo Ström.\n\n"
                                  "2. Vägen\nInget nytt.\n");
    EXPECT_THAT(texts_of(found.decisions), ElementsAre("Byarådet tar fram en plan"));
    ASSERT_EQ(found.commitments.size(), 1U);
    EXPECT_EQ(found.commitments[0].who, "Bo Ström");
}

TEST(Layout, ATickIsNoNameAndADashIsAbsence) {
    const auto found = understood("Protokoll 2019-03-05\n\nNärvarande\nAnna Ek, ordförande X\n"
                                  "Bo Ström X\nSiv Holm –\n\n1. Bryggan\nLagas.\n\n2. Vägen\n"
                                  "Inget nytt.\n");
    EXPECT_EQ(chair_of(found), "Anna Ek");
    EXPECT_EQ(organisation_of(found, "Anna Ek"), "none");
    ASSERT_NE(person_named(found, "Bo Ström"), nullptr);
    EXPECT_EQ(person_named(found, "Bo Ström")->presence, Presence::present);
    EXPECT_EQ(person_named(found, "Siv Holm")->presence, Presence::absent);
}

TEST(Layout, AListOfOneOrganisationALineIsNotJoined) {
    const auto found = understood(
        "Nätverksmöte 2019-03-05\n\nNärvarande\nSkogsstyrelsen: Anna Ek, Bo Ström\n"
        "Länsstyrelsen Skåne: Siv Holm\nEj närvarande: Eva Dahl\n\n1. Bryggan\nLagas.\n\n"
        "2. Vägen\nInget nytt.\n");
    EXPECT_EQ(organisation_of(found, "Bo Ström"), "Skogsstyrelsen");
    EXPECT_EQ(organisation_of(found, "Siv Holm"), "Länsstyrelsen Skåne");
    ASSERT_NE(person_named(found, "Eva Dahl"), nullptr);
    EXPECT_EQ(person_named(found, "Eva Dahl")->presence, Presence::absent);
}

} // namespace
} // namespace radslag::notes
