// A small register for tests of what pages read, on either engine: two bodies, meetings that
// everybody and meetings that the secretariat may read, people with names from all of the alphabet.
#pragma once

#include "bodies/bodies.hpp"
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"
#include "platform/text/fold.hpp"

#include <functional>

namespace radslag::overview {

/// Made from the migrations of all features by the build.
std::span<const db::Migration> test_migrations();

/// An id that tests can read: "anna" → "annaaaaaaaaaa".
inline std::string id_of(std::string_view word) {
    std::string id(word);
    id.resize(13, 'a');
    return id;
}

class RegisterTest : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(make_tables(test_migrations()));
        database_ = open();
        change([&] { found(); });
    }

    /// Runs `make` in a transaction; inside it, put() writes.
    void change(const std::function<void()>& make) {
        const auto done = database_->write([&](db::Session& session) -> Result<void> {
            session_ = &session;
            make();
            session_ = nullptr;
            return {};
        });
        ASSERT_TRUE(done);
    }

    void put(std::string_view sql, std::initializer_list<db::Parameter> parameters = {}) {
        session_->execute({"test.put", sql}, parameters);
    }

    template <class F>
    auto reading(F&& read) {
        return database_->reading(std::forward<F>(read));
    }

    // --- records ---------------------------------------------------------------------------------

    void organisation(std::string_view word, std::string_view name, std::string_view kind,
                      std::optional<std::string> letter = {}) {
        put("INSERT INTO organisation (id, version, name, sort_key, kind, country, county_letter, "
            "county_code) VALUES ($1, 1, $2, $3, $4, 'SE', $5, $5)",
            {id_of(word), name, std::span<const std::byte>(text::sort_key(name)), kind, letter});
        put("INSERT INTO organisation_name (id, organisation, name, folded) VALUES ($1, $1, $2, "
            "$3)",
            {id_of(word), name, text::fold(name)});
    }
    void person(std::string_view word, std::string_view name,
                std::optional<std::string> organisation = {}) {
        put("INSERT INTO person (id, version, name, sort_key, organisation, protected, "
            "demonstration) VALUES ($1, 1, $2, $3, $4, 0, 0)",
            {id_of(word), name, std::span<const std::byte>(text::sort_key(name)),
             organisation ? std::optional(id_of(*organisation)) : std::nullopt});
        put("INSERT INTO person_name (id, person, name, folded) VALUES ($1, $1, $2, $3)",
            {id_of(word), name, text::fold(name)});
    }
    void body(std::string_view word, std::string_view name) {
        put("INSERT INTO body (id, version, name, folded, sort_key, kind, demonstration) VALUES "
            "($1, 1, $2, $3, $4, 'forum', 0)",
            {id_of(word), name, text::fold(name),
             std::span<const std::byte>(text::sort_key(name))});
    }
    void meeting(std::string_view word, std::string_view of, std::string_view day,
                 std::string_view audience) {
        put("INSERT INTO meeting (id, version, body, title, day, state, language, audience) VALUES "
            "($1, 1, $2, $1, $3, 'held', 'sv', $4)",
            {id_of(word), id_of(of), day, id_of(audience)});
    }
    void attends(std::string_view person, std::string_view meeting) {
        put("INSERT INTO attendance (id, meeting, position, person, presence, confidence) VALUES "
            "($1, $2, 1, $3, 'present', 100)",
            {id_of(std::string(person.substr(0, 6)) + std::string(meeting.substr(0, 7))),
             id_of(meeting), id_of(person)});
    }
    void party(std::string_view word, std::string_view body, std::string_view organisation) {
        put("INSERT INTO party (id, version, body, organisation, role, side) VALUES ($1, 1, $2, "
            "$3, "
            "'regionally_responsible_actor', 'region')",
            {id_of(word), id_of(body), id_of(organisation)});
    }
    void mandate(std::string_view word, std::string_view body, std::string_view person,
                 std::string_view party, std::string_view kind,
                 std::optional<std::string> to = {}) {
        put("INSERT INTO mandate (id, version, body, person, party, kind, from_day, to_day) VALUES "
            "($1, 1, $2, $3, $4, $5, '2016-01-01', $6)",
            {id_of(word), id_of(body), id_of(person), id_of(party), kind, to});
    }
    void turn(std::string_view word, std::string_view meeting, std::string_view organisation,
              std::optional<std::string> audience = {}) {
        put("INSERT INTO turn (id, version, meeting, position, depth, text, organisation, "
            "side_set, "
            "confidence, audience, place_begin, place_end) VALUES ($1, 1, $2, 1, 0, $1, $3, 0, "
            "100, "
            "$4, 100, 200)",
            {id_of(word), id_of(meeting), id_of(organisation),
             audience ? std::optional(id_of(*audience)) : std::nullopt});
    }
    struct Promise {
        std::string word;
        std::string meeting;
        std::optional<std::string> organisation = {};
        std::optional<std::string> due = {};
        std::string state = "open";
        std::string audience = "public";
        std::optional<std::string> turn = {};
        std::string kind = "promise";
        std::string said_on = "2016-11-18";
    };
    void promise(const Promise& promise) {
        const auto id_or_none = [](const std::optional<std::string>& word) {
            return word ? std::optional(id_of(*word)) : std::nullopt;
        };
        put("INSERT INTO commitment (id, version, kind, text, body, meeting, turn, organisation, "
            "said_on, due_kind, due_to, due_words, state, audience, place_begin, confidence) "
            "VALUES ($1, 1, $2, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, 100)",
            {id_of(promise.word), promise.kind, id_of("forum"), id_of(promise.meeting),
             id_or_none(promise.turn), id_or_none(promise.organisation), promise.said_on,
             promise.due ? "day" : "open", promise.due, promise.due ? "" : "framover",
             promise.state, id_of(promise.audience)});
    }
    void deadline(std::string_view word, std::string_view meeting, std::optional<std::string> due,
                  std::int64_t place = 1) {
        put("INSERT INTO deadline (id, version, what, meeting, due_kind, due_to, due_words, "
            "audience, place_begin, place_end, confidence) VALUES ($1, 1, $1, $2, $3, $4, $5, $6, "
            "$7, $8, 100)",
            {id_of(word), id_of(meeting), due ? "window" : "open", due,
             due ? "under varen" : "framover", id_of("public"), place, place + 5});
    }
    void number(std::string_view word, std::string_view number) {
        put("INSERT INTO registry_number (id, number, folded, kind) VALUES ($1, $2, $3, "
            "'registry_number')",
            {id_of(word), number, text::fold_number(number)});
    }
    void mention(std::string_view word, std::string_view meeting, std::string_view number,
                 std::int64_t place = 1) {
        put("INSERT INTO reference (id, meeting, registry_number, position, place_begin, "
            "place_end, "
            "confidence) VALUES ($1, $2, $3, 1, $4, $5, 100)",
            {id_of(word), id_of(meeting), id_of(number), place, place + 5});
    }

    const bodies::Reader everybody_{};
    const bodies::Reader secretary_{"secretaryaaaa"};
    const Day today_ = *parse_day("2017-01-10");
    std::unique_ptr<db::Database> database_;

  private:
    void found() {
        body("forum", "Tjänstemannaforum");
        body("angra", "Ägarforum");
        for (const auto& [word, kind] :
             {std::pair("public", "public"), std::pair("secret", "secretariat")})
            put("INSERT INTO audience (id, version, kind) VALUES ($1, 1, $2)", {id_of(word), kind});
        put("INSERT INTO audience_reader (reader, audience) VALUES ($1, $2)",
            {everybody_.key, id_of("public")});
        put("INSERT INTO audience_reader (reader, audience) VALUES ($1, $2)",
            {secretary_.key, id_of("public")});
        put("INSERT INTO audience_reader (reader, audience) VALUES ($1, $2)",
            {secretary_.key, id_of("secret")});
        meeting("open", "forum", "2016-11-18", "public");
        meeting("closed", "forum", "2016-12-01", "secret");
    }

    db::Session* session_ = nullptr;
};

} // namespace radslag::overview
