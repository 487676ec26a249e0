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

TEST(Chair, IsNotWhoeverOpensOrChairsSomethingElse) {
    EXPECT_EQ(chair_of(understood(heading + present +
                                  "1. Inledning\nAnna Lindqvist inledde mötet.\n\n"
                                  "2. Rapporter\nBo Ekman, ordförande i Lillby hembygdsförening, "
                                  "berättade om året.\n")),
              "none");
}

} // namespace
} // namespace radslag::notes
