// In what a new version of known notes differs.
#include "imports/comparison.hpp"
#include "imports/notes_test.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace radslag::imports {
namespace {

/// The register as it stands when the road notes were taken in.
Standing standing_road_notes() {
    const notes::Structure notes = read_road_notes();
    Standing standing;
    for (const notes::Point& point : notes.points)
        standing.points.push_back({meetings::PointId::make(), point.title});
    for (const notes::Turn& turn : notes.turns) {
        Standing::Turn stands{meetings::TurnId::make(), standing.points.at(turn.point).id,
                              turn.text};
        for (const notes::Index speaker : turn.speakers) {
            const std::string& name = notes.people.at(speaker).name;
            stands.speakers.push_back(name);
            stands.names.push_back(
                {name == "Greta Sundkvist" ? "greta sundkvist" : "ivar ljungdahl"});
        }
        standing.turns.push_back(std::move(stands));
    }
    for (const notes::Commitment& one : notes.commitments)
        standing.commitments.push_back({"c", one.text, one.due_day ? one.due_day : one.due->to});
    for (const notes::Deadline& one : notes.deadlines)
        standing.deadlines.push_back({"d", one.what, one.day ? one.day : one.due.to});
    standing.people = {"greta sundkvist", "ivar ljungdahl"};
    standing.next_day = notes.meeting.next_day;
    return standing;
}

std::vector<Difference> differences_of(std::string_view from, std::string_view to) {
    std::string newer(road_notes);
    newer.replace(newer.find(from), from.size(), to);
    return compare(standing_road_notes(), road_reading(newer).structure).differences;
}

TEST(Comparison, OfTheSameNotesFindsNothing) {
    EXPECT_TRUE(compare(standing_road_notes(), read_road_notes()).differences.empty());
}

TEST(Comparison, PairsASentenceWithItsNewWording) {
    const auto found = differences_of("i åtta kommuner", "i tolv kommuner");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].change, Change::changed);
    EXPECT_EQ(found[0].field, "text");
    EXPECT_EQ(found[0].stands, "Grusvägarna har mätts i åtta kommuner under hösten.");
    EXPECT_EQ(found[0].comes, "Grusvägarna har mätts i tolv kommuner under hösten.");
    EXPECT_FALSE(found[0].record.empty());
}

TEST(Comparison, TellsWhatCameFromWhatWent) {
    const auto found = differences_of("- Grusvägarna har mätts i åtta kommuner under hösten.",
                                      "- Broarna besiktigas varje år av en annan myndighet.");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].change, Change::added);
    EXPECT_EQ(found[1].change, Change::gone);
    EXPECT_EQ(found[1].stands, "Grusvägarna har mätts i åtta kommuner under hösten.");
}

TEST(Comparison, SeesAnotherSpeakerOfTheSameWords) {
    const auto found = differences_of("- *Greta Sundkvist* undrar", "- *Ivar Ljungdahl* undrar");
    const auto speakers = std::ranges::find(found, "speakers", &Difference::field);
    ASSERT_NE(speakers, found.end());
    EXPECT_EQ(speakers->stands, "Greta Sundkvist");
    EXPECT_EQ(speakers->comes, "Ivar Ljungdahl");
}

TEST(Comparison, SeesANewDateOfThePromiseAndOfTheNextMeeting) {
    const auto promised = differences_of("den 2 maj 2023", "den 30 maj 2023");
    EXPECT_TRUE(std::ranges::any_of(promised, [](const Difference& one) {
        return one.field == "due" && one.stands == "2023-05-02" && one.comes == "2023-05-30";
    }));
    const auto next = differences_of("den 9 juni 2023", "den 16 juni 2023");
    EXPECT_TRUE(std::ranges::any_of(next, [](const Difference& one) {
        return one.field == "next_day" && one.stands == "2023-06-09" && one.comes == "2023-06-16";
    }));
}

TEST(Comparison, ListsWhoIsNamedForTheFirstTime) {
    const auto found =
        differences_of("Ordförande:", "- Sonja Brolin, Region Dalarna\n\nOrdförande:");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, FactKind::person);
    EXPECT_EQ(found[0].comes, "Sonja Brolin");
}

} // namespace
} // namespace radslag::imports
