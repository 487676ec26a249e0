// What counts of a document after a review: pure rules on a structure read from invented notes.
#include "imports/notes_test.hpp"
#include "imports/verdicts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace radslag::imports {
namespace {

class Verdicts : public testing::Test {
  protected:
    const notes::Structure read_ = read_road_notes();
    Decisions decisions_;

    /// The key of the one fact of that kind whose words hold `words`.
    std::string key(FactKind kind, std::string_view words) const {
        for (const Fact& fact : facts_of(read_))
            if (fact.kind == kind && fact.words.find(words) != std::string::npos)
                return fact.key;
        ADD_FAILURE() << "no fact says " << words;
        return {};
    }

    void decide(FactKind kind, std::string_view words, Verdict verdict,
                Corrections corrections = {}) {
        decisions_[key(kind, words)] = {verdict, std::move(corrections), 1, "", ""};
    }

    Confirmed confirmed() const { return confirm(read_, decisions_); }
};

std::vector<std::string> names_of(const notes::Structure& structure) {
    std::vector<std::string> names;
    for (const auto& person : structure.people)
        names.push_back(person.name);
    return names;
}

const notes::Turn& turn_with(const notes::Structure& structure, std::string_view words) {
    const auto found = std::ranges::find_if(structure.turns, [&](const notes::Turn& turn) {
        return turn.text.find(words) != std::string::npos;
    });
    EXPECT_NE(found, structure.turns.end()) << words;
    return *found;
}

TEST_F(Verdicts, NoTwoFactsShareAKey) {
    std::set<std::string> keys;
    for (const Fact& fact : facts_of(read_))
        EXPECT_TRUE(keys.insert(fact.key).second) << fact.key;
    EXPECT_GT(keys.size(), 10U);
}

TEST_F(Verdicts, WithoutDecisionsTheReadingStands) {
    const Confirmed all = confirmed();
    EXPECT_EQ(names_of(all.structure), names_of(read_));
    EXPECT_EQ(all.structure.turns.size(), read_.turns.size());
    EXPECT_EQ(all.structure.commitments.size(), read_.commitments.size());
    EXPECT_EQ(all.structure.meeting.day, read_.meeting.day);
    EXPECT_TRUE(all.doubts.empty());
}

TEST_F(Verdicts, ARejectedTurnIsGoneAndWhatWasSaidInItRefersToNothing) {
    decide(FactKind::turn, "skickar ut", Verdict::rejected);
    const Confirmed left = confirmed();
    EXPECT_EQ(left.structure.turns.size(), read_.turns.size() - 1);
    ASSERT_EQ(left.structure.commitments.size(), 1U);
    EXPECT_FALSE(left.structure.commitments.front().turn);
}

TEST_F(Verdicts, ARejectedPersonSpeaksNowhere) {
    decide(FactKind::person, "Greta Sundkvist", Verdict::rejected);
    const Confirmed left = confirmed();
    EXPECT_EQ(names_of(left.structure), std::vector<std::string>{"Ivar Ljungdahl"});
    EXPECT_FALSE(left.structure.meeting.chair);
    EXPECT_TRUE(turn_with(left.structure, "hur mätningarna ska användas").speakers.empty());
    const auto& promise = left.structure.commitments.front();
    ASSERT_EQ(promise.people.size(), 1U);
    EXPECT_EQ(left.structure.people[promise.people.front()].name, "Ivar Ljungdahl");
}

TEST_F(Verdicts, ACorrectedSpeakerWins) {
    decide(FactKind::turn, "hur mätningarna ska användas", Verdict::corrected,
           {{"speakers", "Ivar Ljungdahl"}});
    const Confirmed corrected = confirmed();
    const notes::Turn& turn = turn_with(corrected.structure, "hur mätningarna ska användas");
    ASSERT_EQ(turn.speakers.size(), 1U);
    EXPECT_EQ(corrected.structure.people[turn.speakers.front()].name, "Ivar Ljungdahl");
}

TEST_F(Verdicts, ASpeakerWhomNobodyNamedIsAddedAsMentioned) {
    decide(FactKind::turn, "hur mätningarna ska användas", Verdict::corrected,
           {{"speakers", "Bodil Ekman; Greta Sundkvist"}});
    const Confirmed corrected = confirmed();
    const notes::Turn& turn = turn_with(corrected.structure, "hur mätningarna ska användas");
    ASSERT_EQ(turn.speakers.size(), 2U);
    const notes::Person& added = corrected.structure.people[turn.speakers.front()];
    EXPECT_EQ(added.name, "Bodil Ekman");
    EXPECT_EQ(added.presence, notes::Presence::mentioned);
    EXPECT_EQ(corrected.matches.size(), corrected.structure.people.size());
}

TEST_F(Verdicts, AMergedPersonSpeaksAsTheOther) {
    decide(FactKind::person, "Ivar Ljungdahl", Verdict::merged,
           {{"into", key(FactKind::person, "Greta Sundkvist")}});
    const Confirmed merged = confirmed();
    EXPECT_EQ(names_of(merged.structure), std::vector<std::string>{"Greta Sundkvist"});
    const auto& spellings = merged.structure.people.front().spellings;
    EXPECT_NE(std::ranges::find(spellings, "Ivar Ljungdahl"), spellings.end());
    EXPECT_EQ(merged.structure.commitments.front().people, std::vector<notes::Index>{0});
}

TEST_F(Verdicts, PersonsMergedInARingAreLeftOut) {
    decide(FactKind::person, "Ivar Ljungdahl", Verdict::merged,
           {{"into", key(FactKind::person, "Greta Sundkvist")}});
    decide(FactKind::person, "Greta Sundkvist", Verdict::merged,
           {{"into", key(FactKind::person, "Ivar Ljungdahl")}});
    EXPECT_TRUE(confirmed().structure.people.empty());
}

TEST_F(Verdicts, AnEmptyLineSplitsATurnInTwo) {
    decide(FactKind::turn, "Grusvägarna har mätts", Verdict::corrected,
           {{"text", "Grusvägarna har mätts.\n\n  Det gällde\nåtta kommuner.\n"}});
    const Confirmed split = confirmed();
    EXPECT_EQ(split.structure.turns.size(), read_.turns.size() + 1);
    EXPECT_EQ(turn_with(split.structure, "Det gällde").text, "Det gällde åtta kommuner.");
    const auto& promise = split.structure.commitments.front();
    ASSERT_TRUE(promise.turn);
    EXPECT_NE(split.structure.turns[*promise.turn].text.find("skickar ut"), std::string::npos);
}

TEST_F(Verdicts, AnEmptyLineSplitsAPersonInTwo) {
    decide(FactKind::person, "Greta Sundkvist", Verdict::corrected,
           {{"name", "Greta Sundkvist\n\nBodil Ekman"}});
    const Confirmed split = confirmed();
    EXPECT_EQ(names_of(split.structure),
              (std::vector<std::string>{"Greta Sundkvist", "Bodil Ekman", "Ivar Ljungdahl"}));
}

TEST_F(Verdicts, AJoinedTurnStandsInTheOneBefore) {
    decide(FactKind::turn, "Grusvägarna har mätts", Verdict::merged);
    const Confirmed joined = confirmed();
    EXPECT_EQ(joined.structure.turns.size(), read_.turns.size() - 1);
    EXPECT_NE(turn_with(joined.structure, "Grusvägarna").text.find("inleder"), std::string::npos);
}

TEST_F(Verdicts, ARejectedPointLeavesItsTurnsToTheOneBefore) {
    decide(FactKind::point, "Ärende", Verdict::rejected);
    const Confirmed left = confirmed();
    ASSERT_EQ(left.structure.points.size(), 1U);
    EXPECT_EQ(turn_with(left.structure, "redogör för ärendet").point, 0U);
}

TEST_F(Verdicts, ACorrectedDayIsExact) {
    decide(FactKind::commitment, "mätningarna", Verdict::corrected, {{"due", "2023-05-09"}});
    const Confirmed corrected = confirmed();
    EXPECT_EQ(corrected.structure.commitments.front().due_day, parse_day("2023-05-09"));
    decide(FactKind::commitment, "mätningarna", Verdict::corrected, {{"due", ""}});
    EXPECT_FALSE(confirmed().structure.commitments.front().due_day);
}

TEST_F(Verdicts, WhatIsUncertainIsKeptApartUntilSomebodyDecides) {
    notes::Structure doubtful = read_;
    doubtful.commitments.front().confidence = certain_enough - 1;
    const Confirmed apart = confirm(doubtful, decisions_);
    EXPECT_TRUE(apart.structure.commitments.empty());
    ASSERT_EQ(apart.doubts.size(), 1U);
    EXPECT_EQ(apart.doubts.front().fact, key(FactKind::commitment, "mätningarna"));

    decide(FactKind::commitment, "mätningarna", Verdict::accepted);
    const Confirmed decided = confirm(doubtful, decisions_);
    ASSERT_EQ(decided.structure.commitments.size(), 1U);
    EXPECT_EQ(decided.structure.commitments.front().confidence, certain_enough - 1)
        << "the confidence of the reading is kept";
    EXPECT_TRUE(decided.doubts.empty());
}

TEST_F(Verdicts, AnOrganisationUnderAnotherNameIsThePersonsToo) {
    decide(FactKind::organisation, "Länsstyrelsen", Verdict::corrected,
           {{"name", "Länsstyrelsen i Kalmar län"}});
    const Confirmed corrected = confirmed();
    const auto ivar =
        std::ranges::find(corrected.structure.people, "Ivar Ljungdahl", &notes::Person::name);
    ASSERT_NE(ivar, corrected.structure.people.end());
    EXPECT_EQ(ivar->organisation, "Länsstyrelsen i Kalmar län");
}

TEST(Corrections, AreRefusedWithAllThatIsWrong) {
    const auto wrong =
        check_corrections(FactKind::meeting, {{"title", " "}, {"day", "2023-02-30"}});
    ASSERT_FALSE(wrong);
    ASSERT_EQ(wrong.error().fields.size(), 2U);
    EXPECT_EQ(wrong.error().fields[0].field, "title");
    EXPECT_EQ(wrong.error().fields[1].field, "day");
    EXPECT_TRUE(check_corrections(FactKind::commitment, {{"text", "x"}, {"due", ""}}));
    EXPECT_FALSE(check_corrections(FactKind::turn, {{"text", std::string(30'000, 'x')}}));
}

TEST(Paragraphs, StandBetweenEmptyLines) {
    EXPECT_EQ(paragraphs_of(" one\ntwo\n \n\n three "),
              (std::vector<std::string>{"one two", "three"}));
    EXPECT_TRUE(paragraphs_of(" \n\n").empty());
}

} // namespace
} // namespace radslag::imports
