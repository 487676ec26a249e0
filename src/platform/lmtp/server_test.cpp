// Mails over a socket: what was answered with 250 is kept, and of everything else nothing stays.
#include "platform/lmtp/server_test.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <vector>

namespace radslag::lmtp {
namespace {

TEST_F(ServerTest, KeepsWhatItAnsweredFor) {
    start();
    Client client(server_->port());
    client.begin_mail();
    client.say("Subject: Hej\r\n\r\n..\r\n");
    EXPECT_TRUE(are_coming(1));
    client.say(".\r\n");
    EXPECT_EQ(client.hear(), "250 2.0.0 Kept");
    EXPECT_EQ(kept(1), "Subject: Hej\r\n\r\n.\r\n");
    EXPECT_EQ(files_coming(), 0U);
    ASSERT_EQ(envelopes_.size(), 1U);
    EXPECT_EQ(envelopes_[0].sender, "anna@vast.example");
    EXPECT_EQ(envelopes_[0].recipients, std::vector<std::string>{"forum@example.org"});
    EXPECT_EQ(client.ask("QUIT"), "221 2.0.0 Goodbye");
    EXPECT_EQ(client.hear_to_the_end(), "");
}

TEST_F(ServerTest, ListensAtAPath) {
    options_.address = folder_ / "lmtp";
    options_.socket_mode = 0600;
    start();
    struct stat found {};
    ASSERT_EQ(stat(options_.address.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600U);
    Client client(options_.address);
    client.begin_mail();
    client.say("x\r\n.\r\n");
    EXPECT_EQ(client.hear(), "250 2.0.0 Kept");
    const auto second = Server::listen(options_, receiver_);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::unavailable);
    server_.reset();
    EXPECT_FALSE(fs::exists(options_.address));
}

TEST_F(ServerTest, ListensWhereAnEndedProcessDid) {
    options_.address = folder_ / "lmtp";
    const int left = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, options_.address.data(), options_.address.size());
    ASSERT_EQ(bind(left, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    close(left);
    start();
    Client client(options_.address);
    EXPECT_EQ(client.hear(), "220 forum.example.org LMTP");
}

TEST_F(ServerTest, RefusesAddressesThatAreNone) {
    std::ofstream(folder_ / "file") << "mine";
    const auto trouble = [this](const std::string& address) {
        options_.address = address;
        const auto server = Server::listen(options_, receiver_);
        return server ? std::string() : server.error().message.text;
    };
    for (const char* none : {"", "x", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:70000", "::1:25",
                             "[::1]", "example.org:24", "127.0.0.1:-1", "127.0.0.1:24 "})
        EXPECT_TRUE(trouble(none).starts_with("{0} is no address")) << none;
    EXPECT_NE(trouble("/" + std::string(200, 'x')).find("too long"), std::string::npos);
    EXPECT_NE(trouble(folder_ / "file").find("no socket"), std::string::npos);
    EXPECT_TRUE(fs::exists(folder_ / "file"));
    EXPECT_NE(trouble(folder_ / "not" / "there").find("cannot be received"), std::string::npos);
    options_.folder = folder_ / "file";
    EXPECT_NE(trouble("127.0.0.1:0").find("cannot be written"), std::string::npos);
}

TEST_F(ServerTest, RemovesWhatAnEndedProcessLeft) {
    fs::create_directories(options_.folder);
    std::ofstream(options_.folder / "coming-mail-abcdef") << "half a mail";
    std::ofstream(options_.folder / "other") << "not ours";
    start();
    EXPECT_EQ(files_coming(), 1U);
    Client client(server_->port());
    client.begin_mail();
    ASSERT_TRUE(are_coming(2));
    const auto beside = Server::listen(options_, receiver_); // leaves alone what is in use
    ASSERT_TRUE(beside);
    client.say("x\r\n.\r\n");
    EXPECT_EQ(client.hear(), "250 2.0.0 Kept");
}

TEST_F(ServerTest, IsUnderstoodByPythonsClient) {
    start();
    const std::string command = "python3 " RADSLAG_SOURCE "/src/platform/lmtp/testdata/client.py ";
    EXPECT_EQ(std::system((command + "127.0.0.1:" + std::to_string(server_->port()) + " " +
                           folder_.string())
                              .c_str()),
              0);
    options_.address = folder_ / "lmtp";
    start();
    EXPECT_EQ(std::system((command + options_.address + " " + folder_.string()).c_str()), 0);
    EXPECT_EQ(files_coming(), 0U);
}

TEST_F(ServerTest, TellsItsSenderToTryAgainWhenItCannotKeepAMail) {
    std::atomic<bool> throws = true;
    receiver_.take = [&throws](const ReceivedMail&) -> std::vector<Answer> {
        if (throws)
            throw std::runtime_error("the disk is gone");
        return {};
    };
    start();
    Client client(server_->port());
    client.begin_mail();
    client.say("x\r\n.\r\n");
    EXPECT_EQ(client.hear(), "451 4.3.0 Not now, try again later");
    EXPECT_TRUE(are_coming(0));
    throws = false; // but has no answer for its recipient
    client.ask("MAIL FROM:<>");
    EXPECT_EQ(client.ask("RCPT TO:<fault@example.org>"), "451 4.3.0 Not now, try again later");
    EXPECT_EQ(client.ask("RCPT TO:<nobody@example.org>").substr(0, 9), "550 5.1.1");
    client.ask("RCPT TO:<a@example.org>");
    client.ask("RCPT TO:<b@example.org>");
    client.ask("DATA");
    client.say("x\r\n.\r\n");
    EXPECT_EQ(client.hear(), "451 4.3.0 Not now, try again later");
    EXPECT_EQ(client.hear(), "451 4.3.0 Not now, try again later");
    fs::remove_all(options_.folder);
    client.ask("MAIL FROM:<>");
    client.ask("RCPT TO:<a@example.org>");
    EXPECT_EQ(client.ask("DATA"), "451 4.3.0 Not now, try again later");
    EXPECT_EQ(client.ask("NOOP"), "250 2.0.0 Well");
    fs::create_directories(options_.folder);
}

TEST_F(ServerTest, GivesEachRecipientItsAnswer) {
    receiver_.take = [](const ReceivedMail& mail) {
        EXPECT_EQ(mail.envelope.recipients.size(), 3U);
        return std::vector<Answer>{
            {Verdict::taken, ""}, {Verdict::refused, "The round is closed"}, {Verdict::later, ""}};
    };
    start();
    Client client(server_->port());
    client.say("LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<a@x>\r\nRCPT TO:<b@x>\r\nRCPT TO:<c@x>\r\n"
               "DATA\r\n");
    for (const char* expected : {"220", "250", "250", "250", "250", "250", "354"})
        EXPECT_EQ(client.hear().substr(0, 3), expected);
    client.say("x\r\n.\r\nNOOP\r\nQUIT\r\n");
    EXPECT_EQ(client.hear_to_the_end(),
              "250 2.0.0 Kept\r\n550 5.7.1 The round is closed\r\n"
              "451 4.3.0 Not now, try again later\r\n250 2.0.0 Well\r\n221 2.0.0 Goodbye\r\n");
    EXPECT_EQ(files_coming(), 0U) << "what the receiver did not move is removed";
}

TEST_F(ServerTest, AnswersAClientThatSaysNoMore) {
    start();
    Client client(server_->port());
    client.begin_mail();
    client.say("x\r\n.\r\n");
    client.say_no_more();
    EXPECT_EQ(client.hear_to_the_end(), "250 2.0.0 Kept\r\n");
    EXPECT_EQ(kept(1), "x\r\n");
    Client half(server_->port());
    half.begin_mail();
    half.say("half a mail\r\n.");
    EXPECT_TRUE(are_coming(1));
    half.say_no_more();
    EXPECT_EQ(half.hear_to_the_end(), "");
    EXPECT_TRUE(are_coming(0));
    {
        Client gone(server_->port());
        gone.begin_mail();
        gone.say("half a mail\r\n");
        EXPECT_TRUE(are_coming(1));
    }
    EXPECT_TRUE(are_coming(0));
    EXPECT_EQ(kept_, 1);
}

TEST_F(ServerTest, DoesNotFillTheDiskWithLargeMails) {
    start();
    Client client(server_->port());
    EXPECT_EQ(client.hear(), "220 forum.example.org LMTP");
    client.ask("LHLO x");
    EXPECT_EQ(client.ask("MAIL FROM:<> SIZE=40000000"), "552 5.3.4 The mail is too large");
    client.ask("MAIL FROM:<>");
    client.ask("RCPT TO:<a@example.org>");
    EXPECT_EQ(client.ask("DATA").substr(0, 3), "354");
    const std::string line = std::string(998, 'x') + "\r\n";
    std::string piece;
    for (int i = 0; i < 100; ++i)
        piece += line;
    std::uintmax_t largest = 0;
    for (int i = 0; i < 400; ++i) { // 40 MB
        ASSERT_TRUE(client.say(piece));
        std::error_code gone;
        for (const auto& file : fs::directory_iterator(options_.folder, gone))
            if (const auto size = fs::file_size(file.path(), gone); !gone)
                largest = std::max(largest, size);
    }
    client.say(".\r\n");
    EXPECT_EQ(client.hear(), "552 5.3.4 The mail is too large");
    EXPECT_LE(largest, options_.limits.mail_octets);
    EXPECT_EQ(files_coming(), 0U);
    client.ask("MAIL FROM:<>");
    client.ask("RCPT TO:<a@example.org>");
    client.ask("DATA");
    std::string whole;
    for (int i = 0; i < 280; ++i) { // 28 MB are no 28 MiB
        client.say(piece);
        whole += piece;
    }
    client.say(".\r\n");
    EXPECT_EQ(client.hear(), "250 2.0.0 Kept");
    EXPECT_TRUE(kept(1) == whole);
}

TEST_F(ServerTest, ServesManyAtOnce) {
    options_.limits.connections = 20;
    start();
    std::vector<std::thread> threads;
    std::atomic<int> taken = 0;
    for (int number = 0; number < 20; ++number)
        threads.emplace_back([this, number, &taken] {
            Client client(server_->port());
            client.hear();
            client.ask("LHLO x");
            for (int mail = 0; mail < 10; ++mail) {
                client.ask("MAIL FROM:<a@example.org>");
                client.ask("RCPT TO:<b" + std::to_string(number) + "@example.org>");
                client.ask("DATA");
                client.say(std::string(static_cast<std::size_t>(20'000 * mail), 'x'));
                client.say("\r\n.\r\n");
                taken += client.hear().starts_with("250") ? 1 : 0;
            }
            client.ask("QUIT");
        });
    for (std::thread& each : threads)
        each.join();
    EXPECT_EQ(taken, 200);
    EXPECT_EQ(kept_, 200);
    EXPECT_EQ(files_coming(), 0U);
}

TEST_F(ServerTest, TellsOneTooManyToComeBack) {
    options_.limits.connections = 2;
    start();
    Client one(server_->port()), two(server_->port());
    one.hear();
    two.hear();
    Client three(server_->port());
    three.say("LHLO x\r\n");
    EXPECT_EQ(three.hear_to_the_end(), "421 4.3.2 Too many connections, try again later\r\n");
    EXPECT_EQ(one.ask("QUIT").substr(0, 3), "221");
    one.hear_to_the_end();
    std::string greeting;
    for (int i = 0; i < 100 && !greeting.starts_with("220"); ++i) {
        std::this_thread::sleep_for(10ms);
        greeting = Client(server_->port()).hear();
    }
    EXPECT_EQ(greeting, "220 forum.example.org LMTP");
}

TEST_F(ServerTest, ClosesOnClientsThatSayNothing) {
    options_.limits.command_time = 400ms;
    start();
    Client client(server_->port());
    const auto begin = Time::now();
    EXPECT_EQ(client.hear_to_the_end(),
              "220 forum.example.org LMTP\r\n421 4.4.2 That took too long\r\n");
    EXPECT_GT(Time::now() - begin, 300ms);
    EXPECT_LT(Time::now() - begin, 3s);
    Client dripping(server_->port());
    dripping.hear();
    for (int i = 0; i < 100 && dripping.say("N"); ++i)
        std::this_thread::sleep_for(20ms);
    EXPECT_TRUE(dripping.hear_to_the_end().starts_with("421 4.4.2"));
}

TEST_F(ServerTest, ClosesOnMailsThatDoNotCome) {
    options_.limits.piece_time = 300ms;
    options_.limits.mail_time = 1200ms;
    start();
    Client hanging(server_->port());
    hanging.begin_mail();
    hanging.say("Subject: x\r\n");
    EXPECT_TRUE(are_coming(1));
    EXPECT_EQ(hanging.hear(), "421 4.4.2 That took too long");
    EXPECT_TRUE(are_coming(0));
    Client dripping(server_->port());
    dripping.begin_mail();
    const auto begin = Time::now();
    for (int i = 0; i < 200 && dripping.say("x"); ++i)
        std::this_thread::sleep_for(50ms);
    EXPECT_LT(Time::now() - begin, 6s);
    EXPECT_TRUE(are_coming(0));
}

TEST_F(ServerTest, DoesNotWaitForClientsThatDoNotListen) {
    options_.limits.command_time = 300ms;
    options_.limits.commands = 100'000'000;
    options_.address = folder_ / "lmtp"; // where less fits between the two than on the network
    start();
    Client client(options_.address);
    std::string many;
    for (int i = 0; i < 10'000; ++i)
        many += "NOOP\r\n";
    const auto begin = Time::now();
    while (client.say(many) && Time::now() - begin < 10s) {
    }
    EXPECT_LT(Time::now() - begin, 10s);
}

TEST_F(ServerTest, FinishesAMailWhenItStops) {
    start();
    Client client(server_->port()), idle(server_->port());
    idle.hear();
    client.begin_mail();
    client.say("Subject: x\r\n");
    EXPECT_TRUE(are_coming(1));
    std::thread stopping([this] { server_.reset(); });
    EXPECT_EQ(idle.hear_to_the_end(), "421 4.3.2 The server stops\r\n");
    client.say("\r\nmore\r\n.\r\n");
    EXPECT_EQ(client.hear_to_the_end(), "250 2.0.0 Kept\r\n421 4.3.2 The server stops\r\n");
    stopping.join();
    EXPECT_EQ(kept(1), "Subject: x\r\n\r\nmore\r\n");
}

TEST_F(ServerTest, CutsOffAMailThatDoesNotEndWhenItStops) {
    options_.limits.stop_time = 300ms;
    start();
    Client client(server_->port());
    client.begin_mail();
    client.say("Subject: x\r\n");
    EXPECT_TRUE(are_coming(1));
    const auto begin = Time::now();
    std::thread stopping([this] { server_.reset(); });
    EXPECT_EQ(client.hear_to_the_end(), "421 4.3.2 The server stops\r\n");
    stopping.join();
    EXPECT_LT(Time::now() - begin, 4s);
    EXPECT_EQ(files_coming(), 0U);
    EXPECT_EQ(kept_, 0);
}

TEST_F(ServerTest, WaitsForItsReceiverWhenItStops) {
    std::atomic<bool> taking = false;
    receiver_.take = [&](const ReceivedMail& mail) {
        taking = true;
        std::this_thread::sleep_for(500ms);
        return keep(mail);
    };
    options_.limits.stop_time = 5s;
    start();
    Client client(server_->port());
    client.begin_mail();
    client.say("x\r\n.\r\n");
    while (!taking)
        std::this_thread::sleep_for(1ms);
    server_.reset();
    EXPECT_EQ(kept(1), "x\r\n");
    EXPECT_EQ(client.hear(), "250 2.0.0 Kept");
}

TEST_F(ServerTest, SaysNothingOfAMailInTheLog) {
    receiver_.take = [](const ReceivedMail&) -> std::vector<Answer> {
        throw std::runtime_error("no room");
    };
    testing::internal::CaptureStderr();
    log::set_level(log::Level::debug);
    start();
    Client client(server_->port());
    client.begin_mail("secret-recipient@example.org");
    client.say("Subject: secret-subject\r\n\r\nsecret-text\r\n.\r\n");
    EXPECT_EQ(client.hear().substr(0, 3), "451");
    client.ask("secret-command");
    client.ask("MAIL FROM:<secret-sender@example.org> X=secret");
    client.ask("QUIT");
    server_.reset();
    log::set_level(log::Level::off);
    const std::string lines = testing::internal::GetCapturedStderr();
    EXPECT_NE(lines.find("a mail cannot be kept"), std::string::npos) << lines;
    EXPECT_EQ(lines.find("secret"), std::string::npos) << lines;
    EXPECT_EQ(lines.find("anna"), std::string::npos) << lines;
}

} // namespace
} // namespace radslag::lmtp
