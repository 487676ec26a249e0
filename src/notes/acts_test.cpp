// What is promised, asked and decided, by whom and by when.
#include "notes/test_reading.hpp"

#include <gtest/gtest.h>

namespace radslag::notes {
namespace {

using Texts = std::vector<std::string>;

Structure with_matter(const std::string& said) {
    return understood("Protokoll Lillby samrådsgrupp 2019-03-05\n\nNärvarande: Anna Lindqvist, Bo "
                      "Ekman, Cia Strand, Josefin Krantz\n\n1. Mötets öppnande\nAnna Lindqvist "
                      "hälsade välkommen.\n\n2. Ärendet\n" +
                      said + "\n\n3. Övrigt\nInget.\n");
}

/// "who: text" of each commitment.
Texts acts_in(const std::string& said) {
    Texts acts;
    for (const Commitment& one : with_matter(said).commitments)
        acts.push_back(one.who.value_or("?") + ": " + one.text);
    return acts;
}

TEST(Commitment, NamesItsTakerByLabelBracketOrColumn) {
    EXPECT_EQ(acts_in("Att göra\n- Uppdatera hemsidan (Bo)"),
              Texts{"Bo Ekman: Uppdatera hemsidan"});
    EXPECT_EQ(acts_in("Ansvarig: Bo Ekman\nÅtgärd: Ta fram en ny karta."),
              Texts{"Bo Ekman: Ta fram en ny karta"});
    EXPECT_EQ(acts_in("Uppgift: Ta fram en ny karta. Ansvarig: Bo."),
              Texts{"Bo Ekman: Ta fram en ny karta"});
    EXPECT_EQ(acts_in("| Vad | Vem | När |\n|---|---|---|\n| Uppdatera hemsidan | Bo Ekman | "
                      "29 mars |"),
              Texts{"Bo Ekman: Uppdatera hemsidan"});
}

TEST(Commitment, OfAPronounIsTheOneWhoSpeaks) {
    EXPECT_EQ(acts_in("Bo svarade att han tar med sig frågan."),
              Texts{"Bo Ekman: Bo svarade att han tar med sig frågan"});
}

TEST(Commitment, IsGivenInAnAnswerForSomebodyElse) {
    EXPECT_EQ(acts_in("Bo Ekman svarade att departementet återkommer med en tidplan."),
              Texts{"departementet: Bo Ekman svarade att departementet återkommer med en tidplan"});
}

TEST(Commitment, StandsUnderAHeadingThatLooksToTheNextMeeting) {
    EXPECT_EQ(acts_in("Till nästa möte\n- Bo Ekman: lista på slakterier\n- alla: läs planen"),
              (Texts{"Bo Ekman: lista på slakterier", "alla: läs planen"}));
}

TEST(Commitment, MayBeOneOfSeveralDecisions) {
    EXPECT_EQ(acts_in("Beslut\n- att sända planen på remiss,\n- att Bo Ekman sammanställer "
                      "svaren."),
              Texts{"Bo Ekman: att Bo Ekman sammanställer svaren"});
}

TEST(Deadline, IsNoDayUntilWhichSomethingLastsAndNoMeeting) {
    EXPECT_TRUE(with_matter("Gruppen beslutade att förlänga projektet till den 30 juni 2022.")
                    .deadlines.empty());
    EXPECT_TRUE(
        with_matter("Bo redogjorde för regeringens beslut den 24 oktober.").deadlines.empty());
}

TEST(Commitment, IsAskedOfThoseWhomAConditionNames) {
    EXPECT_EQ(
        acts_in("Om ledamöterna har synpunkter är de välkomna att höra av sig till Bo."),
        Texts{"ledamöterna: Om ledamöterna har synpunkter är de välkomna att höra av sig till "
              "Bo"});
    EXPECT_EQ(acts_in("Ni är alla välkomna att titta in."), Texts{});
}

TEST(Commitment, IsNotWhatSomebodyBringsUpNow) {
    EXPECT_EQ(acts_in("Cia informerar om linjerna. Bo berättar mer. Bo tar upp köerna till färjan. "
                      "Cia tar upp "
                      "frågan med nämnden."),
              Texts{"Cia Strand: Cia tar upp frågan med nämnden"});
}

TEST(Commitment, IsNoElectionAndNothingDone) {
    EXPECT_EQ(acts_in("Cia Strand utsågs att justera dagens protokoll."), Texts{});
    EXPECT_EQ(acts_in("Bo har tagit fram ett förslag. Alla bör läsa rapporten."), Texts{});
}

TEST(Decision, StandsOnALineOfItsOwn) {
    EXPECT_EQ(texts_of(with_matter("Beslut\nGruppen beslutar\natt anta planen\natt sända den till "
                                   "nämnden")
                           .decisions),
              (Texts{"att anta planen", "att sända den till nämnden"}));
}

TEST(Decision, IsNoneOfAnotherBodyOrTime) {
    EXPECT_EQ(texts_of(with_matter("Regeringen har beslutat om en ny strategi. Frågan ska beslutas "
                                   "av kommunfullmäktige i april.")
                           .decisions),
              Texts{});
}

} // namespace
} // namespace radslag::notes
