// Figures that were kept up against figures that are counted anew, on both engines: after random
// acts on the demonstration, and while two follow and somebody writes.
#include "app/record_tables.hpp"
#include "demonstration/actions.hpp"
#include "dialogue/following.hpp"
#include "dialogue/store.hpp"
#include "inputs/actions.hpp"
#include "ledger/sequencer.hpp"
#include "ledger/undo.hpp"
#include "people/editing/editing.hpp"
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

#include <algorithm>
#include <random>

namespace radslag::dialogue {

/// Made from the migrations of all features by the build.
std::span<const db::Migration> test_migrations();

namespace {

/// One kind of act: a statement whose $1 is the row, $2 a number and $3 an audience, all drawn.
struct RandomAct {
    ledger::Write write;
};

#define ACT(table, name, sql)                                                                      \
    RandomAct {                                                                                    \
        ledger::Write {                                                                            \
            table, {                                                                               \
                "test." name, sql " RETURNING *"                                                   \
            }                                                                                      \
        }                                                                                          \
    }
constexpr std::array random_acts = {
    ACT("turn", "turn_side",
        "UPDATE turn SET version = version + 1, side = CASE $2 % 3 WHEN 0 THEN 'region' WHEN 1 "
        "THEN "
        "'state' END WHERE id = $1 AND CAST($3 AS TEXT) IS NOT NULL"),
    ACT("turn", "turn_text",
        "UPDATE turn SET version = version + 1, text = text || ' och mer' WHERE id = $1 AND "
        "CAST($2 AS INTEGER) >= 0 AND CAST($3 AS TEXT) IS NOT NULL"),
    ACT("turn", "turn_audience",
        "UPDATE turn SET version = version + 1, audience = CASE WHEN $2 % 2 = 0 THEN $3 END WHERE "
        "id = $1"),
    ACT("point", "point_audience",
        "UPDATE point SET version = version + 1, audience = CASE WHEN $2 % 2 = 0 THEN $3 END WHERE "
        "id = (SELECT point FROM turn WHERE id = $1)"),
    ACT("point", "point_plan",
        "UPDATE point SET version = version + 1, dialogue = $2 % 2, planned_minutes = 5 + $2 % 40 "
        "WHERE id = (SELECT point FROM turn WHERE id = $1) AND CAST($3 AS TEXT) IS NOT NULL"),
    ACT("section", "section_kind",
        "UPDATE section SET kind = CASE WHEN $2 % 2 = 0 THEN 'discussion' ELSE 'presentation' END "
        "WHERE id = (SELECT section FROM turn WHERE id = $1) AND CAST($3 AS TEXT) IS NOT NULL"),
    ACT("meeting", "meeting_audience",
        "UPDATE meeting SET version = version + 1, audience = $3 WHERE id = (SELECT meeting FROM "
        "turn WHERE id = $1) AND CAST($2 AS INTEGER) >= 0"),
    ACT("meeting", "meeting_day",
        "UPDATE meeting SET version = version + 1, day = CASE $2 % 3 WHEN 0 THEN '2024-02-01' WHEN "
        "1 THEN '2019-05-06' END WHERE id = (SELECT meeting FROM turn WHERE id = $1) AND CAST($3 "
        "AS "
        "TEXT) IS NOT NULL"),
    ACT("meeting", "meeting_body",
        "UPDATE meeting SET version = version + 1, body = (SELECT id FROM body ORDER BY id LIMIT 1 "
        "OFFSET $2 % 2) WHERE id = (SELECT meeting FROM turn WHERE id = $1) AND CAST($3 AS TEXT) "
        "IS NOT NULL"),
    ACT("input", "input_body",
        "UPDATE input SET version = version + 1, body = CASE WHEN $2 % 3 > 0 THEN (SELECT id FROM "
        "body ORDER BY id LIMIT 1 OFFSET $2 % 3 - 1) END WHERE id = (SELECT id FROM input ORDER BY "
        "id LIMIT 1 OFFSET $2 % 20) AND CAST($1 AS TEXT) IS NOT NULL AND CAST($3 AS TEXT) IS NOT "
        "NULL"),
    ACT("meeting", "meeting_state",
        "UPDATE meeting SET version = version + 1, state = CASE WHEN $2 % 2 = 0 THEN 'held' ELSE "
        "'cancelled' END WHERE id = (SELECT meeting FROM turn WHERE id = $1) AND CAST($3 AS TEXT) "
        "IS NOT NULL"),
    ACT("commitment", "commitment_state",
        "UPDATE commitment SET version = version + 1, kind = 'takes_along', state = CASE WHEN $2 % "
        "2 = 0 THEN 'open' ELSE 'withdrawn' END WHERE point = (SELECT point FROM turn WHERE id = "
        "$1) AND CAST($3 AS TEXT) IS NOT NULL"),
    ACT("reference", "reference_matter",
        "UPDATE reference SET matter = (SELECT id FROM matter ORDER BY id LIMIT 1 OFFSET $2 % 3) "
        "WHERE meeting = (SELECT meeting FROM turn WHERE id = $1) AND CAST($3 AS TEXT) IS NOT "
        "NULL"),
    ACT("input", "input_matter",
        "UPDATE input SET version = version + 1, matter = (SELECT id FROM matter ORDER BY id LIMIT "
        "1 OFFSET $2 % 3), answer_by = CASE WHEN $2 % 2 = 0 THEN '2025-10-10' END WHERE id = "
        "(SELECT id FROM input ORDER BY id LIMIT 1 OFFSET $2 % 20) AND CAST($1 AS TEXT) IS NOT "
        "NULL "
        "AND CAST($3 AS TEXT) IS NOT NULL"),
    ACT("input", "input_audience",
        "UPDATE input SET version = version + 1, audience = $3 WHERE id = (SELECT id FROM input "
        "ORDER BY id LIMIT 1 OFFSET $2 % 20) AND CAST($1 AS TEXT) IS NOT NULL"),
    ACT("input", "input_merged",
        "UPDATE input SET version = version + 1, merged_into = CASE WHEN $2 % 2 = 0 THEN (SELECT "
        "id FROM input ORDER BY id LIMIT 1 OFFSET 21) END WHERE id = (SELECT id FROM input ORDER "
        "BY id LIMIT 1 OFFSET $2 % 20) AND CAST($1 AS TEXT) IS NOT NULL AND CAST($3 AS TEXT) IS "
        "NOT NULL"),
    ACT("input", "input_split",
        "UPDATE input SET version = version + 1, split_at = CASE WHEN $2 % 2 = 0 THEN "
        "'2026-01-01T00:00:00.000Z' END WHERE id = (SELECT id FROM input ORDER BY id LIMIT 1 "
        "OFFSET $2 % 20) AND CAST($1 AS TEXT) IS NOT NULL AND CAST($3 AS TEXT) IS NOT NULL"),
    ACT("milestone", "milestone_day",
        "UPDATE milestone SET version = version + 1, due_to = CASE WHEN $2 % 2 = 0 THEN "
        "'2020-01-01' ELSE '2030-01-01' END WHERE CAST($1 AS TEXT) IS NOT NULL AND CAST($3 AS "
        "TEXT) "
        "IS NOT NULL"),
    ACT("organisation", "organisation_letter",
        "UPDATE organisation SET version = version + 1, county_letter = CASE WHEN county_letter "
        "IS NULL THEN 'zz' END WHERE $2 % 5 = 0 AND id = (SELECT organisation FROM turn WHERE id = "
        "$1) AND NOT EXISTS (SELECT 1 FROM organisation WHERE county_letter = 'zz') AND CAST($3 AS "
        "TEXT) IS NOT NULL"),
    ACT("turn", "turn_organisation",
        "UPDATE turn SET version = version + 1, organisation = (SELECT id FROM organisation WHERE "
        "county_letter IS NOT NULL ORDER BY id LIMIT 1 OFFSET $2 % 20) WHERE id = $1 AND CAST($3 "
        "AS "
        "TEXT) IS NOT NULL"),
};
#undef ACT

constexpr ledger::Write delete_turn = {
    "turn",
    {"test.turn_delete",
     "DELETE FROM turn WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM commitment c WHERE c.turn = "
     "turn.id) AND NOT EXISTS (SELECT 1 FROM input i WHERE i.turn = turn.id) AND NOT EXISTS "
     "(SELECT 1 FROM decision d WHERE d.turn = turn.id) AND NOT EXISTS (SELECT 1 FROM turn_speaker "
     "s WHERE s.turn = turn.id) RETURNING *"}};

class Figures : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(make_tables(test_migrations()));
        database_ = db::open(options(), clock_);
        const documents::Files files(folder() / "documents");
        const Day today = *parse_day("2026-03-11");
        ASSERT_TRUE(demonstration::fill(*database_, clock_, files, today, 1));
        clock_.set(std::chrono::sys_days{today} + std::chrono::hours(10));
        turns_ = texts("SELECT id FROM turn ORDER BY id");
        audiences_ = texts("SELECT id FROM audience ORDER BY id");
        catch_up_whole();
    }

    std::vector<std::string> texts(std::string_view sql) {
        std::vector<std::string> found;
        database_->read([&](db::Session& session) {
            session.query({"test.texts", sql}, {},
                          [&](const db::Row& row) { found.push_back(row.string(0)); });
        });
        return found;
    }

    void catch_up_whole() {
        ASSERT_TRUE(ledger::number_entries(*database_));
        ASSERT_TRUE(catch_up(*database_));
    }

    /// All rows of all figures, each as text, sorted.
    std::vector<std::string> figures() {
        std::vector<std::string> all;
        for (const std::string_view sql :
             {"SELECT * FROM dialogue_meeting", "SELECT * FROM dialogue_point",
              "SELECT * FROM dialogue_voice", "SELECT * FROM dialogue_input",
              "SELECT * FROM dialogue_answer", "SELECT * FROM dialogue_matter",
              "SELECT * FROM dialogue_year", "SELECT * FROM dialogue_planned",
              "SELECT * FROM dialogue_region", "SELECT * FROM dialogue_outcome",
              "SELECT * FROM dialogue_authority", "SELECT * FROM dialogue_verdict"}) {
            std::vector<std::string> rows;
            database_->read([&](db::Session& session) {
                session.query({"test.figures", sql}, {}, [&](const db::Row& row) {
                    std::string text(sql.substr(14));
                    for (int i = 0; i < row.size(); ++i)
                        text += row.is_null(i)      ? " -"
                                : row.is_integer(i) ? " " + std::to_string(row.integer(i))
                                                    : " " + row.string(i);
                    rows.push_back(std::move(text));
                });
            });
            all.insert(all.end(), rows.begin(), rows.end());
        }
        std::ranges::sort(all);
        return all;
    }

    std::string_view some(const std::vector<std::string>& of) { return of[random_() % of.size()]; }

    /// Gives the entry of the act; nothing when it changed no row or could not be done.
    std::optional<std::int64_t> act_at_random() {
        const auto number = static_cast<std::int64_t>(random_() % 1000);
        const RandomAct& chosen = random_acts[random_() % random_acts.size()];
        const std::string_view turn = some(turns_);
        const std::string_view audience = some(audiences_);
        const bool deletes = random_() % 12 == 0;
        const auto done = database_->writing([&](db::Session& session) -> Result<std::int64_t> {
            ledger::Act act(session, "test", "test.act", turn);
            const auto rows = deletes ? act.erase(delete_turn, {turn})
                                      : act.write(chosen.write, {turn, number, audience});
            return rows == 0 ? failure(ErrorCode::invalid, "nothing to do")
                             : Result<std::int64_t>(act.append());
        });
        return done ? std::optional(*done) : std::nullopt;
    }

    void undo(std::int64_t id) {
        (void)database_->write([&](db::Session& session) -> Result<void> {
            const auto entry = ledger::entry_with_id(session, id);
            const auto undone = ledger::undo(session, "test", *entry, app::record_tables());
            if (!undone)
                return tl::unexpected<Error>(undone.error());
            return {};
        });
    }

    /// An authority answers, or takes an answer back.
    void answer_at_random() {
        const auto open = texts("SELECT a.input || a.organisation FROM input_authority a WHERE "
                                "a.state IN ('owes', 'waiting') ORDER BY 1");
        const auto uses = texts("SELECT u.id FROM input_use u ORDER BY 1");
        const bool takes_back = open.empty() || random_() % 3 == 0;
        (void)database_->write([&](db::Session& session) -> Result<void> {
            ledger::Act act(session, "test", "test.answer", "x");
            Result<void> done;
            if (takes_back) {
                done = inputs::take_back(act, *inputs::UseId::parse(some(uses)), "Fel.", {});
            } else {
                const std::string_view both = some(open);
                inputs::Use use{.input = *inputs::InputId::parse(both.substr(0, 13)),
                                .authority = *people::OrganisationId::parse(both.substr(13))};
                use.kind = inputs::use_kinds.pairs()[random_() % 3].first;
                use.text = "Svar.";
                use.missing = "Lite.";
                use.pointer.text = "En skrivelse";
                done = inputs::answer(act, use);
            }
            if (done)
                act.append();
            return done;
        });
    }

    /// Two records of one organisation become one.
    void merge_at_random() {
        const auto some_organisations =
            texts("SELECT id FROM organisation WHERE merged_into IS NULL ORDER BY id");
        const auto letterless = texts("SELECT id FROM organisation WHERE merged_into IS NULL AND "
                                      "county_letter IS NULL ORDER BY id");
        auth::Caller caller;
        caller.person = texts("SELECT id FROM person ORDER BY id").front();
        caller.grants = {{auth::Role::secretary, texts("SELECT id FROM body").front(), ""}};
        (void)people::merge_organisations(*database_, caller,
                                          *people::OrganisationId::parse(some(some_organisations)),
                                          *people::OrganisationId::parse(some(letterless)));
    }

    void expect_as_counted_anew(int after) {
        const auto kept = figures();
        ASSERT_TRUE(count_anew(*database_));
        catch_up_whole();
        const auto counted = figures();
        std::vector<std::string> different;
        std::ranges::set_symmetric_difference(kept, counted, std::back_inserter(different));
        for (const std::string& row : different)
            ADD_FAILURE() << "after " << after << " acts: " << row;
        ASSERT_TRUE(different.empty());
        expect_bodies_to_add_up(after);
    }

    /// What the bodies have together is what all have; only inputs may belong to none.
    void expect_bodies_to_add_up(int after) {
        const auto numbers = texts(
            "SELECT CAST(year AS TEXT) || ' meetings' FROM dialogue_year GROUP BY year HAVING "
            "sum(CASE WHEN body = '' THEN meetings ELSE -meetings END) <> 0 OR sum(CASE WHEN body "
            "= '' THEN region_words ELSE -region_words END) <> 0 UNION ALL SELECT CAST(year AS "
            "TEXT) || ' points' FROM dialogue_planned GROUP BY year, planned HAVING sum(CASE WHEN "
            "body = '' THEN points ELSE -points END) <> 0 UNION ALL SELECT CAST(o.year AS TEXT) || "
            "' inputs' FROM dialogue_outcome o WHERE o.year <> 0 GROUP BY o.year HAVING sum(CASE "
            "WHEN o.body = '' THEN o.inputs ELSE -o.inputs END) <> (SELECT count(*) FROM "
            "dialogue_input i WHERE i.year = o.year AND i.body = '')");
        for (const std::string& number : numbers)
            ADD_FAILURE() << "after " << after << " acts, the bodies do not add up: " << number;
    }

    FixedClock clock_{Instant{}};
    std::unique_ptr<db::Database> database_;
    std::vector<std::string> turns_;
    std::vector<std::string> audiences_;
    std::mt19937 random_{20161118};
};

ON_BOTH_ENGINES(Figures);

TEST_P(Figures, KeptUpAreThoseCountedAnewAfterRandomActs) {
    EXPECT_GT(figures().size(), 200U) << "the demonstration has something to count";
    std::vector<std::int64_t> entries;
    int changed = 0;
    for (int i = 1; i <= 300; ++i) {
        if (random_() % 6 == 0 && !entries.empty()) {
            undo(entries.back());
            entries.pop_back();
        } else if (random_() % 8 == 0) {
            answer_at_random();
        } else if (random_() % 40 == 0) {
            merge_at_random();
        } else if (const auto entry = act_at_random()) {
            entries.push_back(*entry);
            ++changed;
        }
        clock_.set(clock_.now() + std::chrono::hours(5));
        if (random_() % 4 == 0) {
            ASSERT_NO_FATAL_FAILURE(catch_up_whole());
        }
        if (i % 25 == 0) {
            ASSERT_NO_FATAL_FAILURE(catch_up_whole());
            ASSERT_NO_FATAL_FAILURE(expect_as_counted_anew(i));
        }
    }
    EXPECT_GT(changed, 120);
}

TEST_P(Figures, ComeToTheSameWhenTwoFollowAtOnce) {
    ASSERT_TRUE(count_anew(*database_));
    {
        const ledger::Sequencer sequencer(*database_, std::chrono::milliseconds(5));
        const jobs::Follower one(*database_, following(), std::chrono::milliseconds(1));
        const jobs::Follower other(*database_, following(), std::chrono::milliseconds(1));
        for (int i = 0; i < 100; ++i)
            (void)act_at_random();
    }
    ASSERT_NO_FATAL_FAILURE(catch_up_whole());
    expect_as_counted_anew(100);
}

TEST_P(Figures, AreCountedAnewWhenTheirDefinitionsHaveChanged) {
    const auto before = figures();
    ASSERT_TRUE(database_->write([](db::Session& session) -> Result<void> {
        session.execute({"test.older", "UPDATE dialogue_reach SET definition = 0"});
        session.execute({"test.spoil", "UPDATE dialogue_meeting SET dialogue_words = 1"});
        return {};
    }));
    catch_up_whole();
    EXPECT_EQ(figures(), before);
}

} // namespace
} // namespace radslag::dialogue
