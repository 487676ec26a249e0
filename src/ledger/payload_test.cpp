// Payloads: the commitments and roots of format 1, the order of paths, erasing one field, and
// payloads that somebody has changed.
#include "ledger/draft.hpp"
#include "ledger/jcs.hpp"
#include "ledger/payload.hpp"
#include "ledger/reader.hpp"
#include "platform/base/hex.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace radslag::ledger {
namespace {

/// A row without a database.
class ARow final : public db::Row {
  public:
    using Cell = std::variant<std::nullptr_t, std::int64_t, std::string>;
    explicit ARow(std::vector<std::pair<std::string, Cell>> cells) : cells_(std::move(cells)) {}

    [[nodiscard]] int size() const override { return static_cast<int>(cells_.size()); }
    [[nodiscard]] std::string_view name(int column) const override { return at(column).first; }
    [[nodiscard]] bool is_null(int column) const override { return holds<std::nullptr_t>(column); }
    [[nodiscard]] bool is_integer(int column) const override { return holds<std::int64_t>(column); }
    [[nodiscard]] bool is_bytes(int) const override { return false; }
    [[nodiscard]] std::int64_t integer(int column) const override {
        return std::get<std::int64_t>(at(column).second);
    }
    [[nodiscard]] std::string_view text(int column) const override {
        return std::get<std::string>(at(column).second);
    }
    [[nodiscard]] std::span<const std::byte> bytes(int) const override { return {}; }

  private:
    [[nodiscard]] const std::pair<std::string, Cell>& at(int column) const {
        return cells_[static_cast<std::size_t>(column)];
    }
    template <class T>
    [[nodiscard]] bool holds(int column) const {
        return std::holds_alternative<T>(at(column).second);
    }
    std::vector<std::pair<std::string, Cell>> cells_;
};

ARow a_row(std::vector<std::pair<std::string, ARow::Cell>> cells) {
    return ARow(std::move(cells));
}

constexpr Head head{"i1", "2016-11-18T09:30:00.000Z", "input.receive", "anna"};

/// Rows of tables whose names stand before, between and after the paths of the head.
std::vector<std::byte> payload() {
    Draft draft;
    for (const auto* table : {"verb", "who_knows", "inputs_uses", "inputs", "objects", "time"})
        for (const auto* id : {"b", "a-1", "a", "aa"})
            draft.keep(table, 12,
                       a_row({{"text", "Mer tåg"},
                              {"id", id},
                              {"count", std::int64_t{-300}},
                              {"a_theme", nullptr},
                              {"sort_key", "never"}}));
    draft.keep_gone("inputs", a_row({{"id", "gone"}}));
    return draft.pack(head);
}

std::vector<std::string> paths_in(std::span<const std::byte> packed) {
    std::vector<std::string> paths;
    for_each_field(packed, [&](const Field& field) { paths.push_back(field.path()); });
    return paths;
}

/// RFC 9162 section 2.1.1, word for word.
Hash tree_hash(std::span<const Hash> commitments) {
    if (commitments.empty())
        return sha256(std::string_view());
    if (commitments.size() == 1)
        return leaf_hash(commitments[0]);
    std::size_t half = 1;
    while (half * 2 < commitments.size())
        half *= 2;
    return node_hash(tree_hash(commitments.first(half)), tree_hash(commitments.subspan(half)));
}

TEST(ACommitment, IsTheHashOfSaltAndCanonicalJson) {
    std::array<std::byte, 32> salt{};
    for (std::size_t i = 0; i < salt.size(); ++i)
        salt[i] = static_cast<std::byte>(i);
    const auto commitment = [&](std::string_view column, const Value& value) {
        return to_hex(commitment_of({"inputs", "i1", column, value, salt}));
    };
    using namespace std::string_view_literals;
    EXPECT_EQ(commitment("text", "Mer tåg"sv),
              "cc5a3ee23c0f25412347ce31b1b6b22eca112de45a7f65bae09226274019e09a");
    EXPECT_EQ(commitment("version", std::int64_t{-9007199254740992}),
              "9097d103ab3f22806639e514512afc8e5ffd677b7ddb62b9b7db4336f2e40ed2");
    EXPECT_EQ(commitment("@gone", true),
              "d3eca1df3964e6247a4a519d292f1662209f0bb0a388eef8bd99b07354a51553");
    EXPECT_EQ(commitment("theme", nullptr),
              "15238f4dbb2d00c503f58f721cc242236c72b80e245831c74b3b9a08c73871e2");
    EXPECT_EQ(commitment("text", Erased{}), to_hex(salt)) << "what stands in its place";
}

TEST(ALeaf, IsTheCanonicalJsonOfNumberAndRoot) {
    Hash root{};
    for (std::size_t i = 0; i < root.size(); ++i)
        root[i] = static_cast<std::byte>(i);
    const std::string leaf = public_leaf(7, root);
    EXPECT_EQ(leaf, R"({"n":7,"root":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=","v":1})");
    EXPECT_EQ(to_hex(leaf_hash(std::as_bytes(std::span(leaf)))),
              "b6340c959ef0e26a62964463813e80f2be723274524b0df41e5597b6895e076e");
}

TEST(APayload, HoldsItsPathsInTheOrderOfTheirBytes) {
    const auto paths = paths_in(payload());
    EXPECT_EQ(paths.size(), 4 + 6 * 4 * 5 + 1U);
    EXPECT_TRUE(std::ranges::is_sorted(paths, std::ranges::less_equal{}));
    const std::set<std::string> set(paths.begin(), paths.end());
    EXPECT_EQ(set.size(), paths.size());
    for (const auto* path : {"object", "time", "verb", "who", "inputs/a/@schema", "inputs/a/id",
                             "inputs/gone/@gone", "verb/aa/text"})
        EXPECT_TRUE(set.contains(path)) << path;
    EXPECT_FALSE(set.contains("inputs/a/sort_key"));
    EXPECT_FALSE(set.contains("inputs/gone/@schema"));
}

TEST(APayload, HasTheRootOfTheTreeOverItsCommitments) {
    const auto packed = payload();
    std::vector<Hash> commitments;
    for_each_field(packed,
                   [&](const Field& field) { commitments.push_back(commitment_of(field)); });
    EXPECT_EQ(root_of(packed), tree_hash(commitments));
}

TEST(APayload, HasASaltOfItsOwnForEveryField) {
    std::set<std::string> salts;
    std::size_t fields = 0;
    for (int i = 0; i < 2; ++i)
        for_each_field(payload(), [&](const Field& field) {
            ++fields;
            EXPECT_EQ(field.salt.size(), 32U);
            salts.emplace(reinterpret_cast<const char*>(field.salt.data()), field.salt.size());
        });
    EXPECT_EQ(salts.size(), fields);
}

TEST(APayload, GivesBackItsValues) {
    const auto images = images_in(payload());
    ASSERT_EQ(images.size(), 25U);
    EXPECT_EQ(images[0].table, "inputs");
    EXPECT_EQ(images[0].id, "a-1") << "'-' comes before '/'";
    EXPECT_EQ(images[0].schema_version, 12);
    EXPECT_EQ(*images[0].find("count"), OwnValue(std::int64_t{-300}));
    EXPECT_EQ(*images[0].find("text"), OwnValue("Mer tåg"));
    EXPECT_EQ(*images[0].find("a_theme"), OwnValue(nullptr));
    EXPECT_EQ(images[0].find("sort_key"), nullptr);
    const auto gone = std::ranges::find(images, "gone", &Image::id);
    ASSERT_NE(gone, images.end());
    EXPECT_TRUE(gone->gone);
    EXPECT_TRUE(gone->columns.empty());
}

TEST(APayload, CarriesIntegersOfEverySize) {
    std::vector<std::int64_t> numbers{
        0, 1, -1, 63, 64, -64, -65, 127, 128, 1'000'000'007, largest_integer, -largest_integer};
    Draft draft;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        draft.keep("t", 1, a_row({{"id", std::to_string(i + 100)}, {"n", numbers[i]}}));
    std::vector<std::int64_t> back;
    for (const Image& image : images_in(draft.pack(head)))
        back.push_back(std::get<std::int64_t>(*image.find("n")));
    EXPECT_EQ(back, numbers);
    EXPECT_THROW(draft.keep("t", 1, a_row({{"id", "x"}, {"n", largest_integer + 1}})),
                 std::range_error);
}

TEST(APayload, KeepsTheLastImageOfARowThatWasWrittenTwice) {
    Draft draft;
    draft.keep("t", 1, a_row({{"id", "x"}, {"n", std::int64_t{1}}}));
    draft.keep("t", 1, a_row({{"id", "x"}, {"n", std::int64_t{2}}}));
    auto images = images_in(draft.pack(head));
    ASSERT_EQ(images.size(), 1U);
    EXPECT_EQ(*images[0].find("n"), OwnValue(std::int64_t{2}));
    draft.keep_gone("t", a_row({{"id", "x"}}));
    images = images_in(draft.pack(head));
    ASSERT_EQ(images.size(), 1U);
    EXPECT_TRUE(images[0].gone);
}

TEST(APayload, RefusesRowsWithoutAnIdThatCanStandInAPath) {
    Draft draft;
    EXPECT_THROW(draft.keep("t", 1, a_row({{"name", "x"}})), std::logic_error);
    EXPECT_THROW(draft.keep("t", 1, a_row({{"id", nullptr}})), std::logic_error);
    EXPECT_THROW(draft.keep("t", 1, a_row({{"id", ""}})), std::logic_error);
    EXPECT_THROW(draft.keep("t", 1, a_row({{"id", "a/b"}})), std::logic_error);
}

TEST(AnErasedField, LeavesTheRootAndAllOtherFieldsAsTheyWere) {
    const auto before = payload();
    const auto after = erase_field(before, "inputs/a/text");
    ASSERT_TRUE(after);
    EXPECT_EQ(root_of(*after), root_of(before));
    EXPECT_EQ(paths_in(*after), paths_in(before));
    const auto images = images_in(*after);
    const auto erased = std::ranges::find(images, "a", &Image::id);
    EXPECT_EQ(*erased->find("text"), OwnValue(Erased{}));
    EXPECT_EQ(*erased->find("count"), OwnValue(std::int64_t{-300}));
    const auto twice = erase_field(*after, "inputs/a/text");
    ASSERT_TRUE(twice);
    EXPECT_EQ(*twice, *after) << "erasing again changes nothing";
    const auto who = erase_field(*after, "who");
    ASSERT_TRUE(who);
    EXPECT_EQ(root_of(*who), root_of(before));
    EXPECT_EQ(erase_field(before, "inputs/a/none"), std::nullopt);
}

TEST(AnErasedField, IsGoneFromTheBytesWithItsSalt) {
    Draft draft;
    draft.keep("t", 1, a_row({{"id", "x"}, {"text", "a secret name"}}));
    const auto packed = draft.pack(head);
    std::string salt;
    for_each_field(packed, [&](const Field& field) {
        if (field.column == "text")
            salt.assign(reinterpret_cast<const char*>(field.salt.data()), field.salt.size());
    });
    const auto erased = erase_field(packed, "t/x/text");
    ASSERT_TRUE(erased);
    const std::string_view bytes(reinterpret_cast<const char*>(erased->data()), erased->size());
    EXPECT_EQ(bytes.find("secret"), std::string_view::npos);
    EXPECT_EQ(bytes.find(salt), std::string_view::npos);
}

TEST(AChangedPayload, HasAnotherRootOrCannotBeRead) {
    Draft draft;
    draft.keep("t", 1, a_row({{"id", "x"}, {"text", "words"}, {"n", std::int64_t{5}}}));
    draft.keep_gone("u", a_row({{"id", "y"}}));
    const auto packed = draft.pack(head);
    const Hash root = root_of(packed);
    int unreadable = 0;
    for (std::size_t i = 0; i < packed.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            auto changed = packed;
            changed[i] ^= static_cast<std::byte>(1 << bit);
            try {
                EXPECT_NE(root_of(changed), root) << "byte " << i << " bit " << bit;
            } catch (const BadPayload&) {
                ++unreadable;
            }
        }
    EXPECT_GT(unreadable, 0);
    for (std::size_t length = 0; length < packed.size(); ++length)
        EXPECT_THROW((void)root_of(std::span(packed).first(length)), BadPayload);
    auto longer = packed;
    longer.push_back(std::byte{0});
    EXPECT_THROW((void)root_of(longer), BadPayload);
}

} // namespace
} // namespace radslag::ledger
