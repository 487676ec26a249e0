// The formats that the program radslag-read reads, through the program itself and its walls. What a
// PDF can hold is tested beside it, in src/reader_program/pdf_test.cpp.
#include "documents/promise.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>

namespace radslag::documents {
namespace {

using namespace samples;
using Lines = std::vector<std::string>;

class Program : public testing::Test {
  protected:
    void SetUp() override { setenv("RADSLAG_READ", RADSLAG_READ, 1); }
    void TearDown() override { unsetenv("RADSLAG_READ"); }

    /// Skips, loudly, where a converter is not installed.
    static bool has(const char* program) {
        return access((std::string("/usr/bin/") + program).c_str(), X_OK) == 0;
    }
};

Lines remarks_of(const Text& text) {
    Lines remarks;
    for (const Message& remark : text.remarks)
        remarks.push_back(sentence(remark));
    return remarks;
}

TEST_F(Program, ReadsAPdfOfAnOfficeProgram) {
    const auto text = read_bytes("möte.pdf", file("meeting/meeting.pdf"));
    ASSERT_TRUE(text) << sentence(text.error().message);
    EXPECT_EQ(check_promise(*text), std::nullopt);
    EXPECT_EQ(text->format, Format::pdf);
    EXPECT_EQ(outline(*text).front(), "line: Minnesanteckningar Kustvattenrådet 12 mars 2024");
    EXPECT_EQ(outline(*text).back().substr(0, 12), "line: Notera");
    EXPECT_EQ(text->blocks.back().page, 2);
    ASSERT_EQ(text->footnote_marks.size(), 1U);
}

TEST_F(Program, SaysThatAPdfIsLocked) {
    const auto text = read_bytes("låst.pdf", file("meeting/locked.pdf"));
    ASSERT_FALSE(text);
    EXPECT_EQ(
        sentence(text.error().message),
        "The file låst.pdf is protected by a password. Save it without one and send it again.");
}

TEST_F(Program, ReadsPicturesOfTextWhereItCanAndSaysSo) {
    const auto text = read_bytes("skannad.pdf", file("meeting/scanned.pdf"));
    if (!has("tesseract")) {
        ASSERT_FALSE(text);
        EXPECT_NE(sentence(text.error().message).find("tesseract-ocr-swe"), std::string::npos);
        GTEST_SKIP() << "tesseract is not installed";
    }
    ASSERT_TRUE(text) << sentence(text.error().message);
    EXPECT_EQ(check_promise(*text), std::nullopt);
    EXPECT_NE(text->text.find("Sigrid Holmkvist"), std::string::npos);
    EXPECT_EQ(remarks_of(*text),
              Lines{"The text of skannad.pdf was recognised in pictures of its pages and may hold "
                    "errors."});
}

TEST_F(Program, ReadsTheTextOfAnOldWordDocumentAndSaysThatItIsOnlyThat) {
    const auto text = read_bytes("möte.doc", file("meeting/meeting.doc"));
    if (!has("catdoc")) {
        ASSERT_FALSE(text);
        EXPECT_NE(sentence(text.error().message).find("catdoc"), std::string::npos);
        GTEST_SKIP() << "catdoc is not installed";
    }
    ASSERT_TRUE(text) << sentence(text.error().message);
    EXPECT_EQ(check_promise(*text), std::nullopt);
    EXPECT_EQ(text->format, Format::doc);
    EXPECT_EQ(outline(*text).front(), "line: Minnesanteckningar Kustvattenrådet 12 mars 2024");
    ASSERT_EQ(text->remarks.size(), 1U);
    EXPECT_NE(remarks_of(*text)[0].find("Only the plain text of möte.doc was read"),
              std::string::npos);
}

TEST_F(Program, ReadsAnOutlookMessageAsMail) {
    const auto text = read_bytes("möte.msg", file("meeting/meeting.msg"));
    if (!has("msgconvert") || access("/usr/share/perl5/Email/Address.pm", R_OK) != 0) {
        ASSERT_FALSE(text);
        EXPECT_NE(sentence(text.error().message).find("libemail-outlook-message-perl"),
                  std::string::npos);
        GTEST_SKIP() << "msgconvert is not installed";
    }
    ASSERT_TRUE(text) << sentence(text.error().message);
    EXPECT_EQ(check_promise(*text), std::nullopt);
    EXPECT_EQ(text->format, Format::msg);
    EXPECT_EQ(outline(*text),
              (Lines{"heading 1: Minnesanteckningar Kustvattenrådet 12 mars 2024",
                     "line: From: Kustvattenrådets kansli <kansliet@kustvatten.example>",
                     "line: Date: 2024-03-12 16:04",
                     "line: Ordförande Sigrid Holmkvist hälsade alla varmt välkomna.",
                     "line: 1. Läget längs kusten", "line: - Algerna kom tidigt i år."}));
}

TEST_F(Program, DamageIsSaid) {
    const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const auto wide = [](const std::string& name) {
        std::string units;
        for (const char each : name)
            units += std::string{each, '\0'};
        return units;
    };
    EXPECT_FALSE(read_bytes("a.pdf", "%PDF-1.7\n" + std::string(500, 'x')));
    EXPECT_FALSE(
        read_bytes("a.msg", ole + wide("__properties_version1.0") + std::string(5000, 'x')));
}

TEST_F(Program, WithoutItTheSentenceSaysWhatIsMissing) {
    setenv("RADSLAG_READ", "/nonexistent/radslag-read", 1);
    const auto text = read_bytes("a.pdf", file("meeting/meeting.pdf"));
    ASSERT_FALSE(text);
    EXPECT_NE(sentence(text.error().message).find("radslag-read is missing"), std::string::npos);
}

} // namespace
} // namespace radslag::documents
