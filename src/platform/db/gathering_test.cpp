// What the actions of one group see and lose together, on both engines; what comes of a group on
// PostgreSQL when it met another node's.
#include "platform/db/groups_test.hpp"

#include <atomic>

namespace radslag::db {
namespace {

class Groups : public GroupsTest {};
ON_BOTH_ENGINES(Groups);

TEST_P(Groups, ShowAnActionWhatItsEldersWroteAndReadersNothing) {
    bool together = false;
    // A group ends after some milliseconds, so on a busy machine it may take a second try.
    for (int attempt = 0; attempt < 50 && !together; ++attempt) {
        const std::string id = "elder" + std::to_string(attempt);
        std::atomic<bool> elder_wrote = false; // on a busy machine the other may come first
        const auto outcomes =
            write_together({[&](Session& session) -> Result<void> {
                                session.execute(insert_paper, {id, nullptr});
                                elder_wrote = true;
                                return {};
                            },
                            [&](Session& session) -> Result<void> {
                                EXPECT_EQ(session.integer(find_paper, {id}), elder_wrote ? 1 : 0);
                                auto reader =
                                    std::async(std::launch::async, [&] { return holds(id); });
                                together = elder_wrote && !reader.get();
                                return {};
                            }});
        EXPECT_TRUE(outcomes[0]);
        EXPECT_TRUE(outcomes[1]);
        EXPECT_TRUE(holds(id));
    }
    EXPECT_TRUE(together) << "never did two actions share a commit";
}

TEST_P(Groups, LetOneActionFailAlone) {
    const auto adding = [](std::string_view id, bool fails) {
        return [id, fails](Session& session) -> Result<void> {
            session.execute(insert_paper, {id, nullptr});
            if (fails)
                return failure(ErrorCode::invalid, "Not this one.");
            return {};
        };
    };
    for (int failing = 0; failing < 3; ++failing) {
        const std::string round = std::to_string(failing);
        const std::array<std::string, 3> ids{round + "a", round + "b", round + "c"};
        const auto outcomes =
            write_together({adding(ids[0], failing == 0), adding(ids[1], failing == 1),
                            adding(ids[2], failing == 2)});
        for (int i = 0; i < 3; ++i) {
            EXPECT_EQ(outcomes[static_cast<std::size_t>(i)].has_value(), i != failing);
            EXPECT_EQ(holds(ids[static_cast<std::size_t>(i)]), i != failing);
        }
    }
}

TEST_P(Groups, RunAgainWhenOneOfThemMustGoAndOnlyThen) {
    const auto counting = [](int& runs, std::string_view id) {
        return [&runs, id](Session& session) -> Result<void> {
            ++runs;
            session.execute(insert_paper, {id, nullptr});
            return {};
        };
    };
    const auto refusing = [](int& runs, std::string_view id) {
        return [&runs, id](Session& session) -> Result<void> {
            ++runs;
            if (!id.empty())
                session.execute(insert_paper, {id, nullptr});
            EXPECT_EQ(session.integer(find_paper, {"elder"}), 1);
            return failure(ErrorCode::invalid, "Not this one.");
        };
    };
    bool together = false;
    for (int attempt = 0; attempt < 20 && !together; ++attempt) {
        const std::string round = std::to_string(attempt);
        if (attempt == 0) {
            ASSERT_TRUE(add("elder"));
        }
        std::array<int, 4> runs{};
        const std::array<std::string, 3> ids{"a" + round, "b" + round, "c" + round};
        auto outcomes = write_together({counting(runs[0], ids[0]), refusing(runs[1], "")});
        EXPECT_TRUE(outcomes[0]);
        EXPECT_FALSE(outcomes[1]);
        EXPECT_EQ(runs[0], 1) << "what has written nothing leaves nothing to undo";
        outcomes = write_together({counting(runs[2], ids[1]), refusing(runs[3], ids[2])});
        EXPECT_TRUE(outcomes[0]);
        EXPECT_FALSE(outcomes[1]);
        EXPECT_TRUE(holds(ids[1]));
        EXPECT_FALSE(holds(ids[2]));
        together = runs[2] == 2 && runs[3] == 2;
    }
    EXPECT_TRUE(together) << "never did two actions share a commit";
}

TEST_P(Groups, UndoAnActionThatLeavesADeferredForeignKeyOpen) {
    const auto outcomes = write_together({
        [](Session& session) -> Result<void> {
            session.execute(insert_paper, {"good", nullptr});
            return {};
        },
        [](Session& session) -> Result<void> {
            try {
                session.execute(insert_note, {"comes later"});
                session.execute(insert_paper, {"comes later", nullptr});
            } catch (const Fault&) {
                ADD_FAILURE() << "a deferred key may be open in between";
            }
            return {};
        },
    });
    EXPECT_TRUE(outcomes[0]);
    EXPECT_TRUE(outcomes[1]);
    EXPECT_THROW((void)database_->write([](Session& session) -> Result<void> {
        session.execute(insert_note, {"nowhere"});
        return {};
    }),
                 Fault);
    EXPECT_TRUE(add("after"));
}

TEST_P(Groups, SaveTheOthersWhereOneLeavesADeferredForeignKeyOpen) {
    const auto adding = [](std::string_view id) {
        return [id](Session& session) -> Result<void> {
            session.execute(insert_paper, {id, nullptr});
            return {};
        };
    };
    const auto outcomes = write_together({adding("one"),
                                          [&](Session& session) -> Result<void> {
                                              session.execute(insert_note, {"nowhere"});
                                              return {};
                                          },
                                          adding("two")});
    EXPECT_TRUE(outcomes[0]);
    EXPECT_FALSE(outcomes[1]);
    EXPECT_TRUE(outcomes[2]);
    EXPECT_TRUE(holds("one"));
    EXPECT_TRUE(holds("two"));
}

constexpr Statement count_like{"paper.count_like", "SELECT count(*) FROM papers WHERE id LIKE $1"};

/// Adds the next paper of a series, as what is numbered does: two that run at once meet.
Database::Action adding_next(std::string_view series, std::atomic<int>& runs) {
    return [series = std::string(series), &runs](Session& session) -> Result<void> {
        ++runs;
        const auto last = session.integer(count_like, {series + "%"}).value();
        std::this_thread::sleep_for(std::chrono::milliseconds(1)); // so that two nodes meet
        session.execute(insert_paper, {series + std::to_string(last + 1), nullptr});
        return {};
    };
}

TEST_P(Groups, OfOneNodeNeverMeet) {
    std::atomic<int> runs = 0;
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 8; ++writer)
        writers.emplace_back([&] {
            for (int i = 0; i < 20; ++i)
                EXPECT_TRUE(database_->write(adding_next("n", runs)));
        });
    writers.clear();
    EXPECT_EQ(runs, 160);
    EXPECT_TRUE(holds("n160"));
    EXPECT_FALSE(holds("n161"));
}

class GroupsOfTwoNodes : public GroupsTest {};
ONLY_ON_POSTGRES(GroupsOfTwoNodes);

TEST_P(GroupsOfTwoNodes, RunAgainUntilEachActionHasCounted) {
    const auto other_node = open();
    std::atomic<int> runs = 0;
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 16; ++writer)
        writers.emplace_back([&, writer] {
            Database& node = writer % 2 == 0 ? *database_ : *other_node;
            for (int i = 0; i < 20; ++i)
                EXPECT_TRUE(node.write(adding_next("n", runs)));
        });
    writers.clear();
    EXPECT_GT(runs, 320) << "none met: the test shows nothing";
    EXPECT_TRUE(holds("n320"));
    EXPECT_FALSE(holds("n321"));
}

TEST_P(GroupsOfTwoNodes, RunWholeAgainWhenOneOfTheirActionsMetAnother) {
    const auto other_node = open();
    std::atomic<int> seconds = 0;
    std::atomic<int> others = 0;
    const auto outcomes = write_together(
        {[&](Session& session) -> Result<void> {
             session.execute(insert_paper, {"first", nullptr});
             return {};
         },
         [&](Session& session) -> Result<void> {
             const auto before = session.integer(count_like, {"n%"}).value();
             if (++seconds == 1) {
                 EXPECT_TRUE(std::async(std::launch::async, [&] {
                                 return other_node->write(adding_next("n", others));
                             }).get());
             }
             session.execute(insert_paper, {"n" + std::to_string(before + 1), nullptr});
             return {};
         }});
    EXPECT_TRUE(outcomes[0]);
    EXPECT_TRUE(outcomes[1]);
    EXPECT_EQ(seconds, 2);
    EXPECT_TRUE(holds("first"));
    EXPECT_TRUE(holds("n1"));
    EXPECT_TRUE(holds("n2"));
}

} // namespace
} // namespace radslag::db
