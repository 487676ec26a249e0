// Mail as it comes: parts of every kind, headers in every encoding, and cut off on the way.
#include "documents/promise.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>

namespace radslag::documents {
namespace {

using namespace samples;
using Lines = std::vector<std::string>;

const std::string head = "From: kansliet@a.example\r\nSubject: Hej\r\nMIME-Version: 1.0\r\n";

Result<Text> mail(const std::string& rest) {
    return read_bytes("a.eml", head + rest);
}

/// What comes after the subject and the sender.
Lines body_of(const std::string& rest) {
    const auto text = mail(rest);
    if (!text)
        return {sentence(text.error().message)};
    EXPECT_EQ(check_promise(*text), std::nullopt);
    auto lines = outline(*text);
    EXPECT_EQ(lines.at(0), "heading 1: Hej");
    EXPECT_EQ(lines.at(1), "line: From: kansliet@a.example");
    return {lines.begin() + 2, lines.end()};
}

Lines remarks_of(const Result<Text>& text) {
    Lines remarks;
    for (const Message& remark : text->remarks)
        remarks.push_back(sentence(remark));
    return remarks;
}

std::string part(const std::string& headers, const std::string& body) {
    return "--x\r\n" + headers + "\r\n\r\n" + body + "\r\n";
}

TEST(Eml, OfAlternativesTheRichestIsRead) {
    EXPECT_EQ(body_of("Content-Type: multipart/alternative; boundary=x\r\n\r\n" +
                      part("Content-Type: text/plain", "Enkelt") +
                      part("Content-Type: text/html", "<h2>Rikt</h2><p>Text</p>") + "--x--\r\n"),
              (Lines{"heading 2: Rikt", "paragraph: Text"}));
}

TEST(Eml, GroupsOfAddressesInsideGroupsEndNothing) {
    std::string groups = "From: ";
    for (int i = 0; i < 100'000; ++i)
        groups += "a:";
    const auto text = read_bytes("a.eml", groups + "\r\nSubject: Hej\r\n\r\nText\r\n");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().message.arguments.at(0), "a.eml");
}

TEST(Eml, AttachmentsAreNamedInEveryEncoding) {
    const auto text = mail(
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n" +
        part("Content-Type: text/plain", "Se bilaga") +
        part("Content-Type: application/pdf; name=\"=?utf-8?Q?m=C3=B6te.pdf?=\"", "x") +
        part("Content-Type: application/octet-stream\r\nContent-Disposition: attachment; "
             "filename*0*=utf-8''%C3%A5rs; filename*1=\"plan.docx\"",
             "x") +
        part("Content-Type: text/plain\r\nContent-Disposition: attachment; filename=\"lista.txt\"",
             "x") +
        part("Content-Type: application/zip\r\nContent-Disposition: attachment", "x") +
        part("Content-Type: message/rfc822",
             "From: b@a.example\r\nSubject: =?iso-8859-1?q?=C5terkoppling?=\r\n\r\nx") +
        "--x--\r\n");
    ASSERT_TRUE(text);
    Lines expected;
    for (const char* const name :
         {"möte.pdf", "årsplan.docx", "lista.txt", "application/zip", "Återkoppling"})
        expected.push_back("The message a.eml carries the attachment " + std::string(name) +
                           ", which was not read. Send it on its own to have it read.");
    EXPECT_EQ(remarks_of(text), expected);
    EXPECT_EQ(outline(*text).back(), "line: Se bilaga");
}

TEST(Eml, HeadersAreReadInEveryEncoding) {
    const auto first = [](const std::string& subject) {
        const auto text = read_bytes("a.eml", "From: a@b.example\nSubject: " + subject +
                                                  "\nMessage-ID: <1@b>\n\nx\n");
        return text ? outline(*text).at(0) : sentence(text.error().message);
    };
    EXPECT_EQ(first("=?utf-8?B?TcO2dGU=?= =?utf-8?Q?_i_=C3=A5r?="), "heading 1: Möte i år");
    EXPECT_EQ(first("M\xC3\xB6te"), "heading 1: Möte");
    EXPECT_EQ(first("M\xF6te i \xE5r"), "heading 1: Möte i år");
    EXPECT_EQ(first("Ett\n veckat =?iso-8859-1?Q?=E4mne?="), "heading 1: Ett veckat ämne");
    EXPECT_EQ(first("=?utf-8?Q?halv"), "heading 1: =?utf-8?Q?halv");
}

TEST(Eml, BytesWithoutACharacterSetAreUnderstood) {
    EXPECT_EQ(body_of("Content-Transfer-Encoding: 8bit\r\n\r\nV\xE4garna p\xE5 \xF6n"),
              Lines{"line: Vägarna på ön"});
    EXPECT_EQ(body_of("Content-Type: text/plain; charset=us-ascii\r\n\r\nVägarna på ön"),
              Lines{"line: Vägarna på ön"});
    EXPECT_EQ(body_of("Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
                      "quoted-printable\r\n\r\nV=E4garna =\r\np=E5 =F6n"),
              Lines{"line: Vägarna på ön"});
    EXPECT_EQ(
        body_of(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            "VsOkZ2FybmE="),
        Lines{"line: Vägarna"});
}

TEST(Eml, ACutMessageGivesWhatIsThere) {
    EXPECT_EQ(body_of("Content-Type: multipart/mixed; boundary=x\r\n\r\n" +
                      part("Content-Type: text/plain", "Första delen") +
                      "--x\r\nContent-Type: text/plain\r\n\r\nAndra de"),
              (Lines{"line: Första delen", "line: Andra de"}));
    EXPECT_EQ(
        body_of(
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\nVsOkZ2Fyb"),
        Lines{"line: Vägar"});
}

TEST(Eml, FlowedLinesAreJoined) {
    EXPECT_EQ(body_of("Content-Type: text/plain; format=flowed\r\n\r\nEn lång "
                      "\r\nrad.\r\n>Citat\r\n-- \r\nKansliet"),
              (Lines{"line: En lång rad.", "line: >Citat", "line: --", "line: Kansliet"}));
}

TEST(Eml, PartsInPartsEndSomewhere) {
    std::string nested;
    for (int i = 0; i < 100'000; ++i) {
        const auto boundary = std::to_string(i);
        nested += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary +
                  "\r\n";
    }
    EXPECT_FALSE(mail(nested + "\r\nx"));
    std::string messages;
    for (int i = 0; i < 100'000; ++i)
        messages += "Content-Type: message/rfc822\r\n\r\n";
    EXPECT_FALSE(mail(messages + "\r\nx")) << "no mail has so many fields in its head";
}

} // namespace
} // namespace radslag::documents
