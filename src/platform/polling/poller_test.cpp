// A mailbox of the tests (tests/system/imap_box.py), polled on both engines: what is taken, left
// and remembered. What the whole program makes of it is told in tests/system/mailbox_test.py.
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"
#include "platform/log/log.hpp"
#include "platform/mail/server_process_test.hpp"
#include "platform/polling/poller.hpp"
#include "platform/polling/store.hpp"

#include <fstream>

namespace radslag::polling {

/// Made from migrations/ by the build.
std::span<const db::Migration> test_migrations();

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

/// A mailbox with these mails, which does wrong what it is told to.
class Box : public mail::ServerProcess {
  public:
    explicit Box(const std::vector<std::string>& mails, const std::vector<std::string>& faults = {})
        : ServerProcess("imap_box.py", [&](const std::string& folder) {
              std::vector<std::string> words{"--user", "kansli", "--password", "hemligt"};
              for (const std::string& fault : faults)
                  words.insert(words.end(), {"--fault", fault});
              for (std::size_t i = 0; i < mails.size(); ++i) {
                  words.push_back(folder + "/" + std::to_string(i));
                  std::ofstream(words.back()) << mails[i];
              }
              return words;
          }) {}

    [[nodiscard]] mail::MailboxSettings settings() const {
        mail::MailboxSettings settings;
        settings.server = "imap://127.0.0.1:" + std::to_string(port());
        settings.user = "kansli";
        settings.password_file = write("password", "hemligt\n");
        settings.tls = mail::Tls::none;
        return settings;
    }
};

/// Keeps what it takes, unless it is told otherwise.
class Recipient {
  public:
    [[nodiscard]] lmtp::Receiver receiver() {
        return {[](const std::string&) { return lmtp::Answer{}; },
                [this](const lmtp::ReceivedMail& mail) {
                    const std::lock_guard lock(mutex_);
                    EXPECT_EQ(mail.envelope.recipients, std::vector<std::string>{"k@example.org"});
                    EXPECT_EQ(mail.octets, std::filesystem::file_size(mail.file));
                    const bool taken = refusals_-- <= 0;
                    if (taken) {
                        std::ifstream file(mail.file);
                        mails_.emplace_back(std::istreambuf_iterator<char>(file),
                                            std::istreambuf_iterator<char>());
                    }
                    return std::vector<lmtp::Answer>{
                        {taken ? lmtp::Verdict::taken : lmtp::Verdict::later, ""}};
                }};
    }
    void refuse(int times) { refusals_ = times; }
    std::vector<std::string> mails() {
        const std::lock_guard lock(mutex_);
        return mails_;
    }

  private:
    std::mutex mutex_;
    std::vector<std::string> mails_;
    int refusals_ = 0;
};

class Polling : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        log::set_level(log::Level::off);
        ASSERT_TRUE(make_tables(test_migrations()));
        database_ = open();
    }
    void TearDown() override { log::set_level(log::Level::info); }

    std::unique_ptr<Poller> poll(const Box& box, mail::MailboxTimes times = {}) {
        EXPECT_TRUE(box.settings().check());
        auto poller = Poller::start(*database_,
                                    {.mailbox = box.settings(),
                                     .recipient = "k@example.org",
                                     .folder = folder() / "arriving",
                                     .interval = 5ms,
                                     .mail_octets = 1000,
                                     .times = times},
                                    recipient_.receiver());
        EXPECT_TRUE(poller);
        return std::move(*poller);
    }

    static bool until(const std::function<bool()>& holds) {
        const auto end = Steady::now() + 30s;
        while (!holds() && Steady::now() < end)
            std::this_thread::sleep_for(5ms);
        return holds();
    }

    std::uint32_t marked(std::string_view mailbox, std::uint32_t validity) {
        return database_->reading(
            [&](db::Session& session) { return store::taken_up_to(session, mailbox, validity); });
    }
    void mark(std::string_view mailbox, std::uint32_t validity, std::uint32_t uid) {
        EXPECT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
            store::mark(session, mailbox, validity, uid);
            return {};
        }));
    }

    Recipient recipient_;
    std::unique_ptr<db::Database> database_;
};

TEST_P(Polling, EachMailIsTakenOnceAcrossStarts) {
    const Box box({"one", "two"});
    for (int start = 0; start < 2; ++start) {
        const auto poller = poll(box);
        EXPECT_TRUE(until([&] { return recipient_.mails().size() == 2; }));
        std::this_thread::sleep_for(200ms);
    }
    EXPECT_EQ(recipient_.mails(), (std::vector<std::string>{"one", "two"}));
}

TEST_P(Polling, WhatCannotBeKeptComesAgainBeforeWhatStandsBehindIt) {
    const Box box({"one", "two"});
    recipient_.refuse(3);
    const auto poller = poll(box);
    EXPECT_TRUE(until([&] { return recipient_.mails().size() == 2; }));
    EXPECT_EQ(recipient_.mails(), (std::vector<std::string>{"one", "two"}));
    EXPECT_TRUE(until([&] { return poller->state().failures == 0; }));
    EXPECT_EQ(poller->state().left, 0);
}

TEST_P(Polling, WhatIsTooLargeIsLeftAndTheOthersAreTaken) {
    const Box box({std::string(1001, 'x'), std::string(1000, 'y'), "three"});
    const auto poller = poll(box);
    EXPECT_TRUE(until([&] { return recipient_.mails().size() == 2; }));
    EXPECT_EQ(recipient_.mails(), (std::vector<std::string>{std::string(1000, 'y'), "three"}));
    EXPECT_EQ(poller->state().left, 1);
}

TEST_P(Polling, AMailThatTheServerNeverGivesIsLeftAfterEightTries) {
    const Box box({"one"}, {"UID_FETCH=no"});
    const auto poller = poll(box);
    EXPECT_TRUE(until([&] { return poller->state().failures >= 7; }));
    EXPECT_EQ(poller->state().left, 0);
    EXPECT_TRUE(until([&] { return poller->state().left == 1; }));
    EXPECT_TRUE(recipient_.mails().empty());
    const std::string name = "kansli " + box.settings().origin() + "/INBOX";
    EXPECT_TRUE(until([&] { return marked(name, 7) == 1; }));
}

TEST_P(Polling, AServerThatFallsSilentIsGivenUpAndNotWaitedForAtTheEnd) {
    for (const char* const step : {"greeting", "EXAMINE", "middle"}) {
        const Box box({std::string(900, 'x')}, {std::string(step) + "=hang"});
        auto poller = poll(box, {.connect = 1s, .answer = 1s, .whole = 1min});
        const auto began = Steady::now();
        EXPECT_TRUE(until([&] { return poller->state().failures >= 2; })) << step;
        EXPECT_LT(Steady::now() - began, 20s) << step;
        const auto stopped = Steady::now();
        poller.reset();
        EXPECT_LT(Steady::now() - stopped, 5s) << step;
    }
    EXPECT_TRUE(recipient_.mails().empty());
}

TEST_P(Polling, AServerThatIsGoneIsFoundAgain) {
    Box gone({"one"});
    const auto poller = poll(gone);
    EXPECT_TRUE(until([&] { return recipient_.mails().size() == 1; }));
    gone.stop();
    EXPECT_TRUE(until([&] { return poller->state().failures >= 2; }));
}

TEST_P(Polling, AMarkGoesForwardsUntilNumbersMeanOtherMails) {
    EXPECT_EQ(marked("a", 7), 0U);
    mark("a", 7, 5);
    mark("a", 7, 4);
    mark("b", 7, 2);
    EXPECT_EQ(marked("a", 7), 5U);
    EXPECT_EQ(marked("a", 8), 0U);
    mark("a", 8, 1);
    mark("a", 8, 4294967295U);
    EXPECT_EQ(marked("a", 8), 4294967295U);
    EXPECT_EQ(marked("a", 7), 0U);
    EXPECT_EQ(marked("b", 7), 2U);
}

ON_BOTH_ENGINES(Polling);

} // namespace
} // namespace radslag::polling
