// What calendar programs get when people are invited, told of a change or of a cancellation.
#include "platform/calendar/event.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace radslag::calendar {
namespace {

using namespace std::chrono_literals;

Event forum() {
    return {.uid = "6ygthrcn27cue@radslag.example",
            .sequence = 2,
            .stamp = *parse_instant("2026-03-02T08:15:30.250Z"),
            .organizer = {"Forumets kansli", "kansli@radslag.example"},
            .attendees = {{"Åsa Öberg", "asa.oberg@vast.example", Role::chair},
                          {"", "bo@norr.example"}},
            .summary = "Forum för hållbar regional utveckling",
            .first_day = *parse_day("2026-03-18"),
            .last_day = *parse_day("2026-03-18")};
}

Event forum_at(std::chrono::minutes start, std::chrono::minutes end) {
    Event event = forum();
    event.start = start;
    event.end = end;
    return event;
}

/// The lines with folds undone.
std::vector<std::string> lines_of(std::string text) {
    for (std::size_t at = 0; (at = text.find("\r\n ", at)) != std::string::npos;)
        text.erase(at, 3);
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find("\r\n", begin);
        lines.push_back(text.substr(begin, end - begin));
        begin = end == std::string::npos ? text.size() : end + 2;
    }
    return lines;
}

std::vector<std::string> lines_of(const Event& event, Method method = Method::request) {
    return lines_of(written(event, method));
}

bool has(const std::vector<std::string>& lines, std::string_view line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

/// The lines that begin so, joined by '|'.
std::string beginning(const std::vector<std::string>& lines, std::string_view words) {
    std::string found;
    for (const std::string& line : lines)
        if (line.starts_with(words))
            found += (found.empty() ? "" : "|") + line;
    return found;
}

TEST(Invitation, SaysWhoAsksWhomToWhat) {
    const auto lines = lines_of(forum());
    EXPECT_EQ(lines.front(), "BEGIN:VCALENDAR");
    EXPECT_EQ(lines.back(), "END:VCALENDAR");
    EXPECT_TRUE(has(lines, "VERSION:2.0"));
    EXPECT_TRUE(has(lines, "PRODID:-//Radslag//Radslag//SV"));
    EXPECT_TRUE(has(lines, "METHOD:REQUEST"));
    EXPECT_TRUE(has(lines, "UID:6ygthrcn27cue@radslag.example"));
    EXPECT_TRUE(has(lines, "SEQUENCE:2"));
    EXPECT_TRUE(has(lines, "DTSTAMP:20260302T081530Z"));
    EXPECT_TRUE(has(lines, "STATUS:CONFIRMED"));
    EXPECT_TRUE(has(lines, "SUMMARY:Forum för hållbar regional utveckling"));
    EXPECT_TRUE(has(lines, "ORGANIZER;CN=Forumets kansli:mailto:kansli@radslag.example"));
    EXPECT_EQ(beginning(lines, "ATTENDEE"),
              "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;"
              "CN=Åsa Öberg:mailto:asa.oberg@vast.example|"
              "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bo@norr.example");
    EXPECT_EQ(beginning(lines, "LOCATION") + beginning(lines, "DESCRIPTION"), "");
}

TEST(Invitation, LastsTheWholeDayWhenNoTimeIsKnown) {
    const auto lines = lines_of(forum());
    EXPECT_TRUE(has(lines, "DTSTART;VALUE=DATE:20260318"));
    EXPECT_TRUE(has(lines, "DTEND;VALUE=DATE:20260319"));
    EXPECT_FALSE(has(lines, "BEGIN:VTIMEZONE"));
}

TEST(Invitation, OfTwoDaysEndsTheDayAfterTheLast) {
    Event event = forum();
    event.first_day = *parse_day("2026-12-31");
    event.last_day = *parse_day("2027-01-01");
    event.end = 15h; // without a start nothing is said of times
    const auto lines = lines_of(event);
    EXPECT_TRUE(has(lines, "DTSTART;VALUE=DATE:20261231"));
    EXPECT_TRUE(has(lines, "DTEND;VALUE=DATE:20270102"));
}

TEST(Invitation, GivesTimesAsClocksThereShowThem) {
    const auto lines = lines_of(forum_at(9h + 30min, 15h));
    EXPECT_TRUE(has(lines, "DTSTART;TZID=Europe/Stockholm:20260318T093000"));
    EXPECT_TRUE(has(lines, "DTEND;TZID=Europe/Stockholm:20260318T150000"));
    EXPECT_TRUE(has(lines, "TZID:Europe/Stockholm"));
}

TEST(Invitation, OfTwoDaysRunsFromTheFirstStartToTheLastEnd) {
    Event event = forum_at(13h, 12h);
    event.last_day = *parse_day("2026-03-19");
    EXPECT_TRUE(has(lines_of(event), "DTEND;TZID=Europe/Stockholm:20260319T120000"));
    event.end.reset();
    EXPECT_TRUE(has(lines_of(event), "DTEND;TZID=Europe/Stockholm:20260320T000000"));
}

TEST(Invitation, DoesNotMakeUpAnEnd) {
    Event event = forum_at(9h, 10h);
    event.end.reset();
    EXPECT_EQ(beginning(lines_of(event), "DTEND"), "");
}

TEST(Invitation, NamesTheZoneOnceWithBothItsRules) {
    const auto lines = lines_of(forum_at(9h, 10h));
    EXPECT_EQ(std::count(lines.begin(), lines.end(), "BEGIN:VTIMEZONE"), 1);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), "BEGIN:STANDARD"), 1);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), "BEGIN:DAYLIGHT"), 1);
    EXPECT_EQ(beginning(lines, "RRULE"), "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3|"
                                         "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10");
}

TEST(Invitation, KeepsItsTimeAcrossTheChangeToSummerTimeAndBack) {
    for (const auto* const day :
         {"2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26"}) {
        Event event = forum_at(10h, 11h);
        event.first_day = event.last_day = *parse_day(day);
        std::string digits(day);
        std::erase(digits, '-');
        const auto lines = lines_of(event);
        EXPECT_TRUE(has(lines, "DTSTART;TZID=Europe/Stockholm:" + digits + "T100000"));
        EXPECT_TRUE(has(lines, "DTEND;TZID=Europe/Stockholm:" + digits + "T110000"));
    }
}

TEST(Invitation, IsTentativeOrCancelledWhenTheMeetingIs) {
    Event event = forum();
    event.status = Status::tentative;
    EXPECT_TRUE(has(lines_of(event), "STATUS:TENTATIVE"));
    event.status = Status::cancelled;
    EXPECT_TRUE(has(lines_of(event), "STATUS:CANCELLED"));
}

TEST(Invitation, ToARemoteMeetingShowsItsAddressWherePeopleLook) {
    Event event = forum();
    event.join_url = "https://moten.example/rum/7;k=å b";
    event.description = "Handlingar kommer.";
    const std::string uri = "https://moten.example/rum/7;k=%C3%A5%20b";
    auto lines = lines_of(event);
    EXPECT_TRUE(has(lines, "CONFERENCE;VALUE=URI:" + uri));
    EXPECT_EQ(beginning(lines, "LOCATION"), "LOCATION:https://moten.example/rum/7\\;k=%C3%A5%20b");
    EXPECT_EQ(beginning(lines, "DESCRIPTION"),
              "DESCRIPTION:Handlingar kommer.\\n\\nhttps://moten.example/rum/7\\;k=%C3%A5%20b");
    event.place = "Rosenbad, Stockholm";
    lines = lines_of(event);
    EXPECT_TRUE(has(lines, "LOCATION:Rosenbad\\, Stockholm"));
}

TEST(Invitation, LeadsToTheMeetingsPage) {
    Event event = forum();
    event.url = "https://radslag.example/meetings/6ygthrcn27cue";
    EXPECT_TRUE(has(lines_of(event), "URL:https://radslag.example/meetings/6ygthrcn27cue"));
}

TEST(Cancellation, StrikesTheMeetingForThoseInvited) {
    const auto lines = lines_of(forum(), Method::cancel);
    EXPECT_TRUE(has(lines, "METHOD:CANCEL"));
    EXPECT_TRUE(has(lines, "STATUS:CANCELLED"));
    EXPECT_TRUE(has(lines, "SEQUENCE:2"));
    EXPECT_EQ(beginning(lines, "ATTENDEE"),
              "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;CN=Åsa Öberg:mailto:asa.oberg@vast.example|"
              "ATTENDEE;CUTYPE=INDIVIDUAL:mailto:bo@norr.example");
}

TEST(Publication, InvitesNobody) {
    const auto lines = lines_of(forum(), Method::publish);
    EXPECT_TRUE(has(lines, "METHOD:PUBLISH"));
    EXPECT_EQ(beginning(lines, "ATTENDEE"), "");
    EXPECT_EQ(beginning(lines, "ORGANIZER"),
              "ORGANIZER;CN=Forumets kansli:mailto:kansli@radslag.example");
}

TEST(Written, IsFoldedAt75OctetsBetweenCharacters) {
    Event event = forum_at(9h, 10h);
    for (int length = 0; length < 8; ++length) {
        event.summary = std::string(static_cast<std::size_t>(length), 'x');
        for (int i = 0; i < 100; ++i)
            event.summary += "åäö";
        event.attendees[0].name = event.summary;
        const std::string text = written(event, Method::request);
        std::size_t begin = 0;
        while (begin < text.size()) {
            const std::size_t end = text.find("\r\n", begin);
            ASSERT_NE(end, std::string::npos);
            EXPECT_LE(end - begin, 75U) << text.substr(begin, end - begin);
            // A line begins with a character, not in the middle of one.
            const std::size_t first = begin + (text[begin] == ' ' ? 1 : 0);
            EXPECT_NE(static_cast<unsigned char>(text[first]) & 0xC0U, 0x80U);
            EXPECT_EQ(text.substr(begin, end - begin).find_first_of("\r\n"), std::string::npos);
            begin = end + 2;
        }
        EXPECT_TRUE(has(lines_of(text), "SUMMARY:" + event.summary));
    }
}

TEST(Written, EscapesWhatDividesValues) {
    Event event = forum();
    event.summary = "Tåg, buss; \\ och \"båt\"";
    event.description = "Första raden\r\nandra, raden\n\n\tfjärde";
    const auto lines = lines_of(event);
    EXPECT_TRUE(has(lines, "SUMMARY:Tåg\\, buss\\; \\\\ och \"båt\""));
    EXPECT_TRUE(has(lines, "DESCRIPTION:Första raden\\nandra\\, raden\\n\\n\tfjärde"));
}

TEST(Written, QuotesNamesThatDivideParameters) {
    Event event = forum();
    event.attendees = {{"Berg; Anna: \"Region\", Väst", "anna@vast.example"}};
    EXPECT_EQ(beginning(lines_of(event, Method::cancel), "ATTENDEE"),
              "ATTENDEE;CUTYPE=INDIVIDUAL;CN=\"Berg; Anna: 'Region', Väst\":"
              "mailto:anna@vast.example");
}

TEST(Written, LetsNoTextPassForAProperty) {
    const auto before = lines_of(forum()).size();
    for (const auto* const end : {"\r\n", "\n", "\r", "\x0B", "\x0C", "\xC2\x85", "\xE2\x80\xA8"}) {
        const std::string attack =
            std::string("x") + end + "ATTENDEE:mailto:eve@evil.example" + end + "END:VEVENT" + end;
        Event event = forum();
        event.summary = event.attendees[0].name = event.organizer.name = attack;
        auto lines = lines_of(event);
        EXPECT_EQ(lines.size(), before);
        EXPECT_TRUE(has(lines, "SUMMARY:x ATTENDEE:mailto:eve@evil.example END:VEVENT"));
        EXPECT_EQ(beginning(lines, "ATTENDEE:"), "");
        event.place = event.description = attack;
        lines = lines_of(event);
        EXPECT_EQ(lines.size(), before + 2);
        EXPECT_EQ(beginning(lines, "ATTENDEE:"), "");
    }
    Event event = forum();
    event.summary = "bruten \xFF byte";
    EXPECT_TRUE(has(lines_of(event), "SUMMARY:bruten \xEF\xBF\xBD byte"));
}

TEST(Written, EncodesAddressesThatCouldPassForSomethingElse) {
    Event event = forum();
    event.attendees = {{"", "a&b?c=%41;d@vast.example"}};
    EXPECT_EQ(beginning(lines_of(event, Method::cancel), "ATTENDEE"),
              "ATTENDEE;CUTYPE=INDIVIDUAL:mailto:a%26b%3Fc%3D%2541%3Bd@vast.example");
    event.attendees.clear();
    event.url = "https://radslag.example/\r\nATTENDEE:x";
    EXPECT_TRUE(has(lines_of(event), "URL:https://radslag.example/%0D%0AATTENDEE:x"));
}

TEST(Written, RefusesWhatNoCallerMayHandOver) {
    const auto refused = [](auto change) {
        Event event = forum_at(9h, 10h);
        change(event);
        EXPECT_THROW(written(event, Method::request), std::invalid_argument);
    };
    refused([](Event& event) { event.uid = ""; });
    refused([](Event& event) { event.uid = "a\r\nATTENDEE:mailto:eve@evil.example"; });
    refused([](Event& event) { event.sequence = -1; });
    refused([](Event& event) { event.organizer.mail = ""; });
    refused([](Event& event) { event.attendees[0].mail = "a@b.example\r\nX:y"; });
    refused([](Event& event) { event.attendees[0].mail = "Anna Berg <a@b.example>"; });
    refused([](Event& event) { event.attendees[0].mail = "@b.example"; });
    refused([](Event& event) { event.url = "javascript:alert(1)"; });
    refused([](Event& event) { event.join_url = ""; });
    refused([](Event& event) { event.last_day = *parse_day("2026-03-17"); });
    refused([](Event& event) { event.first_day = event.last_day = Day{}; });
    refused([](Event& event) { event.end = event.start; });
    refused([](Event& event) { event.start = 24h; });
    refused([](Event& event) { event.start = -1min; });
    refused([](Event& event) { event.zone = "Europe/Atlantis"; });
    refused([](Event& event) { event.zone = "../../etc/passwd"; });
    refused([](Event& event) { event.zone = ""; });
}

} // namespace
} // namespace radslag::calendar
