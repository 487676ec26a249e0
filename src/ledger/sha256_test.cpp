// The hash tree against the roots that RFC 6962's reference implementation publishes.
#include "ledger/sha256.hpp"
#include "platform/base/hex.hpp"

#include <gtest/gtest.h>

namespace radslag::ledger {
namespace {

std::vector<std::byte> bytes(std::string_view hex_digits) {
    std::vector<std::byte> made;
    for (std::size_t i = 0; i < hex_digits.size(); i += 2)
        made.push_back(
            static_cast<std::byte>(std::stoi(std::string(hex_digits.substr(i, 2)), nullptr, 16)));
    return made;
}

TEST(Sha256, HashesAsTheStandardSays) {
    EXPECT_EQ(to_hex(sha256(std::string_view("abc"))),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(to_hex(sha256(std::string_view())),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, HashesLeavesOfEveryLengthWithTheirPrefix) {
    for (const std::size_t length : {0U, 1U, 32U, 256U, 257U, 5000U}) {
        const std::vector<std::byte> data(length, std::byte{7});
        std::vector<std::byte> prefixed(length + 1, std::byte{7});
        prefixed[0] = std::byte{0};
        EXPECT_EQ(leaf_hash(data), sha256(prefixed)) << length;
    }
}

TEST(Tree, HasTheRootsOfTheReferenceForEverySize) {
    const std::vector<std::string_view> leaves{"",
                                               "00",
                                               "10",
                                               "2021",
                                               "3031",
                                               "40414243",
                                               "5051525354555657",
                                               "606162636465666768696a6b6c6d6e6f"};
    const std::vector<std::string_view> roots{
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    Tree tree;
    EXPECT_EQ(to_hex(tree.root()), roots[0]);
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        tree.add(leaf_hash(bytes(leaves[i])));
        EXPECT_EQ(to_hex(tree.root()), roots[i + 1]) << i + 1 << " leaves";
    }
}

} // namespace
} // namespace radslag::ledger
