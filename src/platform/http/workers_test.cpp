// Threads that run what they are given, and which of them.
#include "platform/http/workers.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <set>

namespace radslag::http {
namespace {

using namespace std::chrono_literals;

TEST(Workers, RunAllThatTheyAreGiven) {
    std::atomic<int> run = 0;
    std::promise<void> all;
    Workers workers(3);
    for (int i = 0; i < 1000; ++i)
        workers.post([&] {
            if (++run == 1000)
                all.set_value();
        });
    EXPECT_EQ(all.get_future().wait_for(10s), std::future_status::ready);
}

TEST(Workers, WakeTheOneThatRestsSinceLast) {
    Workers workers(8);
    std::this_thread::sleep_for(50ms); // so that all rest
    std::set<std::thread::id> woken;
    for (int i = 0; i < 20; ++i) {
        std::promise<std::thread::id> done;
        workers.post([&done] { done.set_value(std::this_thread::get_id()); });
        woken.insert(done.get_future().get());
        std::this_thread::sleep_for(2ms); // so that it rests again
    }
    EXPECT_LE(woken.size(), 3U) << "not in turns; one may be late on a busy machine";
}

TEST(Workers, RunSeveralAtOnce) {
    Workers workers(2);
    std::promise<void> first;
    std::promise<void> second;
    workers.post([&] {
        second.get_future().wait();
        first.set_value();
    });
    workers.post([&] { second.set_value(); });
    EXPECT_EQ(first.get_future().wait_for(10s), std::future_status::ready);
}

TEST(Workers, FinishWhatRunsAndDropWhatWaitsWhenTheyStop) {
    std::atomic<bool> has_begun = false;
    bool has_ended = false;
    bool has_run = false;
    const auto held = std::make_shared<int>(0);
    {
        Workers workers(1);
        workers.post([&] {
            has_begun = true;
            std::this_thread::sleep_for(50ms);
            has_ended = true;
        });
        workers.post([&, held] { has_run = *held == 0; });
        while (!has_begun)
            std::this_thread::sleep_for(1ms);
        workers.stop();
        EXPECT_TRUE(has_ended);
        EXPECT_FALSE(has_run);
    }
    EXPECT_EQ(held.use_count(), 1);
}

} // namespace
} // namespace radslag::http
