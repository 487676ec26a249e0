// Mails that no program sends by mistake: large, deep, broken. They are read as far as they go or
// refused with a sentence, in time.
#include "platform/mail/incoming.hpp"
#include "platform/text/lines.hpp"

#include <gtest/gtest.h>

#include <ctime>

namespace radslag::mail {
namespace {

constexpr double longest = 20; // seconds of the processor, sanitizers included

/// What this process has taken of the processor, in seconds: others on the machine do not count.
double taken() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// What is refused, as its sentence; empty when the mail is read. In both cases in time.
std::string trouble(const std::string& octets) {
    const double begin = taken();
    const auto mail = read_incoming(octets);
    EXPECT_LT(taken() - begin, longest) << octets.substr(0, 80);
    return mail ? std::string() : mail.error().message.text;
}

std::string repeated(const std::string& piece, std::size_t octets) {
    std::string text;
    while (text.size() + piece.size() <= octets)
        text += piece;
    return text;
}

const std::string from = "From: a@b.example\n";
constexpr std::size_t whole = 28U << 20U;

TEST(Hostile, NoMailAtAll) {
    for (const std::string& none :
         {std::string(), std::string("\n"), std::string("\r\n\r\n"), std::string(1000, '\0'),
          std::string("just words"), std::string("\x89PNG\r\n\x1A\n\0\0", 10)})
        EXPECT_EQ(trouble(none), "This is no mail: it has no head.") << none;
}

TEST(Hostile, LargerThanAnyMail) {
    EXPECT_EQ(trouble(from + "\n" + std::string(whole, 'x')), "The mail is larger than {0} MB.");
    std::string most = from + "\n";
    most += std::string(whole - most.size(), 'x');
    EXPECT_EQ(trouble(most), "");
    most.replace(from.size(), 1, "Content-Type: text/html\n\n");
    most.resize(whole, '<');
    EXPECT_EQ(trouble(most), "");
}

TEST(Hostile, WithAHeadThatDoesNotEnd) {
    const std::string too_large =
        "The mail's head is larger than that of any mail that is meant to be read.";
    EXPECT_EQ(trouble(repeated("A: b\n", 500'000)), too_large) << "100,000 fields";
    EXPECT_EQ(trouble(from + "Subject: " + repeated("x\n ", 200'000)), too_large);
    EXPECT_EQ(trouble(from + "Subject: " + std::string(200'000, 'x')), too_large);
    EXPECT_EQ(trouble(from + repeated("X-Y: " + std::string(900, 'y') + "\n", 2'000'000)),
              too_large);
    EXPECT_EQ(trouble(from + "Content-Type: multipart/mixed; boundary=x\n\n--x\n" +
                      repeated("A: b\n", 10'000'000)),
              too_large);
    EXPECT_EQ(trouble(from + "Subject: " + std::string(100'000, 'x') + "\n\nx\n"), "");
}

TEST(Hostile, WithPartsInsideParts) {
    std::string nested = from, mixed;
    for (int depth = 0; depth < 1'000; ++depth) {
        const std::string border = std::to_string(depth);
        nested += "Content-Type: multipart/mixed; boundary=" + border + "\n\n--" + border + "\n";
        if (depth < 50)
            mixed = nested;
    }
    EXPECT_EQ(trouble(nested), "The mail has more than {0} parts.");
    EXPECT_EQ(trouble(mixed + "\nx\n"), "The mail has parts inside parts, {0} deep.");
    EXPECT_EQ(trouble(from + repeated("Content-Type: message/rfc822\n\n", 60'000) + "\nx\n"), "");
    std::string many = from + "Content-Type: multipart/mixed; boundary=x\n\n";
    many += repeated("--x\n\npart\n", 200 * 10);
    EXPECT_EQ(trouble(many), "The mail has more than {0} parts.");
    EXPECT_NE(trouble(from + "Content-Type: multipart/mixed; boundary=x\n\n" +
                      repeated("--x\n", whole - 200)),
              "-");
    // Each line is held against every border around it.
    EXPECT_EQ(trouble(mixed + "\n" + repeated("--9x\n", whole - 10'000)),
              "The mail has more than {0} parts.");
}

TEST(Hostile, WithBordersThatDoNotFit) {
    for (const std::string& type :
         {std::string("multipart/mixed"), std::string("multipart/mixed; boundary="),
          std::string("multipart/mixed; boundary=\"\""), std::string("multipart/mixed; boundary"),
          std::string("multipart/mixed; boundary=\"x"), std::string("multipart/"), std::string("/"),
          std::string(";;;"), std::string("text/plain; charset"),
          "multipart/mixed; boundary=" + std::string(50'000, 'x'), std::string("multipart/report"),
          std::string("multipart/alternative; boundary=x")})
        for (const std::string& body :
             {std::string(), std::string("x\n"), std::string("--\n--\n"), std::string("--x"),
              std::string("--x\n--x--"), std::string("--x\n\n--x\n--x--\n--x\n\nafter\n"),
              std::string("--x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\ny\n--x--\n")})
            EXPECT_EQ(trouble(from + "Content-Type: " + type + "\n\n" + body), "")
                << type.substr(0, 60) << "\n"
                << body;
}

TEST(Hostile, WithEncodingsThatDoNotEnd) {
    const std::string base64 = from + "Content-Transfer-Encoding: base64\n\n";
    EXPECT_EQ(trouble(base64 + "!!!!"), "");
    EXPECT_EQ(trouble(base64 + repeated("=", 1'000'000)), "");
    EXPECT_EQ(trouble(base64 + std::string(20'000'000, 'A')), "");
    const std::string quoted = from + "Content-Transfer-Encoding: quoted-printable\n\n";
    EXPECT_EQ(trouble(quoted + std::string(1'000'000, '=')), "");
    EXPECT_EQ(trouble(quoted + repeated("=\n", 1'000'000)), "");
    EXPECT_EQ(trouble(from + "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 x\n" +
                      repeated("M!!!!", 1'000'000)),
              "");
    EXPECT_EQ(
        trouble(from + "Content-Type: text/plain; charset=utf-7\n\n" + repeated("+AAA", 2'000'000)),
        "");
    EXPECT_EQ(trouble(from + "Content-Type: text/plain; charset=utf-16\n\n" +
                      repeated("\xD8", 2'000'001)),
              "");
}

TEST(Hostile, WithFieldsOfManyPieces) {
    const std::size_t most = 120'000;
    for (const std::string& piece :
         {std::string("=?utf-8?q?=C3=A5?= "), std::string("=?a?q?"), std::string("=?"),
          std::string("=?utf-8?B?Tc?= "), std::string("a@b.example, "), std::string("<"),
          std::string("<a"), std::string("\""), std::string("("), std::string(":"),
          std::string("a:"), std::string("@"), std::string("<a@b> "), std::string("=!"),
          std::string("=!!="), std::string(","), std::string("\\")})
        for (const char* field : {"Subject: ", "From: ", "Sender: ", "References: ", "Date: ",
                                  "X-Failed-Recipients: ", "Message-ID: ", "Received: "})
            EXPECT_NE(trouble(from + field + repeated(piece, most) + "\n\nx\n"), "-")
                << field << piece;
    for (const std::string& piece :
         {std::string("; a=b"), std::string("; a*0=b"), std::string("; a*=utf-8''%C3"),
          std::string(";"), std::string("; method=x"), std::string("; a*1*=b")})
        EXPECT_EQ(trouble(from + "Content-Type: text/calendar" + repeated(piece, most) + "\n\nx\n"),
                  "")
            << piece;
}

TEST(Hostile, WithGroupsOfAddressesInsideGroups) {
    for (const std::string& name :
         {std::string("From"), std::string("to "), std::string("CC"), std::string("Reply-To"),
          std::string("bcc\t"), std::string("Sender"), std::string("From\0x", 6)}) {
        const std::string field = name + ": " + repeated("a:", 100'000) + "\n";
        EXPECT_NE(trouble(field + "\nx\n"), "") << name;
        EXPECT_NE(trouble(from + "Content-Type: message/rfc822\n\n" + field + "\nx\n"), "") << name;
        if (name.find('\0') == std::string::npos) {
            EXPECT_EQ(trouble(name + ": " + repeated("a:", 1'900) + "\nA: b\n\nx\n"), "");
        }
    }
}

TEST(Hostile, WithHtmlThatDoesNotEnd) {
    for (const std::string& piece :
         {std::string("<"), std::string("<p"), std::string("<!--"), std::string("&"),
          std::string("&#"), std::string("&#x41;"), std::string("<style>"), std::string("</"),
          std::string("<script></"), std::string("<br>"), std::string(" <p> "),
          std::string("\xC3")})
        EXPECT_EQ(trouble(from + "Content-Type: text/html\n\n" + repeated(piece, 3'000'000)), "")
            << piece;
}

TEST(Hostile, WithControlsEverywhere) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    std::string line = all;
    std::erase(line, '\n');
    const auto mail = read_incoming("From: " + line + " <a@b.example>\nSubject: " + line +
                                    "\nMessage-ID: <" + line + ">\nReferences: <a@b> <" + line +
                                    ">\nAuto-Submitted: " + line + "\n\n" + all);
    ASSERT_TRUE(mail) << mail.error().message.text;
    EXPECT_FALSE(text::has_controls(mail->subject));
    EXPECT_FALSE(text::has_controls(mail->auto_submitted));
    EXPECT_EQ(mail->text, text::many_lines(mail->text));
    for (const Mailbox& each : mail->from)
        EXPECT_FALSE(text::has_controls(each.name + each.address));
}

TEST(Hostile, WithTextThatIsCut) {
    std::string swedish;
    while (swedish.size() < 500'000)
        swedish += "å";
    const auto mail =
        read_incoming(from + "Content-Type: text/plain; charset=utf-8\n\nx" + swedish);
    ASSERT_TRUE(mail);
    EXPECT_TRUE(mail->is_text_cut);
    EXPECT_EQ(mail->text.size(), 199'999U);
    EXPECT_FALSE(text::has_controls(mail->text));
}

} // namespace
} // namespace radslag::mail
