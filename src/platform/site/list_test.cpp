// What every list does with what the address says: order, page, count, form, exports.
#include "platform/site/list.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace radslag::site {
namespace {

constexpr Order orders[] = {{"name"}, {"day", true}};

http::Values query(std::initializer_list<std::pair<std::string, std::string>> pairs) {
    http::Values values;
    for (const auto& [name, value] : pairs)
        values.add(name, value);
    return values;
}

http::Request request_of(std::string path) {
    http::Request request;
    request.path = std::move(path);
    request.language = i18n::Language::english;
    return request;
}

List list_of(const http::Request& request, const Asked& asked, std::string typed = {}) {
    List list{request, "/people", "People", orders, asked};
    list.filters = {{{.name = "name", .label = "Name", .value = std::move(typed)}}};
    list.empty = "Nobody yet.";
    return list;
}

std::string page_with(const List& list, int rows) {
    html::Table table(list.caption, {heading(list, "Name", "name"), heading(list, "Day", "day"),
                                     heading(list, "Title")});
    for (int i = 0; i < rows; ++i)
        table.row("a", "b", "c");
    return list_html(list, table).markup();
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(Asked, TakesOrderAndPageFromTheAddress) {
    const Asked usual = asked(query({}), orders);
    EXPECT_EQ(usual.order, "name");
    EXPECT_FALSE(usual.descending);
    EXPECT_EQ(usual.page, 1);
    const Asked chosen = asked(query({{"sort", "-day"}, {"page", "3"}}), orders);
    EXPECT_EQ(chosen.order, "day");
    EXPECT_TRUE(chosen.descending);
    EXPECT_EQ(chosen.slice().skip, 50);
    EXPECT_EQ(chosen.slice().most, 26);
}

TEST(Asked, LeavesNonsenseOut) {
    for (const char* order : {"title", "-", "--day", "day; DROP TABLE person", "Name"})
        EXPECT_EQ(asked(query({{"sort", order}}), orders).order, "name") << order;
    for (const char* page : {"0", "-1", "x", "1.5", "", "99999999999999999999"})
        EXPECT_EQ(asked(query({{"page", page}}), orders).page, 1) << page;
    EXPECT_EQ(asked(query({{"page", "1000000"}}), orders).page, 400) << "no page lies deeper";
}

TEST(Lists, SortByTheLinkInTheHeading) {
    const auto request = request_of("/people");
    List list = list_of(request, asked(query({{"sort", "-day"}}), orders), "an & b");
    list.count = 2;
    const std::string page = page_with(list, 2);
    EXPECT_TRUE(has(page, "<th scope=\"col\" aria-sort=\"descending\"><a "
                          "href=\"/people?name=an%20%26%20b&amp;sort=day\">Day</a></th>"))
        << page;
    EXPECT_TRUE(
        has(page, "<th scope=\"col\"><a href=\"/people?name=an%20%26%20b&amp;sort=name\">"));
    EXPECT_TRUE(has(page, "<th scope=\"col\">Title</th>"));
    EXPECT_TRUE(has(page, "<input type=\"hidden\" name=\"sort\" value=\"-day\">"))
        << "choosing keeps the order";
    EXPECT_TRUE(has(page, "href=\"/people.csv?name=an%20%26%20b&amp;sort=-day\""));
    EXPECT_TRUE(has(page, "href=\"/people.xlsx?name=an%20%26%20b&amp;sort=-day\""));
}

TEST(Lists, ShowTheLatestFirstAtTheFirstClick) {
    const auto request = request_of("/people");
    const List list = list_of(request, asked(query({}), orders));
    EXPECT_TRUE(heading(list, "Day", "day").sort->text().ends_with("sort=-day"));
    EXPECT_EQ(heading(list, "Name", "name").sorted, html::Column::Sorted::ascending);
    EXPECT_TRUE(heading(list, "Name", "name").sort->text().ends_with("sort=-name"));
}

TEST(Lists, SayWhichRowsOfHowManyTheyShow) {
    const auto request = request_of("/people");
    List list = list_of(request, asked(query({{"page", "2"}}), orders));
    list.count = 162;
    std::string page = page_with(list, 25);
    EXPECT_TRUE(has(page, "26–50 of 162")) << page;
    EXPECT_TRUE(has(page, "Page 2 of 7"));
    EXPECT_TRUE(has(page, "rel=\"prev\" href=\"/people\""));
    EXPECT_TRUE(has(page, "rel=\"next\" href=\"/people?page=3\""));
    list.count = most_counted + 1;
    page = page_with(list, 25);
    EXPECT_TRUE(has(page, "26–50 of 200+")) << page;
    EXPECT_TRUE(has(page, "Page 2<"));
    EXPECT_TRUE(has(page, "At most 50,000 rows"));
}

TEST(Lists, EndWhereTheyEnd) {
    const auto request = request_of("/people");
    List list = list_of(request, asked(query({{"page", "7"}}), orders));
    list.count = 162;
    EXPECT_FALSE(has(page_with(list, 12), "rel=\"next\""));
    list.asked.page = 9;
    list.count = most_counted + 12;
    const std::string last = page_with(list, 12);
    EXPECT_TRUE(has(last, "201–212 of 212")) << "the last page knows how many there are";
    EXPECT_FALSE(has(last, "rel=\"next\""));
    list.asked.page = 400;
    list.count = 400 * rows_on_page + 1;
    EXPECT_TRUE(has(page_with(list, 25), "The list goes on"));
    list.asked.page = 9;
    list.count = 162;
    EXPECT_TRUE(has(page_with(list, 0), "The list is not that long"));
}

TEST(Lists, SayWhatIsMissingWhenTheyAreEmpty) {
    const auto request = request_of("/people");
    EXPECT_TRUE(has(page_with(list_of(request, asked(query({}), orders)), 0), "Nobody yet."));
    const std::string page = page_with(list_of(request, asked(query({}), orders), "zz"), 0);
    EXPECT_TRUE(has(page, "Nothing in the list fits"));
    EXPECT_TRUE(has(page, "<a href=\"/people\">Show all</a>"));
    EXPECT_TRUE(has(page, "value=\"zz\"")) << "what was typed stays";
}

TEST(Lists, SayWhatTheyCannotBeChosenBy) {
    auto request = request_of("/people");
    request.query = query({{"kind", "cat"}, {"from", "2026-02-30"}});
    List list = list_of(request, asked(request.query, orders));
    list.filters = {{{.name = "kind", .label = "Kind"}, {{"", "all"}, {"dog", "Dog"}}},
                    {{.name = "from", .label = "From"}, {}, html::InputType::date}};
    const std::string page = page_with(list, 1);
    EXPECT_TRUE(has(page, "This is not among the choices.")) << page;
    EXPECT_TRUE(has(page, "This is no day."));
    request.query = query({{"kind", "dog"}, {"from", "2026-02-28"}});
    EXPECT_FALSE(has(page_with(list, 1), "This is no"));
    request.query = query({{"kind", ""}, {"from", ""}});
    EXPECT_FALSE(has(page_with(list, 1), "This is no")) << "what is left empty is not wrong";
}

TEST(Lists, CountOnlyWhenThePageDoesNotTell) {
    int asked_for = 0;
    const auto count = [&] {
        ++asked_for;
        return std::int64_t{312};
    };
    std::vector<int> rows(12);
    EXPECT_EQ(counted(asked(query({{"page", "13"}}), orders), rows, count), 312);
    EXPECT_EQ(asked_for, 0);
    rows.resize(26);
    EXPECT_EQ(counted(asked(query({}), orders), rows, count), 312);
    EXPECT_EQ(rows.size(), 25U);
    rows.clear();
    EXPECT_EQ(counted(asked(query({{"page", "15"}}), orders), rows, count), 312);
    EXPECT_EQ(asked_for, 2);
    EXPECT_EQ(counted(asked(query({}), orders), rows, count), 0);
    EXPECT_EQ(asked_for, 2);
}

std::string body_of(http::Response response) {
    std::string all;
    std::string piece;
    while (std::get<http::StreamBody>(response.body).next(piece))
        all += piece;
    return all;
}

TEST(Exports, AreCutWhereTheySay) {
    const auto request = request_of("/people.csv");
    ASSERT_EQ(export_format(request), sheet::Format::csv);
    EXPECT_EQ(export_format(request_of("/people.xlsx")), sheet::Format::xlsx);
    EXPECT_EQ(export_format(request_of("/people")), std::nullopt);
    const auto write = [](std::int64_t rows) {
        return [rows](sheet::Writer& writer, const Slice& slice) {
            const std::vector<sheet::Cell> cells{std::int64_t{7}};
            for (std::int64_t i = 0; i < std::min(rows, slice.most); ++i)
                writer.row(cells);
        };
    };
    const auto whole =
        exported(request, sheet::Format::csv, "people", "People", {{"N"}}, write(most_exported));
    EXPECT_EQ(whole.headers.get("Content-Disposition"), "attachment; filename=\"people.csv\"");
    const std::string all = body_of(whole);
    EXPECT_EQ(std::ranges::count(all, '\n'), most_exported + 1);
    const std::string cut = body_of(exported(request, sheet::Format::csv, "people", "People",
                                             {{"N"}}, write(most_exported + 5)));
    EXPECT_EQ(std::ranges::count(cut, '\n'), most_exported + 2);
    EXPECT_TRUE(cut.ends_with("Only its first 50,000 rows are here: choose from it first, and take "
                              "that with you.\r\n"));
}

} // namespace
} // namespace radslag::site
