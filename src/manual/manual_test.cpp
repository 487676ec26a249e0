// The manual stands whole in both languages, and its Markdown becomes safe HTML.
#include "manual/views.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace radslag::manual {
namespace {

TEST(Manual, HasEveryPageInBothLanguages) {
    std::set<std::string_view> swedish;
    std::set<std::string_view> english;
    for (const ManualPage& page : all_pages()) {
        (page.language == "sv" ? swedish : english).insert(page.name);
        EXPECT_FALSE(page.title.empty()) << page.name;
    }
    EXPECT_EQ(swedish, english);
    EXPECT_TRUE(swedish.contains("first-hour"));
}

TEST(Manual, ShowsEveryPageWithItsPictures) {
    for (const ManualPage& page : all_pages()) {
        const std::string html = views::from_markdown(page.markdown).markup();
        EXPECT_NE(html.find("<h1>"), std::string::npos) << page.name;
        EXPECT_EQ(html.find("src=\"../pictures/"), std::string::npos) << page.name;
    }
}

TEST(Manual, LetsNoMarkupThroughThatIsNotMarkdown) {
    const std::string html =
        views::from_markdown("# A\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) **b**")
            .markup();
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("javascript:"), std::string::npos);
    EXPECT_NE(html.find("<strong>b</strong>"), std::string::npos);
}

TEST(Manual, KnowsNoPageByAnotherName) {
    EXPECT_EQ(page_named(i18n::Language::swedish, "../secret"), nullptr);
    EXPECT_NE(page_named(i18n::Language::english, "first-hour"), nullptr);
}

} // namespace
} // namespace radslag::manual
