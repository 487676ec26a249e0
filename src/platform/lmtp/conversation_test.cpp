// What is said to a client that says this and that, without a socket: the order of commands, what
// belongs to a mail, and what could be understood in two ways.
#include "platform/lmtp/command.hpp"
#include "platform/lmtp/conversation.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>

namespace radslag::lmtp {
namespace {

/// A conversation with a receiver that takes mail for everybody but "nobody@…".
class Talk {
  public:
    explicit Talk(Limits limits = {}) : conversation(limits, "forum.example.org") {
        conversation.take_replies();
    }

    /// What is answered to these octets.
    std::string say(std::string_view octets) {
        conversation.feed(octets);
        while (!closed) {
            const Step step = conversation.next();
            if (step.kind == Step::Kind::hear)
                break;
            take(step);
        }
        return conversation.take_replies();
    }

    /// The codes only: "250 354".
    std::string codes(std::string_view octets) {
        const std::string replies = say(octets);
        std::string found;
        for (std::size_t at = 0; at < replies.size(); at = replies.find("\r\n", at) + 2)
            if (replies[at + 3] == ' ')
                found += (found.empty() ? "" : " ") + replies.substr(at, 3);
        return found;
    }

    void take(const Step& step) {
        switch (step.kind) {
        case Step::Kind::recipient:
            conversation.answer_recipient(
                {step.octets.starts_with("nobody@") ? Verdict::unknown : Verdict::taken, ""});
            break;
        case Step::Kind::begin:
            conversation.answer_begin(trouble);
            mail.clear();
            break;
        case Step::Kind::octets:
            mail += step.octets;
            break;
        case Step::Kind::drop:
            mail.clear();
            ++dropped;
            break;
        case Step::Kind::end:
            envelope = conversation.envelope();
            mails.push_back(mail);
            conversation.answer_mail(
                answers.empty()
                    ? std::vector<Answer>(envelope.recipients.size(), {Verdict::taken, ""})
                    : answers);
            break;
        case Step::Kind::close:
            closed = true;
            break;
        case Step::Kind::hear:
            break;
        }
    }

    Conversation conversation;
    std::optional<Trouble> trouble;
    std::vector<Answer> answers;
    Envelope envelope;
    std::string mail;
    std::vector<std::string> mails;
    int dropped = 0;
    bool closed = false;
};

const std::string hello = "LHLO mail.example.org\r\n";
const std::string envelope = "MAIL FROM:<anna@vast.example>\r\nRCPT TO:<forum@example.org>\r\n";

/// A talk that waits for the mail.
Talk in_data(Limits limits = {}) {
    Talk talk(limits);
    EXPECT_EQ(talk.codes(hello + envelope + "DATA\r\n"), "250 250 250 354");
    return talk;
}

TEST(Conversation, GreetsAndSaysWhatItCan) {
    Conversation conversation({}, "forum.example.org");
    EXPECT_EQ(conversation.take_replies(), "220 forum.example.org LMTP\r\n");
    Talk talk;
    EXPECT_EQ(talk.say("lhlo [127.0.0.1]\r\n"),
              "250-forum.example.org\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SIZE 29360128\r\n"
              "250 ENHANCEDSTATUSCODES\r\n");
}

TEST(Conversation, TakesAMail) {
    Talk talk;
    talk.say(hello);
    EXPECT_EQ(talk.say("MAIL FROM:<anna@vast.example> BODY=8BITMIME SIZE=1000\r\n"),
              "250 2.1.0 Sender\r\n");
    EXPECT_EQ(talk.say("RCPT TO:<forum@example.org>\r\n"), "250 2.1.5 Recipient\r\n");
    EXPECT_EQ(talk.say("RCPT TO:<svar+x=y@example.org>\r\n"), "250 2.1.5 Recipient\r\n");
    EXPECT_EQ(talk.say("DATA\r\n"), "354 End it with CR LF . CR LF\r\n");
    EXPECT_EQ(talk.say("Subject: Hej\r\n\r\nHej!\r\n"), "");
    EXPECT_EQ(talk.say(".\r\n"), "250 2.0.0 Kept\r\n250 2.0.0 Kept\r\n");
    EXPECT_EQ(talk.mail, "Subject: Hej\r\n\r\nHej!\r\n");
    EXPECT_EQ(talk.envelope.sender, "anna@vast.example");
    EXPECT_EQ(talk.envelope.recipients,
              (std::vector<std::string>{"forum@example.org", "svar+x=y@example.org"}));
    EXPECT_EQ(talk.say("QUIT\r\n"), "221 2.0.0 Goodbye\r\n");
    EXPECT_TRUE(talk.closed);
}

TEST(Conversation, AnswersForEachRecipientOnItsOwn) {
    Talk talk;
    EXPECT_EQ(talk.codes(hello + "MAIL FROM:<>\r\nRCPT TO:<a@example.org>\r\n"
                                 "RCPT TO:<nobody@example.org>\r\nRCPT TO:<b@example.org>\r\n"
                                 "RCPT TO:<a@example.org>\r\nDATA\r\n"),
              "250 250 250 550 250 250 354");
    talk.answers = {{Verdict::taken, ""},
                    {Verdict::refused, "Skriv till\r\n250 h\xC3\xB6r p\xE5 sidan"},
                    {Verdict::later, ""}};
    EXPECT_EQ(talk.say(".\r\n"), "250 2.0.0 Kept\r\n550 5.7.1 Skriv till250 hr p sidan\r\n"
                                 "451 4.3.0 Not now, try again later\r\n");
    EXPECT_EQ(talk.envelope.sender, "");
    EXPECT_EQ(talk.codes(envelope + "DATA\r\n"), "250 250 354") << "the next mail";
    talk.answers = {{Verdict::unreadable, ""}, {Verdict::taken, ""}};
    EXPECT_EQ(talk.codes(".\r\n"), "451") << "two answers for one recipient";
}

TEST(Conversation, WantsItsOrder) {
    Talk talk;
    EXPECT_EQ(talk.codes("MAIL FROM:<a@b.example>\r\n"), "503");
    EXPECT_EQ(talk.codes("LHLO\r\n"), "501");
    EXPECT_EQ(talk.codes("EHLO x\r\n"), "500");
    EXPECT_EQ(talk.codes("HELO x\r\n"), "500");
    EXPECT_EQ(talk.codes(hello), "250");
    EXPECT_EQ(talk.codes("RCPT TO:<a@b.example>\r\n"), "503");
    EXPECT_EQ(talk.codes("DATA\r\n"), "503");
    EXPECT_EQ(talk.codes("MAIL FROM:<a@b.example>\r\n"), "250");
    EXPECT_EQ(talk.codes("MAIL FROM:<a@b.example>\r\n"), "503");
    EXPECT_EQ(talk.codes("DATA\r\n"), "503");
    EXPECT_EQ(talk.codes("RCPT TO:<nobody@b.example>\r\nDATA\r\n"), "550 503");
    EXPECT_EQ(talk.codes("RSET\r\nRCPT TO:<a@b.example>\r\n"), "250 503");
    EXPECT_EQ(talk.codes(envelope + hello + "DATA\r\n"), "250 250 250 503");
}

TEST(Conversation, KnowsTheOtherCommands) {
    Talk talk;
    EXPECT_EQ(talk.codes("NOOP\r\nNOOP x\r\nVRFY anna\r\nRSET\r\n"), "250 250 252 250");
    EXPECT_EQ(talk.codes("VRFY\r\nRSET x\r\nQUIT now\r\nHELP\r\nEXPN list\r\n"),
              "501 501 501 502 502");
    EXPECT_EQ(talk.codes("BDAT 4\r\nSTARTTLS\r\n\r\nmail from:<x>\r\n\xC3\xA5\r\n"),
              "500 500 500 503 500");
    EXPECT_EQ(talk.codes("quit\r\n"), "221");
}

TEST(Conversation, ReadsAddressesAsTheyAreWritten) {
    for (const std::string& good :
         {std::string("<a@b>"), std::string("<\"a b>\\\"c\"@example.org>"),
          std::string("<a@[127.0.0.1]>"), std::string("<a@[IPv6:::1]>"),
          std::string("<postmaster>"), std::string("<PostMaster>"),
          std::string("<@x.example,@y.example:a@b.example>"),
          "<" + std::string(200, 'x') + "@b.example>", std::string(" <a@b>")}) {
        Talk talk;
        EXPECT_EQ(talk.codes(hello + "MAIL FROM:<a@b>\r\nRCPT TO:" + good + "\r\n"), "250 250 250")
            << good;
    }
    for (const std::string& bad :
         {std::string("a@b"), std::string("<a@b"), std::string("<>"), std::string("<a>"),
          std::string("<a@>"), std::string("<@b>"), std::string("<a b@c>"), std::string("<a@b c>"),
          std::string("<a@b>x"), std::string("<a@b><c@d>"), std::string("<a<b@c>"), std::string(),
          "<" + std::string(600, 'x') + "@b>", std::string("<\"a@b>"), std::string("<a@b:c>"),
          std::string("<a,b@c>")}) {
        Talk talk;
        EXPECT_EQ(talk.codes(hello + "MAIL FROM:<a@b>\r\nRCPT TO:" + bad + "\r\n"), "250 250 501")
            << bad;
    }
    Talk talk;
    EXPECT_EQ(talk.codes(hello + "MAIL FROM:<\xC3\xA5sa@b>\r\n"), "250 553");
    EXPECT_EQ(talk.codes("MAIL TO:<a@b>\r\nMAIL\r\nMAIL FROM\r\n"), "501 501 501");
    const auto route = read_path("TO:<@x.example:a@b.example> NOTIFY=NEVER", "TO");
    ASSERT_TRUE(route.path);
    EXPECT_EQ(route.path->address, "a@b.example");
    EXPECT_EQ(route.path->parameters.front().name, "NOTIFY");
}

TEST(Conversation, KnowsNoParametersButItsOwn) {
    Talk talk;
    talk.say(hello);
    const auto mail = [&talk](const std::string& parameters) {
        const std::string codes = talk.codes("MAIL FROM:<a@b>" + parameters + "\r\n");
        talk.say("RSET\r\n");
        return codes;
    };
    EXPECT_EQ(mail(" BODY=7BIT"), "250");
    EXPECT_EQ(mail(" body=8bitmime size=5"), "250");
    EXPECT_EQ(mail(" SIZE=29360128"), "250");
    EXPECT_EQ(mail(" SIZE=29360129"), "552");
    EXPECT_EQ(mail(" SIZE=99999999999999999999999"), "552");
    EXPECT_EQ(mail(" SIZE=x"), "501");
    EXPECT_EQ(mail(" SIZE"), "501");
    EXPECT_EQ(mail(" SIZE=-1"), "501");
    EXPECT_EQ(mail(" BODY=BINARYMIME"), "501");
    EXPECT_EQ(mail(" SMTPUTF8"), "555");
    EXPECT_EQ(mail(" RET=HDRS"), "555");
    EXPECT_EQ(mail(" =x"), "501");
    EXPECT_EQ(mail(" A=b=c"), "501");
    EXPECT_EQ(talk.codes("MAIL FROM:<a@b>\r\nRCPT TO:<a@b> NOTIFY=NEVER\r\n"), "250 555");
}

TEST(Conversation, TakesTheStuffedDotsOut) {
    Talk talk = in_data();
    EXPECT_EQ(talk.codes("..\r\n...x\r\n.x\r\nx.\r\n\r\n..\r\n.\r\n"), "250");
    EXPECT_EQ(talk.mail, ".\r\n..x\r\nx\r\nx.\r\n\r\n.\r\n");
    EXPECT_EQ(talk.codes(envelope + "DATA\r\n"), "250 250 354");
    EXPECT_EQ(talk.codes(".\r\n"), "250");
    EXPECT_EQ(talk.mail, "") << "an empty mail is one too";
}

TEST(Conversation, EndsAMailOnlyWhereAllServersDo) {
    // None of these is the end; and one that has a bare line feed is refused.
    for (const std::string& inside : {std::string("\r\n.\rx\r\n"), std::string("\r.\r\r\n"),
                                      std::string("\r\r\n..\r\n"), std::string("\r\n.\r\r\n")}) {
        Talk talk = in_data();
        EXPECT_EQ(talk.codes("x" + inside + "\r\n.\r\n"), "250") << inside;
        EXPECT_EQ(talk.mails.size(), 1U);
    }
    for (const std::string& end : {std::string("\n.\r\n"), std::string("\n.\n"),
                                   std::string("\r\n.\n"), std::string("x\n.\r\n")}) {
        Talk talk = in_data();
        const std::string second = "MAIL FROM:<boss@example.org>\r\nRCPT TO:<b@example.org>\r\n";
        EXPECT_EQ(talk.codes("Subject: 1\r\n\r\nx" + end + second), "554") << end;
        EXPECT_TRUE(talk.closed) << "what follows is nobody's";
        EXPECT_TRUE(talk.mails.empty());
        EXPECT_EQ(talk.dropped, 1);
    }
    Talk talk = in_data();
    EXPECT_EQ(talk.codes("a\nb\r\n.\r\n"), "554");
    EXPECT_FALSE(talk.closed);
    EXPECT_TRUE(talk.mails.empty());
    EXPECT_EQ(talk.codes(envelope + "DATA\r\n"), "250 250 354");
    EXPECT_EQ(talk.codes("a\n\r\n.\r\n"), "554") << "the end of a line makes it no better";
    talk.codes(envelope + "DATA\r\n");
    EXPECT_EQ(talk.codes("a\rb\r\n.\r\n"), "250");
    EXPECT_EQ(talk.mail, "a\rb\r\n");
    talk.codes(envelope + "DATA\r\n");
    EXPECT_EQ(talk.codes(std::string("a\0b\r\n.\r\n", 8)), "554");
}

TEST(Conversation, EndsLinesOfCommandsByCrLfOnly) {
    Talk talk;
    talk.say(hello);
    EXPECT_EQ(talk.codes("MAIL FROM:<a@b>\nRCPT TO:<c@d>\r\n"), "500");
    EXPECT_TRUE(talk.closed);
    Talk other;
    EXPECT_EQ(other.codes(std::string("NOOP\rNOOP\r\nNO\0OP\r\nNOOP\x7f\r\n", 26)), "500 500 500");
}

TEST(Conversation, RefusesAMailThatComesBeforeItsAnswer) {
    Talk talk;
    EXPECT_EQ(talk.codes(hello + envelope + "DATA\r\nSubject: x\r\n\r\n.\r\n"), "250 250 250 503");
    EXPECT_TRUE(talk.closed);
}

TEST(Conversation, GoesThroughWhatIsTooLarge) {
    Limits limits;
    limits.mail_octets = 1000;
    Talk talk = in_data(limits);
    EXPECT_EQ(talk.codes(std::string(900, 'x')), "");
    EXPECT_EQ(talk.mail.size(), 900U);
    EXPECT_EQ(talk.codes(std::string(900, 'x')), "");
    EXPECT_EQ(talk.dropped, 1);
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(talk.codes(std::string(70'000, 'x') + "\r\n"), "");
    EXPECT_EQ(talk.mail, "");
    EXPECT_EQ(talk.say(".\r\n"), "552 5.3.4 The mail is too large\r\n");
    EXPECT_EQ(talk.codes(envelope + "DATA\r\n"), "250 250 354");
    EXPECT_EQ(talk.codes(std::string(998, 'x') + "\r\n.\r\n"), "250") << "as large as it may be";
    EXPECT_EQ(talk.codes(envelope + "DATA\r\n"), "250 250 354");
    EXPECT_EQ(talk.codes(std::string(999, 'x') + "\r\n.\r\n"), "552");
}

TEST(Conversation, SaysThatThereIsNoRoom) {
    Talk talk;
    talk.trouble = Trouble::disk_full;
    EXPECT_EQ(talk.codes(hello + envelope + "DATA\r\n"), "250 250 250 452");
    talk.trouble = Trouble::fault;
    EXPECT_EQ(talk.codes(envelope + "DATA\r\n"), "250 250 451");
    talk.trouble.reset();
    EXPECT_EQ(talk.codes(envelope + "DATA\r\n"), "250 250 354");
    talk.codes("Subject: x\r\n");
    talk.conversation.fail_mail(Trouble::disk_full);
    EXPECT_EQ(talk.codes("more\r\n.\r\n"), "452");
    EXPECT_EQ(talk.dropped, 1);
    EXPECT_EQ(talk.codes("NOOP\r\n"), "250");
}

TEST(Conversation, TakesNoMoreThanItsLimits) {
    Limits limits;
    limits.recipients = 2;
    Talk talk(limits);
    EXPECT_EQ(talk.codes(hello + "MAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\nRCPT TO:<nobody@b>\r\n"
                                 "RCPT TO:<b@b>\r\nRCPT TO:<c@b>\r\nDATA\r\n"),
              "250 250 250 550 250 452 354");

    limits.commands = 5;
    Talk many(limits);
    EXPECT_EQ(many.codes("NOOP\r\nNOOP\r\nNOOP\r\nNOOP\r\nNOOP\r\nNOOP\r\n"),
              "250 250 250 250 250 421");
    EXPECT_TRUE(many.closed);

    limits.errors = 3;
    Talk wrong(limits);
    EXPECT_EQ(wrong.codes("X\r\nY\r\nNOOP\r\nZ\r\nNOOP\r\n"), "500 500 250 500 421");
    EXPECT_TRUE(wrong.closed);
}

TEST(Conversation, KeepsNoLongLines) {
    Talk talk;
    for (int i = 0; i < 1000; ++i)
        EXPECT_EQ(talk.codes(std::string(10'000, 'x')), "");
    EXPECT_EQ(talk.codes("\r\nNOOP\r\n"), "500 250");
    EXPECT_EQ(talk.codes("NOOP " + std::string(2041, 'x') + "\r\n"), "250");
    EXPECT_EQ(talk.codes("NOOP " + std::string(2042, 'x') + "\r\n"), "500");
}

TEST(Conversation, IsTheSameHoweverTheOctetsCome) {
    const std::string said = hello + envelope + "X\r\nDATA\r\n";
    const std::string mail = "Subject: x\r\n\r\n..a\r\n.b\r\nc\rd\r\n.\r\nNOOP\r\nQUIT\r\n";
    Talk whole;
    std::string replies = whole.say(said);
    replies += whole.say(mail);
    Talk single;
    std::string heard;
    for (const char each : said + mail)
        heard += single.say({&each, 1});
    EXPECT_EQ(heard, replies);
    EXPECT_EQ(single.mails, whole.mails);
    EXPECT_EQ(whole.mails, (std::vector<std::string>{"Subject: x\r\n\r\n.a\r\nb\r\nc\rd\r\n"}));
}

} // namespace
} // namespace radslag::lmtp
