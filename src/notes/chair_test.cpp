// Who chaired: the forms in which notes tell it.
#include "notes/test_reading.hpp"

#include <gtest/gtest.h>

namespace radslag::notes {
namespace {

const std::string heading = "Protokoll Lillby samrådsgrupp 2019-03-05\n\n";
const std::string present = "Närvarande: Anna Lindqvist, Bo Ekman, Cia Strand\n\n";
const std::string points =
    "1. Mötets öppnande\nMötet öppnades.\n\n2. Rapporter\nInga rapporter.\n\n";

TEST(Chair, IsTheOneAmongThosePresentWhoIsSaidToBe) {
    for (const std::string list :
         {"Närvarande\nAnna Lindqvist (S), ordförande\nBo Ekman (M), vice ordförande\n\n",
          "Närvarande\nOrdförande\tAnna Lindqvist\nVice ordförande\tBo Ekman\n\n",
          "Ordförande: Anna Lindqvist\nNärvarande: Anna Lindqvist, Bo Ekman, Cia Strand\n\n",
          "| Namn | Roll |\n|---|---|\n| Anna Lindqvist | Ordförande |\n| Bo Ekman | Sekreterare "
          "|\n\n"})
        EXPECT_EQ(chair_of(understood(heading + list + points)), "Anna Lindqvist") << list;
}

TEST(Chair, IsTheOneInTheSignatureBlock) {
    EXPECT_EQ(chair_of(understood(heading + present + points +
                                  "Justeras\n\n"
                                  "____________________          ____________________\n"
                                  "Anna Lindqvist                 Cia Strand\n"
                                  "Ordförande                     Justerare\n")),
              "Anna Lindqvist");
    EXPECT_EQ(
        chair_of(understood(heading + present + points +
                            "Sekreterare ____________________\n            Bo Ekman\n"
                            "Ordförande  ____________________\n            Anna Lindqvist\n")),
        "Anna Lindqvist");
}

TEST(Chair, ElectedForTheMeetingGoesBeforeTheStandingOne) {
    EXPECT_EQ(chair_of(understood(heading +
                                  "Närvarande: Cia Strand, ordförande, Anna Lindqvist, Bo Ekman\n\n"
                                  "1. Mötets öppnande\nCia Strand öppnade mötet.\n\n"
                                  "2. Val av mötesordförande\nTill ordförande för dagens möte "
                                  "valdes Anna Lindqvist.\n")),
              "Anna Lindqvist");
}

TEST(Chair, OfADanishAssemblyIsItsDirigent) {
    EXPECT_EQ(chair_of(understood("Referat af generalforsamling i Lilleby den 5. marts 2019\n\n"
                                  "1. Valg af dirigent\nBestyrelsen foreslog Jens Kjeldsen, som "
                                  "blev valgt.\n\n2. Beretning\nFormand Mette Holm aflagde "
                                  "beretning.\n")),
              "Jens Kjeldsen");
}

TEST(Chair, ActsForOneWhoIsAbsent) {
    EXPECT_EQ(chair_of(understood("Referat fra møte i Lillevik råd 5. mars 2019\n\n"
                                  "Møtte: Ola Nygård, nestleder (fungerende leder), Per Haugen, "
                                  "Liv Berg\nForfall: Kari Solheim, leder\n\n"
                                  "1. Godkjenning\nOK.\n\n2. Orienteringer\nIngen.\n")),
              "Ola Nygård");
}

TEST(Chair, IsNamedInFinnishAndEnglishToo) {
    EXPECT_EQ(chair_of(understood("Pöytäkirja\nKyläyhdistyksen kokous 5.3.2019\n\n"
                                  "Läsnä: Anna Virtanen, Matti Korhonen, Liisa Mäkelä\n\n"
                                  "1 Kokouksen avaus\nMatti Korhonen avasi kokouksen.\n\n"
                                  "2 Järjestäytyminen\nKokouksen puheenjohtajaksi valittiin Anna "
                                  "Virtanen.\n")),
              "Anna Virtanen");
    EXPECT_EQ(chair_of(understood("Minutes of the Coastal Group meeting, 5 March 2019\n\n"
                                  "Present: Ann Sanders, Bob Miller, Carl Jones\n\n"
                                  "1. Welcome\nThe meeting was chaired by Ann Sanders.\n\n"
                                  "2. Reports\nNone.\n")),
              "Ann Sanders");
}

TEST(Chair, LeadsByWhatASentenceSays) {
    for (const std::string sentence :
         {"Mötet leddes av statssekreterare Anna Lindqvist.", "Dagens möte leds av Anna Lindqvist.",
          "I Bo Ekmans frånvaro ledde Anna Lindqvist mötet.",
          "Anna Lindqvist hälsade välkommen som ordförande.",
          "Anna Lindqvist förklarade i egenskap av ordförande mötet öppnat.",
          "Anna Lindqvist ersatte Bo Ekman som ordförande.",
          "Mötet hölls med Anna Lindqvist, Region Skåne, som ordförande.",
          "Som ordförande fungerade Anna Lindqvist.",
          "Under ordförandeskap av landshövding Anna Lindqvist samlades gruppen.",
          "Under Anna Lindqvists ordförandeskap gicks dagordningen igenom.",
          "Ordförande för dagen var Anna Lindqvist.",
          "Ordföranden, landshövding Anna Lindqvist, hälsade välkommen.",
          "Anna Lindqvist förde klubban."})
        EXPECT_EQ(chair_of(understood(heading + present + "1. Inledning\n" + sentence +
                                      "\n\n2. Rapporter\nInga.\n")),
                  "Anna Lindqvist")
            << sentence;
}

TEST(Chair, IsTheFirstOfTwo) {
    EXPECT_EQ(chair_of(understood(heading + present +
                                  "1. Inledning\nAnna Lindqvist lämnade efter lunch över "
                                  "ordförandeskapet till Bo Ekman.\n\n2. Rapporter\nInga.\n")),
              "Anna Lindqvist");
    EXPECT_EQ(chair_of(understood(heading +
                                  "Ordförande (§§ 1–4): Anna Lindqvist\nOrdförande (§§ 5–9): Bo "
                                  "Ekman\n\n" +
                                  points)),
              "Anna Lindqvist");
}

TEST(Chair, IsTheOnlyDeputyWhereTheChairIsAway) {
    EXPECT_EQ(chair_of(understood(heading +
                                  "Närvarande\nAnna Lindqvist (S), vice ordförande\nCia "
                                  "Strand\n\nFrånvarande\nBo Ekman (M), ordförande\n\n" +
                                  points)),
              "Anna Lindqvist");
}

TEST(Chair, OfSomethingElseIsNone) {
    for (const std::string sentence :
         {"Kommunstyrelsens ordförande Bo Ekman berättade om planen.",
          "Utredningens ordförande Bo Ekman presenterade förslagen.",
          "Nästa möte leds av Bo Ekman.", "Bo Ekman avgick som ordförande i föreningen.",
          "Bo Ekman efterträder Cia Strand som ordförande i Rådet från årsskiftet.",
          "Bo Ekman ledde arbetet med planen.", "Ordföranden tackade Bo Ekman för presentationen."})
        EXPECT_EQ(chair_of(understood(heading + present + "1. Inledning\n" + sentence +
                                      "\n\n2. Rapporter\nInga.\n")),
                  "none")
            << sentence;
    EXPECT_EQ(chair_of(understood(heading +
                                  "Deltagare\nBo Ekman, ordförande, Företagarna\nCia Strand, "
                                  "Länsstyrelsen Skåne\n\n" +
                                  points)),
              "none");
}

TEST(Chair, SignsUnderTheColumnOfHerOffice) {
    EXPECT_EQ(chair_of(understood(heading + present + points +
                                  "Vid protokollet            Justeras\n\n"
                                  "Bo Ekman                   Anna Lindqvist\n"
                                  "sekreterare                ordförande\n")),
              "Anna Lindqvist");
}

TEST(Chair, IsNotWhoeverOpensOrChairsSomethingElse) {
    EXPECT_EQ(chair_of(understood(heading + present +
                                  "1. Inledning\nAnna Lindqvist inledde mötet.\n\n"
                                  "2. Rapporter\nBo Ekman, ordförande i Lillby hembygdsförening, "
                                  "berättade om året.\n")),
              "none");
}

} // namespace
} // namespace radslag::notes
