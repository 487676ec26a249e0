// Runs every target on each input that was once a finding (tests/fuzz/regressions/TARGET/*), on
// nothing, and on its seeds cut short: in the normal build, whose sanitizers watch.
#include "tests/fuzz/targets.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace radslag::fuzz {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A slow input is a finding too; sanitized builds and busy machines get some time more.
constexpr std::chrono::seconds longest{30};

class Regressions : public testing::TestWithParam<Target> {};

TEST_P(Regressions, StayMended) {
    const Target& target = GetParam();
    target.run("");
    const fs::path folder = fs::path(RADSLAG_SOURCE) / "tests/fuzz/regressions" / target.name;
    if (!fs::exists(folder))
        return;
    for (const auto& each : fs::directory_iterator(folder)) {
        SCOPED_TRACE(each.path().filename().string());
        const auto begin = std::chrono::steady_clock::now();
        target.run(content_of(each.path()));
        EXPECT_LT(std::chrono::steady_clock::now() - begin, longest);
    }
}

TEST(RegressionInputs, BelongToATarget) {
    for (const auto& each :
         fs::directory_iterator(fs::path(RADSLAG_SOURCE) / "tests/fuzz/regressions")) {
        const std::string name = each.path().filename().string();
        EXPECT_TRUE(std::any_of(targets().begin(), targets().end(), [&](const Target& target) {
            return target.name == name;
        })) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(Of, Regressions, testing::ValuesIn(targets().begin(), targets().end()),
                         [](const auto& each) { return std::string(each.param.name); });

} // namespace
} // namespace radslag::fuzz
