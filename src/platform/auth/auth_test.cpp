// Rights, passwords, tokens and the limiter.
#include "platform/auth/limiter.hpp"
#include "platform/auth/rights.hpp"
#include "platform/auth/secrets.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

namespace radslag::auth {
namespace {

using namespace std::chrono_literals;

Caller with(Role role, std::string body = "b") {
    return {"p", "a", "Anna", {{role, std::move(body), ""}}};
}

TEST(Rights, OfTheOneWhoHasNotSignedInAreThePublics) {
    EXPECT_TRUE(may({}, Right::anyone));
    for (const Right right : {Right::signed_in, Right::see_history, Right::edit_meetings,
                              Right::administer, Right::monitor})
        EXPECT_FALSE(may({}, right)) << name_of(right);
    EXPECT_EQ(Caller{}.reader().key, "public");
}

TEST(Rights, OfASecretaryHoldInTheirOwnBodyOnly) {
    const Caller caller = with(Role::secretary);
    EXPECT_TRUE(may(caller, Right::edit_meetings));
    EXPECT_TRUE(may_in(caller, Right::edit_meetings, "b"));
    EXPECT_FALSE(may_in(caller, Right::edit_meetings, "c"));
    EXPECT_FALSE(may(caller, Right::administer));
}

TEST(Rights, OfTheSystemAdministratorStandOutsideAllBodies) {
    const Caller caller = with(Role::system_administrator, "");
    EXPECT_TRUE(may(caller, Right::administer));
    EXPECT_TRUE(may(caller, Right::found_bodies));
    EXPECT_FALSE(may(caller, Right::edit_meetings));
    EXPECT_FALSE(may(caller, Right::see_history));
}

TEST(Rights, OfRegistrarAuditorAndReaderEditNothing) {
    for (const Role role : {Role::registrar, Role::auditor, Role::reader, Role::member})
        for (const Right right :
             {Right::import_notes, Right::edit_meetings, Right::edit_commitments,
              Right::edit_matters, Right::edit_people, Right::edit_bodies, Right::found_bodies})
            EXPECT_FALSE(carries(role, right)) << roles.text(role) << " " << name_of(right);
}

TEST(Rights, ToMonitorBelongToNoRole) {
    for (const Role role : {Role::system_administrator, Role::secretary})
        EXPECT_FALSE(carries(role, Right::monitor));
}

TEST(Passwords, AreRightOrWrong) {
    const auto hash = hash_password("tre korta ord");
    ASSERT_TRUE(hash);
    EXPECT_TRUE(hash->starts_with("$argon2id$"));
    EXPECT_EQ(hash->find("korta"), std::string::npos);
    EXPECT_TRUE(is_password(*hash, "tre korta ord").value());
    EXPECT_FALSE(is_password(*hash, "tre korta orm").value());
    EXPECT_FALSE(is_password("", "tre korta ord").value());
    EXPECT_FALSE(is_password(*hash, std::string(longest_password + 1, 'x')).value());
}

TEST(Passwords, ThatAreShortLongOrOnesOwnAddressAreRefused) {
    EXPECT_FALSE(check_new_password("elva tecken", "a@b.se"));
    EXPECT_TRUE(check_new_password("åäöåäöåäöåäö tolv", "a@b.se"));
    EXPECT_FALSE(check_new_password("åäöåäöåäöåä", "a@b.se")) << "characters count, not bytes";
    EXPECT_FALSE(check_new_password(std::string(longest_password + 1, 'x') + "y", ""));
    EXPECT_FALSE(check_new_password("karin.berg är bäst", "karin.berg@example.org"));
    EXPECT_TRUE(check_new_password("tre korta ord", "a@example.org"));
    EXPECT_FALSE(check_new_password("aaaaaaaaaaaaaaaa", ""));
}

TEST(Passwords, AreHashedAFewAtATimeAndAFloodIsTurnedAway) {
    std::atomic<int> hashed = 0;
    std::atomic<int> turned_away = 0;
    std::vector<std::thread> people;
    for (int i = 0; i < 40; ++i)
        people.emplace_back([&] {
            const auto hash = hash_password("tre korta ord");
            if (hash)
                ++hashed;
            else if (hash.error().code == ErrorCode::too_many)
                ++turned_away;
        });
    for (std::thread& person : people)
        person.join();
    EXPECT_EQ(hashed + turned_away, 40);
    EXPECT_GE(hashed, 2);
    EXPECT_GE(turned_away, 1);
}

TEST(Tokens, AreRandomAndOnlyTheirDigestIsKept) {
    const std::string token = new_token();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_NE(token, new_token());
    EXPECT_EQ(digest_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(SecretsInFiles, AreMadeOnceForTheirOwnerOnly) {
    const auto folder = std::filesystem::temp_directory_path() / ("secret-" + new_token());
    const auto file = folder / "keys" / "form.key";
    const std::string secret = secret_in_file(file);
    EXPECT_GE(secret.size(), 32U);
    EXPECT_EQ(secret_in_file(file), secret);
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    std::filesystem::resize_file(file, 5);
    EXPECT_THROW(secret_in_file(file), std::runtime_error);
    std::filesystem::remove_all(folder);
}

TEST(Limiter, LetsAKeyFailSoManyTimesInAWhile) {
    const Instant now = *parse_instant("2026-03-01T08:00:00.000Z");
    Limiter limiter(3, 15min);
    for (int i = 0; i < 3; ++i) {
        EXPECT_FALSE(limiter.is_exhausted("anna", now));
        limiter.count_failure("anna", now);
    }
    EXPECT_TRUE(limiter.is_exhausted("anna", now));
    EXPECT_FALSE(limiter.is_exhausted("bo", now));
    EXPECT_FALSE(limiter.is_exhausted("anna", now + 15min));
    limiter.forget("anna");
    EXPECT_FALSE(limiter.is_exhausted("anna", now));
}

TEST(Limiter, HoldsABoundedNumberOfKeys) {
    const Instant now = *parse_instant("2026-03-01T08:00:00.000Z");
    Limiter limiter(1, 15min);
    for (int i = 0; i < 50'000; ++i)
        limiter.count_failure(std::to_string(i), now);
    EXPECT_TRUE(limiter.is_exhausted("49999", now));
}

} // namespace
} // namespace radslag::auth
