// Who says what in which part of a point; and how it is all written out.
#include "notes/test_reading.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace radslag::notes {
namespace {

const std::string notes_of_a_point =
    "Minnesanteckningar\nLillby forum 18 november 2016\n\n"
    "1. Kusten – information och dialog\n\n"
    "Matilda Ek, Naturvårdsverket berättar om kusten (PPT bifogas).\n\n"
    "- Algerna kom tidigt i år.¹\n"
    "- Matilda Ek berättar om att Peter Larsson har anställts.\n\n"
    "¹ Mest i de inre vikarna.\n\n"
    "Diskussion:\n\n"
    "- Regionala företrädare undrar hur mätningen går till.\n"
    "- Tiina Olsson, Region Dalarna menar att fler mätpunkter behövs.\n"
    "- En expertgrupp med tre regioner; Region Dalarna och Region Skåne ingår.\n\n"
    "Notera:\n\n"
    "- Lämna inspel till kansliet inom kort.\n\n"
    "2. Mötet avslutas\n\nMatilda Ek tackar alla.\n";

TEST(Talk, HasSectionsOfThreeKinds) {
    const auto found = understood(notes_of_a_point);
    ASSERT_GE(found.sections.size(), 3U);
    EXPECT_EQ(found.sections[0].kind, SectionKind::presentation);
    EXPECT_EQ(found.sections[1].kind, SectionKind::discussion);
    EXPECT_EQ(found.sections[2].kind, SectionKind::action_note);
}

TEST(Talk, TellsWhoSpeaksAndForWhichSide) {
    const auto found = understood(notes_of_a_point);
    const auto turn = [&](const std::string& beginning) {
        return *std::ranges::find_if(
            found.turns, [&](const Turn& one) { return one.text.starts_with(beginning); });
    };
    EXPECT_EQ(turn("Matilda Ek, ").side, Side::state);
    EXPECT_EQ(turn("Regionala").group, "Regionala företrädare");
    EXPECT_EQ(turn("Regionala").side, Side::region);
    ASSERT_EQ(turn("Tiina").speakers.size(), 1U);
    EXPECT_EQ(found.people[turn("Tiina").speakers[0]].name, "Tiina Olsson");
    EXPECT_EQ(turn("Tiina").side, Side::region);
}

TEST(Talk, GivesAPresentersBulletsToThePresenter) {
    const auto found = understood(notes_of_a_point);
    const auto bullet = std::ranges::find_if(
        found.turns, [](const Turn& one) { return one.text.starts_with("Algerna"); });
    ASSERT_NE(bullet, found.turns.end());
    ASSERT_EQ(bullet->speakers.size(), 1U);
    EXPECT_EQ(found.people[bullet->speakers[0]].name, "Matilda Ek");
    EXPECT_LT(bullet->confidence, 90);
}

TEST(Talk, HearsNobodyWhoIsOnlyToldOf) {
    const auto found = understood(notes_of_a_point);
    const auto bullet = std::ranges::find_if(found.turns, [](const Turn& one) {
        return one.text.starts_with("Matilda Ek berättar om att");
    });
    ASSERT_NE(bullet, found.turns.end());
    EXPECT_EQ(bullet->speakers.size(), 1U);
}

TEST(Talk, RaisesInputsFromADiscussion) {
    const auto found = understood(notes_of_a_point);
    ASSERT_GE(found.raised.size(), 2U);
    EXPECT_EQ(found.raised[0].kind, Raised::Kind::question);
    EXPECT_EQ(found.raised[1].kind, Raised::Kind::view);
}

TEST(Talk, KeepsFootnotesSlidesAndCountsThatDisagree) {
    const auto found = understood(notes_of_a_point);
    ASSERT_EQ(found.footnotes.size(), 1U);
    EXPECT_TRUE(found.footnotes[0].mark_at);
    EXPECT_TRUE(found.points[0].slides_promised);
    ASSERT_EQ(found.disagreements.size(), 1U);
    EXPECT_EQ(found.disagreements[0].counted, 3);
    EXPECT_EQ(found.disagreements[0].named, 2);
}

TEST(Language, IsToldByTheSmallWords) {
    EXPECT_EQ(understood(notes_of_a_point).language, "sv");
    EXPECT_EQ(understood("Minutes of the meeting\n\nThe group agreed that the report will be sent "
                         "to all members before the next meeting.\n")
                  .language,
              "en");
    EXPECT_EQ(understood("Muistio\n\nKokouksessa päätettiin, että seuraava kokous on syksyllä ja "
                         "kaikki ovat mukana.\n")
                  .language,
              "fi");
}

TEST(Json, HoldsWhatMoreIsKnownWithItsPlaces) {
    const auto text = plain_text(notes_of_a_point);
    const auto structure = read(text);
    const auto json = boost::json::parse(to_json(structure, text)).as_object();
    const auto& more = json.at("radslag").as_object();
    EXPECT_EQ(more.at("turns").as_array().size(), structure.turns.size());
    const auto& turn = more.at("turns").as_array()[0].as_object();
    const auto& place = turn.at("place").as_object();
    const Place stretch{place.at("begin").to_number<std::size_t>(),
                        place.at("end").to_number<std::size_t>()};
    EXPECT_TRUE(stretch.in(text.text).starts_with("Matilda Ek, Naturvårdsverket"));
    EXPECT_TRUE(place.contains("block"));
    EXPECT_EQ(turn.at("side").as_string(), "state");
    EXPECT_GT(turn.at("confidence").to_number<int>(), 0);
    for (const char* key : {"language", "body", "people", "sections", "raised", "footnotes",
                            "disagreements", "commitments", "deadlines", "references"})
        EXPECT_TRUE(more.contains(key)) << key;
}

} // namespace
} // namespace radslag::notes
