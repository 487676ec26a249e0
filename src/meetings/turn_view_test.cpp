// A turn as HTML: its marks, its links, and how it stands on paper.
#include "meetings/turn_view.hpp"

#include <gtest/gtest.h>

namespace radslag::meetings::views {

namespace {

const Day today = *parse_day("2026-03-20");

store::ShownMeeting meeting_with(std::string_view text) {
    store::ShownMeeting meeting{.id = MeetingId::make(), .body = bodies::BodyId::make()};
    meeting.language = "sv";
    meeting.turns.push_back({.id = TurnId::make(), .text = std::string(text)});
    return meeting;
}

std::string sentences(const store::ShownMeeting& meeting, Medium medium = Medium::screen) {
    return TurnView(i18n::Language::swedish, meeting, today, medium)
        .show(meeting.turns.front())
        .sentences.markup();
}

void promise(store::ShownMeeting& meeting, std::string_view text, const char* due) {
    store::Outcome outcome{.kind = store::Outcome::Kind::promise, .id = "aaaaaaaaaaaaa"};
    outcome.turn = meeting.turns.front().id;
    outcome.text = text;
    outcome.due = parse_day(due);
    meeting.outcomes.push_back(outcome);
}

} // namespace

TEST(TurnView, AMarkStandsAfterTheSentenceOfThePromise) {
    auto meeting = meeting_with("Vägen mäts. Rapporten kommer i maj. Tack.");
    promise(meeting, "Rapporten kommer i maj", "2026-05-31");
    const std::string html = sentences(meeting);
    const auto mark = html.find("href=\"#b-aaaaaaaaaaaaa\"");
    ASSERT_NE(mark, std::string::npos) << html;
    EXPECT_GT(mark, html.find("kommer i"));
    EXPECT_LT(mark, html.find("Tack."));
    EXPECT_NE(html.find("walk waiting\""), std::string::npos) << html;
}

TEST(TurnView, APromiseAfterItsDayIsLate) {
    auto meeting = meeting_with("Rapporten kommer i mars.");
    promise(meeting, "Rapporten kommer i mars.", "2026-03-10");
    EXPECT_NE(sentences(meeting).find("walk waiting overdue"), std::string::npos);
    EXPECT_NE(sentences(meeting).find("10 dagar sen"), std::string::npos);
}

TEST(TurnView, ATurnOfWhichNothingCameSaysSo) {
    const auto meeting = meeting_with("Vägen mäts.");
    EXPECT_NE(sentences(meeting).find("walk plain"), std::string::npos);
}

TEST(TurnView, OnPaperAMarkIsWordsAndNothingToldOfToday) {
    auto meeting = meeting_with("Rapporten kommer i mars.");
    promise(meeting, "Rapporten kommer i mars.", "2026-03-10");
    const std::string html = sentences(meeting, Medium::paper);
    EXPECT_NE(html.find("[Löfte, senast 10 mars 2026]"), std::string::npos) << html;
    EXPECT_EQ(html.find("sen<"), std::string::npos) << html;
    EXPECT_EQ(html.find("href=\"#b-"), std::string::npos) << html;
}

TEST(TurnView, ANameIsLinkedOnceATurn) {
    auto meeting = meeting_with("Åsa Ek frågar. Åsa Ek svarar.");
    const auto person = people::PersonId::make();
    meeting.attendance.push_back({.person = store::NamedPerson{person, "Åsa Ek"}});
    const std::string html = sentences(meeting);
    const auto link = html.find("/people/" + std::string(person.text()));
    ASSERT_NE(link, std::string::npos) << html;
    EXPECT_EQ(html.find("/people/", link + 1), std::string::npos) << html;
}

TEST(TurnView, AFootnoteStandsInItsSentence) {
    auto meeting = meeting_with("Vägen mäts. Rapporten kommer.");
    meeting.turns.front().place = Place{100, 129};
    meeting.footnotes.push_back({"1", "Enligt beslut.", 111, {}});
    const std::string html = sentences(meeting);
    EXPECT_LT(html.find("#fn-1"), html.find("Rapporten")) << html;
}

TEST(TurnView, AddressesInFootnotesAreLinked) {
    const auto meeting = meeting_with("x");
    const TurnView view(i18n::Language::swedish, meeting, today, Medium::screen);
    const std::string html =
        view.linked("Se <https://example.org/a> eller skriv till kansli@example.org.").markup();
    EXPECT_NE(html.find("href=\"https://example.org/a\""), std::string::npos) << html;
    EXPECT_NE(html.find("href=\"mailto:kansli@example.org\""), std::string::npos) << html;
}

TEST(TurnView, BracketsAndSignsWithoutAddressesStayAsTheyAre) {
    const auto meeting = meeting_with("x");
    const TurnView view(i18n::Language::swedish, meeting, today, Medium::screen);
    for (const char* const text : {")", "() (a) \"b\" @", "a@b", "<>", "(se http:) ..", ""})
        EXPECT_EQ(view.linked(text).markup().find("href"), std::string::npos) << text;
}

} // namespace radslag::meetings::views
