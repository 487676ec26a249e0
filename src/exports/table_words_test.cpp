// The texts of data/exports hold together.
#include "exports/table_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace radslag::exports {
namespace {

TEST(TableWords, AreSaidInBothLanguages) {
    const auto words = words_of("turn");
    ASSERT_TRUE(words);
    EXPECT_EQ(words->english, "what was said: one turn, by whom and on which side");
    EXPECT_TRUE(words->swedish.starts_with("det som sades"));
    EXPECT_EQ(words_of("account")->english.find('|'), std::string_view::npos);
    EXPECT_FALSE(words_of("credential"));
    EXPECT_FALSE(words_of(""));
    EXPECT_FALSE(words_of("turn | det"));
}

TEST(TableWords, StandOneATable) {
    std::string_view left = text_named("tables.txt");
    for (std::size_t line = 1; !left.empty(); ++line) {
        const std::string_view text = left.substr(0, left.find('\n'));
        left.remove_prefix(text.size() + 1);
        const std::string_view table = text.substr(0, text.find(' '));
        const auto words = words_of(table);
        ASSERT_TRUE(words) << "line " << line;
        EXPECT_EQ(std::string(table) + " | " + std::string(words->swedish) + " | " +
                      std::string(words->english),
                  text)
            << "said twice, or in more parts than two";
    }
}

TEST(Texts, ThatAreMissingAreAFault) {
    EXPECT_THROW((void)text_named("none.txt"), std::logic_error);
    for (const char* name :
         {"register.sv.txt", "register.en.txt", "public.sv.txt", "public.en.txt"})
        EXPECT_NE(text_named(name).find("{tables}"), std::string_view::npos) << name;
}

} // namespace
} // namespace radslag::exports
