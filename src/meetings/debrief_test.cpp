// What is picked out of notes for whom.
#include "meetings/debrief/debrief.hpp"

#include <gtest/gtest.h>

namespace radslag::meetings::debrief {
namespace {

using store::NamedOrganisation;
using store::Outcome;

/// Infrastructure: Dalarna speaks, the ministry takes it along. Culture: Skåne speaks, all get
/// homework. Other business: nothing.
class DebriefTest : public ::testing::Test {
  protected:
    DebriefTest() {
        for (const char* title : {"Infrastruktur", "Kultur", "Övrigt"})
            meeting_.points.push_back({.id = PointId::make(), .title = title});
        for (const NamedOrganisation& region : {dalarna_, skane_})
            meeting_.attendance.push_back({.organisation = region,
                                           .presence = Presence::present,
                                           .side = bodies::Side::region});
        meeting_.silent.push_back({halland_, bodies::Side::region});
        say(0, dalarna_, "Vägarna måste rustas.");
        came(Outcome::Kind::takes_along, "Departementet tar med sig vägarna.", "Departementet");
        say(1, skane_, "Kulturen bär.");
        came(Outcome::Kind::homework, "Alla berättar.", "");
        came(Outcome::Kind::promise, "Dalarna skickar listan.", "Region Dalarna");
        meeting_.decisions.push_back(
            {DecisionId::make(), meeting_.points[1].id, "Mötet beslutar."});
    }

    void say(std::size_t point, const NamedOrganisation& who, const char* text) {
        meeting_.turns.push_back({.id = TurnId::make(),
                                  .point = meeting_.points[point].id,
                                  .text = text,
                                  .organisation = who,
                                  .side = bodies::Side::region});
    }
    void came(Outcome::Kind kind, const char* text, const char* who) {
        meeting_.outcomes.push_back({.kind = kind,
                                     .id = text,
                                     .turn = meeting_.turns.back().id,
                                     .text = text,
                                     .who = who,
                                     .state = Outcome::State::open});
    }

    static std::vector<std::string> texts(const Told& told) {
        std::vector<std::string> all;
        for (const auto* turn : told.said)
            all.push_back(turn->text);
        for (const auto* outcome : told.came)
            all.push_back(outcome->text);
        for (const auto* decision : told.decided)
            all.push_back(decision->text);
        return all;
    }

    NamedOrganisation dalarna_{people::OrganisationId::make(), "Region Dalarna"};
    NamedOrganisation skane_{people::OrganisationId::make(), "Region Skåne"};
    NamedOrganisation halland_{people::OrganisationId::make(), "Region Halland"};
    store::ShownMeeting meeting_{.id = MeetingId::make(), .body = bodies::BodyId::make()};
};

using Words = std::vector<std::string>;

TEST_F(DebriefTest, TheWholeHasEveryPointWithoutTheTalk) {
    const Debrief all = debrief_of(meeting_, {}, {});
    ASSERT_EQ(all.told.size(), 3U);
    EXPECT_EQ(texts(all.told[0]), (Words{"Departementet tar med sig vägarna."}));
    EXPECT_EQ(texts(all.told[1]),
              (Words{"Alla berättar.", "Dalarna skickar listan.", "Mötet beslutar."}));
    EXPECT_TRUE(texts(all.told[2]).empty());
    EXPECT_EQ(all.left_out, 0U);
}

TEST_F(DebriefTest, ARegionGetsWhatItSaidWhatCameOfItAndWhatIsAskedOfAll) {
    const Debrief all = debrief_of(meeting_, {dalarna_.id, {}}, {});
    ASSERT_EQ(all.told.size(), 2U);
    EXPECT_EQ(texts(all.told[0]),
              (Words{"Vägarna måste rustas.", "Departementet tar med sig vägarna."}));
    EXPECT_EQ(texts(all.told[1]),
              (Words{"Alla berättar.", "Dalarna skickar listan.", "Mötet beslutar."}));
    EXPECT_EQ(all.left_out, 1U);
}

TEST_F(DebriefTest, AMissingRegionGetsTheHomeworkAndTheDecisions) {
    const Debrief all = debrief_of(meeting_, {halland_.id, {}}, {});
    ASSERT_EQ(all.told.size(), 1U);
    EXPECT_EQ(texts(all.told[0]), (Words{"Alla berättar.", "Mötet beslutar."}));
}

TEST_F(DebriefTest, AThemeHasItsPointsAlone) {
    const PointsByTheme points = {{"vägar", {std::string(meeting_.points[0].id.text())}}};
    const Debrief all = debrief_of(meeting_, {{}, "vägar"}, points);
    ASSERT_EQ(all.told.size(), 1U);
    EXPECT_EQ(texts(all.told[0]), (Words{"Departementet tar med sig vägarna."}));
    EXPECT_EQ(all.left_out, 2U);
    EXPECT_TRUE(debrief_of(meeting_, {{}, "hav"}, points).told.empty());
}

TEST_F(DebriefTest, ItCanBeForEachRegionMissingOnesToo) {
    Words names;
    for (const auto& each : concerned(meeting_))
        names.push_back(each.name);
    EXPECT_EQ(names, (Words{"Region Dalarna", "Region Skåne", "Region Halland"}));
}

} // namespace
} // namespace radslag::meetings::debrief
