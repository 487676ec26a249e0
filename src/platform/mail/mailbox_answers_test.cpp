// What is read of a mailbox's answers, and how its address and its options are understood.
#include "platform/mail/mailbox_answers.hpp"
#include "platform/mail/mailbox_settings.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace radslag::mail {
namespace {

TEST(MailboxAnswers, TheValidityOfNumbersIsReadWhereverItStandsInTheAnswer) {
    EXPECT_EQ(validity_in("* OK [UIDVALIDITY 3857529045] UIDs valid"), 3857529045U);
    EXPECT_EQ(validity_in("* ok [uidvalidity 1]"), 1U);
    for (const char* const other :
         {"", "* OK [UIDNEXT 7] Next", "* OK [UIDVALIDITY 0] None", "* OK [UIDVALIDITY 4294967296]",
          "* OK [UIDVALIDITY 7x]", "* OK [UIDVALIDITY -7]", "* OK [UIDVALIDITY]",
          "A1 OK [UIDVALIDITY 7]", "* NO [UIDVALIDITY 7]", "* OK [XUIDVALIDITY 7]"})
        EXPECT_EQ(validity_in(other), std::nullopt) << other;
}

TEST(MailboxAnswers, AMailIsReadWithItsNumberAndItsSize) {
    EXPECT_EQ(mail_in("* 12 FETCH (UID 5 RFC822.SIZE 1234)"), (MailThere{12, 5, 1234}));
    EXPECT_EQ(mail_in("* 12 FETCH (RFC822.SIZE 1234 FLAGS (\\Seen $x) UID 5)"),
              (MailThere{12, 5, 1234}));
    EXPECT_EQ(mail_in("* 1 fetch (uid 4294967295 rfc822.size 99999999999)"),
              (MailThere{1, 4294967295U, 99'999'999'999U}));
    EXPECT_EQ(mail_in("* 1 FETCH (UID 5 RFC822.SIZE NIL)"), (MailThere{1, 5, 0}));
}

TEST(MailboxAnswers, HowManyMailsThereAreIsReadOfAnyAnswer) {
    EXPECT_EQ(count_in("* 23 EXISTS"), 23U);
    EXPECT_EQ(count_in("* 0 exists"), 0U);
    for (const char* const other : {"", "* EXISTS", "* -1 EXISTS", "* 23 RECENT", "* 23 EXISTS x",
                                    "* 4294967296 EXISTS", "A1 23 EXISTS"})
        EXPECT_EQ(count_in(other), std::nullopt) << other;
}

TEST(MailboxAnswers, WhatIsNoMailIsPassedOver) {
    for (const char* const other :
         {"", "*", "* ", "* 1", "* 12 EXISTS", "* 12 FETCH (FLAGS (\\Seen))", "* FETCH (UID 5)",
          "* x FETCH (UID 5)", "* 0 FETCH (UID 5)", "* 4294967296 FETCH (UID 5)",
          "* 12 FETCH (UID 0 RFC822.SIZE 1)", "* 12 FETCH (UID 4294967296)", "* 12 FETCH (XUID 5)",
          "* 12 FETCH (UID 5x)", "* 12 FETCH (UID", "* 12 FETCH (UID )", "+ FETCH (UID 5)",
          "A1 OK UID FETCH (UID 5) done", "* 12 STORE (UID 5)"})
        EXPECT_EQ(mail_in(other), std::nullopt) << other;
}

TEST(MailboxAnswers, AFolderIsQuotedAndStandsForItselfInAnAddress) {
    EXPECT_EQ(quoted_string("Svar \"2023\" \\ a"), R"("Svar \"2023\" \\ a")");
    EXPECT_EQ(percent_encoded("A/b c;UID=1%\""), "A/b%20c%3BUID%3D1%25%22");
}

TEST(MailboxSettings, TheFolderIsThePathOfTheAddress) {
    MailboxSettings settings;
    settings.server = "imaps://mail.example.org:1993/Svar%20fr%C3%A5n;UID=3/2023";
    EXPECT_EQ(settings.folder(), "Svar från;UID=3/2023");
    EXPECT_EQ(settings.origin(), "imaps://mail.example.org:1993");
    for (const char* const server : {"imaps://mail.example.org", "imaps://mail.example.org/"}) {
        settings.server = server;
        EXPECT_EQ(settings.folder(), "INBOX");
        EXPECT_EQ(settings.origin(), "imaps://mail.example.org");
    }
}

TEST(MailboxSettings, WrongOptionsAreNamedWithTheWayOut) {
    const std::string secret = testing::TempDir() + "mailbox-secret";
    std::ofstream(secret) << "hemligt\n";
    MailboxSettings right;
    right.server = "imaps://mail.example.org/INBOX";
    right.user = "kansli";
    right.password_file = secret;
    EXPECT_TRUE(right.check());
    const auto wrong = [&](const char* option, auto change) {
        MailboxSettings settings = right;
        change(settings);
        const auto checked = settings.check();
        ASSERT_FALSE(checked) << option;
        EXPECT_TRUE(checked.error().message.text.starts_with(option))
            << checked.error().message.text;
    };
    for (const char* const server :
         {"imap:///INBOX", "pop3://mail.example.org", "imaps://a:b@mail.example.org/INBOX",
          "imaps://mail.example.org/INBOX?UNSEEN", "imaps://mail.example.org/%0D%0AA1%20DELETE",
          "imaps://mail.example.org/%C3%85"})
        wrong("--mail-in:", [&](MailboxSettings& settings) { settings.server = server; });
    wrong("--mail-in-user:", [](MailboxSettings& settings) { settings.user.clear(); });
    wrong("--mail-in-user:", [](MailboxSettings& settings) { settings.user = "a\r\nb"; });
    wrong("--mail-in-user:", [](MailboxSettings& settings) { settings.password_file.clear(); });
    wrong("--mail-in-user:", [](MailboxSettings& settings) { settings.token_file = "x"; });
    wrong("--mail-in-tls:", [](MailboxSettings& settings) { settings.tls = Tls::none; });
    wrong("--mail-in-authorities:",
          [](MailboxSettings& settings) { settings.authorities_file = "/not/there"; });
    wrong("The secret", [](MailboxSettings& settings) { settings.password_file = "/not/there"; });
}

} // namespace
} // namespace radslag::mail
