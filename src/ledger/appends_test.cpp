// Entries appended at random, with a proof for each that the ledger still holds another and still
// begins with what it was. RADSLAG_APPENDS says how many, RADSLAG_PROOFS a file into which all is
// written for a verifier that is not ours (tests/ledger/proofs_reader.py).
#include "ledger/kept_tree.hpp"
#include "ledger/records_test.hpp"
#include "platform/base/hex.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <random>

namespace radslag::ledger {
namespace {

std::string all_hex(const std::vector<Hash>& hashes) {
    std::string text;
    for (const Hash& hash : hashes)
        text += " " + to_hex(hash);
    return text;
}

class ManyAppends : public LedgerTest {
  protected:
    static std::uint64_t wanted() {
        const char* const count = std::getenv("RADSLAG_APPENDS");
        return count == nullptr ? 300 : std::stoull(count);
    }

    std::uint64_t below(std::uint64_t end) {
        return std::uniform_int_distribution<std::uint64_t>(0, end - 1)(draw_);
    }

    /// So many acts in one transaction.
    void append(std::uint64_t count) {
        ASSERT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
            for (std::uint64_t i = 0; i < count; ++i) {
                const std::string id = fmt::format("i{}", made_++);
                Act act(session, "import", "input.receive", id);
                act.write(insert_input, {id, std::to_string(draw_()), nullptr, nullptr, nullptr});
                act.append();
            }
            return {};
        }));
        while (number_entries(*database_).value_or(0) > 0) {
        }
        while (grow_tree(*database_).value_or(0) > 0) {
        }
    }

    /// A proof of each kind, over a tree of so many entries.
    void prove(db::Session& session, std::uint64_t size, std::ostream& out) {
        const Subtrees tree = kept_subtrees(session);
        const Hash root = root_of(size, tree);
        const std::uint64_t index = below(size);
        const Hash leaf = kept_row(session, 0, index, 1).front();
        const auto included = inclusion_proof(index, size, tree);
        ASSERT_TRUE(is_included(index, size, leaf, included, root)) << index << " of " << size;
        out << "included " << index << " " << size << " " << to_hex(leaf) << " " << to_hex(root)
            << all_hex(included) << "\n";
        const std::uint64_t earlier = 1 + below(size);
        const Hash then = root_of(earlier, tree);
        const auto consistent = consistency_proof(earlier, size, tree);
        ASSERT_TRUE(is_consistent(earlier, size, then, root, consistent)) << earlier << " " << size;
        out << "consistent " << earlier << " " << size << " " << to_hex(then) << " " << to_hex(root)
            << all_hex(consistent) << "\n";
    }

    std::uint64_t made_ = 0;
    std::mt19937_64 draw_{20'261'128};
};
ON_BOTH_ENGINES(ManyAppends);

TEST_P(ManyAppends, AreProvedEach) {
    const char* const file = std::getenv("RADSLAG_PROOFS");
    std::ofstream out(file == nullptr ? "/dev/null" : file, std::ios::app);
    while (made_ < wanted()) {
        const std::uint64_t before = made_;
        append(std::min(wanted() - made_, 1 + below(200)));
        database_->read([&](db::Session& session) {
            for (std::uint64_t size = before + 1; size <= made_; ++size)
                prove(session, size, out);
        });
    }
    EXPECT_EQ(database_->reading(tree_size), wanted());
}

} // namespace
} // namespace radslag::ledger
