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

TEST(Reference, FollowsItsLabelAcrossAWordOrALineEnd) {
    EXPECT_EQ(references_in("Myndighetens diarienummer är 18-4571."), Texts{"18-4571"});
    EXPECT_EQ(references_in("Ansökan har ärende-id 20364512."), Texts{"20364512"});
    EXPECT_EQ(references_in("Dnr Ä 2022-1830 och RS 20/01543, HSN 1805-0789."),
              (Texts{"Ä 2022-1830", "RS 20/01543", "HSN 1805-0789"}));
    EXPECT_EQ(references_in("Remissen (SOU\n2017:1) har N2017/00098/\nHL hos oss,\njfr dnr\nRS "
                            "2018/1 och prop. 2016/17:\n12."),
              (Texts{"SOU 2017:1", "N2017/00098/HL", "RS 2018/1", "prop. 2016/17:12"}));
}

TEST(Reference, StandsInARow) {
    EXPECT_EQ(references_in("Dnr KS 2016/12, 2016/13 och 2016/14 samt 2018/112–2018/114."),
              (Texts{"KS 2016/12", "2016/13", "2016/14", "2018/112", "2018/114"}));
    EXPECT_EQ(references_in("SOU 2016:10 och 2016:35, prop. 2016/17:175, 2016/17:176."),
              (Texts{"SOU 2016:10", "2016:35", "prop. 2016/17:175", "2016/17:176"}));
    EXPECT_EQ(references_in("N2016/06374/RTS–N2016/06376/RTS gäller."),
              (Texts{"N2016/06374/RTS", "N2016/06376/RTS"}));
    EXPECT_EQ(references_in("Mål nr 1120-19 och 1121-19, mål M 3417-15, T 1234-18."),
              (Texts{"1120-19", "1121-19", "M 3417-15", "T 1234-18"}));
    EXPECT_EQ(references_in("Dnr 2018-1234, 2018-04-30 och 20000 kronor."), Texts{"2018-1234"});
}

TEST(Reference, IsKnownByTheShapesOfManyRegistries) {
    const Texts numbers = {"NV-05432-17",  "SVANA-400-00123", "KS18/112",
                           "VN/1204/2017", "12345-2021",      "1234/05.00/2019",
                           "N 2008/1234",  "KSN 2016.0123",   "8.5-11872/2019-6",
                           "2020-1877-4",  "2018-09779",      "Bygg 2019-000123"};
    for (const std::string& number : numbers)
        EXPECT_EQ(references_in("Ansökan har kommit (" + number + ")."), Texts{number});
    EXPECT_EQ(references_in("Lantmäteriets beslut (T130876)."), Texts{"T130876"});
    EXPECT_EQ(references_in("Dnr 4711 och sagsnr. 2018 - 1234."), (Texts{"4711", "2018 - 1234"}));
    EXPECT_EQ(references_in("Ärende EARK-118 är löst."), Texts{"EARK-118"});
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

TEST(Reference, IsAnActByItsNumberAlone) {
    EXPECT_EQ(references_in("Lag 2006:544, miljöbalken 1998:808 och SFS nr 2010:1065."),
              (Texts{"2006:544", "1998:808", "SFS nr 2010:1065"}));
    EXPECT_EQ(references_in("Förordning (EU, Euratom) 2018/1046 och dataskyddsförordningen "
                            "2016/679, COM 2018/372, SWD(2018) 282."),
              (Texts{"2018/1046", "2016/679", "COM 2018/372", "SWD(2018) 282"}));
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
    EXPECT_EQ(references_in("ISO 27001:2022, ISO 1996-2:2017, HT 2016-17, ESF 2014-20, KS "
                            "2016-09-12, rapport 2020:11, regeringsbeslut 12."),
              Texts{});
    EXPECT_EQ(references_in("Tiden 1.1.2014-31.12.2020, nr 10/2019, EU-27, COP-21, 1000-2000 "
                            "deltagare, Budget 2019-2021."),
              Texts{});
    EXPECT_EQ(references_in("Hån 4:12, skala 1:50 000, 45/55, rum 2014-2, personnummer "
                            "19500101-1234, https://exempel.se/prop/2018/19:1."),
              Texts{});
}

} // namespace
} // namespace radslag::notes
