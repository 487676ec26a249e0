// The splitter against the words that were split by hand (tests/search).
#include "platform/search/analyser.hpp"
#include "platform/search/compounds.hpp"
#include "platform/text/fold.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace radslag::search {
namespace {

constexpr auto lists = "/usr/share/hunspell";

std::shared_ptr<const WordList> list_of_this_machine() {
    return WordList::open(lists, "sv_SE", std::filesystem::temp_directory_path());
}

struct Labelled {
    std::string word;
    std::vector<std::size_t> needed;  ///< boundaries, in bytes
    std::vector<std::size_t> allowed; ///< those that may be found
    [[nodiscard]] bool is_compound() const { return !needed.empty(); }
};

Labelled labelled(std::string_view line) {
    Labelled found;
    for (const char c : line) {
        if (c == '|')
            found.needed.push_back(found.word.size());
        else if (c == '~')
            found.allowed.push_back(found.word.size());
        else
            found.word += c;
    }
    return found;
}

/// The kept half: words whose SHA-256 begins with an odd hex digit.
bool is_kept(std::string_view word) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(word.data()), word.size());
    return ((hash[0] >> 4) & 1) != 0;
}

/// The boundaries that are found; a hyphen is one for whoever cuts text into words.
std::vector<std::size_t> found_in(const WordList& list, const Labelled& labelled) {
    std::vector<std::size_t> boundaries;
    std::size_t begin = 0;
    for (std::size_t end = labelled.word.find('-'); begin < labelled.word.size();
         end = labelled.word.find('-', begin)) {
        const auto rest = labelled.word.substr(begin, end == std::string::npos ? end : end - begin);
        const std::string folded = text::fold(rest);
        std::size_t at = begin;
        for (const std::string_view part : parts_of(list, folded)) {
            if (at > 0)
                boundaries.push_back(at);
            at += part.size();
        }
        begin = end == std::string::npos ? labelled.word.size() : end + 1;
    }
    return boundaries;
}

bool is_right(const Labelled& word, const std::vector<std::size_t>& found) {
    const auto has = [](const std::vector<std::size_t>& all, std::size_t one) {
        return std::ranges::find(all, one) != all.end();
    };
    return std::ranges::all_of(word.needed, [&](auto one) { return has(found, one); }) &&
           std::ranges::all_of(
               found, [&](auto one) { return has(word.needed, one) || has(word.allowed, one); });
}

struct Score {
    int right = 0;
    int all = 0;
    void add(bool is_right) { right += is_right ? 1 : 0, ++all; }
    [[nodiscard]] double share() const { return all == 0 ? 0 : double(right) / all; }
};

TEST(Compounds, AreTakenApartAsByHandAndNoPlaceIsBroken) {
    const auto list = list_of_this_machine();
    ASSERT_TRUE(list) << "no Swedish word list in " << lists
                      << ": script/bootstrap installs hunspell-sv";
    std::ifstream file(RADSLAG_SOURCE "/tests/search/compounds.txt");
    ASSERT_TRUE(file);
    Score scores[2];
    Score simple[2];
    int broken_places = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        const Labelled word = labelled(line);
        const auto found = found_in(*list, word);
        const bool kept = is_kept(word.word);
        (word.is_compound() ? scores : simple)[kept ? 1 : 0].add(is_right(word, found));
        broken_places +=
            !word.is_compound() && word.word != text::fold(word.word) && !found.empty();
        if (!kept && !is_right(word, found) && std::getenv("RADSLAG_SHOW") != nullptr) {
            std::printf("  %s:", line.c_str());
            const std::string folded = text::fold(word.word);
            for (const auto part : parts_of(*list, folded))
                std::printf(" %.*s", static_cast<int>(part.size()), part.data());
            std::printf("\n");
        }
    }
    for (const int kept : {0, 1}) {
        const Score all{scores[kept].right + simple[kept].right,
                        scores[kept].all + simple[kept].all};
        std::printf("%s half: compounds %d of %d, others %d of %d, accuracy %.3f\n",
                    kept == 1 ? "kept" : "open", scores[kept].right, scores[kept].all,
                    simple[kept].right, simple[kept].all, all.share());
        EXPECT_GE(all.share(), 0.93);
    }
    EXPECT_EQ(broken_places, 0);
}

} // namespace
} // namespace radslag::search
