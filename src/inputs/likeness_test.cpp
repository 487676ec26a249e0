// Likeness against pairs of inputs that were labelled by hand (tests/search/pairs).
#include "inputs/likeness.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace radslag::inputs {
namespace {

using search::Gist;
using search::gist_of;
using search::most_stems;

struct Pair {
    std::string label;
    std::string one;
    std::string other;
};

std::vector<Pair> labelled_pairs() {
    std::vector<Pair> pairs;
    for (const auto& file :
         std::filesystem::directory_iterator(RADSLAG_SOURCE "/tests/search/pairs")) {
        std::ifstream lines(file.path());
        std::string empty;
        for (Pair pair; std::getline(lines, pair.label) && std::getline(lines, pair.one) &&
                        std::getline(lines, pair.other);
             std::getline(lines, empty))
            pairs.push_back(pair);
    }
    return pairs;
}

/// The kept half: pairs whose SHA-256 begins with an odd hex digit.
bool is_kept(const Pair& pair) {
    const std::string both = pair.one + "\n" + pair.other;
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(both.data()), both.size());
    return ((hash[0] >> 4) & 1) != 0;
}

struct Score {
    int found = 0; ///< near-duplicates that were found
    int missed = 0;
    int wrong = 0; ///< others that were taken for near-duplicates
    [[nodiscard]] double precision() const { return double(found) / std::max(1, found + wrong); }
    [[nodiscard]] double recall() const { return double(found) / std::max(1, found + missed); }
};

TEST(Likeness, FindsNearDuplicatesAmongLabelledPairs) {
    ASSERT_TRUE(search::analyser().knows_words())
        << "no Swedish word list: script/bootstrap installs hunspell-sv";
    const auto pairs = labelled_pairs();
    ASSERT_EQ(pairs.size(), 300u);
    Score halves[2];
    for (const Pair& pair : pairs) {
        const bool is_alike = likeness(gist_of(search::analyser(), pair.one),
                                       gist_of(search::analyser(), pair.other)) >= alike_from;
        Score& half = halves[is_kept(pair) ? 1 : 0];
        if (pair.label == "same")
            ++(is_alike ? half.found : half.missed);
        else
            half.wrong += is_alike ? 1 : 0;
    }
    for (const int kept : {0, 1})
        std::printf("%s half: precision %.3f, recall %.3f (found %d, missed %d, wrong %d)\n",
                    kept == 1 ? "kept" : "open", halves[kept].precision(), halves[kept].recall(),
                    halves[kept].found, halves[kept].missed, halves[kept].wrong);
    EXPECT_GE(halves[1].precision(), 0.80);
    EXPECT_GE(halves[1].recall(), 0.85);
}

TEST(Likeness, IsTheSameBothWaysAndOneForTheSameText) {
    const search::Analyser bare(nullptr);
    const Gist one = gist_of(bare, "Trafikmodellerna behöver ta med turisttoppar.");
    const Gist other = gist_of(bare, "Turisttoppar saknas i modellerna.");
    EXPECT_DOUBLE_EQ(likeness(one, one), 1);
    EXPECT_DOUBLE_EQ(likeness(one, other), likeness(other, one));
    EXPECT_DOUBLE_EQ(likeness(one, gist_of(bare, "")), 0);
    EXPECT_DOUBLE_EQ(likeness(gist_of(bare, "Vi vill det."), gist_of(bare, "Vi vill det.")), 0);
}

TEST(Likeness, ALongTextKeepsABoundedGist) {
    const search::Analyser bare(nullptr);
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += "ord" + std::to_string(i) + " ";
    EXPECT_EQ(gist_of(bare, text).stems.size(), most_stems);
}

} // namespace
} // namespace radslag::inputs
