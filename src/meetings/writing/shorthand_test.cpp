// Who is meant before a colon. shorthand.hpp has the rules.
#include "meetings/writing/shorthand.hpp"

#include <gtest/gtest.h>

namespace radslag::meetings::writing {
namespace {

TEST(Shorthand, StandsBeforeTheFirstColon) {
    const auto one = shorthand_in("Dalarna: saltet räcker inte: det tar slut.");
    ASSERT_TRUE(one);
    EXPECT_EQ(one->who, "Dalarna");
    EXPECT_EQ(one->text, "saltet räcker inte: det tar slut.");
    EXPECT_TRUE(shorthand_in("W:"));
}

TEST(Shorthand, IsNoSentenceAndNoTime) {
    for (const auto* text : {"Saltet räcker inte.", "Mötet börjar 10:30", ": utan namn",
                             "Vi sa så här. Det gäller: salt", "", "https://example.org"})
        EXPECT_FALSE(shorthand_in(text)) << text;
    EXPECT_FALSE(shorthand_in(std::string(70, 'x') + ": för långt"));
}

TEST(Shorthand, TellsAnActionNote) {
    EXPECT_TRUE(is_action_note("Notera"));
    EXPECT_TRUE(is_action_note("NOTE"));
    EXPECT_FALSE(is_action_note("Dalarna"));
}

TEST(Shorthand, MeansTheRegionThatAloneBeginsSo) {
    const std::vector<Region> regions = {
        {people::OrganisationId::make(), "region dalarna", "w"},
        {people::OrganisationId::make(), "region jönköpings län", "f"},
        {people::OrganisationId::make(), "västra götalandsregionen", "o"},
        {people::OrganisationId::make(), "region västerbotten", "ac"},
        {people::OrganisationId::make(), "region västernorrland", "y"}};
    EXPECT_EQ(region_meant(regions, "Dalarna"), regions[0].id);
    EXPECT_EQ(region_meant(regions, "Region Dalarna"), regions[0].id);
    EXPECT_EQ(region_meant(regions, "W"), regions[0].id);
    EXPECT_EQ(region_meant(regions, "Jönköping"), regions[1].id);
    EXPECT_EQ(region_meant(regions, "Västra Götaland"), regions[2].id);
    EXPECT_EQ(region_meant(regions, "Väster"), std::nullopt) << "two begin so";
    EXPECT_EQ(region_meant(regions, "Sanden"), std::nullopt);
}

} // namespace
} // namespace radslag::meetings::writing
