// Accounts on both engines: who can sign in, for how long, and what they may read then.
#include "accounts/actions.hpp"
#include "bodies/actions.hpp"
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

namespace radslag::accounts {

/// Made from migrations/ by the build.
std::span<const db::Migration> test_migrations();

namespace {

using namespace std::chrono_literals;

constexpr std::string_view password = "tre korta ord";

class Accounts : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(make_tables(test_migrations()));
        database_ = db::open(options(), time_);
        act([&](ledger::Act& act) {
            EXPECT_TRUE(bodies::found_forum(act, {.name = "Forum", .seats_swedish_regions = true}));
            body_ = bodies::find_or_add_body(act, "Tjänstemannaforum", false);
        });
        add("karin@example.org", auth::Role::secretary);
    }

    void act(const std::function<void(ledger::Act&)>& change) {
        const auto done = database_->write([&](db::Session& session) -> Result<void> {
            ledger::Act act(session, "test", "test", "test");
            change(act);
            act.append();
            return {};
        });
        ASSERT_TRUE(done);
    }

    void add(std::string_view mail, auth::Role role) {
        act([&](ledger::Act& act) {
            EXPECT_TRUE(accounts::add(act, {std::string(mail), "", role, body_}, today_));
        });
    }

    Account account(std::string_view mail) {
        return *database_->reading([&](db::Session& session) { return account_of(session, mail); });
    }

    Result<std::string> try_password(std::string_view mail, std::string_view word) {
        return sign_in(*database_, attempts_, time_.now(), mail, word, "192.0.2.1");
    }

    auth::Caller caller(std::string_view token) {
        return database_
            ->reading([&](db::Session& session) { return signed_in_by(session, token, today_); })
            .caller;
    }

    bool reads_members(const auth::Caller& caller) {
        return database_->reading([&](db::Session& session) {
            const auto members = bodies::audience(session, bodies::Visibility::members, *body_);
            return bodies::may_read(session, caller.reader(), members);
        });
    }

    const Day today_ = *parse_day("2026-03-01");
    FixedClock time_{*parse_instant("2026-03-01T08:00:00.000Z")};
    std::unique_ptr<db::Database> database_;
    std::optional<bodies::BodyId> body_;
    Attempts attempts_;
};

TEST_P(Accounts, SignInByPassword) {
    ASSERT_TRUE(set_password(*database_, account("karin@example.org"), password));
    const auto token = try_password("Karin@Example.ORG", password);
    ASSERT_TRUE(token);
    const auth::Caller karin = caller(*token);
    EXPECT_TRUE(karin.is_known());
    EXPECT_EQ(karin.name, "karin@example.org");
    EXPECT_TRUE(auth::may_in(karin, auth::Right::edit_meetings, body_->text()));
    EXPECT_FALSE(caller("another").is_known());
}

TEST_P(Accounts, AreNotToldApartFromAddressesThatHaveNone) {
    ASSERT_TRUE(set_password(*database_, account("karin@example.org"), password));
    const auto wrong = try_password("karin@example.org", "fyra korta ord");
    const auto unknown = try_password("nobody@example.org", "fyra korta ord");
    ASSERT_FALSE(wrong);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(wrong.error().code, unknown.error().code);
    EXPECT_EQ(wrong.error().message, unknown.error().message);
}

TEST_P(Accounts, AreClosedForAWhileAfterTooManyWrongPasswords) {
    ASSERT_TRUE(set_password(*database_, account("karin@example.org"), password));
    for (int i = 0; i < 10; ++i)
        EXPECT_FALSE(try_password("karin@example.org", "fyra korta ord"));
    const auto closed = try_password("karin@example.org", password);
    ASSERT_FALSE(closed);
    EXPECT_EQ(closed.error().code, ErrorCode::too_many);
    time_.set(time_.now() + 15min);
    EXPECT_TRUE(try_password("karin@example.org", password));
}

TEST_P(Accounts, StaySignedInForTwelveHours) {
    ASSERT_TRUE(set_password(*database_, account("karin@example.org"), password));
    const auto token = try_password("karin@example.org", password);
    time_.set(time_.now() + 11h);
    EXPECT_TRUE(caller(*token).is_known());
    ASSERT_TRUE(renew(*database_, *token));
    time_.set(time_.now() + 11h);
    EXPECT_TRUE(caller(*token).is_known());
    time_.set(time_.now() + 1h);
    EXPECT_FALSE(caller(*token).is_known());
    ASSERT_TRUE(forget_ended(*database_));
}

TEST_P(Accounts, SignOut) {
    ASSERT_TRUE(set_password(*database_, account("karin@example.org"), password));
    const auto token = try_password("karin@example.org", password);
    ASSERT_TRUE(sign_out(*database_, *token));
    EXPECT_FALSE(caller(*token).is_known());
}

TEST_P(Accounts, SignInByALinkOnce) {
    const auto link = make_link(*database_, account("karin@example.org").id);
    ASSERT_TRUE(link);
    const auto token = sign_in_by_link(*database_, attempts_, time_.now(), *link, "192.0.2.1");
    ASSERT_TRUE(token);
    EXPECT_TRUE(caller(*token).is_known());
    const auto again = sign_in_by_link(*database_, attempts_, time_.now(), *link, "192.0.2.1");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::not_found);
}

TEST_P(Accounts, DoNotSignInByALinkOfTheDayBefore) {
    const auto link = make_link(*database_, account("karin@example.org").id);
    time_.set(time_.now() + link_time);
    EXPECT_FALSE(sign_in_by_link(*database_, attempts_, time_.now(), *link, "192.0.2.1"));
}

TEST_P(Accounts, ChangeTheirPasswordByThePresentOne) {
    const Account karin = account("karin@example.org");
    ASSERT_TRUE(set_password(*database_, karin, password));
    const auto before = try_password("karin@example.org", password);
    const auth::Caller caller_now = caller(*before);
    const auto wrong = change_password(*database_, attempts_, time_.now(), caller_now, "no",
                                       "fyra korta ord är bättre");
    ASSERT_FALSE(wrong);
    ASSERT_EQ(wrong.error().fields.size(), 1U);
    EXPECT_EQ(wrong.error().fields.front().field, "password");
    const auto weak =
        change_password(*database_, attempts_, time_.now(), caller_now, password, "kort");
    ASSERT_FALSE(weak);
    EXPECT_EQ(weak.error().fields.front().field, "password_new");
    const auto after = change_password(*database_, attempts_, time_.now(), caller_now, password,
                                       "fyra korta ord är bättre");
    ASSERT_TRUE(after);
    EXPECT_TRUE(caller(*after).is_known());
    EXPECT_FALSE(caller(*before).is_known()) << "other sign-ins have ended";
}

TEST_P(Accounts, ReadWhatTheirRolesOpen) {
    EXPECT_FALSE(reads_members({}));
    ASSERT_TRUE(set_password(*database_, account("karin@example.org"), password));
    const auth::Caller karin = caller(*try_password("karin@example.org", password));
    EXPECT_TRUE(reads_members(karin));
    const people::PersonId person = account("karin@example.org").person;
    act([&](ledger::Act& act) {
        bodies::end_role(act, {person, auth::Role::secretary, body_}, today_);
    });
    EXPECT_FALSE(reads_members(karin));
}

TEST_P(Accounts, OfRolesThatBeginTomorrowReadFromTomorrow) {
    add("per@example.org", auth::Role::system_administrator);
    const people::PersonId per = account("per@example.org").person;
    act([&](ledger::Act& act) {
        bodies::grant_role(
            act, {per, auth::Role::member, body_, {}, add_days(today_, 1), add_days(today_, 1)},
            today_);
    });
    const auth::Caller caller{std::string(per.text()), "", "Per", {}};
    const auto reads_on = [&](Day day) {
        act([&](ledger::Act& act) { bodies::renew_readers(act.session(), day); });
        return reads_members(caller);
    };
    EXPECT_FALSE(reads_on(today_));
    EXPECT_TRUE(reads_on(add_days(today_, 1)));
    EXPECT_FALSE(reads_on(add_days(today_, 2)));
}

TEST_P(Accounts, AreRefusedForWhatIsNoMailAddress) {
    act([&](ledger::Act& act) {
        EXPECT_FALSE(accounts::add(act, {"karin", "", auth::Role::member, body_}, today_));
    });
}

ON_BOTH_ENGINES(Accounts);

TEST(MailAddresses, HaveOneAtWithSomethingOnBothSides) {
    EXPECT_TRUE(is_mail_address("anna@example.org"));
    EXPECT_TRUE(is_mail_address("åsa@localhost"));
    for (const char* text : {"", "anna", "@example.org", "anna@", "a@b@c", "a b@c", "<a@b>"})
        EXPECT_FALSE(is_mail_address(text)) << text;
    EXPECT_FALSE(is_mail_address(std::string(250, 'a') + "@b.se"));
}

} // namespace
} // namespace radslag::accounts
