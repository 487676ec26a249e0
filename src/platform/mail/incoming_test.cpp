// Mails as programs that people use send them: who wrote, what, which answer to which invitation,
// and that nothing answers a program.
#include "platform/mail/incoming.hpp"
#include "platform/mail/message.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace radslag::mail {
namespace {

std::string with_crlf(const std::string& text) {
    std::string lines;
    for (const char each : text) {
        if (each == '\n' && !lines.ends_with('\r'))
            lines += '\r';
        lines += each;
    }
    return lines;
}

/// A mail of testdata, read as it lies there.
IncomingMail file(const std::string& name) {
    const std::string path = RADSLAG_SOURCE "/src/platform/mail/testdata/" + name;
    std::ifstream stream(path, std::ios::binary);
    const std::string octets{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_FALSE(octets.empty()) << path;
    return read_incoming(with_crlf(octets)).value();
}

IncomingMail read(const std::string& octets) {
    auto mail = read_incoming(octets);
    EXPECT_TRUE(mail) << mail.error().message.text;
    return mail ? std::move(*mail) : IncomingMail{};
}

const Mailbox asa{"Åsa Öberg", "asa.oberg@vast.example"};

void expect_reply(const IncomingMail& mail, const std::string& answer) {
    EXPECT_EQ(mail.from.front().address, asa.address);
    ASSERT_EQ(mail.calendars.size(), 1U);
    EXPECT_EQ(mail.calendars[0].method, "REPLY");
    EXPECT_TRUE(mail.calendars[0].bytes.starts_with("BEGIN:VCALENDAR")) << mail.calendars[0].bytes;
    EXPECT_NE(mail.calendars[0].bytes.find("PARTSTAT=" + answer), std::string::npos);
    EXPECT_NE(mail.calendars[0].bytes.find("CN=Åsa Öberg"), std::string::npos);
    EXPECT_EQ(mail.calendars_left_out, 0U);
    EXPECT_TRUE(mail.reports.empty());
    EXPECT_FALSE(mail.is_automatic);
}

TEST(CalendarMail, OfExchange) {
    const IncomingMail mail = file("exchange_accepted.eml");
    expect_reply(mail, "ACCEPTED");
    EXPECT_EQ(mail.from.front().name, "Öberg Åsa (Region Väst)");
    EXPECT_EQ(mail.subject, "Accepterat: Möte om färjan");
    EXPECT_EQ(mail.message_id, "AM0PR01MB0001ABCDEF@AM0PR01MB0001.vast.example");
    EXPECT_EQ(mail.in_reply_to, std::vector<std::string>{"6ygthrcn27cue.2@radslag.example"});
    EXPECT_EQ(mail.references, mail.in_reply_to);
    EXPECT_EQ(to_text(mail.date.value()), "2026-03-02T09:00:00.000Z");
    EXPECT_EQ(mail.text, "Jag kommer gärna, men först klockan tio.");
    ASSERT_EQ(mail.authentication_results.size(), 1U);
    EXPECT_EQ(mail.authentication_results[0],
              "mx.radslag.example; dkim=pass (2048-bit key) header.d=vast.example "
              "header.i=@vast.example; dmarc=pass header.from=vast.example");
}

TEST(CalendarMail, OfGoogle) {
    const IncomingMail mail = file("google_declined.eml");
    expect_reply(mail, "DECLINED");
    EXPECT_EQ(mail.from, std::vector{asa});
    EXPECT_EQ(mail.sender->address, "calendar-notification@google.example");
    EXPECT_EQ(mail.subject, "Nej tack: Möte om färjan @ Ons 18 mars 2026 (Rådslag)");
    EXPECT_EQ(mail.text, "Åsa Öberg har tackat nej till den här inbjudan.\n\nMöte om färjan");
    EXPECT_TRUE(mail.authentication_results.empty());
}

TEST(CalendarMail, OfApple) {
    const IncomingMail mail = file("apple_tentative.eml");
    expect_reply(mail, "TENTATIVE");
    EXPECT_EQ(mail.subject, "Preliminärt godkänd: Möte om färjan");
    EXPECT_EQ(to_text(mail.date.value()), "2026-03-02T09:00:00.000Z");
}

TEST(CalendarMail, OfThunderbird) {
    const IncomingMail mail = file("thunderbird_accepted.eml");
    expect_reply(mail, "ACCEPTED"); // once, though its file ends its lines otherwise
    EXPECT_EQ(mail.subject, "Inbjudan till händelsen godkänd: Möte om färjan");
    EXPECT_EQ(mail.text, "Åsa Öberg <asa.oberg@vast.example> har godkänt din inbjudan.");
}

TEST(CalendarMail, OfOurOwnIsReadBack) {
    Message message;
    message.from = asa;
    message.to = {"Rådslag", "kansli@radslag.example"};
    message.message_id = make_message_id("x1", "radslag.example");
    message.date = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2);
    message.subject = "Möte om färjan 🗓️, dag ett";
    message.text = "Hej!\n\nVälkommen.";
    message.in_reply_to = "a@b.example";
    message.references = {"a@b.example", "c@b.example"};
    message.calendar = CalendarPart{"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "REQUEST"};
    const IncomingMail mail = read(built(message).value());
    EXPECT_EQ(mail.from, std::vector{message.from});
    EXPECT_EQ(mail.message_id, message.message_id);
    EXPECT_EQ(mail.date, message.date);
    EXPECT_EQ(mail.subject, message.subject);
    EXPECT_EQ(mail.text, message.text);
    EXPECT_EQ(mail.references, message.references);
    ASSERT_EQ(mail.calendars.size(), 1U) << "the file is the same object";
    EXPECT_EQ(mail.calendars[0].bytes, message.calendar->text);
    EXPECT_EQ(mail.auto_submitted, "auto-generated");
    EXPECT_TRUE(mail.is_automatic);
}

TEST(Letter, OfOutlookInHtmlOnly) {
    const IncomingMail mail = file("outlook_letter.eml");
    EXPECT_EQ(mail.from, (std::vector{Mailbox{"Berg, Anna", "anna.berg@norr.example"}}));
    EXPECT_EQ(mail.subject, "SV: Fråga om hållplatserna – när?");
    EXPECT_EQ(mail.references,
              (std::vector<std::string>{"a.1@radslag.example", "b.2@radslag.example"}));
    EXPECT_EQ(mail.text, "Hej!\nNär byggs hållplatserna? 3 < 5 & 7 > 6\nHälsningar… å€\na b");
    EXPECT_TRUE(mail.calendars.empty());
    EXPECT_FALSE(mail.is_automatic);
}

TEST(Letter, WithTheLeastThatAMailHas) {
    const IncomingMail mail = read("Subject: x\n\nhej\n");
    EXPECT_EQ(mail.subject, "x");
    EXPECT_EQ(mail.text, "hej");
    EXPECT_TRUE(mail.from.empty());
    EXPECT_EQ(mail.message_id, "");
    EXPECT_FALSE(mail.date);
    EXPECT_FALSE(mail.sender);
    EXPECT_EQ(read("Subject: x\n").text, "");
    EXPECT_EQ(read("Message-ID: 1@b.example\n\nx\n").message_id, "1@b.example");
    EXPECT_EQ(read("Message-ID: 1 @b.example\n\nx\n").message_id, "");
}

TEST(Letter, WithTheTextThatSomebodyWrote) {
    const std::string head = "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n";
    const std::string plain = "--x\nContent-Type: text/plain\n\n";
    const std::string html = "--x\nContent-Type: text/html\n\n<p>html</p>\n";
    const std::string attached = "--x\nContent-Type: text/plain; name=a.txt\n"
                                 "Content-Disposition: attachment\n\nbilaga\n";
    EXPECT_EQ(read(head + attached + plain + "plain\n" + html + "--x--\n").text, "plain");
    EXPECT_EQ(read(head + plain + " \n\n" + html + "--x--\n").text, "html");
    EXPECT_EQ(read(head + html + plain + "listans fot\n--x--\n").text, "html");
    EXPECT_EQ(read(head + attached + "--x--\n").text, "");
    const std::string forwarded = "--x\nContent-Type: message/rfc822\n\nSubject: y\n\ninre\n";
    EXPECT_EQ(read(head + forwarded + plain + "yttre\n--x--\n").text, "yttre");
}

TEST(Letter, InWhateverCharacterSet) {
    const auto text = [](const std::string& type, const std::string& body) {
        return read("From: a@b.example\nContent-Type: text/plain" + type + "\n\n" + body).text;
    };
    EXPECT_EQ(text("", "f\xE4rja"), "färja");
    EXPECT_EQ(text("", "färja"), "färja");
    EXPECT_EQ(text("; charset=us-ascii", "f\xE4rja \x96"), "färja –");
    EXPECT_EQ(text("; charset=utf-8", "f\xE4rja"), "färja");
    EXPECT_EQ(text("; charset=iso-8859-1", "färja"), "färja") << "UTF-8 under another name";
    EXPECT_EQ(text("; charset=iso-8859-15", "\xA4"), "€");
    EXPECT_EQ(text("; charset=\"koi8-r\"", "\xF0\xD2"), "Пр");
    EXPECT_EQ(text("; charset=iso-2022-jp", "\x1B$B%F\x1B(B"), "テ");
    EXPECT_EQ(text("; charset=no-such-set", "f\xE4rja"), "färja");
    EXPECT_EQ(text("; charset=\"utf-8//IGNORE\"", "f\xE4rja"), "färja");
    EXPECT_EQ(text("; charset=utf-16le\nContent-Transfer-Encoding: base64", "ZgDkAHIAagBhAA=="),
              "färja");
    EXPECT_EQ(text("", std::string("a\0b", 3)), "ab");
}

TEST(Subject, IsReadAsItIsSent) {
    const auto subject = [](const std::string& value) {
        return read("From: a@b.example\nSubject: " + value + "\n\nx\n").subject;
    };
    EXPECT_EQ(subject("=?utf-8?B?TcO2?= =?utf-8?B?dGU=?="), "Möte");
    EXPECT_EQ(subject("=?utf-8?B?TcO2dGU=?=\n =?utf-8?B?IGlkYWc=?=\n =?utf-8?B?IQ==?="),
              "Möte idag!");
    EXPECT_EQ(subject("=?UTF-8?Q?M=C3?= =?utf-8?q?=B6te?="), "Möte") << "a character cut in two";
    EXPECT_EQ(subject("=?utf-8?B?TcO?= =?utf-8?B?2dGU=?="), "Möte") << "a byte cut in two";
    EXPECT_EQ(subject("=?utf-8?Q?M=C3=B6\n te?="), "Mö te") << "a fold in a word";
    EXPECT_EQ(subject("=?iso-8859-1*sv?Q?M=F6te?="), "Möte");
    EXPECT_EQ(subject("a =?utf-8?Q?b?= c =?utf-8?Q?d?= =?iso-8859-1?Q?e?="), "a b c de");
    EXPECT_EQ(subject("M\xF6te"), "Möte") << "Latin-1 as it is";
    EXPECT_EQ(subject("Möte"), "Möte");
    EXPECT_EQ(subject("=?utf-8?X?abc?= =?utf-8?Q?abc"), "=?utf-8?X?abc?= =?utf-8?Q?abc");
    EXPECT_EQ(subject("=?no-such?Q?M=F6te?="), "Möte");
    EXPECT_EQ(subject("=?utf-8?Q?a=0D=0ABcc:_x=00y?="), "a Bcc: xy");
    EXPECT_EQ(subject("=?utf-8?Q?\?="), "");
    EXPECT_EQ(subject(std::string(5'000, 'x')), std::string(1'000, 'x'));
}

TEST(From, IsReadAsItIsSent) {
    const auto from = [](const std::string& value) {
        return read("From: " + value + "\nSubject: x\n\nx\n").from;
    };
    EXPECT_EQ(from("=?utf-8?Q?=C3=85sa,_Berg?= <a@b.example>"),
              (std::vector{Mailbox{"Åsa, Berg", "a@b.example"}}));
    EXPECT_EQ(from("\"=?utf-8?B?w4VzYQ==?=\" <a@b.example>"),
              (std::vector{Mailbox{"Åsa", "a@b.example"}}));
    EXPECT_EQ(from("\xC5sa <a@b.example>"), (std::vector{Mailbox{"Åsa", "a@b.example"}}));
    EXPECT_EQ(from("a@b.example"), (std::vector{Mailbox{"", "a@b.example"}}));
    EXPECT_EQ(from("Anna <a@b.example>, c@d.example").size(), 2U);
    EXPECT_EQ(from("Alla: Anna <a@b.example>, c@d.example;").size(), 2U);
    EXPECT_EQ(from("a@b.example\nFrom: Chefen <c@d.example>").size(), 2U) << "two fields";
    EXPECT_TRUE(from("").empty());
    EXPECT_TRUE(from("Anna <>").empty());
    EXPECT_TRUE(from("undisclosed-recipients:;").empty());
}

TEST(Automatic, MailsAreRecognised) {
    EXPECT_TRUE(file("outlook_away.eml").is_automatic);
    EXPECT_EQ(file("outlook_away.eml").subject, "Automatiskt svar: Möte om färjan");
    const auto is_automatic = [](const std::string& field) {
        return read("From: a@b.example\n" + field + "\n\nx\n").is_automatic;
    };
    for (const char* field :
         {"Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated (vacation)",
          "auto-submitted: AUTO-REPLIED; owner-email=x", "Precedence: bulk", "Precedence: LIST",
          "Precedence: junk", "Precedence: auto_reply", "X-Autoreply: yes", "X-Autorespond: x",
          "X-Auto-Response-Suppress: OOF", "List-Id: <x.example>", "X-Vacation: yes",
          "Content-Type: multipart/report; report-type=disposition-notification; boundary=x"})
        EXPECT_TRUE(is_automatic(field)) << field;
    for (const char* field : {"Auto-Submitted: no", "Auto-Submitted: NO (really)", "Precedence: x",
                              "X-Auto-Response-Suppress: None", "Subject: Automatiskt svar"})
        EXPECT_FALSE(is_automatic(field)) << field;
}

TEST(AuthenticationResults, AreThoseOfServersNearUs) {
    const IncomingMail mail = read("Authentication-Results: one;\n\tdkim=pass\n"
                                   "Received: by one\n"
                                   "Authentication-Results: two; spf=pass\n"
                                   "Received: by two\n"
                                   "Authentication-Results: one; dkim=pass\n"
                                   "From: a@b.example\n\nx\n");
    EXPECT_EQ(mail.authentication_results,
              (std::vector<std::string>{"one; dkim=pass", "two; spf=pass"}));
}

TEST(Calendars, AreBounded) {
    std::string mail = "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n";
    for (int number = 0; number < 12; ++number)
        mail += "--x\nContent-Type: application/octet-stream; name=\"m" + std::to_string(number) +
                ".ICS\"\n\nBEGIN:VCALENDAR\nX:" + std::to_string(number) + "\n";
    EXPECT_EQ(read(mail + "--x--\n").calendars.size(), 10U);
    EXPECT_EQ(read(mail + "--x--\n").calendars_left_out, 2U);
    const std::string large = "From: a@b.example\nContent-Type: text/calendar; method=\"x y\"\n\n" +
                              std::string(2U << 20U, 'x');
    EXPECT_TRUE(read(large).calendars.empty());
    EXPECT_EQ(read(large).calendars_left_out, 1U);
    const IncomingMail odd = read("From: a@b.example\nContent-Type: text/calendar; "
                                  "method=\"RE PLY\"; charset=windows-1252\n\nCN=\xC5sa");
    ASSERT_EQ(odd.calendars.size(), 1U);
    EXPECT_EQ(odd.calendars[0].method, "");
    EXPECT_EQ(odd.calendars[0].bytes, "CN=Åsa");
}

} // namespace
} // namespace radslag::mail
