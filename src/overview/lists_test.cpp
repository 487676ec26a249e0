// The lists on both engines: in Swedish order, cut to the reader, page by page the same as whole.
#include "overview/horizon/store.hpp"
#include "overview/organisations/store.hpp"
#include "overview/persons/store.hpp"
#include "overview/promises/store.hpp"
#include "overview/regions/store.hpp"
#include "overview/register_test.hpp"
#include "overview/rosters/store.hpp"
#include "overview/rows.hpp"

namespace radslag::overview {
namespace {

using Names = std::vector<std::string>;
constexpr db::Slice all{0, 1000};

class Lists : public RegisterTest {
  protected:
    Names people(const persons::Filter& filter, persons::Order order = persons::Order::name,
                 bool descending = false, const db::Slice& slice = all) {
        return people_for(everybody_, filter, order, descending, slice);
    }
    Names people_for(const bodies::Reader& reader, const persons::Filter& filter,
                     persons::Order order = persons::Order::name, bool descending = false,
                     const db::Slice& slice = all) {
        Names names;
        reading([&](db::Session& session) {
            persons::people(session, reader, filter, order, descending, slice,
                            [&](const auto& each) { names.push_back(each.person.name); });
            return 0;
        });
        return names;
    }
    Names promises(const promises::Filter& filter, promises::Order order = promises::Order::due,
                   bool descending = false) {
        Names words;
        reading([&](db::Session& session) {
            promises::promises(
                session, everybody_, filter, order, descending, all,
                [&](const auto& each) { words.push_back(std::string(each.promised.text)); });
            EXPECT_EQ(promises::count(session, everybody_, filter),
                      static_cast<std::int64_t>(words.size()));
            return 0;
        });
        return words;
    }
};

ON_BOTH_ENGINES(Lists);

TEST_P(Lists, OfPeopleStandInSwedishOrder) {
    const Names alphabet = {"Adam Ek",   "Éva Dahl", "Oskar Ek", "Zita Ek",
                            "Åke Åberg", "Ärla Ek",  "Örjan Ek"};
    change([&] {
        const std::vector<std::string> words = {"adam", "eva",  "oskar", "zita",
                                                "ake",  "arla", "orjan"};
        for (const std::size_t i : {5U, 0U, 6U, 3U, 1U, 4U, 2U}) {
            person(words[i], alphabet[i]);
            attends(words[i], "open");
        }
    });
    EXPECT_EQ(people({}), alphabet);
    EXPECT_EQ(people({}, persons::Order::name, true), Names(alphabet.rbegin(), alphabet.rend()));
    EXPECT_EQ(people({.name = text::fold("ÅK")}), Names{"Åke Åberg"});
    EXPECT_EQ(people({.name = text::fold("Eva")}), Names{"Éva Dahl"});
    EXPECT_EQ(people({.name = "ek"}), Names{});
}

TEST_P(Lists, OfPeopleTellNothingOfWhatMayNotBeRead) {
    change([&] {
        person("adam", "Adam Ek");
        attends("adam", "open");
        person("hemlig", "Hemlig Ek");
        attends("hemlig", "closed");
        organisation("skane", "Region Skåne", "region", "m");
        party("skaneparti", "forum", "skane");
        person("vald", "Vald Ek");
        mandate("valdsplats", "forum", "vald", "skaneparti", "ordinary");
        person("ingen", "Ingen Ek");
    });
    EXPECT_EQ(people({}), (Names{"Adam Ek", "Vald Ek"})) << "who holds a mandate is public";
    EXPECT_EQ(people({.name = "hemlig"}), Names{});
    EXPECT_EQ(people_for(secretary_, {}), (Names{"Adam Ek", "Hemlig Ek", "Vald Ek"}));
    EXPECT_EQ(people({.body = id_of("forum")}), Names{"Vald Ek"});
    reading([&](db::Session& session) {
        EXPECT_EQ(persons::count(session, everybody_, {}), 2);
        EXPECT_EQ(persons::count(session, secretary_, {}), 3);
        const auto hidden = people::PersonId::parse(id_of("hemlig"));
        EXPECT_FALSE(persons::person(session, everybody_, *hidden));
        EXPECT_TRUE(persons::person(session, secretary_, *hidden));
        const auto unnamed = people::PersonId::parse(id_of("ingen"));
        EXPECT_FALSE(persons::person(session, secretary_, *unnamed));
        EXPECT_TRUE(persons::person(session, secretary_, *unnamed, persons::Keeps::people));
        EXPECT_TRUE(store::person_named(session, everybody_, "Hemlig").is_unknown());
        EXPECT_EQ(store::person_named(session, everybody_, "vald").shown(), "Vald Ek");
        return 0;
    });
}

TEST_P(Lists, OfPeopleByOrganisationEndWithThoseWhoHaveNone) {
    change([&] {
        organisation("oland", "Ölands förbund", "association");
        organisation("skane", "Region Skåne", "region", "m");
        person("adam", "Adam Ek", "oland");
        person("bea", "Bea Ek");
        person("cia", "Cia Ek", "skane");
        person("dan", "Dan Ek", "skane");
        for (const char* word : {"adam", "bea", "cia", "dan"})
            attends(word, "open");
    });
    const auto order = persons::Order::organisation;
    EXPECT_EQ(people({}, order), (Names{"Cia Ek", "Dan Ek", "Adam Ek", "Bea Ek"}));
    EXPECT_EQ(people({}, order, true), (Names{"Adam Ek", "Cia Ek", "Dan Ek", "Bea Ek"}));
    EXPECT_EQ(people({.organisation = id_of("skane")}, order), (Names{"Cia Ek", "Dan Ek"}));
    for (const bool descending : {false, true}) {
        Names pages;
        for (std::int64_t skip = 0; skip < 4; ++skip)
            for (const auto& name : people({}, order, descending, {skip, 1}))
                pages.push_back(name);
        EXPECT_EQ(pages, people({}, order, descending)) << "no row twice, none lost";
    }
}

TEST_P(Lists, OfOrganisationsAreChosenByKindCountyAndName) {
    change([&] {
        organisation("oland", "Ölands förbund", "association");
        organisation("skane", "Region Skåne", "region", "m");
        organisation("orebro", "Region Örebro län", "region", "t");
        organisation("arbete", "Ärendeverket", "authority");
    });
    const auto listed = [&](const organisations::Filter& filter, organisations::Order order) {
        Names names;
        reading([&](db::Session& session) {
            organisations::organisations(session, filter, order, false, all, [&](const auto& each) {
                names.push_back(each.organisation.name);
            });
            EXPECT_EQ(organisations::count(session, filter),
                      static_cast<std::int64_t>(names.size()));
            return 0;
        });
        return names;
    };
    using organisations::Order;
    EXPECT_EQ(listed({}, Order::name),
              (Names{"Region Skåne", "Region Örebro län", "Ärendeverket", "Ölands förbund"}));
    EXPECT_EQ(listed({}, Order::kind),
              (Names{"Ölands förbund", "Ärendeverket", "Region Skåne", "Region Örebro län"}));
    EXPECT_EQ(listed({.kind = "region"}, Order::name),
              (Names{"Region Skåne", "Region Örebro län"}));
    EXPECT_EQ(listed({.county = "t"}, Order::name), Names{"Region Örebro län"});
    EXPECT_EQ(listed({.name = text::fold("region ö")}, Order::name), Names{"Region Örebro län"});
    EXPECT_EQ(listed({.name = "region", .county = "m"}, Order::kind), Names{"Region Skåne"});
    reading([&](db::Session& session) {
        EXPECT_EQ(store::organisation_named(session, "Region Sk").shown(), "Region Skåne");
        EXPECT_EQ(store::organisation_named(session, id_of("arbete")).shown(), "Ärendeverket");
        EXPECT_TRUE(store::organisation_named(session, "Region Xyz").is_unknown());
        EXPECT_FALSE(store::organisation_named(session, "").is_unknown());
        return 0;
    });
}

TEST_P(Lists, OfPromisesKnowWhatIsComingLateUndatedAndDone) {
    change([&] {
        organisation("skane", "Region Skåne", "region", "m");
        promise({.word = "kommer", .meeting = "open", .due = "2017-02-01"});
        promise({.word = "idag", .meeting = "open", .organisation = "skane", .due = "2017-01-10"});
        promise({.word = "sen", .meeting = "open", .due = "2017-01-09", .kind = "request"});
        promise({.word = "oppen", .meeting = "open"});
        promise({.word = "klar", .meeting = "open", .due = "2016-12-01", .state = "done"});
        promise({.word = "hemlig",
                 .meeting = "closed",
                 .organisation = "skane",
                 .due = "2017-03-01",
                 .audience = "secret"});
        turn("tyst", "open", "skane", "secret");
        promise({.word = "viskad", .meeting = "open", .due = "2017-03-01", .turn = "tyst"});
    });
    using promises::Which;
    EXPECT_EQ(promises({.which = Which::coming, .late_before = today_}),
              (Names{id_of("idag"), id_of("kommer")}));
    EXPECT_EQ(promises({.which = Which::late, .late_before = today_}), Names{id_of("sen")});
    EXPECT_EQ(promises({.which = Which::undated, .late_before = today_}), Names{id_of("oppen")});
    EXPECT_EQ(promises({.which = Which::done, .late_before = today_}), Names{id_of("klar")});
    EXPECT_EQ(promises({.which = Which::all, .late_before = today_}),
              (Names{id_of("klar"), id_of("sen"), id_of("idag"), id_of("kommer"), id_of("oppen")}))
        << "what has no day stands last";
    EXPECT_EQ(promises({.which = Which::all, .late_before = today_}, promises::Order::due, true),
              (Names{id_of("kommer"), id_of("idag"), id_of("sen"), id_of("klar"), id_of("oppen")}));
    EXPECT_EQ(promises({.which = Which::all, .late_before = today_, .kind = "request"}),
              Names{id_of("sen")});
    EXPECT_EQ(
        promises({.which = Which::coming, .late_before = today_, .organisation = id_of("skane")}),
        Names{id_of("idag")});
    EXPECT_EQ(promises({.which = Which::late, .late_before = today_, .body = id_of("forum")}),
              Names{id_of("sen")});
    EXPECT_EQ(promises({.which = Which::late, .late_before = today_, .body = id_of("angra")}),
              Names{});
    reading([&](db::Session& session) {
        const auto find = [&](const char* word, const bodies::Reader& reader) {
            return promises::promise(session, reader,
                                     *commitments::CommitmentId::parse(id_of(word)))
                .has_value();
        };
        EXPECT_TRUE(find("sen", everybody_));
        EXPECT_FALSE(find("hemlig", everybody_));
        EXPECT_FALSE(find("viskad", everybody_));
        EXPECT_TRUE(find("viskad", secretary_));
        return 0;
    });
}

TEST_P(Lists, OfPromisesOfOnePersonHoldThoseOfSeveral) {
    change([&] {
        person("adam", "Adam Ek");
        attends("adam", "open");
        promise({.word = "ihop", .meeting = "open", .due = "2017-02-01"});
        promise({.word = "annan", .meeting = "open", .due = "2017-02-01"});
        put("INSERT INTO commitment_person (id, commitment, person) VALUES ('ppppppppppppp', $1, "
            "$2)",
            {id_of("ihop"), id_of("adam")});
    });
    EXPECT_EQ(promises({.late_before = today_, .person = id_of("adam")}), Names{id_of("ihop")});
}

TEST_P(Lists, OfWhatSomebodyStillOwesLoseNothingBehindWhatIsDone) {
    change([&] {
        person("adam", "Adam Ek");
        const auto promised = [&](const std::string& word, const char* due, const char* state) {
            promise({.word = word, .meeting = "open", .due = due, .state = state});
            put("INSERT INTO commitment_person (id, commitment, person) VALUES ($1, $1, $2)",
                {id_of(word), id_of("adam")});
        };
        promised("sist", "2017-05-01", "open");
        promised("sen", "2016-12-01", "open");
        for (const char first : std::string("abcdefghijklmnopqrst"))
            for (const char second : std::string("abc"))
                promised(std::string("klar") + first + second, "2017-04-01", "done");
    });
    Names open;
    reading([&](db::Session& session) {
        for (const auto& each : store::open_of_person(session, everybody_, id_of("adam")))
            open.push_back(each.text);
        return 0;
    });
    EXPECT_EQ(open, (Names{id_of("sen"), id_of("sist")}));
}

TEST_P(Lists, OfTheHorizonMergeEveryKindOfDate) {
    change([&] {
        organisation("skane", "Region Skåne", "region", "m");
        meeting("framat", "forum", "2017-02-15", "public");
        promise(
            {.word = "kommer", .meeting = "open", .organisation = "skane", .due = "2017-02-01"});
        deadline("varen", "open", "2017-05-31");
        deadline("oppet", "open", std::nullopt);
        put("INSERT INTO matter (id, version, kind, title, owner, state, audience) VALUES ($1, 1, "
            "'assignment', 'Uppdrag', $2, 'open', $3)",
            {id_of("uppdrag"), id_of("skane"), id_of("public")});
        put("INSERT INTO milestone (id, version, matter, text, due_kind, due_to, due_words) VALUES "
            "('mmmmmmmmmmmmm', 1, $1, 'delrapport', 'day', '2017-02-10', '')",
            {id_of("uppdrag")});
    });
    reading([&](db::Session& session) {
        const auto words = [&](const horizon::Filter& filter, const db::Slice& slice = all) {
            Names found;
            for (const auto& date : horizon::dates(session, everybody_, filter, slice))
                found.push_back(date.text);
            return found;
        };
        const Names whole = {id_of("kommer"), "delrapport", id_of("framat"), id_of("varen")};
        EXPECT_EQ(words({.from = today_}), whole);
        EXPECT_EQ(horizon::count(session, everybody_, {.from = today_}), 4);
        EXPECT_EQ(words({.from = today_}, {1, 2}), (Names{"delrapport", id_of("framat")}));
        EXPECT_EQ(words({.from = today_}, {4, 2}), Names{});
        EXPECT_EQ(words({.from = today_, .organisation = id_of("skane")}),
                  (Names{id_of("kommer"), "delrapport"}));
        EXPECT_EQ(words({.from = today_, .kind = horizon::Kind::announced}), Names{id_of("varen")});
        EXPECT_EQ(words({.from = *parse_day("2017-02-12")}),
                  (Names{id_of("framat"), id_of("varen")}));
        const auto open = horizon::open(session, everybody_, {.from = today_}, 50);
        EXPECT_EQ(open.size(), 1U);
        EXPECT_EQ(open.front().text, id_of("oppet"));
        return 0;
    });
}

TEST_P(Lists, OfTheHorizonKeepQuietOfDatesInTurnsForFewer) {
    change([&] {
        organisation("skane", "Region Skåne", "region", "m");
        turn("tyst", "open", "skane", "secret");
        deadline("viskad", "open", "2017-05-31", 150);
        deadline("sagd", "open", "2017-05-31", 250);
    });
    reading([&](db::Session& session) {
        EXPECT_EQ(horizon::count(session, everybody_, {.from = today_}), 1);
        EXPECT_EQ(horizon::count(session, secretary_, {.from = today_}), 2);
        return 0;
    });
}

TEST_P(Lists, OfARosterSayWhoIsMissing) {
    change([&] {
        organisation("skane", "Region Skåne", "region", "m");
        organisation("orebro", "Region Örebro län", "region", "t");
        party("skaneparti", "forum", "skane");
        party("orebroparti", "forum", "orebro");
        person("adam", "Adam Ek");
        person("bea", "Bea Ek");
        person("cia", "Cia Ek");
        mandate("adamsplats", "forum", "adam", "skaneparti", "ordinary");
        mandate("beasplats", "forum", "bea", "orebroparti", "substitute");
        mandate("ciasplats", "forum", "cia", "orebroparti", "ordinary", "2016-12-31");
    });
    reading([&](db::Session& session) {
        const auto shown =
            rosters::body(session, everybody_, *bodies::BodyId::parse(id_of("forum")), today_);
        EXPECT_TRUE(shown);
        EXPECT_EQ(shown->seats.size(), 2U);
        EXPECT_FALSE(shown->seats[0].is_empty());
        EXPECT_TRUE(shown->seats[1].is_empty()) << "a substitute does not fill the seat";
        EXPECT_EQ(shown->seats[1].substitutes.size(), 1U);
        EXPECT_EQ(shown->seats[1].earlier.size(), 1U);
        EXPECT_EQ(shown->meetings.size(), 1U) << "the closed one is not told of";
        const auto regions = regions::regions(session, everybody_, today_);
        EXPECT_EQ(regions.size(), 2U);
        EXPECT_EQ(regions[0].member, "Adam Ek");
        EXPECT_FALSE(regions[1].member);
        return 0;
    });
}

TEST_P(Lists, OfBodiesTellTheLastAndTheNextMeetingThatMayBeRead) {
    change([&] { meeting("framat", "forum", "2017-02-15", "secret"); });
    reading([&](db::Session& session) {
        std::vector<rosters::ListedBody> found;
        rosters::bodies(session, everybody_, {}, today_, false, all,
                        [&](const auto& each) { found.push_back(each); });
        EXPECT_EQ(found.size(), 2U);
        EXPECT_EQ(found[0].body.name, "Tjänstemannaforum");
        EXPECT_EQ(found[0].last_meeting, parse_day("2016-11-18"));
        EXPECT_FALSE(found[0].next_meeting);
        EXPECT_EQ(rosters::count(session, {}), 2);
        EXPECT_EQ(rosters::count(session, {"board"}), 0);
        return 0;
    });
}

TEST_P(Lists, OfRegionsCountWhatTheReaderMayRead) {
    change([&] {
        organisation("skane", "Region Skåne", "region", "m");
        turn("hord", "open", "skane");
        turn("tyst", "open", "skane", "secret");
        turn("stangd", "closed", "skane");
        promise({.word = "kommer", .meeting = "open", .organisation = "skane"});
    });
    reading([&](db::Session& session) {
        const auto seen = regions::regions(session, everybody_, today_).at(0);
        EXPECT_EQ(seen.said, 1);
        EXPECT_EQ(seen.promised, 1);
        EXPECT_EQ(regions::regions(session, secretary_, today_).at(0).said, 3);
        return 0;
    });
}

TEST(Regions, AreFoundByLetterCountyCodeAndNuts) {
    for (const char* code : {"w", "W", "20", "SE312", "se312"}) {
        ASSERT_NE(regions::find(code), nullptr) << code;
        EXPECT_EQ(regions::find(code)->name, "Region Dalarna");
    }
    EXPECT_EQ(regions::find("ac")->name, "Region Västerbotten");
    for (const char* code : {"", "wx", "SE31", "2", "00"})
        EXPECT_EQ(regions::find(code), nullptr) << code;
}

} // namespace
} // namespace radslag::overview
