// What comes back from people's calendar programs, and what only looks as if it did. The files of
// testdata/ have the form of each program; their words are our own.
#include "platform/calendar/event.hpp"
#include "platform/calendar/reply.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace radslag::calendar {
namespace {

constexpr const char* uid = "6ygthrcn27cue@radslag.example";

std::string file(const std::string& name) {
    std::ifstream in(std::string(RADSLAG_SOURCE) + "/src/platform/calendar/testdata/" + name,
                     std::ios::binary);
    std::string octets{std::istreambuf_iterator<char>(in), {}};
    EXPECT_FALSE(octets.empty()) << name;
    return octets;
}

/// The reply in a file; every one of them is to the same event and but for some stamped alike.
Reply reply_in(const std::string& name) {
    const auto reply = read_reply(file(name));
    if (!reply)
        throw std::runtime_error(name + ": " + reply.error().message.text);
    EXPECT_EQ(reply->uid, uid) << name;
    return *reply;
}

const Instant stamp = *parse_instant("2026-03-03T10:15:02.000Z");

/// An answer whose event says these lines.
std::string with(const std::string& lines, const std::string& method = "REPLY") {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:" + method + "\r\nBEGIN:VEVENT\r\n" + lines +
           "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

const std::string anna = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@vast.example\r\n";

/// What is said of octets that are no answer; empty when they are one.
std::string trouble(std::string_view octets) {
    const auto reply = read_reply(octets);
    if (reply)
        return "";
    std::string sentence = reply.error().message.text;
    for (const std::string& argument : reply.error().message.arguments)
        sentence += " [" + argument + "]";
    return sentence;
}

TEST(Answer, OfExchange) {
    const Reply reply = reply_in("exchange_accepted.ics");
    EXPECT_EQ(reply.kind, ReplyKind::reply);
    EXPECT_EQ(reply.answer, Answer::accepted);
    EXPECT_EQ(reply.mail, "Anna.Berg@vast.example");
    EXPECT_EQ(reply.sequence, 2);
    EXPECT_EQ(reply.stamp, stamp);
    EXPECT_EQ(reply.comment, "Jag kommer, men först efter lunch, åtta minuter över ett när tåget "
                             "är framme.");
}

TEST(Answer, OfOutlook) {
    const Reply reply = reply_in("outlook_declined.ics");
    EXPECT_EQ(reply.answer, Answer::declined);
    EXPECT_EQ(reply.mail, "bo@norr.example");
    EXPECT_EQ(reply.sequence, 2);
    EXPECT_EQ(reply.stamp, stamp);
    EXPECT_EQ(reply.comment, "");
}

TEST(Answer, OfOutlookThatProposesAnotherTime) {
    const Reply reply = reply_in("outlook_other_time.ics");
    EXPECT_EQ(reply.kind, ReplyKind::counter);
    EXPECT_EQ(reply.mail, "bo@norr.example");
    EXPECT_EQ(reply.comment, "Går det en timme senare?");
}

TEST(Answer, OfGoogle) {
    const Reply reply = reply_in("google_accepted.ics");
    EXPECT_EQ(reply.answer, Answer::accepted);
    EXPECT_EQ(reply.mail, "anna+forum@vast.example");
    EXPECT_EQ(reply.sequence, 2);
    EXPECT_EQ(reply.stamp, stamp);
}

TEST(Answer, OfGoogleHasItsWordsBesideTheAttendee) {
    const Reply reply = reply_in("google_declined_with_words.ics");
    EXPECT_EQ(reply.answer, Answer::declined);
    EXPECT_EQ(reply.sequence, 0);
    EXPECT_EQ(reply.comment, "Vi har fullmäktige: hela dagen, tyvärr");
}

TEST(Answer, OfAppleMayHaveTheAddressBesideAnotherUri) {
    const Reply reply = reply_in("apple_tentative.ics");
    EXPECT_EQ(reply.answer, Answer::tentative);
    EXPECT_EQ(reply.mail, "asa.oberg@vast.example");
}

TEST(Answer, OfThunderbirdWithPlainLineEnds) {
    const Reply reply = reply_in("thunderbird_accepted.ics");
    EXPECT_EQ(reply.answer, Answer::accepted);
    EXPECT_EQ(reply.mail, "bo@norr.example");
    EXPECT_EQ(reply.stamp, stamp);
}

TEST(Answer, SaysWhoGoesInstead) {
    const Reply reply = reply_in("delegated.ics");
    EXPECT_EQ(reply.answer, Answer::delegated);
    EXPECT_EQ(reply.mail, "anna@vast.example");
    EXPECT_EQ(reply.delegated_to, "cia+forum@vast.example");
}

TEST(Answer, MayLackNumberAndZoneAndBeginWithAByteOrderMark) {
    const Reply reply = reply_in("one_day_of_a_series.ics");
    EXPECT_EQ(reply.answer, Answer::accepted);
    EXPECT_EQ(reply.sequence, 0);
    EXPECT_FALSE(reply.stamp);
    EXPECT_EQ(reply.comment, "Första raden\nandra\nännu en");
}

TEST(Answer, ToAProposalNamesNobody) {
    const Reply reply = reply_in("other_time_declined.ics");
    EXPECT_EQ(reply.kind, ReplyKind::decline_counter);
    EXPECT_EQ(reply.mail, "");
    EXPECT_FALSE(reply.answer);
    EXPECT_EQ(reply.comment, "Salen är bara fri då.");
}

TEST(Answer, IsTheSameWithAnyLineEndsAndFolds) {
    const std::string folded = file("exchange_accepted.ics");
    std::string plain = folded;
    std::erase(plain, '\r');
    std::string spaced;
    for (const char byte : plain)
        spaced += byte == '\n' ? "\n\r\n" : std::string(1, byte);
    EXPECT_EQ(read_reply(plain)->comment, read_reply(folded)->comment);
    EXPECT_EQ(trouble(with("UID:a\r\n" + anna + "SUMMARY:x\r\n\ty\r\n z\r\n")), "");
    EXPECT_EQ(trouble("BEG\r\n IN:VCALENDAR\r\nmethod:reply\r\nbegin:vevent\r\nuid:a\r\n"
                      "attendee;partstat=accepted:MailTo:a@b.example\r\nend:vevent\r\n"
                      "end:vcalendar"),
              "");
}

TEST(Answer, ComesBackToTheUidThatWasWritten) {
    Event event{.uid = "a;b,c\\n d@radslag.example",
                .sequence = 4,
                .organizer = {"", "kansli@radslag.example"},
                .attendees = {{"Berg; Anna", "anna&co@vast.example"}},
                .summary = "Forum",
                .first_day = *parse_day("2026-03-18"),
                .last_day = *parse_day("2026-03-18")};
    std::string text = written(event, Method::request);
    for (const auto& [from, to] : {std::pair{"REQUEST", "REPLY"}, {"NEEDS-ACTION", "ACCEPTED"}})
        text.replace(text.find(from), std::string_view(from).size(), to);
    const auto reply = read_reply(text);
    ASSERT_TRUE(reply) << trouble(text);
    EXPECT_EQ(reply->uid, event.uid);
    EXPECT_EQ(reply->sequence, 4);
    EXPECT_EQ(reply->mail, "anna&co@vast.example");
}

TEST(Forged, OfTwoPeopleOrNobody) {
    EXPECT_EQ(trouble(with("UID:a\r\n" + anna + anna)),
              "An answer is from one person; this names {0}. [2]");
    EXPECT_EQ(trouble(with("UID:a\r\n")), "An answer is from one person; this names {0}. [0]");
    for (const std::string value :
         {"mailto:", "mailto:anna", "mailto:@b.example", "https://a.example", "anna@b.example",
          "mailto:anna%0D%0ABcc:x@b.example", "mailto:a b@c.example", "mailto:a%00@c.example"})
        EXPECT_EQ(trouble(with("UID:a\r\nATTENDEE;PARTSTAT=ACCEPTED:" + value + "\r\n")),
                  "The answer does not say whose mail address it is from.")
            << value;
    EXPECT_EQ(trouble(with("UID:a\r\nATTENDEE:\r\n")),
              "The answer does not say whose mail address it is from.");
}

TEST(Forged, WithoutAYesOrNo) {
    const std::string none = "The answer says neither yes nor no.";
    EXPECT_EQ(trouble(with("UID:a\r\nATTENDEE:mailto:a@b.example\r\n")), none);
    for (const std::string answer : {"NEEDS-ACTION", "COMPLETED", "X-YES", "", "\"\""})
        EXPECT_EQ(trouble(with("UID:a\r\nATTENDEE;PARTSTAT=" + answer + ":mailto:a@b.example\r\n")),
                  none)
            << answer;
    EXPECT_EQ(trouble(with("UID:a\r\nATTENDEE;PARTSTAT=DELEGATED:mailto:a@b.example\r\n")),
              "The answer does not say who goes instead.");
}

TEST(Forged, WithoutItsMeeting) {
    const std::string none = "The answer does not say which meeting it is about.";
    EXPECT_EQ(trouble(with(anna)), none);
    EXPECT_EQ(trouble(with("UID:\r\n" + anna)), none);
    EXPECT_EQ(trouble(with("UID:a\\nb\r\n" + anna)), none);
    EXPECT_EQ(trouble(with("UID:" + std::string(2'000, 'a') + "\r\n" + anna)), none);
    EXPECT_EQ(trouble(with("UID:" + std::string(70'000, 'a') + "\r\n" + anna)),
              "{0} in the calendar file is too long. [UID]");
    EXPECT_EQ(trouble(with("UID:a\r\nUID:b\r\n" + anna)),
              "The calendar file says {0} twice. [UID]");
    EXPECT_EQ(trouble(with("UID:a\r\n" + anna + "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\n" + anna)),
              "An answer is about one meeting; this has {0}. [2]");
    EXPECT_EQ(trouble("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VTODO\nUID:a\nEND:VTODO\n"
                      "END:VCALENDAR\n"),
              "An answer is about one meeting; this has {0}. [0]");
}

TEST(Forged, WithAnotherMethod) {
    EXPECT_EQ(trouble(with("UID:a\r\n" + anna, "REQUEST")),
              "The calendar file is no answer: its METHOD is {0}. [REQUEST]");
    EXPECT_EQ(trouble(with("UID:a\r\n" + anna, std::string(500, 'X'))),
              "The calendar file is no answer: its METHOD is {0}. [" + std::string(40, 'X') + "]");
    EXPECT_EQ(trouble("BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
              "The calendar file is no answer: it has no METHOD.");
    EXPECT_EQ(trouble("BEGIN:VCALENDAR\nMETHOD:REPLY\nMETHOD:REQUEST\nEND:VCALENDAR\n"),
              "The calendar file says {0} twice. [METHOD]");
}

TEST(Forged, WithNumbersThatAreNone) {
    for (const std::string number : {"", "x", "1x", "-1", "99999999999", "1.5"})
        EXPECT_EQ(trouble(with("UID:a\r\nSEQUENCE:" + number + "\r\n" + anna)),
                  "SEQUENCE in the calendar file is no number: {0}. [" + number + "]");
    for (const std::string time : {"", "x", "20260231T101010Z", "20260303T991010Z", "20260303",
                                   "00000000T000000Z", "99999999T999999Z"}) {
        const auto reply = read_reply(with("UID:a\r\nDTSTAMP:" + time + "\r\n" + anna));
        ASSERT_TRUE(reply) << time;
        EXPECT_FALSE(reply->stamp) << time;
    }
}

TEST(Forged, WithValuesOfAnotherKind) {
    for (const std::string kind : {"INTEGER", "DATE", "DATE-TIME", "DURATION", "PERIOD", "RECUR",
                                   "BINARY", "BOOLEAN", "URI", "CAL-ADDRESS", "X-FOO"})
        for (const std::string value : {"123456", "20260303T101502Z", "PT15M", "FREQ=DAILY"}) {
            const std::string rest = ";VALUE=" + kind + ":" + value + "\r\n";
            EXPECT_NE(trouble(with("UID:a\r\nATTENDEE;PARTSTAT=ACCEPTED" + rest)), "") << rest;
            EXPECT_EQ(trouble(with("UID:a\r\n" + anna + "DTSTAMP" + rest)), "") << rest;
            EXPECT_EQ(trouble(with("UID:a\r\n" + anna + "COMMENT" + rest)), "") << rest;
            EXPECT_NE(trouble(with("UID;VALUE=INTEGER:123456\r\n" + anna)), "");
        }
}

TEST(Forged, WithoutEndOrBeginning) {
    const std::string no_file = "The answer is no calendar file.";
    EXPECT_EQ(trouble(""), no_file);
    EXPECT_EQ(trouble("\r\n\r\n"), no_file);
    EXPECT_EQ(trouble("Jag kommer!\r\n"), no_file);
    EXPECT_EQ(trouble("END:VCALENDAR\r\n"), no_file);
    EXPECT_EQ(trouble("BEGIN:VEVENT\r\nEND:VEVENT\r\n"), no_file);
    EXPECT_EQ(trouble(with("UID:a\r\n" + anna) + with("UID:a\r\n" + anna)), no_file);
    EXPECT_EQ(trouble(with("UID:a\r\n" + anna) + "mer\r\n"), no_file);
    const std::string whole = file("google_accepted.ics");
    EXPECT_EQ(trouble(whole.substr(0, whole.size() / 2)),
              "The calendar file is cut off: {0} does not end. [VEVENT]");
    EXPECT_EQ(trouble("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n"),
              "In the calendar file {0} ends where {1} should. [VCALENDAR] [VEVENT]");
}

TEST(Forged, AsSomethingElseThanText) {
    const std::string no_text = "The calendar file is not text in UTF-8.";
    std::string bytes;
    for (int i = 0; i < 100'000; ++i)
        bytes += static_cast<char>(i * 7 % 256);
    EXPECT_EQ(trouble(bytes), no_text);
    EXPECT_EQ(trouble(with("UID:a\r\nSUMMARY:\xE5\xE4\xF6\r\n" + anna)), no_text);
    EXPECT_EQ(trouble(with(std::string("UID:a\0b\r\n", 9) + anna)), no_text);
    EXPECT_EQ(trouble("\xFF\xFE" + std::string("B\0E\0G\0I\0N\0", 10)), no_text);
}

TEST(Forged, LargerThanAnyAnswer) {
    EXPECT_EQ(trouble(std::string(40U << 20U, 'x')),
              "The calendar file is larger than {0} MB. [1]");
    EXPECT_EQ(trouble(with("UID:a\r\n" + anna + "SUMMARY:" + std::string(1U << 20U, 'x'))),
              "The calendar file is larger than {0} MB. [1]");
    EXPECT_EQ(trouble(with("UID:a\r\n" + anna + "SUMMARY:" + std::string(900'000, 'x') + "\r\n")),
              "");
    std::string parameters;
    while (parameters.size() < 9'000)
        parameters += ";A=B";
    EXPECT_EQ(trouble(with("UID:a\r\nATTENDEE" + parameters + ":mailto:anna@vast.example\r\n")),
              "{0} in the calendar file is too long. [ATTENDEE]");
    std::string comments;
    for (int i = 0; i < 21; ++i)
        comments += "COMMENT:x\r\n";
    EXPECT_EQ(trouble(with("UID:a\r\n" + anna + comments)),
              "The answer has more than {0} comments. [20]");
}

TEST(Forged, OfPartsInsideParts) {
    std::string begins;
    std::string ends;
    for (int i = 0; i < 1'000; ++i) {
        begins += "BEGIN:VEVENT\r\n";
        ends += "END:VEVENT\r\n";
    }
    EXPECT_EQ(trouble("BEGIN:VCALENDAR\r\n" + begins + ends + "END:VCALENDAR\r\n"),
              "The calendar file has more than {0} parts. [100]");
    // What stands inside an event's own parts is not the event's.
    EXPECT_EQ(trouble(with("BEGIN:VEVENT\r\nUID:b\r\n" + anna + "END:VEVENT\r\nUID:a\r\n" + anna)),
              "");
}

} // namespace
} // namespace radslag::calendar
