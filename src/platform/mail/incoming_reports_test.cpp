// Reports of mails that did not arrive, as servers send them (RFC 3464), and as some of them do
// otherwise: whom it is about, what became of it, and which mail of ours.
#include "platform/mail/incoming.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace radslag::mail {
namespace {

IncomingMail read(const std::string& octets) {
    auto mail = read_incoming(octets);
    EXPECT_TRUE(mail) << mail.error().message.text;
    return mail ? std::move(*mail) : IncomingMail{};
}

IncomingMail file(const std::string& name) {
    std::ifstream stream(RADSLAG_SOURCE "/src/platform/mail/testdata/" + name, std::ios::binary);
    return read({std::istreambuf_iterator<char>(stream), {}});
}

const std::string gone = "borta@vast.example";

TEST(Report, OfPostfix) {
    const IncomingMail mail = file("postfix_bounce.eml");
    EXPECT_EQ(
        mail.reports,
        (std::vector<DeliveryReport>{
            {gone, DeliveryAction::failed, "5.1.1",
             "550 5.1.1 <borta@vast.example>: Recipient address rejected: User unknown"},
            {"full@vast.example", DeliveryAction::failed, "5.2.2", "552 5.2.2 Mailbox full"}}));
    EXPECT_EQ(mail.reported_id, "6ygthrcn27cue.7@radslag.example");
    EXPECT_TRUE(mail.is_automatic);
    EXPECT_EQ(mail.from.front().address, "MAILER-DAEMON@mx.radslag.example");
    EXPECT_TRUE(mail.text.starts_with("This is the mail system at host"));
}

TEST(Report, OfPostfixThatItStillTries) {
    const IncomingMail mail = file("postfix_delayed.eml");
    EXPECT_EQ(mail.reports, (std::vector<DeliveryReport>{
                                {"asa.oberg@vast.example", DeliveryAction::delayed, "4.4.1",
                                 "connect to mx.vast.example[192.0.2.7]:25: Connection timed "
                                 "out"}}));
    EXPECT_EQ(mail.reported_id, "6ygthrcn27cue.8@radslag.example");
}

TEST(Report, OfExchange) {
    const IncomingMail mail = file("exchange_bounce.eml");
    ASSERT_EQ(mail.reports.size(), 1U);
    EXPECT_EQ(mail.reports[0].recipient, gone);
    EXPECT_EQ(mail.reports[0].status, "5.1.10");
    EXPECT_TRUE(mail.reports[0].diagnostic.starts_with("550 5.1.10 RESOLVER.ADR"));
    EXPECT_EQ(mail.reported_id, "6ygthrcn27cue.9@radslag.example");
    EXPECT_EQ(mail.text, "borta@vast.example wasn't found at vast.example.");
    EXPECT_TRUE(mail.calendars.empty()) << "the invitation that comes back is our own";
}

TEST(Report, OfGoogle) {
    const IncomingMail mail = file("google_bounce.eml");
    ASSERT_EQ(mail.reports.size(), 1U);
    EXPECT_EQ(mail.reports[0].recipient, gone);
    EXPECT_EQ(mail.reports[0].status, "5.1.1");
    EXPECT_TRUE(mail.reports[0].diagnostic.starts_with("550-5.1.1 The email account"));
    EXPECT_EQ(mail.reported_id, "6ygthrcn27cue.10@radslag.example");
}

TEST(Report, OfSendmail) {
    const IncomingMail mail = file("sendmail_bounce.eml");
    EXPECT_EQ(mail.reports,
              (std::vector<DeliveryReport>{{gone, DeliveryAction::failed, "5.1.1",
                                            "550 5.1.1 <borta@vast.example>... User unknown"}}));
    EXPECT_EQ(mail.reported_id, "6ygthrcn27cue.11@radslag.example");
}

TEST(Report, OfEximInPlainWords) {
    const IncomingMail mail = file("exim_bounce.eml");
    EXPECT_EQ(mail.reports, (std::vector<DeliveryReport>{
                                {gone, DeliveryAction::failed, "5.1.1", "550 5.1.1 User unknown"},
                                {"full@vast.example", DeliveryAction::failed, "5.1.1",
                                 "550 5.1.1 User unknown"}}));
    EXPECT_EQ(mail.reported_id, "6ygthrcn27cue.12@radslag.example");
    EXPECT_TRUE(mail.is_automatic);
}

/// The reports of a mail whose status part is this.
std::vector<DeliveryReport> reports(const std::string& status,
                                    const std::string& type = "message/delivery-status") {
    return read("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
                "Content-Type: " +
                type + "\n\n" + status + "\n--x--\n")
        .reports;
}

TEST(Report, InFormsThatAreNotQuiteRight) {
    const DeliveryReport failed{gone, DeliveryAction::failed, "5.1.1", ""};
    EXPECT_EQ(reports("Final-Recipient: rfc822; borta@vast.example\nAction: failed\n"
                      "Status: 5.1.1\n"),
              std::vector{failed})
        << "without the block of the mail";
    EXPECT_EQ(reports("Reporting-MTA: dns; x\nFinal-Recipient: <borta@vast.example>\n"
                      "ACTION: Failed (twice)\nStatus: 5.1.1 (bad address)\n"
                      "Final-Recipient: rfc822;b@vast.example\nAction: delivered\nStatus: 2.0.0\n"),
              (std::vector{failed, DeliveryReport{"b@vast.example", DeliveryAction::delivered,
                                                  "2.0.0", ""}}))
        << "all in one block";
    EXPECT_EQ(reports("\n\n\nFinal-Recipient: rfc822; borta@vast.example\nAction: failed\n"
                      "Status: 5.1.1\n\n\n\n"),
              std::vector{failed});
    EXPECT_EQ(reports("Final-Recipient: rfc822; borta@vast.example\n"
                      "Diagnostic-Code: smtp; 450 4.2.0 at 10.5.1.1 busy\n"),
              (std::vector{DeliveryReport{gone, DeliveryAction::delayed, "4.2.0",
                                          "450 4.2.0 at 10.5.1.1 busy"}}))
        << "by the words alone";
    EXPECT_EQ(reports("Original-Recipient: rfc822;liten@vast.example\n"
                      "Final-Recipient: rfc822; stor@else.example\nAction: relayed\n")
                  .at(0)
                  .recipient,
              "liten@vast.example");
    EXPECT_EQ(reports("Final-Recipient: utf-8; borta@vast.example\nAction: expanded\n",
                      "message/global-delivery-status")
                  .at(0)
                  .action,
              DeliveryAction::expanded);
    EXPECT_TRUE(reports("Final-Recipient: rfc822; borta@vast.example\n").empty());
    EXPECT_TRUE(reports("Final-Recipient: rfc822; nobody\nAction: failed\n").empty());
    EXPECT_TRUE(reports("Action: failed\nStatus: 5.1.1\n").empty());
    EXPECT_TRUE(reports("").empty());
    EXPECT_EQ(reports("Final-Recipient: rfc822; borta@vast.example\nAction: failed\n"
                      "Status: 550\n")
                  .at(0)
                  .status,
              "");
}

TEST(Report, OfManyIsBounded) {
    std::string status;
    for (int number = 0; number < 400; ++number)
        status += "\nFinal-Recipient: rfc822; b" + std::to_string(number) +
                  "@vast.example\nAction: failed\nStatus: 5.1.1\n";
    EXPECT_EQ(reports(status).size(), 100U);
}

TEST(Report, IsNoneWhereSomebodyOnlyPassesOneOn) {
    const IncomingMail mail =
        read("From: a@b.example\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\nSe nedan\n"
             "--y\nContent-Type: message/rfc822\n\nFrom: c@d.example\nMessage-ID: <inner@d>\n"
             "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n"
             "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; "
             "borta@vast.example\nAction: failed\n--x--\n--y--\n");
    EXPECT_TRUE(mail.reports.empty());
    EXPECT_EQ(mail.reported_id, "");
    EXPECT_FALSE(mail.is_automatic);
    EXPECT_EQ(mail.text, "Se nedan");
}

} // namespace
} // namespace radslag::mail
