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

TEST_P(TheLedger, TellsTheHistoryOfARowAndHowItStands) {
    ASSERT_TRUE(receive("i1", "Mer tåg"));
    ASSERT_TRUE(receive("i2", "Mer buss"));
    ASSERT_TRUE(change("i1", "Fler tåg"));
    ASSERT_TRUE(number_entries(*database_));
    database_->read([](db::Session& session) {
        std::vector<std::pair<std::int64_t, OwnValue>> seen;
        history_of(session, "inputs", "i1", [&](const Entry& entry, const Image& image) {
            seen.emplace_back(entry.number.value_or(-1), *image.find("text"));
            EXPECT_EQ(last_number(session), 2) << "statements may run inside";
        });
        EXPECT_EQ(seen, (std::vector<std::pair<std::int64_t, OwnValue>>{{0, "Mer tåg"},
                                                                        {2, "Fler tåg"}}));
        const auto newest = newest_image_of(session, "inputs", "i1");
        ASSERT_TRUE(newest);
        EXPECT_EQ(*newest->find("text"), OwnValue("Fler tåg"));
        EXPECT_EQ(*newest->find("version"), OwnValue(std::int64_t{2}));
        EXPECT_EQ(newest_image_of(session, "inputs", "i3"), std::nullopt);
    });
}

TEST_P(TheLedger, ShowsTheWriterItsActAtOnce) {
    ASSERT_TRUE(receive("i1", "Mer tåg"));
    database_->read([](db::Session& session) {
        int entries = 0;
        history_of(session, "inputs", "i1", [&](const Entry&, const Image&) { ++entries; });
        EXPECT_EQ(entries, 1) << "numbered or not";
    });
}

TEST_P(TheLedger, RecordsThatARowIsGone) {
    ASSERT_TRUE(receive("i1", "Mer tåg"));
    ASSERT_TRUE(database_->write([](db::Session& session) -> Result<void> {
        Act act(session, "anna", "input.delete", "i1");
        EXPECT_EQ(act.erase(delete_input, {"i1"}), 1);
        EXPECT_EQ(act.erase(delete_input, {"i1"}), 0);
        act.append();
        return {};
    }));
    const auto newest = database_->reading(
        [](db::Session& session) { return newest_image_of(session, "inputs", "i1"); });
    ASSERT_TRUE(newest);
    EXPECT_TRUE(newest->gone);
}

TEST_P(TheLedger, HoldsHundredsOfRowsInOneEntry) {
    ASSERT_TRUE(database_->write([](db::Session& session) -> Result<void> {
        Act act(session, "import", "meeting.import", "m1");
        for (int i = 0; i < 333; ++i)
            act.write(insert_input, {"row" + std::to_string(i), "Text", nullptr, nullptr, nullptr});
        act.append();
        return {};
    }));
    const auto all = entries();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(images_in(all[0].payload).size(), 333U);
    database_->read([](db::Session& session) {
        for (int i = 0; i < 333; ++i)
            EXPECT_TRUE(newest_image_of(session, "inputs", "row" + std::to_string(i))) << i;
    });
}

TEST_P(TheLedger, HoldsRowsThatWereAddedWithoutWaiting) {
    ASSERT_TRUE(database_->write([](db::Session& session) -> Result<void> {
        Act act(session, "import", "meeting.import", "m1");
        for (int i = 0; i < 333; ++i)
            act.add(insert_input, {"row" + std::to_string(i), "Text", nullptr, nullptr, nullptr});
        EXPECT_EQ(act.write(update_input, {"row7", "Seen by what is written next."}), 1);
        act.append();
        return {};
    }));
    const auto all = entries();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(images_in(all[0].payload).size(), 333U);
    const auto changed = database_->reading(
        [](db::Session& session) { return newest_image_of(session, "inputs", "row7"); });
    ASSERT_TRUE(changed);
    EXPECT_EQ(std::get<std::int64_t>(*changed->find("version")), 2) << "the last image counts";
}

TEST_P(TheLedger, UndoesAnActWhoseAddedRowIsRefused) {
    ASSERT_TRUE(receive("i1", "The first."));
    EXPECT_THROW((void)database_->write([](db::Session& session) -> Result<void> {
        Act act(session, "anna", "input.receive", "i2");
        act.add(insert_input, {"i2", "Text", nullptr, nullptr, nullptr});
        act.add(insert_input, {"i1", "Is there already.", nullptr, nullptr, nullptr});
        act.add(insert_input, {"i3", "Text", nullptr, nullptr, nullptr});
        act.append();
        return {};
    }),
                 db::Fault);
    EXPECT_EQ(entries().size(), 1U);
    EXPECT_TRUE(receive("i2", "Nothing is left of it, so it can be written."));
}

TEST_P(TheLedger, TakesTheTimeOfTheTransaction) {
    std::string time;
    ASSERT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
        Act act(session, "anna", "input.receive", "i1");
        act.append();
        time = to_text(session.now());
        return {};
    }));
    EXPECT_EQ(entries().at(0).time, time);
}

TEST_P(TheLedger, LeavesNoGapInTheNumbersWhereAnActWasUndone) {
    for (int i = 0; i < 20; ++i) {
        const std::string id = "i" + std::to_string(i);
        const auto act_that_may_fail = [&](db::Session& session) -> Result<void> {
            Act act(session, "anna", "input.receive", id);
            act.write(insert_input, {id, "Text", nullptr, nullptr, nullptr});
            act.append();
            if (i % 3 == 1)
                return failure(ErrorCode::conflict, "Somebody was faster.");
            if (i % 3 == 2)
                session.execute({"broken", "INSERT INTO nowhere DEFAULT VALUES"});
            return {};
        };
        if (i % 3 == 2)
            EXPECT_THROW((void)database_->write(act_that_may_fail), db::Fault);
        else
            EXPECT_EQ(database_->write(act_that_may_fail).has_value(), i % 3 == 0);
    }
    const auto all = entries();
    ASSERT_EQ(all.size(), 7U);
    for (std::size_t i = 0; i < all.size(); ++i)
        EXPECT_EQ(all[i].number, static_cast<std::int64_t>(i));
}

TEST_P(TheLedger, UndoesAnActThatWasNotAppended) {
    const auto forgetful = [](db::Session& session) -> Result<void> {
        Act act(session, "anna", "input.receive", "i1");
        act.write(insert_input, {"i1", "Text", nullptr, nullptr, nullptr});
        return {};
    };
    EXPECT_THROW((void)database_->write(forgetful), db::Fault);
    EXPECT_THROW((void)database_->write([](db::Session& session) -> Result<void> {
        Act act(session, "anna", "input.receive", "i1");
        act.add(insert_input, {"i1", "Text", nullptr, nullptr, nullptr});
        return {};
    }),
                 db::Fault)
        << "one whose row was not waited for as well";
    const auto refused = database_->write([](db::Session& session) -> Result<void> {
        Act act(session, "anna", "input.receive", "i1");
        act.write(insert_input, {"i1", "Text", nullptr, nullptr, nullptr});
        return failure(ErrorCode::invalid, "The text is too short.");
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalid) << "an error needs no entry";
    EXPECT_FALSE(change("nobody", "An update of no row needs no entry either."));
    EXPECT_TRUE(entries().empty());
    EXPECT_TRUE(receive("i1", "The row was undone, so it can be written."));
}

TEST_P(TheLedger, RefusesToWriteInAnActThatWasAppended) {
    EXPECT_THROW((void)database_->write([](db::Session& session) -> Result<void> {
        Act act(session, "anna", "input.receive", "i1");
        act.append();
        act.write(insert_input, {"i1", "Text", nullptr, nullptr, nullptr});
        return {};
    }),
                 std::logic_error);
}

TEST_P(TheLedger, GivesItsEntriesFromAnyNumberOn) {
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(receive("i" + std::to_string(i), "Text"));
    ASSERT_TRUE(number_entries(*database_));
    const auto objects = [&](std::int64_t first, std::int64_t most) {
        std::string all;
        database_->read([&](db::Session& session) {
            entries_from(session, first, most, [&](const Entry& entry) { all += entry.object; });
        });
        return all;
    };
    EXPECT_EQ(objects(0, 100), "i0i1i2i3i4");
    EXPECT_EQ(objects(2, 2), "i2i3");
    EXPECT_EQ(objects(5, 100), "");
}

} // namespace
} // namespace radslag::ledger
