// What a feed looks like, and that no text breaks it.
#include "platform/feed/feed.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace radslag::feed {
namespace {

Feed one_of(std::string title) {
    Feed feed{.id = "urn:radslag:feed:x",
              .title = "Forum",
              .subtitle = "",
              .author = "Forum",
              .language = "sv",
              .self = "https://forum.example.org/feed.atom?a=1&b=2",
              .page = "https://forum.example.org/",
              .updated = *parse_instant("2026-11-28T10:00:00.000Z"),
              .entries = {}};
    feed.entries.push_back({.id = "urn:radslag:meeting:aaaaaaaaaaaaa",
                            .title = std::move(title),
                            .url = "https://forum.example.org/meetings/aaaaaaaaaaaaa",
                            .updated = feed.updated,
                            .summary = "A & B <c>",
                            .category = "meeting"});
    return feed;
}

TEST(Feed, IsReadBackAsItWasMeant) {
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(written(one_of("Möte <b>& \"mer\"")).c_str()));
    const auto root = document.child("feed");
    EXPECT_STREQ(root.child("entry").child_value("title"), "Möte <b>& \"mer\"");
    EXPECT_STREQ(root.child("entry").child_value("summary"), "A & B <c>");
    EXPECT_STREQ(root.child("link").attribute("href").value(),
                 "https://forum.example.org/feed.atom?a=1&b=2");
    EXPECT_STREQ(root.child_value("updated"), "2026-11-28T10:00:00.000Z");
}

TEST(Feed, HoldsNothingThatXmlCannot) {
    const std::string text = written(one_of("a\x01"
                                            "b\xEF\xBF\xBF"
                                            "c\x1F"));
    EXPECT_NE(text.find("<title>a b c </title>"), std::string::npos) << text;
    EXPECT_EQ(text.find("&#"), std::string::npos);
}

} // namespace
} // namespace radslag::feed
