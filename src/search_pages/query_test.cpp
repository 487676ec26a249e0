// How questions are read, entries are made, and hits are put in order.
#include "search_pages/query.hpp"
#include "search_pages/ranking.hpp"
#include "search_pages/suggesting.hpp"

#include <gtest/gtest.h>

namespace radslag::search_pages {
namespace {

Query parsed(std::string_view question) {
    auto query = parse_query(search::analyser(), question);
    EXPECT_TRUE(query) << question;
    return query.value_or(Query{});
}

TEST(AQuestion, HasWordsPhrasesAndWhatIsUnwanted) {
    const Query query = parsed("möten \"nästa steg\" -bro  -\"ny väg\" strateg*");
    ASSERT_EQ(query.wanted.size(), 4U);
    EXPECT_EQ(query.wanted[0].written, "möten");
    EXPECT_TRUE(query.wanted[3].begins);
    EXPECT_EQ(query.phrases.size(), 1U);
    ASSERT_EQ(query.unwanted.size(), 1U);
    EXPECT_EQ(query.unwanted[0].written, "bro");
    EXPECT_EQ(query.unwanted_phrases.size(), 1U);
}

TEST(AQuestion, TakesARegistryNumberAsAPhrase) {
    const Query query = parsed("N2016/06374/RTS");
    EXPECT_EQ(query.wanted.size(), 3U);
    EXPECT_EQ(query.phrases.size(), 1U);
}

TEST(AQuestion, MayBeNothingAtAll) {
    for (const auto* nothing :
         {"", "   ", "\x01\x02\t", "-", "\"", "\"\"", "*", "- -", "-\"", "\xff\xfe"})
        EXPECT_TRUE(parsed(nothing).is_empty()) << nothing;
}

TEST(AQuestion, IsRefusedWhenItIsTooLong) {
    EXPECT_FALSE(parse_query(search::analyser(), std::string(10'000, 'a')));
    EXPECT_FALSE(parse_query(search::analyser(), "a b c d e f g h i j k l m n o p q"));
}

TEST(AQuestion, CannotLeaveItsQuotes) {
    const Query query = parsed("a'b \"c\" NEAR(x) d:e ' OR 1 | & ! :*");
    for (const auto engine : {db::Engine::sqlite, db::Engine::postgres}) {
        const std::string text = match_text(engine, query, {}, {});
        const char quote = engine == db::Engine::sqlite ? '"' : '\'';
        EXPECT_EQ(std::ranges::count(text, quote) % 2, 0) << text;
        EXPECT_EQ(text.find(engine == db::Engine::sqlite ? '\'' : '"'), std::string::npos) << text;
    }
}

TEST(AQuestion, IsWrittenForEachEngine) {
    const Query query = parsed("bro -väg byg*");
    EXPECT_EQ(match_text(db::Engine::sqlite, query, {}, {"x"}),
              "((\"bro\") AND \"byg\" * AND (\".aall\" OR \".ax\")) NOT (\"väg\")");
    EXPECT_EQ(match_text(db::Engine::postgres, query, {}, {"x"}),
              "(('bro') & 'byg':* & ('.aall' | '.ax')) & !('väg')");
}

TEST(AScore, PutsTheTitleBeforeTheTextAndTheWordBeforeItsPart) {
    const Query query = parsed("strategi");
    const int in_title = score_of(query, " strategi | annan ", " ");
    const int in_text = score_of(query, " annan | en strategi ", " ");
    const int in_part = score_of(query, " annan | livsmedelsstrategi ", " livsmedel strategi ");
    EXPECT_GT(in_title, in_text);
    EXPECT_GT(in_text, in_part);
    EXPECT_GT(in_part, 0);
}

TEST(AScore, PutsWordsThatStandTogetherBeforeThoseThatDoNot) {
    const Query query = parsed("väg bro");
    const std::string far(200, 'x');
    EXPECT_GT(score_of(query, " | väg bro ", " "), score_of(query, " | väg " + far + " bro ", " "));
}

TEST(ASnippet, MarksTheWordsInAllTheirForms) {
    const auto pieces =
        snippet_of(search::analyser(), parsed("strategi"), "Nu kommer strategierna <b> snart.");
    ASSERT_EQ(pieces.size(), 3U);
    EXPECT_EQ(pieces[1].text, "strategierna");
    EXPECT_TRUE(pieces[1].is_marked);
    EXPECT_EQ(pieces[2].text, " <b> snart.");
}

TEST(ASnippet, IsTheShortPartOfALongTextWithTheWords) {
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "åäö fyllnad ";
    text += "strategin kommer. ";
    for (int i = 0; i < 100; ++i)
        text += "mera fyllnad ";
    std::size_t size = 0;
    bool is_marked = false;
    for (const auto& piece : snippet_of(search::analyser(), parsed("strategi"), text)) {
        size += piece.text.size();
        is_marked |= piece.is_marked;
    }
    EXPECT_TRUE(is_marked);
    EXPECT_LT(size, 300U);
}

TEST(ALongText, IsCutIntoPassagesAtItsLines) {
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += "En rad med ord.\n";
    std::string together;
    for (const auto passage : passages_of(text)) {
        EXPECT_LE(passage.size(), longest_passage);
        together += passage;
    }
    EXPECT_EQ(together, text);
    EXPECT_EQ(passages_of(std::string(5000, 'a')).size(), 3U);
    EXPECT_EQ(passages_of("").size(), 1U);
}

TEST(Entries, AreNumberedByTheirDays) {
    const Record record{Kind::turn, "abc"};
    EXPECT_LT(entry_id(std::nullopt, record, 0), entry_id(parse_day("1850-01-01"), record, 0));
    EXPECT_LT(entry_id(parse_day("2016-11-17"), record, 0), first_id_of(*parse_day("2016-11-18")));
    EXPECT_GE(entry_id(parse_day("2016-11-18"), record, 0), first_id_of(*parse_day("2016-11-18")));
    EXPECT_GT(entry_id(parse_day("9999-12-31"), record, 0), 0);
}

TEST(Distance, CountsLettersNotBytes) {
    EXPECT_EQ(distance("möte", "mote", 2), 1U);
    EXPECT_EQ(distance("strategi", "stratgei", 2), 1U);
    EXPECT_EQ(distance("bro", "bredband", 2), 3U);
    EXPECT_EQ(distance("väg", "väg", 2), 0U);
}

} // namespace
} // namespace radslag::search_pages
