// The lines of the log, read back from standard error.
#include "platform/log/log.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace radslag::log {
namespace {

std::string line_of(const std::function<void()>& write) {
    testing::internal::CaptureStderr();
    write();
    return testing::internal::GetCapturedStderr();
}

TEST(Log, WritesOneJsonObjectALine) {
    const std::string line = line_of([] {
        info("the server starts", {{"port", 8080}, {"address", "127.0.0.1"}});
    });
    EXPECT_EQ(line.substr(0, 9), R"({"time":")");
    EXPECT_EQ(line.substr(33), R"(","level":"info","message":"the server starts","port":8080,)"
                               R"("address":"127.0.0.1"})"
                               "\n");
}

TEST(Log, EscapesWhatWouldEndTheString) {
    const std::string line = line_of([] { error("a \"b\" \\ c", {{"what", "line\nend\x01"}}); });
    EXPECT_NE(line.find(R"("message":"a \"b\" \\ c","what":"line\u000aend\u0001")"),
              std::string::npos)
        << line;
    EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
}

TEST(Log, TellsTheRequestWhileOneIsAtWork) {
    const std::string line = line_of([] {
        const RequestScope outer("outer");
        {
            const RequestScope inner("inner");
            info("one");
        }
        info("two");
    });
    EXPECT_NE(line.find(R"("message":"one","request":"inner")"), std::string::npos) << line;
    EXPECT_NE(line.find(R"("message":"two","request":"outer")"), std::string::npos) << line;
    EXPECT_EQ(line_of([] { info("three"); }).find("request"), std::string::npos);
}

TEST(Log, LeavesOutWhatIsBelowItsLevel) {
    set_level(Level::warning);
    EXPECT_EQ(line_of([] { info("quiet"); }), "");
    EXPECT_NE(line_of([] { warning("loud"); }), "");
    set_level(Level::off);
    EXPECT_EQ(line_of([] { error("nothing at all"); }), "");
    set_level(Level::info);
    EXPECT_FALSE(is_logged(Level::debug));
    EXPECT_TRUE(is_logged(Level::info));
}

TEST(Log, KnowsTheNamesOfItsLevels) {
    EXPECT_EQ(parse_level("debug"), Level::debug);
    EXPECT_EQ(parse_level("off"), Level::off);
    EXPECT_EQ(parse_level("verbose"), std::nullopt);
}

} // namespace
} // namespace radslag::log
