// Mail to a real server on a real port (tests/system/smtp_sink.py): what is accepted is there byte
// for byte, and each way in which a sending fails is told from the others.
#include "platform/mail/server_process_test.hpp"
#include "platform/mail/smtp.hpp"

#include <glib.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <thread>

namespace radslag::mail {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

/// The sink as a process of its own, with a folder for what it writes.
class Sink : public ServerProcess {
  public:
    explicit Sink(const std::vector<std::string>& options = {})
        : ServerProcess("smtp_sink.py", [&](const std::string& folder) {
              std::vector<std::string> words{"--file", folder + "/mails", "--certificates", folder};
              words.insert(words.end(), options.begin(), options.end());
              return words;
          }) {}

    [[nodiscard]] MailSettings settings(const std::string& scheme = "smtp") const {
        MailSettings settings;
        settings.server = scheme + "://127.0.0.1:" + std::to_string(port());
        settings.from = {"Rådslag", "radslag@example.org"};
        settings.tls = Tls::none;
        return settings;
    }
    [[nodiscard]] MailSettings encrypted(const std::string& scheme = "smtp") const {
        MailSettings settings = this->settings(scheme);
        settings.tls = Tls::required;
        settings.authorities_file = path("certificate.pem");
        return settings;
    }
    /// What was taken, one JSON object each.
    [[nodiscard]] std::vector<std::string> mails() const {
        std::vector<std::string> lines;
        std::ifstream file(path("mails"));
        for (std::string line; std::getline(file, line);)
            lines.push_back(line);
        return lines;
    }
};

std::string octets_of(const std::string& mail) {
    constexpr std::string_view key = "\"octets\": \"";
    const std::size_t start = mail.find(key) + key.size();
    gsize size = 0;
    guchar* const bytes =
        g_base64_decode(mail.substr(start, mail.find('"', start) - start).c_str(), &size);
    std::string octets(reinterpret_cast<const char*>(bytes), size);
    g_free(bytes);
    return octets;
}

const std::string plain = "Subject: Hej\r\n\r\nHej!\r\n";

Result<Delivery> send(const MailSettings& settings, const std::string& to = "asa@example.org",
                      const std::string& octets = plain, SmtpTimes times = {}) {
    EXPECT_TRUE(settings.check()) << settings.check().error().message.text;
    return SmtpTransport(settings, times).send("radslag@example.org", to, octets);
}

void expect_error(const Result<Delivery>& delivery, const std::string& sentence) {
    ASSERT_FALSE(delivery) << delivery->answer;
    EXPECT_EQ(delivery.error().code, ErrorCode::unavailable);
    EXPECT_NE(delivery.error().message.text.find(sentence), std::string::npos)
        << delivery.error().message.text;
}

TEST(Smtp, DeliversByteForByte) {
    std::string octets =
        ".at the start\r\nSubject: =?utf-8?Q?M=C3=B6te?=\r\n\r\n.\r\n..\r\n...x\r\n\r\n";
    for (int line = 0; line < 40'000; ++line) // past the ends of libcurl's buffers
        octets += std::string(static_cast<std::size_t>(line % 71), 'x') + "\r\n.\r\n";
    const Sink sink;
    const auto delivery = send(sink.settings(), "asa@example.org", octets);
    ASSERT_TRUE(delivery) << delivery.error().message.text;
    EXPECT_EQ(delivery->outcome, Outcome::accepted);
    EXPECT_EQ(delivery->answer, "250 2.0.0 Kept");
    const auto mails = sink.mails();
    ASSERT_EQ(mails.size(), 1U);
    EXPECT_TRUE(octets_of(mails[0]) == octets);
    EXPECT_TRUE(mails[0].starts_with(
        R"({"from": "radslag@example.org", "to": ["asa@example.org"], "octets")"));
}

TEST(Smtp, KeepsOneConnectionForMailsInARow) {
    const Sink sink({"--answer", "gone@example.org=550 5.1.1 Gone"});
    SmtpTransport transport(sink.settings());
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(transport.send("", "asa@example.org", plain).value().outcome, Outcome::accepted);
    const auto mails = sink.mails();
    ASSERT_EQ(mails.size(), 3U);
    EXPECT_TRUE(mails[2].ends_with("\"connection\": 1}"));
    EXPECT_TRUE(mails[2].starts_with(R"({"from": "",)"));
    EXPECT_EQ(transport.send("", "gone@example.org", plain).value().outcome, Outcome::refused);
    EXPECT_EQ(transport.send("", "asa@example.org", plain).value().outcome, Outcome::accepted);
}

TEST(Smtp, FindsTheServerAgainAfterItsConnectionEnded) {
    auto sink = std::make_unique<Sink>();
    const MailSettings settings = sink->settings();
    const std::string port = settings.server.substr(settings.server.rfind(':') + 1);
    SmtpTransport transport(settings);
    ASSERT_EQ(transport.send("", "asa@example.org", plain).value().outcome, Outcome::accepted);
    sink->stop();
    const Sink next({"--port", port});
    EXPECT_EQ(transport.send("", "asa@example.org", plain).value().outcome, Outcome::accepted);
    EXPECT_EQ(next.mails().size(), 1U);
}

TEST(Smtp, TellsRefusedFromLater) {
    const std::string long_answer =
        "550 5.7.1 " + std::string(400, 'a') + "\a\x1b[31m" + std::string(400, 'b');
    const Sink sink({"--answer", "later@example.org=450 4.2.1 Grey", "--answer",
                     "gone@example.org=550-5.1.1 Nobody\n550 5.1.1 of that name", "--answer",
                     "data:spam@example.org=554 5.7.1 Spam", "--answer",
                     "data:full@example.org=452 4.2.2 Full", "--answer",
                     "long@example.org=" + long_answer, "--answer",
                     "closing@example.org=421 4.3.2 Closing"});
    const auto expect = [&sink](const char* to, Outcome outcome, const std::string& answer) {
        const auto delivery = send(sink.settings(), to);
        ASSERT_TRUE(delivery) << delivery.error().message.text;
        EXPECT_EQ(delivery->outcome, outcome) << to;
        EXPECT_EQ(delivery->answer, answer) << to;
    };
    expect("later@example.org", Outcome::later, "450 4.2.1 Grey");
    expect("gone@example.org", Outcome::refused, "550 5.1.1 Nobody 5.1.1 of that name");
    expect("spam@example.org", Outcome::refused, "554 5.7.1 Spam");
    expect("full@example.org", Outcome::later, "452 4.2.2 Full");
    expect("closing@example.org", Outcome::later, "421 4.3.2 Closing");
    expect("long@example.org", Outcome::refused,
           "550 5.7.1 " + std::string(400, 'a') + " [31m" + std::string(85, 'b'));
    EXPECT_TRUE(sink.mails().empty());
}

TEST(Smtp, DoesNotBlameTheMailForItsSender) {
    const Sink sink({"--answer", "from:radslag@example.org=550 5.7.1 Not yours"});
    const auto delivery = send(sink.settings());
    ASSERT_TRUE(delivery);
    EXPECT_EQ(delivery->outcome, Outcome::later);
    EXPECT_EQ(delivery->answer, "550 5.7.1 Not yours");
    const Sink small({"--answer", "from:radslag@example.org=552 5.3.4 Too large"});
    EXPECT_EQ(send(small.settings()).value().outcome, Outcome::refused);
}

TEST(Smtp, TriesLaterWhenTheConnectionEnds) {
    const Sink sink({"--close-in-data"});
    const auto cut = send(sink.settings(), "asa@example.org", plain + std::string(2'000'000, 'x'));
    ASSERT_TRUE(cut) << cut.error().message.text;
    EXPECT_EQ(cut->outcome, Outcome::later);
    EXPECT_EQ(cut->answer.find("354"), std::string::npos) << cut->answer;
    MailSettings nowhere = sink.settings();
    nowhere.server = "smtp://127.0.0.1:1";
    const auto none = send(nowhere);
    ASSERT_TRUE(none);
    EXPECT_EQ(none->outcome, Outcome::later);
    EXPECT_EQ(none->answer, "Couldn't connect to server");
}

TEST(Smtp, TriesLaterWhenTheServerFallsSilent) {
    for (const char* step : {"greeting", "EHLO", "RCPT", "DATA", "end of DATA"}) {
        const Sink sink({"--hang", step});
        const auto started = Steady::now();
        const auto delivery = send(sink.settings(), "asa@example.org", plain, {500ms, 1s});
        ASSERT_TRUE(delivery) << delivery.error().message.text;
        EXPECT_EQ(delivery->outcome, Outcome::later) << step;
        EXPECT_LT(Steady::now() - started, 4s) << step;
    }
}

TEST(Smtp, DoesNotWaitLongForAGoodbye) {
    const Sink sink({"--hang", "QUIT"});
    const auto started = Steady::now();
    EXPECT_EQ(send(sink.settings()).value().outcome, Outcome::accepted);
    EXPECT_LT(Steady::now() - started, 10s);
}

TEST(Smtp, WaitsForASlowServer) {
    const Sink sink({"--delay", "0.1"});
    EXPECT_EQ(send(sink.settings()).value().outcome, Outcome::accepted);
}

TEST(Smtp, EncryptsOrDoesNotSend) {
    const Sink clear;
    MailSettings asking = clear.settings();
    asking.tls = Tls::required;
    expect_error(send(asking), "offers no encryption");
    EXPECT_TRUE(clear.mails().empty());
    const Sink sink({"--tls", "starttls"});
    ASSERT_EQ(send(sink.encrypted()).value().outcome, Outcome::accepted);
    EXPECT_NE(sink.mails().at(0).find("\"encrypted\": true"), std::string::npos);
    const Sink implicit({"--tls", "implicit"});
    ASSERT_EQ(send(implicit.encrypted("smtps")).value().outcome, Outcome::accepted);
    MailSettings unknown = sink.encrypted();
    unknown.authorities_file.clear();
    expect_error(send(unknown), "not to be trusted");
    unknown.authorities_file = sink.write("empty.pem", "");
    expect_error(send(unknown), "no certificates");
    EXPECT_EQ(sink.mails().size(), 1U);
}

TEST(Smtp, SaysWhoItIsAndNeverItsSecret) {
    const std::string secret = "kålrot & lök=1";
    const Sink sink({"--tls", "starttls", "--user", "forum", "--password", secret});
    MailSettings settings = sink.encrypted();
    settings.user = "forum";
    settings.password_file = sink.write("password", secret + "\n");
    ASSERT_EQ(send(settings).value().outcome, Outcome::accepted);
    EXPECT_NE(sink.mails().at(0).find("\"user\": \"forum\""), std::string::npos);

    const std::string wrong = "wrong-secret-7";
    settings.password_file = sink.write("wrong", wrong);
    const auto started = Steady::now();
    testing::internal::CaptureStderr();
    const auto delivery = send(settings);
    const std::string logged = testing::internal::GetCapturedStderr();
    expect_error(delivery, "does not accept the user");
    EXPECT_LT(Steady::now() - started, 5s);
    std::string said = logged + delivery.error().message.text;
    for (const std::string& argument : delivery.error().message.arguments)
        said += argument;
    EXPECT_EQ(said.find(wrong), std::string::npos) << said;
    EXPECT_EQ(logged.find("example.org"), std::string::npos) << logged;
    EXPECT_NE(logged.find("535"), std::string::npos) << logged;

    settings.user.clear();
    settings.password_file.clear();
    expect_error(send(settings), "wants a user");
    EXPECT_EQ(sink.mails().size(), 1U);
}

TEST(Smtp, ReadsItsSecretAnewEachTime) {
    const Sink sink({"--user", "forum", "--password", "new"});
    MailSettings settings = sink.settings();
    settings.user = "forum";
    settings.password_file = sink.write("password", "old");
    SmtpTransport transport(settings);
    expect_error(transport.send("", "asa@example.org", plain), "does not accept the user");
    (void)sink.write("password", "new");
    EXPECT_EQ(transport.send("", "asa@example.org", plain).value().outcome, Outcome::accepted);
    std::filesystem::remove(sink.path("password"));
    expect_error(transport.send("", "asa@example.org", plain), "cannot be read from");
}

TEST(Smtp, ShowsATokenInsteadOfAPassword) {
    const Sink sink({"--tls", "starttls", "--user", "forum@example.org", "--token", "ya29.token"});
    MailSettings settings = sink.encrypted();
    settings.user = "forum@example.org";
    settings.token_file = sink.write("token", "ya29.token\n");
    ASSERT_EQ(send(settings).value().outcome, Outcome::accepted);
    settings.token_file = sink.write("old", "expired");
    expect_error(send(settings), "does not accept the user");
}

TEST(Smtp, SendsToAddressesOnly) {
    const Sink sink;
    for (const char* to : {"", "åsa@example.org", "a@b>\r\nRCPT TO:<c@d", "a@b c"}) {
        const auto delivery = send(sink.settings(), to);
        ASSERT_FALSE(delivery) << to;
        EXPECT_EQ(delivery.error().code, ErrorCode::invalid);
    }
    EXPECT_TRUE(sink.mails().empty());
}

void expect_wrong(const MailSettings& settings, const std::string& sentence) {
    const auto checked = settings.check();
    ASSERT_FALSE(checked) << sentence;
    EXPECT_TRUE(checked.error().message.text.starts_with(sentence)) << checked.error().message.text;
}

TEST(MailSettings, NameWhatIsWrongWithThem) {
    const Sink sink;
    const auto changed = [](MailSettings settings, auto change) {
        change(settings);
        return settings;
    };
    MailSettings good = sink.settings();
    good.server = "smtp://mail.example.org:587/forum.example.org";
    good.tls = Tls::required;
    EXPECT_TRUE(good.check());
    for (const char* server : {"", "mail.example.org", "http://mail.example.org", "smtp://",
                               "smtp://mail.example.org?x", "file:///etc/passwd"})
        expect_wrong(changed(good, [&](MailSettings& s) { s.server = server; }),
                     "--mail-server: {0}");
    expect_wrong(changed(good, [](MailSettings& s) { s.server = "smtp://a:b@mail.example.org"; }),
                 "--mail-server: leave the user");
    for (const char* server : {"smtp://mail.example.org", "smtp://10.0.0.1",
                               "smtp://127.0.0.1.example.org", "smtp://localhost.example.org"})
        expect_wrong(changed(good, [&](MailSettings& s) { s.tls = Tls::none, s.server = server; }),
                     "--mail-tls");
    for (const char* server : {"smtp://localhost", "smtp://127.1.2.3:25", "smtp://[::1]"})
        EXPECT_TRUE(
            changed(good, [&](MailSettings& s) { s.tls = Tls::none, s.server = server; }).check())
            << server;
    expect_wrong(changed(good, [](MailSettings& s) { s.from.address = "Rådslag"; }), "--mail-from");
    expect_wrong(changed(good, [](MailSettings& s) { s.from.name = "a\nb"; }), "--mail-name");
    expect_wrong(changed(good, [](MailSettings& s) { s.user = "forum"; }),
                 "--mail-user: give either");
    expect_wrong(changed(good, [](MailSettings& s) { s.password_file = "x"; }),
                 "--mail-user: name");
    const auto with_file = [&](const std::string& file) {
        return changed(good, [&](MailSettings& s) { s.user = "forum", s.password_file = file; });
    };
    EXPECT_TRUE(with_file(sink.write("one", "secret\r\n")).check());
    for (const std::string& file :
         {sink.path("none"), sink.path("."), sink.write("empty", "\n"), sink.write("two", "a\nb\n"),
          sink.write("long", std::string(70'000, 'x'))})
        expect_wrong(with_file(file), "The secret for the mail server");
    expect_wrong(changed(good, [&](MailSettings& s) { s.authorities_file = sink.path("none"); }),
                 "--mail-authorities");
}

} // namespace
} // namespace radslag::mail
