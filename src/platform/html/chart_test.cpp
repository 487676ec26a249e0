// Charts: what stands in them, and that all of it stays inside.
#include "platform/html/chart.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace radslag::html {
namespace {

/// The whole numbers that a pattern finds in the markup.
std::vector<int> numbers(const std::string& markup, const std::string& pattern) {
    std::vector<int> found;
    const std::regex expression(pattern);
    for (std::sregex_iterator at(markup.begin(), markup.end(), expression), end; at != end; ++at)
        found.push_back(std::stoi((*at)[1]));
    return found;
}

TEST(Charts, OfSharesFillTheirBarsAndSayTheirFinding) {
    const Html chart = shares_chart({"t", "23 % < \"half\""},
                                    {{"nov 16", {{"c-info", 77}, {"c-dialog", 23}}, "23 %"},
                                     {"okt 16", {{"c-info", 100}}, "0 %"}});
    const std::string& markup = chart.markup();
    EXPECT_NE(markup.find("<title id=\"t\">23 % &lt; "), std::string::npos) << markup;
    EXPECT_NE(markup.find("aria-labelledby=\"t\""), std::string::npos);
    const auto widths = numbers(markup, "width=\"(\\d+)\"");
    ASSERT_EQ(widths.size(), 3U);
    EXPECT_EQ(widths[0] + 1 + widths[1], widths[2]) << "with the gap, both bars are as long";
}

TEST(Charts, CutLongLabelsBetweenLettersAndStayInside) {
    const std::string long_label = "Myndigheten för ungdoms- och civilsamhällesfrågor";
    const Html chart = counts_chart({"t", "x"}, {{long_label, "c-region", 12'345, "12 345"},
                                                 {"Ö", "c-region", 0, "aldrig hörd"}});
    const std::string& markup = chart.markup();
    EXPECT_NE(markup.find(">Myndigheten för ungdoms- …<"), std::string::npos) << markup;
    for (const int x : numbers(markup, " x=\"(\\d+)\""))
        EXPECT_LE(x, 560);
    EXPECT_EQ(numbers(markup, "width=\"(\\d+)\"").size(), 1U) << "nothing has no bar";
}

TEST(Charts, OfLinesLeaveOutWhatIsNotKnownAndKeepLabelsApart) {
    const Html chart =
        lines_chart({"t", "x"}, {"2015", "2016", "2017"}, {"0 %", "100 %"},
                    {{"dialog", "l-accent", "c-accent", Marker::square, {10, {}, 20}},
                     {"regioner", "l-region", "c-region", Marker::circle, {50, 30, 20}}});
    const std::string& markup = chart.markup();
    EXPECT_EQ(numbers(markup, "<circle class=\"c-region\" cx=\"(\\d+)\"").size(), 3U);
    EXPECT_EQ(numbers(markup, "<rect class=\"c-accent\" x=\"(\\d+)\"").size(), 2U);
    const auto labels = numbers(markup, "class=\"strong\" x=\"432\" y=\"(\\d+)\"");
    ASSERT_EQ(labels.size(), 2U) << markup;
    EXPECT_GE(std::abs(labels[0] - labels[1]), 17);
}

} // namespace
} // namespace radslag::html
