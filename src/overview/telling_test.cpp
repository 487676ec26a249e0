// A sender is told again, once, when a new version comes in of the document that its input was used
// in, or its text is said to have moved; on both engines.
#include "documents/actions.hpp"
#include "inputs/actions.hpp"
#include "ledger/consequences.hpp"
#include "overview/register_test.hpp"

#include <array>

namespace radslag::overview {
namespace {

using documents::DocumentId;

constexpr std::array follows = {ledger::Consequence{"document", inputs::follow_document}};

class TellingTest : public RegisterTest {
  protected:
    void SetUp() override {
        RegisterTest::SetUp();
        if (IsSkipped())
            return;
        ledger::set_consequences(follows);
        change([&] {
            organisation("verket", "Vägverket", "authority");
            put("INSERT INTO input (id, version, number, kind, text, body, origin, received_at, "
                "audience, confidence, state) VALUES ($1, 1, 1, 'view', 'Bron gungar', $2, 'form', "
                "'2016-11-20T09:00:00.000Z', $3, 100, 'unanswered')",
                {id_of("inspel"), id_of("forum"), id_of("public")});
            put("INSERT INTO input_authority (id, input, organisation, asked_at, state) VALUES "
                "($1, $1, $2, '2016-11-20T09:00:00.000Z', 'owes')",
                {id_of("inspel"), id_of("verket")});
        });
    }
    void TearDown() override {
        ledger::set_consequences({});
        RegisterTest::TearDown();
    }

    template <class Acting>
    Result<void> act(std::string_view verb, Acting&& acting) {
        return database_->write([&](db::Session& session) -> Result<void> {
            ledger::Act act(session, "test", verb, input_.text());
            if (Result<void> done = acting(act); !done)
                return done;
            act.append();
            return {};
        });
    }
    DocumentId document(const std::optional<DocumentId>& replaces = {}) {
        documents::Document made{.audience = *bodies::AudienceId::parse(id_of("public"))};
        made.name = "plan.pdf";
        made.sha256 = std::string(made.id.text());
        made.replaces = replaces;
        EXPECT_TRUE(act("document.receive", [&](ledger::Act& one) -> Result<void> {
            documents::record(one, made, {});
            return {};
        }));
        return made.id;
    }
    inputs::UseId used_in(const inputs::Pointer& pointer) {
        inputs::Use use{.input = input_,
                        .authority = *people::OrganisationId::parse(id_of("verket")),
                        .text = "Det kom med."};
        use.pointer = pointer;
        EXPECT_TRUE(act("input.answer", [&](ledger::Act& one) {
            use.told_at = one.session().now();
            return inputs::answer(one, use);
        }));
        return use.id;
    }
    std::int64_t tellings() {
        return reading([&](db::Session& session) {
            return session
                .integer(
                    {"test.tellings", "SELECT count(*) FROM input_telling WHERE what = 'text'"}, {})
                .value_or(0);
        });
    }

    const inputs::InputId input_ = *inputs::InputId::parse(id_of("inspel"));
};

ON_BOTH_ENGINES(TellingTest);

TEST_P(TellingTest, ANewVersionOfTheDocumentIsToldOnce) {
    const auto first = document();
    used_in({.document = first});
    document();
    EXPECT_EQ(tellings(), 0) << "another document is none of its business";
    const auto second = document(first);
    EXPECT_EQ(tellings(), 1);
    document(first);
    EXPECT_EQ(tellings(), 1);
    // Whoever was pointed to the second version hears of the third, not of its own.
    used_in({.document = second});
    EXPECT_EQ(tellings(), 1);
    document(first);
    EXPECT_EQ(tellings(), 2);
}

TEST_P(TellingTest, ATextInWordsIsSaidToHaveMovedOnce) {
    const auto use = used_in({.text = "Broplanen", .place = "avsnitt 4"});
    const auto moved = [&] {
        return act("input.text_moved", [&](ledger::Act& one) {
            return inputs::text_moved(one, use, input_, "Står nu i avsnitt 7.");
        });
    };
    EXPECT_TRUE(moved());
    EXPECT_EQ(moved().error().code, ErrorCode::conflict);
    EXPECT_EQ(tellings(), 1);
}

} // namespace
} // namespace radslag::overview
