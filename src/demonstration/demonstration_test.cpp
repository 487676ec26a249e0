// The rules of the demonstration: its days, its soft due values, its form, and that its files hold
// together.
#include "demonstration/actions.hpp"
#include "demonstration/minutes.hpp"
#include "demonstration/texts.hpp"
#include "platform/holidays/holidays.hpp"

#include <gtest/gtest.h>

#include <set>

namespace radslag::demonstration {

namespace {

using holidays::is_working_day;

Day day(std::string_view text) {
    return *parse_day(text);
}

std::string due_text(std::string_view words, std::string_view said_on) {
    const auto due = due_of(words, day(said_on), {});
    const auto shown = [](const std::optional<Day>& each) {
        return each ? to_text(*each) : std::string("-");
    };
    return std::string(commitments::due_kinds.text(due.kind)) + " " + shown(due.from) + " " +
           shown(due.to) + " " + due.words;
}

std::vector<Record> file(std::string_view name) {
    for (const EmbeddedText& text : texts())
        if (text.name == name)
            return read_story(text.name, text.content);
    return {};
}

TEST(Calendar, HolidaysAndEvesAreNoWorkingDays) {
    for (const auto* free :
         {"2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
          "2025-06-06", "2026-06-19", "2026-12-24", "2027-12-31", "2026-11-28", "2026-11-29"})
        EXPECT_FALSE(is_working_day(day(free))) << free;
    for (const auto* work : {"2026-01-02", "2026-04-02", "2026-04-07", "2026-06-18", "2026-11-26"})
        EXPECT_TRUE(is_working_day(day(work))) << work;
    EXPECT_EQ(to_text(working_day(day("2026-04-03"))), "2026-04-07");
}

TEST(Calendar, MeetingsFallOnWorkingDaysInOrderWhateverDayItIs) {
    for (int shift = 0; shift < 800; ++shift) {
        const Day today = add_days(day("2025-01-01"), shift);
        for (const Circle circle : {Circle::officials, Circle::politicians}) {
            const auto days = meeting_days(today, circle);
            ASSERT_EQ(days.size(), 10U);
            for (std::size_t i = 0; i < days.size(); ++i) {
                ASSERT_TRUE(is_working_day(days[i])) << to_text(days[i]);
                ASSERT_TRUE(i == 0 || days[i - 1] < days[i]) << to_text(today);
            }
            ASSERT_GE(days_between(days[7], today), 7);
            ASSERT_GE(days_between(today, days[8]), 7);
        }
    }
}

TEST(Due, IsReadAsItIsWritten) {
    EXPECT_EQ(due_text("day +2", "2026-04-01"), "day 2026-04-07 2026-04-07 ");
    EXPECT_EQ(due_text("window +10", "2026-05-05"),
              "window 2026-05-11 2026-05-20 i mitten av maj 2026");
    EXPECT_EQ(due_text("window +0", "2026-02-25"),
              "window 2026-02-21 2026-02-28 i slutet av februari 2026");
    EXPECT_EQ(due_text("season +0", "2026-04-25"), "window 2026-03-01 2026-05-31 under våren 2026");
    EXPECT_EQ(due_text("season +0", "2026-01-25"),
              "window 2025-12-20 2026-01-10 kring årsskiftet 2025/2026");
    EXPECT_EQ(due_text("event när budgeten är klar", "2026-01-25"),
              "event - - när budgeten är klar");
    EXPECT_EQ(due_text("next", "2026-01-25"), "next_meeting - - till nästa möte");
    EXPECT_THROW((void)due_of("snart", day("2026-01-01"), {}), std::logic_error);
}

TEST(Story, ReadsRecordsWithFieldsItemsAndFacts) {
    const auto records = read_story("x.txt", "# remark\n@point Väg {+1}\nkind: dialogue\n\n"
                                             "- Anna Ek: undrar\n  om vägen.\n"
                                             "  > promise | due day +3 | who A; B || Svarar\n"
                                             "    snart\n");
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].title, "Väg {+1}");
    EXPECT_EQ(records[0].fields.get("kind"), "dialogue");
    ASSERT_EQ(records[0].items.size(), 1U);
    EXPECT_EQ(records[0].items[0].text, "Anna Ek: undrar om vägen.");
    const Fact& fact = records[0].items[0].facts.at(0);
    EXPECT_EQ(fact.kind, "promise");
    EXPECT_EQ(fact.text, "Svarar snart");
    EXPECT_EQ(fact.fields.list("who"), (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(with_days(records[0].title, day("2026-11-26"), {}), "Väg 27 november 2026");
}

TEST(Story, AMisprintNamesItsFileAndLine) {
    try {
        (void)read_story("cast.txt", "\n- nobody\n");
        FAIL();
    } catch (const std::logic_error& error) {
        EXPECT_STREQ(error.what(),
                     "data/demonstration/cast.txt:2: a line stands before the first @record");
    }
}

TEST(Story, EveryMeetingIsWrittenOutWithNamesOfTheCast) {
    const Day today = day("2026-03-11");
    const Cast cast(file("cast.txt"), today);
    const Stage stage(cast, today);
    std::set<std::string> kept;
    std::size_t turns = 0;
    for (const EmbeddedText& text : texts()) {
        if (!text.name.starts_with("meetings/"))
            continue;
        const auto records = read_story(text.name, text.content);
        const Script script = script_of(records);
        const Minutes minutes = minutes_of(stage, script);
        kept.insert(minutes.file_name);
        turns += minutes.items.size();
        for (const auto& [item, place] : minutes.items)
            EXPECT_EQ(place.in(minutes.text), spoken(stage, *item, day_of(stage, script)).text);
        if (script.number <= held_meetings) {
            EXPECT_GE(script.points.size(), 5U) << text.name;
            EXPECT_GE(minutes.items.size(), 20U) << text.name;
        }
    }
    EXPECT_EQ(kept.size(), 18U);
    EXPECT_GT(turns, 400U);
}

TEST(Story, NobodySpeaksWhoIsNotThere) {
    const Day today = day("2026-03-11");
    const Cast cast(file("cast.txt"), today);
    const Stage stage(cast, today);
    for (const EmbeddedText& text : texts()) {
        if (!text.name.starts_with("meetings/"))
            continue;
        const auto records = read_story(text.name, text.content);
        const Script script = script_of(records);
        std::set<std::string> there;
        for (const Attending& each : attendance_of(stage, script))
            if (each.presence != meetings::Presence::absent)
                there.insert(each.actor->name);
        for (const ScriptPoint& point : script.points)
            for (const ScriptSection& section : point.sections)
                for (const Item& item : section.record->items)
                    for (const Actor* actor : spoken(stage, item, day_of(stage, script)).speakers)
                        EXPECT_TRUE(there.contains(actor->name) ||
                                    item.text.find("har skrivit") != std::string::npos ||
                                    item.text.find("har inte kunnat komma") != std::string::npos)
                            << text.name << ":" << item.origin.line << " " << actor->name;
    }
}

TEST(Stage, TheSameNameGivesTheSameId) {
    EXPECT_EQ(id_text_of("person/A"), id_text_of("person/A"));
    EXPECT_NE(id_text_of("person/A"), id_text_of("person/B"));
    EXPECT_TRUE(people::PersonId::parse(id_text_of("person/A")));
}

} // namespace

} // namespace radslag::demonstration
