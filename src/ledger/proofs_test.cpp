// Proofs of trees of every small size, what is changed in them, and the vectors that verifiers of
// transparency logs share (RADSLAG_SHARED, standards/merkle).
#include "ledger/proofs.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <sodium.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace radslag::ledger {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most = 70;

Hash leaf(std::uint64_t number) {
    return leaf_hash(std::as_bytes(std::span(&number, 1)));
}

/// The root over some leaves, by the definition of RFC 9162 §2.1.1 and nothing else.
Hash defined_root(std::uint64_t first, std::uint64_t count) {
    if (count == 0)
        return sha256(std::string_view());
    if (count == 1)
        return leaf(first);
    std::uint64_t left = 1;
    while (left * 2 < count)
        left *= 2;
    return node_hash(defined_root(first, left), defined_root(first + left, count - left));
}

Hash subtree(unsigned level, std::uint64_t index) {
    return defined_root(index << level, std::uint64_t{1} << level);
}

TEST(Proofs, HaveTheRootThatTheDefinitionGives) {
    for (std::uint64_t size = 0; size <= most; ++size)
        EXPECT_EQ(root_of(size, subtree), defined_root(0, size)) << size;
}

TEST(Proofs, ShowEachLeafOfEachTreeAndNoOther) {
    for (std::uint64_t size = 1; size <= most; ++size) {
        const Hash root = defined_root(0, size);
        for (std::uint64_t index = 0; index < size; ++index) {
            const auto proof = inclusion_proof(index, size, subtree);
            EXPECT_TRUE(is_included(index, size, leaf(index), proof, root)) << index << '/' << size;
            EXPECT_FALSE(is_included(index, size, leaf(index + 1), proof, root));
            EXPECT_FALSE(is_included(index + 1, size, leaf(index), proof, root));
            auto longer = proof;
            longer.push_back(root);
            EXPECT_FALSE(is_included(index, size, leaf(index), longer, root));
            if (!proof.empty())
                EXPECT_FALSE(is_included(index, size, leaf(index),
                                         std::span(proof).first(proof.size() - 1), root));
        }
    }
}

TEST(Proofs, ShowThatEachTreeBeginsWithEachBefore) {
    for (std::uint64_t size = 1; size <= most; ++size) {
        const Hash root = defined_root(0, size);
        for (std::uint64_t earlier = 1; earlier <= size; ++earlier) {
            const Hash before = defined_root(0, earlier);
            auto proof = consistency_proof(earlier, size, subtree);
            EXPECT_TRUE(is_consistent(earlier, size, before, root, proof))
                << earlier << '/' << size;
            EXPECT_FALSE(is_consistent(earlier, size, leaf(99), root, proof));
            EXPECT_FALSE(is_consistent(earlier, size, before, leaf(99), proof));
            for (Hash& step : proof) {
                step[7] ^= std::byte{4};
                EXPECT_FALSE(is_consistent(earlier, size, before, root, proof));
                step[7] ^= std::byte{4};
            }
        }
    }
}

TEST(Proofs, AreOfAtMostOneHashALevel) {
    const Subtrees any = [](unsigned, std::uint64_t) { return Hash{}; };
    const std::uint64_t great = (std::uint64_t{1} << 62) + 12'345;
    EXPECT_LE(inclusion_proof(great - 1, great, any).size(), 64U);
    EXPECT_LE(consistency_proof(great / 3, great, any).size(), 64U);
}

TEST(Proofs, AreOfNothingThatIsNotThere) {
    EXPECT_THROW(inclusion_proof(0, 0, subtree), std::invalid_argument);
    EXPECT_THROW(inclusion_proof(5, 5, subtree), std::invalid_argument);
    EXPECT_THROW(consistency_proof(0, 5, subtree), std::invalid_argument);
    EXPECT_THROW(consistency_proof(6, 5, subtree), std::invalid_argument);
    EXPECT_FALSE(is_included(0, 0, leaf(0), {}, leaf(0)));
    EXPECT_FALSE(is_consistent(0, 0, leaf(0), leaf(0), {}));
}

// --- the shared vectors

fs::path vectors() {
    const char* shared = std::getenv("RADSLAG_SHARED");
    return fs::path(shared ? shared : "../shared") / "standards/merkle/testdata";
}

/// Nothing for what is empty or no base64. Some vectors have words in the place of a root that no
/// proof leads to; their SHA-256 stands for them.
std::optional<Hash> hash_in(const boost::json::value& base64) {
    Hash hash{};
    std::size_t length = 0;
    const auto& text = base64.as_string();
    std::array<unsigned char, 64> bytes{};
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length,
                          nullptr, sodium_base64_VARIANT_ORIGINAL) != 0 ||
        length == 0)
        return std::nullopt;
    if (length != hash.size())
        return sha256(std::as_bytes(std::span(bytes).first(length)));
    std::memcpy(hash.data(), bytes.data(), hash.size());
    return hash;
}

std::optional<std::vector<Hash>> proof_in(const boost::json::value& steps) {
    std::vector<Hash> proof;
    if (steps.is_null())
        return proof;
    for (const auto& step : steps.as_array()) {
        const auto hash = hash_in(step);
        if (!hash)
            return std::nullopt;
        proof.push_back(*hash);
    }
    return proof;
}

bool holds_inclusion(const boost::json::object& vector) {
    const auto root = hash_in(vector.at("root"));
    const auto leaf_of = hash_in(vector.at("leafHash"));
    const auto proof = proof_in(vector.at("proof"));
    return root && leaf_of && proof &&
           is_included(vector.at("leafIdx").to_number<std::uint64_t>(),
                       vector.at("treeSize").to_number<std::uint64_t>(), *leaf_of, *proof, *root);
}

bool holds_consistency(const boost::json::object& vector) {
    const auto before = hash_in(vector.at("root1"));
    const auto after = hash_in(vector.at("root2"));
    const auto proof = proof_in(vector.at("proof"));
    return before && after && proof &&
           is_consistent(vector.at("size1").to_number<std::uint64_t>(),
                         vector.at("size2").to_number<std::uint64_t>(), *before, *after, *proof);
}

int check_vectors(std::string_view kind, bool (*holds)(const boost::json::object&)) {
    int count = 0;
    for (const auto& file : fs::recursive_directory_iterator(vectors() / kind)) {
        if (file.path().extension() != ".json")
            continue;
        std::ifstream in(file.path());
        const std::string text(std::istreambuf_iterator<char>(in), {});
        const boost::json::object vector = boost::json::parse(text).as_object();
        EXPECT_EQ(holds(vector), !vector.at("wantErr").as_bool()) << file.path();
        ++count;
    }
    return count;
}

TEST(SharedVectors, AreAllJudgedAsTheySay) {
    // The vectors lie beside the checkout and not in it: who has them not learns so, and the tests
    // above have checked every small tree by the definition.
    if (!fs::exists(vectors()))
        GTEST_SKIP() << "NO VECTORS: set RADSLAG_SHARED to the folder with standards/merkle";
    const int inclusions = check_vectors("inclusion", holds_inclusion);
    const int consistencies = check_vectors("consistency", holds_consistency);
    EXPECT_EQ(inclusions, 98);
    EXPECT_EQ(consistencies, 98);
}

} // namespace
} // namespace radslag::ledger
