// What an act leaves behind: an entry with the images of its rows, numbered without gaps.
#include "ledger/records_test.hpp"

namespace radslag::ledger {
namespace {

class TheLedger : public LedgerTest {};
ON_BOTH_ENGINES(TheLedger);

std::map<std::string, OwnValue> values_of(const Image& image) {
    return {image.columns.begin(), image.columns.end()};
}

TEST_P(TheLedger, KeepsTheFullImageOfEveryRowThatAnActTouched) {
    const std::array<std::byte, 3> bytes{std::byte{1}, std::byte{2}, std::byte{3}};
    ASSERT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
        Act act(session, "anna", "input.receive", "i1");
        EXPECT_EQ(
            act.write(insert_input, {"i1", "Mer tåg", "transport", db::Parameter::Bytes(bytes),
                                     db::Parameter::Bytes(bytes)}),
            1);
        act.write(insert_use, {"u1", "i1", "used"});
        act.append();
        return {};
    }));
    const auto all = entries();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].number, 0);
    EXPECT_EQ(all[0].who, "anna");
    EXPECT_EQ(all[0].verb, "input.receive");
    EXPECT_EQ(all[0].object, "i1");
    EXPECT_EQ(all[0].root, root_of(all[0].payload));
    const auto images = images_in(all[0].payload);
    ASSERT_EQ(images.size(), 2U);
    EXPECT_EQ(images[0].table, "inputs");
    EXPECT_EQ(images[0].id, "i1");
    EXPECT_EQ(images[0].schema_version, 9000);
    EXPECT_EQ(
        values_of(images[0]),
        (std::map<std::string, OwnValue>{
            {"attachment", "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"},
            {"id", "i1"},
            {"text", "Mer tåg"},
            {"theme", "transport"},
            {"version", std::int64_t{1}}}))
        << "sort_key is left out, bytes stand by their SHA-256";
    EXPECT_EQ(images[1].table, "inputs_uses");
}

} // namespace
} // namespace radslag::ledger
