// Canonical JSON: vectors of our own, and those published with RFC 8785, of which the strings are
// what the ledger writes.
#include "ledger/jcs.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace radslag::ledger {
namespace {

namespace fs = std::filesystem;

template <class T>
std::string jcs(T value) {
    std::string out;
    append_jcs(out, value);
    return out;
}

TEST(Jcs, EscapesWhatMustBeEscapedAndNothingElse) {
    using namespace std::string_view_literals;
    EXPECT_EQ(jcs("Mer tåg 😀"sv), "\"Mer tåg 😀\"");
    EXPECT_EQ(jcs(""sv), "\"\"");
    EXPECT_EQ(jcs("a\"b\\c/d"sv), R"("a\"b\\c/d")");
    EXPECT_EQ(jcs("\b\t\n\f\r"sv), R"("\b\t\n\f\r")");
    EXPECT_EQ(jcs("\x01\x0f\x1f\x7f"sv), "\"\\u0001\\u000f\\u001f\x7f\"");
    EXPECT_EQ(jcs("\u2028</script>"sv), "\"\u2028</script>\"");
}

TEST(Jcs, WritesIntegersAsFarAsJsonCarriesThem) {
    EXPECT_EQ(jcs(std::int64_t{0}), "0");
    EXPECT_EQ(jcs(std::int64_t{-1}), "-1");
    EXPECT_EQ(jcs(std::int64_t{9007199254740992}), "9007199254740992");
    EXPECT_EQ(jcs(std::int64_t{-9007199254740992}), "-9007199254740992");
    EXPECT_THROW(jcs(std::int64_t{9007199254740993}), std::range_error);
    EXPECT_THROW(jcs(std::int64_t{-9007199254740993}), std::range_error);
}

TEST(Jcs, WritesTruthAndNothing) {
    EXPECT_EQ(jcs(true), "true");
    EXPECT_EQ(jcs(false), "false");
    EXPECT_EQ(jcs(nullptr), "null");
}

fs::path vectors() {
    const char* shared = std::getenv("RADSLAG_SHARED");
    return fs::path(shared ? shared : "../shared") / "standards/jcs/testdata/output";
}

/// What a canonical JSON string stands for.
std::string meaning(std::string_view literal) {
    std::string text;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (literal[i] != '\\') {
            text += literal[i];
            continue;
        }
        const char kind = literal[++i];
        constexpr std::string_view letters = "btnfr\"\\";
        constexpr std::string_view named = "\b\t\n\f\r\"\\";
        if (const auto place = letters.find(kind); place != std::string_view::npos) {
            text += named[place];
        } else {
            text +=
                static_cast<char>(std::stoi(std::string(literal.substr(i + 1, 4)), nullptr, 16));
            i += 4;
        }
    }
    return text;
}

/// The strings in a JSON text, without their quotes, still escaped.
std::vector<std::string> strings_in(std::string_view json) {
    std::vector<std::string> strings;
    for (std::size_t i = json.find('"'); i != std::string_view::npos; i = json.find('"', i)) {
        const std::size_t begin = ++i;
        while (json[i] != '"')
            i += json[i] == '\\' ? 2 : 1;
        strings.emplace_back(json.substr(begin, i++ - begin));
    }
    return strings;
}

TEST(Jcs, WritesEveryStringOfThePublishedVectorsAsTheyStand) {
    if (!fs::exists(vectors()))
        GTEST_SKIP() << "NO VECTORS: set RADSLAG_SHARED to the folder with standards/jcs";
    int compared = 0;
    for (const auto& file : fs::directory_iterator(vectors())) {
        std::ostringstream json;
        json << std::ifstream(file.path()).rdbuf();
        for (const std::string& literal : strings_in(json.str())) {
            EXPECT_EQ(jcs(std::string_view(meaning(literal))), '"' + literal + '"') << file.path();
            ++compared;
        }
    }
    EXPECT_GT(compared, 20);
}

} // namespace
} // namespace radslag::ledger
