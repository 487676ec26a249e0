// Words, dates and numbers in two languages, and that no sentence of the code lacks its Swedish.
#include "platform/i18n/catalogue.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/po_file.hpp"
#include "platform/i18n/sentences.hpp"
#include "platform/i18n/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace radslag::i18n {
namespace {

constexpr Language sv = Language::swedish;
constexpr Language en = Language::english;

Day day(int year, unsigned month, unsigned number) {
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(number);
}

std::string read_whole(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Where each sentence of the program stands, "file:line" by sentence; tests are left out.
std::map<std::string, std::string> sentences_of_the_code() {
    std::map<std::string, std::string> sentences;
    const std::filesystem::path source = std::filesystem::path(RADSLAG_SOURCE) / "src";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
        const std::string name = entry.path().filename().string();
        const bool code = name.ends_with(".cpp") || name.ends_with(".hpp");
        if (!code || name.ends_with("_test.cpp") || name.ends_with("_test.hpp"))
            continue;
        for (const Sentence& sentence : sentences_in(read_whole(entry.path())))
            sentences.emplace(sentence.english,
                              entry.path().string() + ":" + std::to_string(sentence.line));
    }
    return sentences;
}

std::vector<PoEntry> entries_of_the_catalogue() {
    return parse_po(read_whole(std::filesystem::path(RADSLAG_SOURCE) / "locale" / "sv.po"));
}

TEST(Sentences, OfTheCodeAllHaveTheirSwedish) {
    std::set<std::string> known;
    for (const PoEntry& entry : entries_of_the_catalogue()) {
        known.insert(entry.english);
        if (!entry.english_plural.empty())
            known.insert(entry.english_plural);
    }
    const auto sentences = sentences_of_the_code();
    ASSERT_GT(sentences.size(), 20U);
    for (const auto& [sentence, place] : sentences)
        EXPECT_TRUE(known.contains(sentence)) << place << ": add to locale/sv.po: " << sentence;
}

TEST(Sentences, OfTheCatalogueAllStandInTheCode) {
    const auto sentences = sentences_of_the_code();
    for (const PoEntry& entry : entries_of_the_catalogue()) {
        EXPECT_TRUE(sentences.contains(entry.english))
            << "locale/sv.po:" << entry.line << ": no longer used: " << entry.english;
        EXPECT_TRUE(entry.english_plural.empty() || sentences.contains(entry.english_plural))
            << "locale/sv.po:" << entry.line << ": no longer used: " << entry.english_plural;
    }
}

TEST(Sentences, AreTranslatedOnceAndWithTheSamePlaces) {
    std::set<std::string> seen;
    for (const PoEntry& entry : entries_of_the_catalogue()) {
        EXPECT_TRUE(seen.insert(entry.english).second) << "twice: " << entry.english;
        EXPECT_FALSE(entry.swedish.empty()) << "without Swedish: " << entry.english;
        EXPECT_EQ(places_in(entry.english), places_in(entry.swedish)) << entry.english;
        EXPECT_EQ(places_in(entry.english_plural), places_in(entry.swedish_plural))
            << entry.english_plural;
    }
}

TEST(Sentences, AreFoundInAllTheirFormsAndNowhereElse) {
    const auto found = sentences_in(R"code(
        // failure(ErrorCode::invalid, "in a comment")
        return failure(ErrorCode::invalid, "The file {0} is "
                                           "empty.", {name(a, b)});
        Message{"Say \"when\".", {std::to_string(1'000)}};
        tr(language, "Meetings"); tr(language, text); tr("no language");
        plural(language, count(a, b), "one", "{0} many", region);
        findings.push_back({"A message without its name: {0}.", {name}});
        Write{"table", {"a.name", "Some SQL"}}; menu{{Literal("People"), "/people"}};
        const char* other = "not this"; log("nor this"); /* tr(l, "nor this") */
    )code");
    std::vector<std::string> english;
    for (const Sentence& sentence : found)
        english.push_back(sentence.english);
    EXPECT_EQ(english, (std::vector<std::string>{"The file {0} is empty.", "Say \"when\".",
                                                 "Meetings", "one", "{0} many",
                                                 "A message without its name: {0}.", "People"}));
    EXPECT_EQ(found.front().line, 3);
}

TEST(Words, AreSwedishForSwedesAndEnglishForTheRest) {
    EXPECT_EQ(tr(sv, "You are here"), "Du är här");
    EXPECT_EQ(tr(en, "You are here"), "You are here");
    EXPECT_EQ(tr(sv, "{0}, to the first page", "Rådslag"), "Rådslag, till startsidan");
}

TEST(Words, WithoutSwedishStayEnglish) {
    EXPECT_EQ(tr(sv, "Nobody has translated this."), "Nobody has translated this.");
    EXPECT_EQ(to_text(sv, Message{"Nor {0}.", {"this"}}), "Nor this.");
}

TEST(Words, OfMessagesAreLookedUpByTheirEnglish) {
    const Message message{"The certificate {0} cannot be read: {1}.", {"a.pem", "no such file"}};
    EXPECT_EQ(to_text(sv, message), "Certifikatet a.pem går inte att läsa: no such file.");
    EXPECT_EQ(to_text(en, message), "The certificate a.pem cannot be read: no such file.");
}

TEST(Words, KeepBracesThatAreNoPlaces) {
    EXPECT_EQ(to_text(en, Message{"{0} {1} {} {x} {00} {", {"a"}}), "a {1} {} {x} {00} {");
    EXPECT_EQ(to_text(en, Message{"{0}", {"{0}"}}), "{0}");
}

TEST(Words, CountInTheRightNumber) {
    EXPECT_EQ(plural(en, 1, "{0} input from {1}", "{0} inputs from {1}", "Skåne"),
              "1 input from Skåne");
    EXPECT_EQ(plural(en, 0, "{0} input", "{0} inputs"), "0 inputs");
    EXPECT_EQ(plural(sv, 20977, "{0} input", "{0} inputs"), "20\u00a0977 inputs");
}

TEST(Catalogue, IsSortedAndFindsWhatItHolds) {
    const Catalogue& catalogue = swedish_catalogue();
    EXPECT_TRUE(std::ranges::is_sorted(catalogue.entries, {}, &Entry::hash));
    for (const PoEntry& entry : entries_of_the_catalogue())
        EXPECT_EQ(find(catalogue, hash_of(entry.english)), entry.swedish);
    EXPECT_FALSE(find(catalogue, 0));
    EXPECT_FALSE(find(Catalogue{}, 1));
}

TEST(PoFile, ReadsSentencesOverSeveralLinesWithTheirPlural) {
    const auto entries = parse_po("# comment\nmsgid \"\"\nmsgstr \"Language: sv\\n\"\n\n"
                                  "#: a.cpp:1\nmsgid \"\"\n\"one \"\n\"thing\"\n"
                                  "msgid_plural \"{0} things\"\n"
                                  "msgstr[0] \"en \\\"sak\\\"\"\nmsgstr[1] \"{0} saker\"\n");
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].english, "one thing");
    EXPECT_EQ(entries[0].english_plural, "{0} things");
    EXPECT_EQ(entries[0].swedish, "en \"sak\"");
    EXPECT_EQ(entries[0].swedish_plural, "{0} saker");
    EXPECT_EQ(entries[0].line, 6);
}

TEST(PoFile, NamesTheLineThatItCannotRead) {
    for (const char* text : {"msgid \"a\"\nmsgstr b\n", "msgid \"a\"\nmsgstr \"b\\\"\n",
                             "msgid \"a\"\n\"b\n", "# x\n\"lost\"\n"}) {
        try {
            parse_po(text);
            ADD_FAILURE() << text;
        } catch (const std::runtime_error& fault) {
            EXPECT_EQ(std::string(fault.what()).substr(0, 7), "line 2:") << fault.what();
        }
    }
}

TEST(Dates, AreWrittenAsInTheField) {
    EXPECT_EQ(long_date(sv, day(2016, 11, 18)), "18 november 2016");
    EXPECT_EQ(long_date(en, day(2016, 11, 18)), "18 November 2016");
    EXPECT_EQ(short_date(sv, day(2016, 9, 16)), "16 sept 2016");
    EXPECT_EQ(short_date(sv, day(2016, 5, 27)), "27 maj 2016");
    EXPECT_EQ(short_date(sv, day(2017, 3, 15)), "15 mars 2017");
    EXPECT_EQ(short_date(en, day(2016, 9, 1)), "1 Sep 2016");
    EXPECT_EQ(day_and_month(sv, day(2017, 1, 24)), "24 jan");
    EXPECT_EQ(weekday(sv, day(2016, 11, 18)), "fredag");
    EXPECT_EQ(weekday(en, day(2017, 2, 5)), "Sunday");
    EXPECT_EQ(clock_time(sv, std::chrono::minutes(607)), "10.07");
    EXPECT_EQ(clock_time(en, std::chrono::minutes(5)), "00:05");
}

TEST(Numbers, AreGroupedByTheLanguage) {
    EXPECT_EQ(number(sv, 4711), "4711");
    EXPECT_EQ(number(sv, 20977), "20\u00a0977");
    EXPECT_EQ(number(sv, -1234567), "−1\u00a0234\u00a0567");
    EXPECT_EQ(number(en, 1234567), "1,234,567");
    EXPECT_EQ(number(en, 0), "0");
    EXPECT_EQ(number(sv, INT64_MIN), "−9\u00a0223\u00a0372\u00a0036\u00a0854\u00a0775\u00a0808");
    EXPECT_EQ(percent(sv, 77), "77\u00a0%");
    EXPECT_EQ(percent(en, 77), "77%");
    EXPECT_EQ(decimal(sv, 12345.678, 2), "12\u00a0345,68");
    EXPECT_EQ(decimal(en, -0.5, 1), "−0.5");
    EXPECT_EQ(decimal(sv, 3.0, 0), "3");
}

TEST(Sizes, AreShortAndRounded) {
    EXPECT_EQ(file_size(sv, 0), "0\u00a0B");
    EXPECT_EQ(file_size(sv, 412'345), "412\u00a0kB");
    EXPECT_EQ(file_size(sv, 999'999), "1,0\u00a0MB");
    EXPECT_EQ(file_size(sv, 1'800'000), "1,8\u00a0MB");
    EXPECT_EQ(file_size(en, 1'800'000), "1.8\u00a0MB");
    EXPECT_EQ(file_size(en, 100'000'000), "100\u00a0MB");
    EXPECT_EQ(file_size(en, 2'000'000'000), "2.0\u00a0GB");
}

TEST(Languages, AreReadFromTagsOfAllKinds) {
    EXPECT_EQ(parse_language("sv"), sv);
    EXPECT_EQ(parse_language("SV-se"), sv);
    EXPECT_EQ(parse_language("en_GB.UTF-8"), en);
    EXPECT_EQ(parse_language("svenska"), std::nullopt);
    EXPECT_EQ(parse_language(""), std::nullopt);
    EXPECT_EQ(parse_language("e"), std::nullopt);
}

TEST(Languages, AreChosenByWhatTheBrowserAsksForMost) {
    EXPECT_EQ(preferred_language("sv-SE,sv;q=0.9,en;q=0.8"), sv);
    EXPECT_EQ(preferred_language("fi, en;q=0.5, sv;q=0.7"), sv);
    EXPECT_EQ(preferred_language("nb, en-GB;q=0.1"), en);
    EXPECT_EQ(preferred_language("fi, *;q=0.1"), std::nullopt);
    EXPECT_EQ(preferred_language("sv;q=0"), std::nullopt);
    EXPECT_EQ(preferred_language(",;q=,,sv;q=nonsense"), std::nullopt);
}

TEST(Languages, OfTheCommandLineComeFromTheEnvironment) {
    const auto with = [](const char* all, const char* messages, const char* lang) {
        setenv("LC_ALL", all, 1);
        setenv("LC_MESSAGES", messages, 1);
        setenv("LANG", lang, 1);
        return language_of_environment();
    };
    EXPECT_EQ(with("", "", "sv_SE.UTF-8"), sv);
    EXPECT_EQ(with("", "en_GB.UTF-8", "sv_SE.UTF-8"), en);
    EXPECT_EQ(with("sv_SE", "en_GB.UTF-8", "C"), sv);
    EXPECT_EQ(with("", "", "C.UTF-8"), en);
    EXPECT_EQ(with("", "", ""), en);
}

} // namespace
} // namespace radslag::i18n
