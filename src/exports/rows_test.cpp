// Values as JSON and as CSV, and what a folder that is handed over says of its files.
#include "exports/rows.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>

namespace radslag::exports {
namespace {

namespace fs = std::filesystem;
using Kind = db::ColumnKind;

constexpr std::array bytes{std::byte{0}, std::byte{255}};

db::TableShape shape_of(std::size_t columns) {
    db::TableShape shape{"table", {}, {"a"}, {}};
    for (std::size_t i = 0; i < columns; ++i)
        shape.columns.push_back({std::string(1, static_cast<char>('a' + i)), Kind::text, false});
    return shape;
}

std::string json_of(std::span<const Cell> cells) {
    std::string line;
    append_json(line, shape_of(cells.size()).columns, cells);
    return line;
}

std::string csv_of(std::span<const Cell> cells) {
    std::string line;
    append_csv(line, cells);
    return line;
}

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Rows, AreObjectsWithTheNamesOfTheColumns) {
    EXPECT_EQ(json_of(std::array<Cell, 5>{"Möte \"1\"\n\\", std::int64_t{-5}, std::monostate(), "",
                                          std::span<const std::byte>(bytes)}),
              R"({"a":"Möte \"1\"\n\\","b":-5,"c":null,"d":"","e":"AP8="})");
    constexpr std::int64_t largest = INT64_MAX; // more than JavaScript holds, and JSON does
    EXPECT_EQ(json_of(std::array<Cell, 1>{largest}), R"({"a":9223372036854775807})");
}

TEST(Rows, AreCsvAsTheStandardSays) {
    EXPECT_EQ(csv_of(std::array<Cell, 4>{"Mer tåg", std::int64_t{-5}, std::monostate(),
                                         std::span<const std::byte>(bytes)}),
              "Mer tåg,-5,,AP8=\r\n");
    EXPECT_EQ(csv_of(std::array<Cell, 4>{"a,b", "a\"b", "a\nb", "a\rb"}),
              "\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\"\r\n");
}

TEST(Rows, TellAnEmptyTextFromNothingInCsv) {
    EXPECT_EQ(csv_of(std::array<Cell, 3>{"", std::monostate(), ""}), "\"\",,\"\"\r\n");
}

TEST(Rows, KeepWhatSomebodyWroteEvenWhereASpreadsheetWouldReckon) {
    EXPECT_EQ(csv_of(std::array<Cell, 2>{"=1+1", " @a "}), "=1+1,\" @a \"\r\n");
}

class Bags : public testing::Test {
  protected:
    ~Bags() override { fs::remove_all(folder_); }

    fs::path folder_ = fs::temp_directory_path() / ("radslag-bag-" + std::to_string(::getpid()));
};

TEST_F(Bags, ListEachFileByItsHashAndSize) {
    Bag bag(folder_);
    RowWriter rows(bag, "data/records/table", shape_of(2));
    rows.row(std::array<Cell, 2>{"x", std::int64_t{1}});
    const RowFiles files = rows.finish();
    EXPECT_EQ(files.rows, 1);
    EXPECT_EQ(content(folder_ / files.json_lines.path), "{\"a\":\"x\",\"b\":1}\n");
    EXPECT_EQ(content(folder_ / files.csv.path), "a,b\r\nx,1\r\n");
    bag.put("README.txt", "words");
    const Written copied = bag.copy(folder_ / files.csv.path, "data/copy");
    EXPECT_EQ(copied.sha256, files.csv.sha256);
    EXPECT_EQ(bag.files(), 3U);
    EXPECT_TRUE(bag.has("data/copy"));
    EXPECT_FALSE(bag.has("data/none"));
    bag.finish({{"External-Description", "Forum\nX"}});

    const std::string manifest = content(folder_ / "manifest-sha256.txt");
    EXPECT_EQ(std::ranges::count(manifest, '\n'), 3);
    EXPECT_NE(manifest.find(copied.sha256 + "  data/copy\n"), manifest.npos);
    EXPECT_EQ(manifest.find("README"), manifest.npos);
    const std::string tags = content(folder_ / "tagmanifest-sha256.txt");
    for (const char* name : {"README.txt", "bagit.txt", "bag-info.txt", "files.csv", "manifest-"})
        EXPECT_NE(tags.find(std::string("  ") + name), tags.npos) << name;
    EXPECT_EQ(content(folder_ / "bag-info.txt"),
              "External-Description: Forum X\nPayload-Oxum: 36.3\n");
    EXPECT_NE(content(folder_ / "files.csv").find("data/copy,10," + copied.sha256),
              std::string::npos);
}

TEST_F(Bags, AreMadeForTheirOwnerAlone) {
    const Bag bag(folder_);
    EXPECT_EQ(fs::status(folder_).permissions(), fs::perms::owner_all);
}

TEST_F(Bags, NeverWriteAFileTwice) {
    Bag bag(folder_);
    bag.put("data/a", "1");
    EXPECT_THROW(bag.put("data/a", "2"), std::system_error);
    EXPECT_THROW(bag.copy(folder_ / "none", "data/b"), std::runtime_error);
}

TEST_F(Bags, HashAFileThatIsLongerThanAPiece) {
    Bag bag(folder_);
    const std::string piece(100'000, 'x');
    OutFile file = bag.open("data/long");
    for (int i = 0; i < 5; ++i)
        file.write(piece);
    const Written written = bag.close(file);
    EXPECT_EQ(written.bytes, 500'000U);
    EXPECT_EQ(fs::file_size(folder_ / "data/long"), 500'000U);
    documents::Digest digest;
    for (int i = 0; i < 5; ++i)
        digest.add(std::as_bytes(std::span(piece)));
    EXPECT_EQ(written.sha256, digest.hex());
}

} // namespace
} // namespace radslag::exports
