// What radslag-read is given to join, and the way through the program itself. What pages can hold
// is tested beside it, in src/reader_program/joining_test.cpp.
#include "documents/joining.hpp"
#include "documents/program/joining_wire.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace radslag::documents {
namespace {

namespace fs = std::filesystem;

std::string input_of(const std::vector<Enclosed>& files, const std::vector<std::string>& bytes) {
    std::string input = head_of_own(3) + "own";
    for (std::size_t i = 0; i < files.size(); ++i)
        input += head_of(files[i]) + bytes[i];
    return input;
}

TEST(JoiningWire, BringsWhatWasSent) {
    const std::vector<Enclosed> files{{{}, 4, "1.1 å.pdf", "Bilaga\n1.1", "application/pdf", 12},
                                      {{}, 0, "2.1 tom", "", "text/plain", 0}};
    const std::string input = input_of(files, {"\n5 5", ""});
    const auto arrived = arrived_in(input);
    ASSERT_TRUE(arrived);
    EXPECT_EQ(arrived->own, "own");
    ASSERT_EQ(arrived->files.size(), 2U);
    EXPECT_EQ(arrived->files[0].bytes, "\n5 5");
    EXPECT_EQ(arrived->files[0].facts.name, "1.1 å.pdf");
    EXPECT_EQ(arrived->files[0].facts.description, "Bilaga 1.1") << "on one line";
    EXPECT_EQ(arrived->files[0].facts.pages, 12U);
    EXPECT_EQ(arrived->files[1].facts.media_type, "text/plain");
}

TEST(JoiningWire, RefusesWhatIsCutOff) {
    const std::string whole = input_of({{{}, 4, "a", "b", "text/plain", 1}}, {"1234"});
    const std::size_t own = (head_of_own(3) + "own").size();
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_EQ(arrived_in(whole.substr(0, size)).has_value(), size == own) << size;
    EXPECT_FALSE(arrived_in("99999999999999999999999\n"));
    EXPECT_FALSE(arrived_in("-1\n"));
}

TEST(JoiningWire, BelievesNoMeasureThatItDoesNotKnow) {
    for (const Measured& one :
         {Measured{Measured::Kind::whole, 7}, Measured{Measured::Kind::locked, 0},
          Measured{Measured::Kind::damaged, 0}}) {
        EXPECT_EQ(measured_in(to_text(one)).kind, one.kind);
        EXPECT_EQ(measured_in(to_text(one)).pages, one.pages);
    }
    for (const char* const text :
         {"", "pages 0\n", "pages 7", "pages 7\n8", "pages x\n", "LOCKED\n"})
        EXPECT_EQ(measured_in(text).kind, Measured::Kind::damaged) << text;
}

class Joining : public testing::Test {
  protected:
    void SetUp() override { setenv("RADSLAG_READ", RADSLAG_READ, 1); }
    void TearDown() override { unsetenv("RADSLAG_READ"); }

    static fs::path sample(const char* name) {
        return fs::path(RADSLAG_SOURCE) / "tests/documents" / name;
    }
};

TEST_F(Joining, MeasuresByTheProgram) {
    EXPECT_EQ(measure(sample("report.pdf")).pages, 4U);
    EXPECT_EQ(measure(sample("meeting/locked.pdf")).kind, Measured::Kind::locked);
    EXPECT_EQ(measure(sample("report.html")).kind, Measured::Kind::damaged);
    EXPECT_EQ(measure(sample("not there.pdf")).kind, Measured::Kind::damaged);
    setenv("RADSLAG_READ", "/nowhere/radslag-read", 1);
    EXPECT_EQ(measure(sample("report.pdf")).kind, Measured::Kind::damaged);
}

TEST_F(Joining, AttachesByTheProgram) {
    std::ifstream file(sample("report.pdf"), std::ios::binary);
    const std::string own{std::istreambuf_iterator<char>(file), {}};
    const fs::path html = sample("report.html");
    std::string joined;
    const auto take = [&joined](std::string_view piece) { joined += piece; };
    EXPECT_TRUE(join(
        own, {{html, fs::file_size(html), "1.1 rapport.html", "Rapport", "text/html", 0}}, take));
    EXPECT_TRUE(joined.starts_with("%PDF-1.7"));
    EXPECT_NE(joined.find("/EmbeddedFile"), std::string::npos);
    EXPECT_FALSE(join("no PDF", {}, take));
}

} // namespace
} // namespace radslag::documents
