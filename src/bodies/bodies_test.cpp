// Whom an audience lets in.
#include "bodies/bodies.hpp"

#include <gtest/gtest.h>

namespace radslag::bodies {
namespace {

const BodyId forum = BodyId::make();
const BodyId board = BodyId::make();
const Circle everybody{Visibility::is_public, std::nullopt};
const Circle members{Visibility::members, forum};
const Circle secretariat{Visibility::secretariat, forum};
const Circle withheld{std::nullopt, forum};

TEST(Audience, EverybodyIsMoreThanAnyBody) {
    for (const Circle& narrow : {members, secretariat, withheld}) {
        EXPECT_TRUE(lets_others_in(narrow, everybody));
        EXPECT_FALSE(lets_others_in(everybody, narrow));
    }
    EXPECT_FALSE(lets_others_in(everybody, everybody));
}

TEST(Audience, MembersAreMoreThanTheSecretariat) {
    EXPECT_TRUE(lets_others_in(secretariat, members));
    EXPECT_TRUE(lets_others_in(withheld, members));
    EXPECT_FALSE(lets_others_in(members, secretariat));
    EXPECT_FALSE(lets_others_in(members, withheld));
    EXPECT_FALSE(lets_others_in(withheld, secretariat));
}

TEST(Audience, AnotherBodyIsAlwaysOthers) {
    EXPECT_TRUE(lets_others_in(members, {Visibility::members, board}));
    EXPECT_TRUE(lets_others_in(members, {Visibility::secretariat, board}));
}

} // namespace
} // namespace radslag::bodies
