// The queue on both engines: what is put in is done once, tried again, given up, taken over.
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"
#include "platform/jobs/store.hpp"
#include "platform/jobs/upkeep.hpp"
#include "platform/log/log.hpp"

#include <atomic>
#include <future>
#include <mutex>
#include <set>

namespace radslag::jobs {

/// Made from migrations/ by the build.
std::span<const db::Migration> test_migrations();

namespace {

using namespace std::chrono_literals;

class Jobs : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        log::set_level(log::Level::off);
        ASSERT_TRUE(db::migrate(options(), clock(), test_migrations()));
        database_ = db::open(options(), time_);
    }
    void TearDown() override { log::set_level(log::Level::info); }

    bool put(const Wish& wish) {
        bool put = false;
        EXPECT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
            put = enqueue(session, wish);
            return {};
        }));
        return put;
    }

    /// Does one job of the kind "letter" by `work`; whether there was one.
    bool do_one(const std::function<Result<void>(const Job&)>& work, int most_attempts = 8) {
        const auto done = run_one(*database_, {{"letter", work, most_attempts, 60s}});
        EXPECT_TRUE(done);
        return done.value_or(false);
    }
    static Result<void> succeed(const Job&) { return {}; }
    static Result<void> fail(const Job&) {
        return failure(ErrorCode::unavailable, std::string("the post office is closed"));
    }

    void pass(std::chrono::milliseconds time) { time_.set(time_.now() + time); }
    std::int64_t given_up_jobs() { return database_->reading(given_up); }

    FixedClock time_{*parse_instant("2026-03-01T08:00:00.000Z")};
    std::unique_ptr<db::Database> database_;
};

TEST_P(Jobs, AreDoneOnceWithTheirPayload) {
    EXPECT_TRUE(put({"letter", "to Anna", "", {}}));
    std::string payload;
    EXPECT_TRUE(do_one([&](const Job& job) -> Result<void> {
        payload = job.payload;
        EXPECT_EQ(job.attempt, 1);
        return {};
    }));
    EXPECT_EQ(payload, "to Anna");
    EXPECT_FALSE(do_one(succeed));
}

TEST_P(Jobs, OfAnActionThatFailsDoNotExist) {
    EXPECT_FALSE(database_->write([&](db::Session& session) -> Result<void> {
        enqueue(session, {"letter", "to Anna", "", {}});
        return failure(ErrorCode::invalid, std::string("no"));
    }));
    EXPECT_FALSE(do_one(succeed));
}

TEST_P(Jobs, WaitUntilTheyAreDue) {
    put({"letter", "later", "", time_.now() + 1h});
    EXPECT_FALSE(do_one(succeed));
    pass(1h);
    EXPECT_TRUE(do_one(succeed));
}

TEST_P(Jobs, AreDoneInTheOrderInWhichTheyAreDue) {
    put({"letter", "second", "", time_.now() - 1min});
    put({"letter", "first", "", time_.now() - 2min});
    std::vector<std::string> done;
    const auto note = [&](const Job& job) -> Result<void> {
        done.push_back(job.payload);
        return {};
    };
    while (do_one(note)) {
    }
    EXPECT_EQ(done, (std::vector<std::string>{"first", "second"}));
}

TEST_P(Jobs, ThatAreTheSameWaitOnce) {
    EXPECT_TRUE(put({"letter", "a", "meeting-1", {}}));
    EXPECT_FALSE(put({"letter", "a", "meeting-1", {}}));
    EXPECT_TRUE(put({"letter", "b", "meeting-2", {}}));
    // While one is worked on, what changes meanwhile wants another.
    EXPECT_TRUE(do_one([&](const Job& job) -> Result<void> {
        EXPECT_TRUE(put({"letter", "a", job.payload == "a" ? "meeting-1" : "meeting-2", {}}));
        return {};
    }));
}

TEST_P(Jobs, ThatFailAreTriedAgainAfterAPauseAndGivenUpInTheEnd) {
    put({"letter", "to Anna", "", {}});
    EXPECT_TRUE(do_one(fail, 3));
    EXPECT_FALSE(do_one(fail, 3));
    pass(pause_after(1));
    EXPECT_TRUE(do_one([](const Job&) -> Result<void> { throw std::runtime_error("torn"); }, 3));
    EXPECT_EQ(given_up_jobs(), 0);
    pass(pause_after(2));
    EXPECT_TRUE(do_one(fail, 3));
    EXPECT_EQ(given_up_jobs(), 1);
    pass(24h);
    EXPECT_FALSE(do_one(fail, 3));
}

TEST_P(Jobs, WhoseWorkerDiedAreTakenOverWhenTheirLeaseEnds) {
    put({"letter", "to Anna", "", {}});
    int second_attempt = 0;
    EXPECT_TRUE(do_one([&](const Job&) -> Result<void> {
        EXPECT_FALSE(do_one(succeed)) << "it is leased";
        pass(61s);
        EXPECT_TRUE(do_one([&](const Job& job) -> Result<void> {
            second_attempt = job.attempt;
            return fail(job);
        }));
        return {};
    }));
    EXPECT_EQ(second_attempt, 2);
    // The first came back late: the job is the second's, which will try again.
    pass(pause_after(2));
    EXPECT_TRUE(do_one(succeed));
}

TEST_P(Jobs, ThatAKilledProgramHadBegunAreTakenBackWhereItWasAlone) {
    put({"letter", "to Anna", "", {}});
    EXPECT_TRUE(do_one([&](const Job&) -> Result<void> {
        for (int begun = 1; begun <= 3; ++begun) {
            EXPECT_TRUE(take_back_begun(*database_));
            const auto taken = database_->write([](db::Session& session) -> Result<void> {
                const auto job = store::take(session, "letter", session.now() + 60s);
                if (!job)
                    return failure(ErrorCode::conflict, std::string("it is leased"));
                return {};
            });
            const bool alone = database_->engine() == db::Engine::sqlite;
            EXPECT_EQ(taken.has_value(), alone) << begun;
        }
        EXPECT_TRUE(take_back_begun(*database_));
        EXPECT_FALSE(do_one(succeed)) << "what was begun often waits";
        return {};
    }));
}

TEST_P(Jobs, OfKindsThatThisProgramDoesNotKnowAreLeftAlone) {
    put({"telegram", "stop", "", {}});
    EXPECT_FALSE(do_one(succeed));
}

TEST_P(Jobs, AreEachTakenByOneOfManyWorkers) {
    constexpr int count = 60;
    for (int i = 0; i < count; ++i)
        put({"letter", std::to_string(i), "", {}});
    std::mutex mutex;
    std::multiset<std::string> done;
    std::promise<void> all;
    const Kind letter{"letter", [&](const Job& job) -> Result<void> {
                          const std::lock_guard lock(mutex);
                          done.insert(job.payload);
                          if (done.size() == count)
                              all.set_value();
                          return {};
                      }};
    {
        const Worker here(*database_, {letter}, 3, 5ms);
        const Worker there(*database_, {letter}, 3, 5ms);
        ASSERT_EQ(all.get_future().wait_for(60s), std::future_status::ready);
    }
    EXPECT_EQ(done.size(), std::size_t{count});
    for (int i = 0; i < count; ++i)
        EXPECT_EQ(done.count(std::to_string(i)), 1U) << i;
}

TEST_P(Jobs, BeginAtOnceWhenTheWorkerIsWoken) {
    std::promise<void> done;
    Worker worker(*database_,
                  {{"letter",
                    [&](const Job&) -> Result<void> {
                        done.set_value();
                        return {};
                    }}},
                  1, 1h);
    put({"letter", "", "", {}});
    worker.wake();
    EXPECT_EQ(done.get_future().wait_for(60s), std::future_status::ready);
}

TEST_P(Jobs, OfUpkeepComeBackEveryDay) {
    ASSERT_TRUE(plan_upkeep(*database_));
    ASSERT_TRUE(plan_upkeep(*database_)) << "a second start plans no second one";
    const auto upkeep_done = [&] {
        const auto done = run_one(*database_, {upkeep(*database_)});
        EXPECT_TRUE(done);
        return done.value_or(false);
    };
    EXPECT_FALSE(upkeep_done());
    for (int day = 0; day < 3; ++day) {
        pass(24h);
        EXPECT_TRUE(upkeep_done());
        EXPECT_FALSE(upkeep_done());
    }
    EXPECT_EQ(given_up_jobs(), 0);
}

ON_BOTH_ENGINES(Jobs);

TEST(Pauses, GrowFourfoldUpToSixHours) {
    EXPECT_EQ(pause_after(1), 10s);
    EXPECT_EQ(pause_after(2), 40s);
    EXPECT_EQ(pause_after(3), 160s);
    EXPECT_EQ(pause_after(30), 6h);
}

} // namespace
} // namespace radslag::jobs
