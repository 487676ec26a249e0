// What the tests of reviews begin with: a forum with a body about roads, its two secretaries, a
// stranger, and notes to propose.
#pragma once

#include "bodies/actions.hpp"
#include "bodies/roles.hpp"
#include "imports/notes_test.hpp"
#include "imports/review.hpp"
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

#include <algorithm>

namespace radslag::imports {

/// Made from migrations/ by the build.
std::span<const db::Migration> test_migrations();

constexpr std::string_view roads = "Forum för lokala vägar";

class Reviewing : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(make_tables(test_migrations()));
        database_ = open();
        files_.emplace(folder() / "documents");
        act([&](ledger::Act& act) {
            EXPECT_TRUE(bodies::found_forum(act, {.name = "Forum"}));
            roads_ = bodies::find_or_add_body(act, roads, false);
            other_ = bodies::find_or_add_body(act, "Forum för broar", false);
        });
        karin_ = caller("Karin Ek", auth::Role::secretary, roads_);
        bo_ = caller("Bo Sten", auth::Role::secretary, roads_);
        stranger_ = caller("Åsa Lund", auth::Role::secretary, other_);
    }

    void act(const std::function<void(ledger::Act&)>& change) {
        ASSERT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
            ledger::Act act(session, "test", "test", "test");
            change(act);
            act.append();
            return {};
        }));
    }

    auth::Caller caller(std::string_view name, auth::Role role,
                        std::optional<bodies::BodyId> body) {
        auth::Caller made;
        made.name = name;
        act([&](ledger::Act& act) {
            const auto person = people::add_person(act, {.name = std::string(name)});
            bodies::grant_role(act, {person, role, body}, today_);
            made.person = person.text();
        });
        database_->read([&](db::Session& session) {
            made.grants = bodies::roles_of(session, *people::PersonId::parse(made.person), today_);
        });
        return made;
    }

    ImportId propose(std::string_view notes = road_notes,
                     std::optional<std::string> body = std::nullopt,
                     std::string_view uploaded_by = {}) {
        Wishes wishes;
        wishes.body = std::move(body);
        wishes.uploaded_by = people::PersonId::parse(uploaded_by);
        const auto outcome = bring_in(*database_, *files_, road_reading(notes),
                                      std::as_bytes(std::span(notes)), wishes);
        EXPECT_TRUE(outcome);
        return outcome->import;
    }

    Result<Review> opened(const auth::Caller& who, ImportId id) {
        return database_->reading(
            [&](db::Session& session) { return open_review(session, who, readings_, id); });
    }

    static const Fact& fact(const Review& review, FactKind kind, std::string_view words) {
        const auto found = std::ranges::find_if(review.read->facts, [&](const Fact& one) {
            return one.kind == kind && one.words.find(words) != std::string::npos;
        });
        EXPECT_NE(found, review.read->facts.end()) << words;
        return *found;
    }

    /// Decides as somebody who has just opened the page.
    void decide_now(const auth::Caller& who, ImportId id, FactKind kind, std::string_view words,
                    Verdict verdict, Corrections corrections = {}) {
        const auto review = opened(who, id);
        ASSERT_TRUE(review);
        const Fact& about = fact(*review, kind, words);
        const auto made = review->decisions.find(about.key);
        const int seen = made == review->decisions.end() ? 0 : made->second.version;
        ASSERT_TRUE(decide(*database_, who, *review, about, {verdict, corrections, seen}));
    }

    Result<Outcome> accept_now(const auth::Caller& who, ImportId id) {
        const auto review = opened(who, id);
        if (!review)
            return tl::unexpected<Error>(review.error());
        return accept(*database_, who, *review, review->proposal.revision, today_);
    }

    std::vector<std::string> column(std::string_view sql) {
        std::vector<std::string> values;
        const db::Statement statement{"test.column", sql};
        database_->read([&](db::Session& session) {
            session.query(statement, {},
                          [&](const db::Row& row) { values.push_back(row.string(0)); });
        });
        return values;
    }

    std::int64_t count(std::string_view sql) {
        return database_->reading([&](db::Session& session) {
            return session.integer({"test.count", sql}).value_or(0);
        });
    }

    const Day today_ = *parse_day("2026-03-01");
    std::unique_ptr<db::Database> database_;
    std::optional<documents::Files> files_;
    Readings readings_;
    std::optional<bodies::BodyId> roads_, other_;
    auth::Caller karin_, bo_, stranger_;
};

} // namespace radslag::imports
