// What forms read, and what they say of what cannot be read.
#include "platform/site/record_form.hpp"
#include "platform/site/typed_days.hpp"

#include <gtest/gtest.h>

namespace radslag::site {
namespace {

enum class Cup { tea, coffee };
constexpr EnumText<Cup, 2> cups({{Cup::tea, "tea"}, {Cup::coffee, "coffee"}});

http::Values form(std::initializer_list<std::pair<std::string, std::string>> fields) {
    http::Values values;
    for (const auto& [name, value] : fields)
        values.add(name, value);
    return values;
}

TEST(FormReader, SaysAllThatIsWrongAtOnce) {
    const auto typed = form({{"name", "  "},
                             {"title", std::string(201, 'x')},
                             {"day", "2026-02-30"},
                             {"time", "25:00"},
                             {"minutes", "många"},
                             {"cup", "milk"},
                             {"id", "1"},
                             {"unseen", "abc\xE2\x80\xAE"
                                        "def"}});
    FormReader reader(typed);
    reader.text("name", Need::required);
    reader.optional_text("title");
    reader.day("day", Need::optional);
    reader.time("time", Need::optional);
    reader.number("minutes", Need::optional, 0, 600);
    reader.choice("cup", Need::optional, cups);
    reader.id<Id<struct CupTag>>("id", Need::optional);
    reader.text("unseen", Need::optional);
    EXPECT_FALSE(reader.is_good());
    const Error error = reader.error();
    ASSERT_EQ(error.fields.size(), 8U);
    EXPECT_EQ(error.fields.front().field, "name");
    EXPECT_EQ(error.fields.back().field, "unseen");
}

TEST(FormReader, GivesWhatWasTypedWithoutWhiteSpaceAround) {
    const auto typed = form({{"name", " Åsa <b>Öberg</b> 🎉 שלום \n"},
                             {"text", "en\r\ntvå\rtre"},
                             {"cup", "tea"},
                             {"on", "on"},
                             {"version", "7"}});
    FormReader reader(typed);
    EXPECT_EQ(reader.text("name", Need::required), "Åsa <b>Öberg</b> 🎉 שלום");
    EXPECT_EQ(reader.text("text", Need::required, 200, Lines::many), "en\ntvå\ntre");
    EXPECT_EQ(reader.choice("cup", Need::required, cups), Cup::tea);
    EXPECT_TRUE(reader.is_checked("on"));
    EXPECT_FALSE(reader.is_checked("off"));
    EXPECT_EQ(reader.version(), 7);
    EXPECT_EQ(reader.optional_text("missing"), std::nullopt);
    EXPECT_EQ(reader.day("missing", Need::optional), std::nullopt);
    EXPECT_TRUE(reader.is_good());
}

TEST(FormReader, CountsCharactersAndNotBytes) {
    std::string name;
    for (int i = 0; i < 200; ++i)
        name += "å";
    const auto typed = form({{"name", name}});
    FormReader reader(typed);
    EXPECT_EQ(reader.text("name", Need::required), name);
    EXPECT_TRUE(reader.is_good());
}

TEST(FormReader, RefusesLineEndsWhereOneLineIsWanted) {
    const auto typed = form({{"name", "en\ntvå"}});
    FormReader reader(typed);
    reader.text("name", Need::required);
    EXPECT_FALSE(reader.is_good());
}

TEST(FormReader, RefusesAnEndBeforeTheStart) {
    const http::Values typed;
    FormReader reader(typed);
    reader.check_order("to", parse_day("2026-03-02"), parse_day("2026-03-02"));
    EXPECT_TRUE(reader.is_good());
    reader.check_order("to", parse_day("2026-03-02"), parse_day("2026-03-01"));
    EXPECT_FALSE(reader.is_good());
}

TEST(FormValues, KeepWhatWasTypedBesideItsError) {
    Error error;
    error.fields.push_back({"name", {"This must be filled in.", {}}});
    const FormValues values(i18n::Language::swedish, form({{"name", "<x>"}}), error);
    const html::Field field = values.field("name", "Namn", Need::required);
    EXPECT_EQ(field.value, "<x>");
    EXPECT_FALSE(field.error.empty());
    EXPECT_FALSE(values.summary({}).empty());
}

TEST(TypedDays, AreReadAsPeopleWriteThem) {
    const Day day = *parse_day("2026-03-01");
    for (const char* text : {"2026-03-01", "20260301", "1/3 2026", "1.3.2026", "01/03/2026",
                             "1 mars 2026", "1 Mar 2026", "1 March, 2026", "2026 3 1"})
        EXPECT_EQ(typed_day(text), day) << text;
    for (const char* text :
         {"", "2026", "2026-02-29", "30/2 2026", "1 mars", "32/1 2026", "imorgon", "2026-13-01",
          "1/3 26", "2026-03-01T10", "٢٠٢٦-٠٣-٠١", "0-0-0"})
        EXPECT_EQ(typed_day(text), std::nullopt) << text;
}

TEST(FormReader, ActsOnlyWhenAllIsGood) {
    const auto good = form({{"name", "Anna"}});
    FormReader reader(good);
    reader.text("name", Need::required);
    const auto act = [] { return Result<int>(7); };
    EXPECT_EQ(reader.when_good(act).value(), 7);
    reader.text("title", Need::required);
    const auto refused = reader.when_good([]() -> Result<int> {
        ADD_FAILURE() << "acted on a form that is wrong";
        return 0;
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.front().field, "title");
}

TEST(RowsShown, AreThoseThatHoldSomethingAndOneMore) {
    http::Request request;
    const auto stored = form({{"member_1", "Anna"}, {"member_3", "Bo"}, {"from_4", "2026-01-01"}});
    EXPECT_EQ(rows_shown(request, stored, {"member"}, 40), 4U);
    EXPECT_EQ(rows_shown(request, stored, {"member", "from"}, 40), 5U);
    EXPECT_EQ(rows_shown(request, stored, {"member", "from"}, 4), 4U) << "never more than fit";
    EXPECT_EQ(rows_shown(request, http::Values(), {"member"}, 40), 1U);
    request.method = http::Method::post;
    request.form.add("member_2", "Cecilia");
    EXPECT_EQ(rows_shown(request, stored, {"member"}, 40), 3U) << "what was sent counts";
}

TEST(TypedTimes, AreReadAsPeopleWriteThem) {
    for (const char* text : {"09:30", "9.30", "930", "0930"})
        EXPECT_EQ(typed_time(text), "09:30") << text;
    EXPECT_EQ(typed_time("9"), "09:00");
    EXPECT_EQ(typed_time("0:00"), "00:00");
    for (const char* text : {"", "24:00", "9:60", "9:5", "halv nio", "12345", "9:3:0"})
        EXPECT_EQ(typed_time(text), std::nullopt) << text;
}

} // namespace
} // namespace radslag::site
