// Numbers of papers, as printed, and what is no number of a paper.
#include "notes/test_reading.hpp"

#include <gtest/gtest.h>

namespace radslag::notes {
namespace {

using Texts = std::vector<std::string>;

Texts references_in(const std::string& sentence) {
    return texts_of(understood("Protokoll Lillby samrådsgrupp 2019-03-05\n\n1. Rapporter\n" +
                               sentence + "\n\n2. Övrigt\nInget.\n")
                        .references);
}

TEST(Reference, IsARegistryNumberWithOrWithoutItsLabel) {
    EXPECT_EQ(references_in("Ärendet har KS 2019/123 och RS 2018-0456."),
              (Texts{"KS 2019/123", "RS 2018-0456"}));
    EXPECT_EQ(references_in("Dnr: 4.3.1-1234/2017"), Texts{"4.3.1-1234/2017"});
    EXPECT_EQ(references_in("Dnr 4.3.1 1234/2017 gäller."), Texts{"4.3.1 1234/2017"});
    EXPECT_EQ(references_in("Uppdraget (Fi2015/05678/OU) och SLL2016-1234."),
              (Texts{"Fi2015/05678/OU", "SLL2016-1234"}));
    EXPECT_EQ(references_in("Sag nr. 27.69.48-A00-1-18 drøftet."), Texts{"27.69.48-A00-1-18"});
    EXPECT_EQ(references_in("Mål nr 1234-18 i förvaltningsrätten."), Texts{"1234-18"});
}

TEST(Reference, IsAPaperOfTheState) {
    EXPECT_EQ(references_in("Dir. 2014:116, SOU 2015:12, Ds 2016:3, prop. 2013/14:1, "
                            "bet. 2012/13:NU3 och SFS 2009:400."),
              (Texts{"Dir. 2014:116", "SOU 2015:12", "Ds 2016:3", "prop. 2013/14:1",
                     "bet. 2012/13:NU3", "SFS 2009:400"}));
    EXPECT_EQ(references_in("Plan- och bygglagen (2010:900) gäller."), Texts{"2010:900"});
    EXPECT_EQ(references_in("NOU 2018:5, Meld. St. 18 (2016–2017) og Prop. 85 L (2017–2018)."),
              (Texts{"NOU 2018:5", "Meld. St. 18 (2016–2017)", "Prop. 85 L (2017–2018)"}));
    EXPECT_EQ(references_in("Hallituksen esitys HE 12/2018 vp käsiteltiin."),
              Texts{"HE 12/2018 vp"});
}

TEST(Reference, IsAPaperOfTheUnion) {
    EXPECT_EQ(references_in("COM(2018) 372 och KOM(2010) 2020."),
              (Texts{"COM(2018) 372", "KOM(2010) 2020"}));
    EXPECT_EQ(references_in("Förordning (EU) nr 1303/2013 och direktiv 2011/92/EU."),
              (Texts{"1303/2013", "2011/92/EU"}));
}

TEST(Reference, IsAnEntryOfATracker) {
    EXPECT_EQ(references_in("Ärende #851 och #7 är lösta, bug 1291 kvarstår."),
              (Texts{"#851", "#7", "bug 1291"}));
}

TEST(Reference, IsNoTimePhoneYearOrParagraph) {
    EXPECT_EQ(references_in("Jfr § 45/2018 och § 12. Möte v. 9-10, kl. 13.00–15.00."), Texts{});
    EXPECT_EQ(references_in("Ring 08-123 45 67, org.nr 556677-8899."), Texts{});
    EXPECT_EQ(references_in("Läsåret 2015/16, perioden 2014-2020, anslag 1:1 och 24/7."), Texts{});
    EXPECT_EQ(references_in("Se bilaga 3. Protokoll 3/2018 fastställdes. A4, E22."), Texts{});
}

} // namespace
} // namespace radslag::notes
