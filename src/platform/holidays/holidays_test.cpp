// Holidays and squeezed days in years that are known.
#include "platform/holidays/holidays.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace radslag::holidays {
namespace {

Day on(std::string_view text) {
    return *parse_day(text);
}

std::vector<std::string> squeezed_in(int year) {
    std::vector<std::string> days;
    for (const MarkedDay& each : marked_days(year))
        if (!each.name)
            days.push_back(to_text(each.day));
    return days;
}

TEST(Holidays, EasterIsOnTheDaysOfTheTables) {
    constexpr std::array<std::string_view, 20> known = {
        "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12",
        "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
        "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
        "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25"};
    for (const std::string_view day : known) {
        EXPECT_EQ(to_text(easter_day(int{on(day).year()})), day);
        EXPECT_EQ(free_day(on(day)), FreeDay::easter_day);
    }
    // The earliest and the latest day that it can be.
    EXPECT_EQ(to_text(easter_day(1818)), "1818-03-22");
    EXPECT_EQ(to_text(easter_day(1943)), "1943-04-25");
}

TEST(Holidays, TheDaysThatFollowEasterGoAlongWithIt) {
    EXPECT_EQ(free_day(on("2027-03-26")), FreeDay::good_friday);
    EXPECT_EQ(free_day(on("2027-03-29")), FreeDay::easter_monday);
    EXPECT_EQ(free_day(on("2027-05-06")), FreeDay::ascension_day);
    EXPECT_EQ(free_day(on("2027-05-16")), FreeDay::whit_sunday);
    EXPECT_EQ(free_day(on("2027-05-17")), std::nullopt);
}

TEST(Holidays, MidsummerAndAllSaintsAreOnTheirWeekdays) {
    EXPECT_EQ(free_day(on("2026-06-19")), FreeDay::midsummer_eve);
    EXPECT_EQ(free_day(on("2026-06-20")), FreeDay::midsummer_day);
    EXPECT_EQ(free_day(on("2027-06-25")), FreeDay::midsummer_eve);
    EXPECT_EQ(free_day(on("2027-06-26")), FreeDay::midsummer_day);
    EXPECT_EQ(free_day(on("2026-10-31")), FreeDay::all_saints_day);
    EXPECT_EQ(free_day(on("2027-11-06")), FreeDay::all_saints_day);
    EXPECT_EQ(free_day(on("2026-11-07")), std::nullopt);
}

TEST(Holidays, TheNationalDayTookThePlaceOfWhitMonday) {
    EXPECT_EQ(free_day(on("2004-05-31")), FreeDay::whit_monday);
    EXPECT_EQ(free_day(on("2003-06-06")), std::nullopt);
    EXPECT_EQ(free_day(on("2005-05-16")), std::nullopt);
    EXPECT_EQ(free_day(on("2005-06-06")), FreeDay::national_day);
}

TEST(Holidays, WhereTwoMeetTheOneOnItsDateIsNamed) {
    EXPECT_EQ(free_day(on("2008-05-01")), FreeDay::first_of_may); // and ascension day
}

TEST(Holidays, TheEvesAreFreeAndNoHolidays) {
    for (const std::string_view day : {"2026-06-19", "2026-12-24", "2026-12-31"}) {
        ASSERT_TRUE(free_day(on(day)));
        EXPECT_TRUE(is_eve(*free_day(on(day))));
        EXPECT_FALSE(is_working_day(on(day)));
    }
    EXPECT_FALSE(is_eve(FreeDay::midsummer_day));
    EXPECT_TRUE(is_working_day(on("2026-04-30"))); // Walpurgis
}

TEST(Holidays, ASqueezedDayStandsAloneBetweenFreeOnes) {
    EXPECT_EQ(squeezed_in(2025), (std::vector<std::string>{"2025-05-02", "2025-05-30"}));
    EXPECT_EQ(squeezed_in(2026),
              (std::vector<std::string>{"2026-01-02", "2026-01-05", "2026-05-15"}));
    EXPECT_FALSE(is_squeezed(on("2025-05-01")));
    EXPECT_FALSE(is_squeezed(on("2026-05-16"))); // a Saturday
}

TEST(Holidays, TheMarkedDaysOfAYearAreInOrder) {
    const auto marked = marked_days(2027);
    EXPECT_TRUE(std::ranges::is_sorted(marked, {}, &MarkedDay::day));
    EXPECT_EQ(std::ranges::count_if(marked, [](const auto& each) { return each.name.has_value(); }),
              16);
    EXPECT_EQ(marked.front().name, FreeDay::new_years_day);
    EXPECT_EQ(marked.back().name, FreeDay::new_years_eve);
}

} // namespace
} // namespace radslag::holidays
