// Matters and registry numbers as readers find them, on both engines.
#include "matters/reading_store.hpp"
#include "overview/register_test.hpp"

namespace radslag::matters {
namespace {

using overview::id_of;
using Names = std::vector<std::string>;

class Matters : public overview::RegisterTest {
  protected:
    void matter(std::string_view word, std::string_view title, std::string_view kind,
                std::string_view state, std::string_view audience = "public") {
        put("INSERT INTO matter (id, version, kind, title, sort_key, state, audience) VALUES ($1, "
            "1, $2, $3, $4, $5, $6)",
            {id_of(word), kind, title, std::span<const std::byte>(text::sort_key(title)), state,
             id_of(audience)});
    }
    void numbered(std::string_view matter, std::string_view number) {
        put("INSERT INTO matter_number (id, matter, registry_number, extent) VALUES ($1, $1, $2, "
            "'whole')",
            {id_of(matter), id_of(number)});
    }
    Names listed(const store::MatterFilter& filter, store::MatterOrder order,
                 bool descending = false) {
        Names names;
        reading([&](db::Session& session) {
            store::matters(session, everybody_, filter, order, descending, {0, 100},
                           [&](const auto& each) { names.push_back(each.matter.name); });
            EXPECT_EQ(store::count(session, everybody_, filter),
                      static_cast<std::int64_t>(names.size()));
            return 0;
        });
        return names;
    }
};

ON_BOTH_ENGINES(Matters);

TEST_P(Matters, StandInSwedishOrderAndAreChosenByKindAndState) {
    change([&] {
        matter("zon", "Zonindelning", "study", "open");
        matter("aland", "Ålandsstudien", "study", "closed");
        matter("oppna", "Öppna data", "assignment", "open");
        matter("hemlig", "Hemligt", "study", "open", "secret");
    });
    using Order = store::MatterOrder;
    EXPECT_EQ(listed({}, Order::title), (Names{"Zonindelning", "Ålandsstudien", "Öppna data"}));
    EXPECT_EQ(listed({}, Order::title, true),
              (Names{"Öppna data", "Ålandsstudien", "Zonindelning"}));
    EXPECT_EQ(listed({}, Order::kind), (Names{"Öppna data", "Zonindelning", "Ålandsstudien"}));
    EXPECT_EQ(listed({}, Order::state), (Names{"Ålandsstudien", "Zonindelning", "Öppna data"}));
    EXPECT_EQ(listed({.kind = "study"}, Order::title), (Names{"Zonindelning", "Ålandsstudien"}));
    EXPECT_EQ(listed({.kind = "study", .state = "open"}, Order::state), Names{"Zonindelning"});
}

TEST_P(Matters, AreFoundByTheirNumberInAnySpelling) {
    change([&] {
        matter("mat", "Livsmedelsstrategin", "strategy", "open");
        number("nummer", "N2016/06374/RTS");
        numbered("mat", "nummer");
        number("losnummer", "N2015/4711");
        mention("namns", "open", "losnummer");
    });
    reading([&](db::Session& session) {
        for (const char* spelling :
             {"N2016/06374/RTS", "n2016/06374/rts", "dnr N2016/06374/RTS", " N2016 / 06374/RTS "})
            EXPECT_EQ(store::find(session, everybody_, spelling).matter, id_of("mat")) << spelling;
        const auto loose = store::find(session, everybody_, "dnr n2015/4711");
        EXPECT_FALSE(loose.matter);
        EXPECT_EQ(loose.number, id_of("losnummer"));
        const auto none = store::find(session, everybody_, "N1999/1");
        EXPECT_FALSE(none.matter || none.number);
        return 0;
    });
}

TEST_P(Matters, ShowWhereTheirNumbersWereTakenUp) {
    change([&] {
        matter("mat", "Livsmedelsstrategin", "strategy", "open");
        number("nummer", "N2016/06374/RTS");
        numbered("mat", "nummer");
        mention("forst", "open", "nummer");
        mention("sedan", "closed", "nummer");
    });
    reading([&](db::Session& session) {
        const auto id = *MatterId::parse(id_of("mat"));
        const auto seen = store::matter(session, everybody_, id, store::most_at_first);
        EXPECT_TRUE(seen);
        EXPECT_EQ(seen->touches.size(), 1U);
        EXPECT_EQ(seen->touches[0].meeting, id_of("open"));
        const auto all = store::matter(session, secretary_, id, store::most_at_first);
        EXPECT_EQ(all->touches.size(), 2U);
        EXPECT_FALSE(all->has_more);
        const auto latest = store::matter(session, secretary_, id, 1);
        EXPECT_EQ(latest->touches.size(), 1U);
        EXPECT_EQ(latest->touches[0].meeting, all->touches[0].meeting);
        EXPECT_TRUE(latest->has_more);
        return 0;
    });
}

TEST_P(Matters, TellNothingOfNumbersThatMayNotBeRead) {
    change([&] {
        organisation("skane", "Region Skåne", "region", "m");
        number("stangt", "N2017/1");
        mention("stangd", "closed", "stangt");
        turn("tyst", "open", "skane", "secret");
        number("viskat", "N2017/2");
        mention("viskning", "open", "viskat", 150);
        number("oppet", "N2017/3");
        mention("sagd", "open", "oppet", 250);
    });
    reading([&](db::Session& session) {
        const auto listed = [&](const bodies::Reader& reader) {
            Names names;
            store::numbers(session, reader, {.begins = "N2017"}, false, {0, 100},
                           [&](const auto& each) { names.push_back(each.number.name); });
            EXPECT_EQ(store::count(session, reader, store::NumberFilter{.begins = "N2017"}),
                      static_cast<std::int64_t>(names.size()));
            return names;
        };
        EXPECT_EQ(listed(everybody_), Names{"N2017/3"});
        EXPECT_EQ(listed(secretary_), (Names{"N2017/1", "N2017/2", "N2017/3"}));
        for (const char* word : {"stangt", "viskat"}) {
            const auto id = *RegistryNumberId::parse(id_of(word));
            EXPECT_FALSE(store::number(session, everybody_, id)) << word;
            EXPECT_TRUE(store::number(session, secretary_, id)) << word;
        }
        EXPECT_FALSE(store::find(session, everybody_, "N2017/2").number);
        return 0;
    });
}

TEST_P(Matters, HangUnderThemesAsATree) {
    change([&] {
        const auto theme = [&](std::string_view word, std::string_view name,
                               std::optional<std::string> parent) {
            put("INSERT INTO theme (id, version, parent, name, sort_key) VALUES ($1, 1, $2, $3, "
                "$4)",
                {id_of(word), parent, name, std::span<const std::byte>(text::sort_key(name))});
        };
        theme("mat", "Mat", std::nullopt);
        theme("ost", "Ost", id_of("mat"));
        theme("angar", "Ängar", id_of("mat"));
        theme("arbete", "Arbete", std::nullopt);
        matter("osten", "Ostfrågan", "study", "open");
        put("UPDATE matter SET theme = $1", {id_of("ost")});
    });
    reading([&](db::Session& session) {
        Names tree;
        for (const auto& each : store::themes(session, everybody_))
            tree.push_back(std::string(static_cast<std::size_t>(each.depth), '-') +
                           each.theme.name + (each.matters > 0 ? "*" : ""));
        EXPECT_EQ(tree, (Names{"Arbete", "Mat", "-Ost*", "-Ängar"}));
        const auto shown = store::theme(session, everybody_, id_of("mat"));
        EXPECT_EQ(shown->children.size(), 2U);
        EXPECT_EQ(store::theme(session, everybody_, id_of("ost"))->matters.size(), 1U);
        EXPECT_FALSE(store::theme(session, everybody_, "nothing"));
        return 0;
    });
}

} // namespace
} // namespace radslag::matters
