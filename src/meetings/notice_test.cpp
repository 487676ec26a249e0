// Which documents go along with a notice, under which numbers, and how.
#include "meetings/notice.hpp"

#include <gtest/gtest.h>

namespace radslag::meetings {
namespace {

using documents::Format;
using documents::Measured;
using Numbers = std::vector<std::string>;

TEST(Notice, NumbersDocumentsByTheirPoints) {
    using Points = std::vector<std::optional<std::string>>;
    EXPECT_EQ(numbers_of_documents(Points{"1", "1", "2.", "1", "3 a"}),
              (Numbers{"1.1", "1.2", "2.1", "1.3", "3 a.1"}));
    EXPECT_EQ(numbers_of_documents(Points{std::nullopt, "1", std::nullopt, "."}),
              (Numbers{"1", "1.1", "2", "3"}));
}

Enclosure enclosure(Format format, std::uint64_t bytes) {
    return {"1.1",
            std::nullopt,
            "Underlag",
            {documents::DocumentId::make(), "underlag.x", format, std::string(64, 'a'), bytes, ""}};
}

std::vector<Way> ways_of(std::vector<Enclosure> enclosures, const std::vector<Measured>& measured) {
    std::size_t next = 0;
    choose_ways(enclosures, [&](const Enclosure&) { return std::optional(measured.at(next++)); });
    std::vector<Way> ways;
    for (const Enclosure& each : enclosures)
        ways.push_back(each.way);
    return ways;
}

TEST(Notice, JoinsWhatHasPagesAndAttachesTheRest) {
    EXPECT_EQ(ways_of({enclosure(Format::pdf, 10), enclosure(Format::docx, 10),
                       enclosure(Format::pdf, 10), enclosure(Format::pdf, 10)},
                      {{Measured::Kind::whole, 4},
                       {},
                       {Measured::Kind::locked, 0},
                       {Measured::Kind::damaged, 0}}),
              (std::vector{Way::joined, Way::attached, Way::locked, Way::unreadable}));
}

TEST(Notice, StopsJoiningBeforeItGetsTooLong) {
    EXPECT_EQ(ways_of({enclosure(Format::pdf, 10), enclosure(Format::pdf, 10),
                       enclosure(Format::pdf, 10)},
                      {{Measured::Kind::whole, most_joined_pages - 1},
                       {Measured::Kind::whole, 2},
                       {Measured::Kind::whole, 1}}),
              (std::vector{Way::joined, Way::too_many_pages, Way::joined}));
}

TEST(Notice, LeavesOutWhatWouldMakeItTooLarge) {
    constexpr auto most = documents::most_enclosed_bytes;
    EXPECT_EQ(ways_of({enclosure(Format::docx, most - 5), enclosure(Format::pdf, 6),
                       enclosure(Format::docx, 5), enclosure(Format::docx, 1)},
                      {{}, {}, {}}),
              (std::vector{Way::attached, Way::left_out, Way::attached, Way::left_out}));
}

TEST(Notice, LeavesOutWhatIsNotAtHand) {
    std::vector<Enclosure> enclosures{enclosure(Format::pdf, 10)};
    choose_ways(enclosures, [](const Enclosure&) { return std::nullopt; });
    EXPECT_EQ(enclosures[0].way, Way::left_out);
    EXPECT_EQ(enclosures[0].pages, 0U);
}

TEST(Notice, NamesAttachedFilesWithoutPaths) {
    auto one = enclosure(Format::docx, 1);
    one.document.name = "../mapp\\c:fil.docx";
    EXPECT_EQ(attached_name(one), "1.1 ..-mapp-c-fil.docx");
}

} // namespace
} // namespace radslag::meetings
