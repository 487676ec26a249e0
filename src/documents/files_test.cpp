// Originals kept by their SHA-256.
#include "documents/files.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace radslag::documents {
namespace {

namespace fs = std::filesystem;

class FilesTest : public testing::Test {
  protected:
    FilesTest() {
        std::string name = fs::temp_directory_path() / "radslag-files-XXXXXX";
        folder_ = mkdtemp(name.data());
    }
    ~FilesTest() override { fs::remove_all(folder_); }

    fs::path written(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return folder_ / name;
    }
    static std::vector<std::byte> bytes_of(const std::string& text) {
        const auto bytes = std::as_bytes(std::span(text));
        return {bytes.begin(), bytes.end()};
    }

    fs::path folder_;
};

TEST_F(FilesTest, AreNamedAlikeWhetherTheyComeAsBytesOrAsAFile) {
    const Files one(folder_ / "one");
    const Files other(folder_ / "other");
    // Around the pieces in which a file is read.
    for (const std::size_t size : {0U, 1U, 65'535U, 65'536U, 65'537U, 200'000U}) {
        const std::string text(size, 'x');
        const auto file = written("came", text);
        const auto name = one.keep_file(file);
        EXPECT_EQ(name, other.keep(bytes_of(text))) << size;
        EXPECT_EQ(one.load(name), bytes_of(text)) << size;
        EXPECT_FALSE(fs::exists(file)) << "it was moved";
    }
}

TEST_F(FilesTest, ThatAreKeptAlreadyStayWhereTheyAre) {
    const Files files(folder_ / "kept");
    const auto name = files.keep_file(written("first", "ett"));
    const auto again = written("second", "ett");
    EXPECT_EQ(files.keep_file(again), name);
    EXPECT_TRUE(fs::exists(again));
    EXPECT_EQ(files.load(name), bytes_of("ett"));
}

TEST_F(FilesTest, ThatHaveChangedOrAreGoneAreNotGiven) {
    const Files files(folder_ / "kept");
    const auto name = files.keep(bytes_of("ett"));
    std::ofstream(files.path_of(name), std::ios::binary) << "två";
    EXPECT_THROW((void)files.load(name), std::runtime_error);
    files.remove(name);
    EXPECT_THROW((void)files.load(name), std::system_error);
    EXPECT_THROW((void)files.keep_file(folder_ / "nowhere"), std::system_error);
    EXPECT_THROW((void)files.path_of("../x"), std::invalid_argument);
}

} // namespace
} // namespace radslag::documents
