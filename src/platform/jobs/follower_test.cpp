// A follower goes on as long as there is more, and leaves it to those who wait to write.
#include "platform/db/groups_test.hpp"
#include "platform/jobs/follower.hpp"

#include <atomic>

namespace radslag::jobs {
namespace {

using namespace std::chrono_literals;

class Followers : public db::GroupsTest {
  protected:
    /// Holds the writer until `go`, and lets somebody wait behind it, while `meanwhile` runs.
    void while_others_wait(const std::function<void()>& meanwhile) {
        std::latch go(1);
        const auto nothing = [](db::Session&) -> Result<void> { return {}; };
        auto writer = std::async(std::launch::async, [&] {
            return database_->write([&](db::Session&) -> Result<void> {
                go.wait();
                return {};
            });
        });
        std::vector<std::future<Result<void>>> waiting;
        while (!database_->others_wait()) {
            waiting.push_back(
                std::async(std::launch::async, [&] { return database_->write(nothing); }));
            std::this_thread::sleep_for(5ms);
        }
        meanwhile();
        go.count_down();
        EXPECT_TRUE(writer.get());
        for (auto& one : waiting)
            EXPECT_TRUE(one.get());
        EXPECT_FALSE(database_->others_wait());
    }

    void wait_for(int steps) const {
        while (steps_ < steps)
            std::this_thread::sleep_for(1ms);
    }

    std::atomic<int> steps_ = 0;
    Following counting_{[this](db::Database&) -> Result<Went> {
                            ++steps_;
                            return Went::further;
                        },
                        "the steps could not be counted"};
};
ON_BOTH_ENGINES(Followers);

TEST_P(Followers, GoOnWhileThereIsMore) {
    const Follower follower(*database_, counting_, 1h);
    wait_for(100);
}

TEST_P(Followers, PauseAfterEachStepWhileOthersWait) {
    while_others_wait([this] {
        const Follower follower(*database_, counting_, 1h);
        wait_for(1);
        std::this_thread::sleep_for(30ms);
        EXPECT_EQ(steps_, 1);
    });
}

TEST_P(Followers, ComeBackThoughOthersWait) {
    while_others_wait([this] {
        const Follower follower(*database_, counting_, 1ms);
        wait_for(5);
    });
}

} // namespace
} // namespace radslag::jobs
