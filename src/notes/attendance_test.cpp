// Who is there, and for whom.
#include "notes/test_reading.hpp"

#include <gtest/gtest.h>

namespace radslag::notes {
namespace {

Structure with_list(const std::string& list) {
    return understood("Minnesanteckningar Lillby nätverksmöte 5 mars 2019\n\n" + list +
                      "\n\n1. Mötets öppnande\nMötet öppnades.\n\n2. Rapporter\nInga.\n");
}

TEST(Attendance, PairsPeopleWithOrganisationsInEveryLayout) {
    for (const std::string list :
         {"Närvarande\nAnna Lindqvist        Region Skåne\nBo Ekman              Lillby kommun",
          "Närvarande\n- Anna Lindqvist – Region Skåne\n- Bo Ekman – Lillby kommun",
          "Närvarande: Anna Lindqvist/Region Skåne, Bo Ekman/Lillby kommun",
          "Närvarande: Anna Lindqvist (Region Skåne), Bo Ekman (Lillby kommun)",
          "Närvarande\nRegion Skåne: Anna Lindqvist\nLillby kommun: Bo Ekman",
          "Närvarande\n\nRegion Skåne\nAnna Lindqvist\n\nLillby kommun\nBo Ekman",
          "Närvarande:\n1. Anna Lindqvist, Region Skåne\n2. Bo Ekman, Lillby kommun"}) {
        const auto found = with_list(list);
        EXPECT_EQ(organisation_of(found, "Anna Lindqvist"), "Region Skåne") << list;
        EXPECT_EQ(organisation_of(found, "Bo Ekman"), "Lillby kommun") << list;
    }
}

TEST(Attendance, KeepsTheLabelOfTheAbsentApartFromAFullLine) {
    const auto found = with_list("Mötesdeltagare: Anna Lindqvist, Bo Ekman\nFörhinder: Cia Strand");
    ASSERT_NE(person_named(found, "Cia Strand"), nullptr);
    EXPECT_EQ(person_named(found, "Cia Strand")->presence, Presence::absent);
    EXPECT_EQ(person_named(found, "Bo Ekman")->presence, Presence::present);
}

TEST(Attendance, KnowsBranchesAndWhomSomebodyRepresents) {
    const auto found = with_list("Närvarande: Anna Lindqvist, SLU Aqua, Bo Ekman, Lillby kommun\n\n"
                                 "Miljödepartementet, genom Cia Strand, berättade om läget.\n"
                                 "Tillväxtverkets nya generaldirektör Josefin Krantz hälsade.");
    EXPECT_EQ(organisation_of(found, "Anna Lindqvist"), "SLU Aqua");
    EXPECT_EQ(organisation_of(found, "Cia Strand"), "Miljödepartementet");
    EXPECT_EQ(organisation_of(found, "Josefin Krantz"), "Tillväxtverket");
}

TEST(Attendance, NumbersPeopleWithoutMakingThemPoints) {
    const auto found = with_list("Närvarande:\n1. Anna Lindqvist, Region Skåne\n2. Bo Ekman, "
                                 "Lillby kommun\n3. Cia Strand, Vinnova");
    ASSERT_EQ(found.points.size(), 2U);
    EXPECT_EQ(found.points[0].title, "Mötets öppnande");
}

TEST(Attendance, KnowsWhoIsAbsentAndWhomASubstituteCoversFor) {
    const auto found =
        with_list("Beslutande\nAnna Lindqvist (S), ordförande\nBo Ekman (M) §§ 12–14\n"
                  "Dag Norin (V) tjänstgörande ersättare för Eva Holm (V)\n\n"
                  "Anmält förhinder\nFia Krantz (L)");
    ASSERT_NE(person_named(found, "Fia Krantz"), nullptr);
    EXPECT_EQ(person_named(found, "Fia Krantz")->presence, Presence::absent);
    EXPECT_EQ(person_named(found, "Bo Ekman")->presence, Presence::present);
    EXPECT_EQ(person_named(found, "Eva Holm")->presence, Presence::mentioned);
    const Person* substitute = person_named(found, "Dag Norin");
    ASSERT_TRUE(substitute->covers_for);
    EXPECT_EQ(found.people[*substitute->covers_for].name, "Eva Holm");
}

TEST(Attendance, TurnsNamesThatBeginWithTheFamily) {
    const auto found = with_list("Närvarande\nLindqvist, Anna, Region Skåne\nEkman, Bo (M)");
    EXPECT_EQ(organisation_of(found, "Anna Lindqvist"), "Region Skåne");
    EXPECT_NE(person_named(found, "Bo Ekman"), nullptr);
}

TEST(Person, IsOfTheOrganisationThatOwnsTheName) {
    const auto found = understood("Protokoll samrådsgrupp 2019-03-05\n\n1. Rapporter\nVinnovas Dag "
                                  "Norin redogjorde för utlysningen.\n\n2. Övrigt\nInget.\n");
    EXPECT_EQ(organisation_of(found, "Dag Norin"), "Vinnova");
}

TEST(Person, KeepsAnSThatIsNoGenitive) {
    const auto found = understood("Minutes of the Coastal Group meeting, 5 March 2019\n\nPresent: "
                                  "Ann Sanders (Chair), Bob Miller\n\n1. Welcome\nAll were "
                                  "welcomed.\n\n2. Reports\nNone.\n");
    EXPECT_NE(person_named(found, "Ann Sanders"), nullptr);
}

TEST(Person, CoversDuringLeaveAndReplacesForGood) {
    const auto leave =
        understood("Anteckningar Lillby forum 5 mars 2019\n\n1. Inledning\nErika Holm "
                   "ersätter Ina Berg under hennes ledighet.\n\n2. Övrigt\nInget.\n");
    ASSERT_TRUE(person_named(leave, "Erika Holm")->covers_for);
    EXPECT_FALSE(person_named(leave, "Erika Holm")->replaces);
    const auto post =
        understood("Anteckningar Lillby forum 5 mars 2019\n\n1. Inledning\nErika Holm "
                   "efterträder Ina Berg som samordnare.\n\n2. Övrigt\nInget.\n");
    ASSERT_TRUE(person_named(post, "Erika Holm")->replaces);
    EXPECT_EQ(post.people[*person_named(post, "Erika Holm")->replaces].name, "Ina Berg");
}

} // namespace
} // namespace radslag::notes
