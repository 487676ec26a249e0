// What the builder writes, character by character, and that nothing typed by a stranger becomes
// markup.
#include "platform/html/elements.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/frame.hpp"
#include "platform/html/mark.hpp"
#include "platform/html/table.hpp"

#include <gtest/gtest.h>

#include <random>

namespace radslag::html {
namespace {

using i18n::Language;

std::string markup(const Html& html) {
    return html.markup();
}

/// Undoes the escapes, as a browser does.
std::string unescaped(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const std::size_t end = text[0] == '&' ? text.find(';') + 1 : 1;
        const std::string_view piece = text.substr(0, end);
        plain += piece == "&amp;"    ? "&"
                 : piece == "&lt;"   ? "<"
                 : piece == "&gt;"   ? ">"
                 : piece == "&quot;" ? "\""
                 : piece == "&#39;"  ? "'"
                                     : std::string(piece);
        text.remove_prefix(end);
    }
    return plain;
}

TEST(Elements, ReadLikeTheMarkupThatTheyMake) {
    const Html list =
        ul(cls("rows"), li(id("p1"), "Ett ", strong(2)), li(a(href(Url::path("/m")), "Möten")));
    EXPECT_EQ(markup(list), "<ul class=\"rows\"><li id=\"p1\">Ett <strong>2</strong></li>"
                            "<li><a href=\"/m\">Möten</a></li></ul>");
    EXPECT_EQ(markup(p()), "<p></p>");
    EXPECT_EQ(markup(p("a", br(), "b")), "<p>a<br>b</p>");
    EXPECT_EQ(markup(group("a", b("c"))), "a<b>c</b>");
    EXPECT_EQ(markup(img(Url::path("/a.svg"), "En karta")),
              "<img src=\"/a.svg\" alt=\"En karta\">");
}

TEST(Elements, LeaveOutWhatIsNotThere) {
    const std::optional<std::string> nothing;
    const std::optional<Html> something = Html(b("x"));
    EXPECT_EQ(markup(p(when(false, cls("late")), when(true, id("x")), when(false, b("no")), nothing,
                       something)),
              "<p id=\"x\"><b>x</b></p>");
    EXPECT_EQ(markup(p(flag("hidden", false), attribute("tabindex", -1), lang("fi"))),
              "<p tabindex=\"-1\" lang=\"fi\"></p>");
    bool was_made = false;
    EXPECT_EQ(markup(p(when(false,
                            [&]() -> Html {
                                was_made = true;
                                return b("no");
                            }))),
              "<p></p>");
    EXPECT_FALSE(was_made);
}

TEST(Elements, AreRepeatedForEachThing) {
    const std::vector<int> numbers{1, 2, 3};
    EXPECT_EQ(markup(ol(each(numbers, [](int number) -> Html { return li(number); }))),
              "<ol><li>1</li><li>2</li><li>3</li></ol>");
}

TEST(Elements, HoldDatesForPeopleAndPrograms) {
    const Day day = std::chrono::year(2017) / std::chrono::February / 3;
    EXPECT_EQ(markup(date(Language::swedish, day)),
              "<time datetime=\"2017-02-03\">3 februari 2017</time>");
    EXPECT_EQ(markup(date_in_table(Language::english, day)),
              "<time datetime=\"2017-02-03\">3 Feb 2017</time>");
    EXPECT_EQ(markup(date_without_year(Language::swedish, day)),
              "<time datetime=\"2017-02-03\">3 feb</time>");
}

TEST(Text, IsEscapedInContentAndAttributes) {
    EXPECT_EQ(
        markup(p(data("k", "\"><script>"), "<b> & 'c' \"d\"")),
        "<p data-k=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &#39;c&#39; &quot;d&quot;</p>");
    EXPECT_EQ(markup(p(std::string_view("a\0b\x1b\n\tc\x7f", 8))),
              "<p>a\uFFFDb\uFFFD\n\tc\uFFFD</p>");
}

TEST(Text, OfAnyLengthIsEscapedAtEveryPlace) {
    for (std::size_t length = 1; length < 70; ++length)
        for (std::size_t at = 0; at < length; ++at)
            for (const char special : {'<', '>', '&', '"', '\''}) {
                std::string text(length, 'x');
                text[at] = special;
                const std::string made = markup(group(text));
                EXPECT_EQ(made.find_first_of("<>\"'"), std::string::npos);
                ASSERT_EQ(unescaped(made), text);
            }
}

TEST(Text, OfStrangersNeverBecomesMarkup) {
    std::mt19937 random(20161118);
    const std::string_view letters = "<>&\"'=/ aå;#x1";
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (unsigned i = random() % 90; i > 0; --i)
            text += letters[random() % letters.size()];
        const std::string made = markup(group(text));
        ASSERT_EQ(made.find_first_of("<>\"'"), std::string::npos) << text;
        ASSERT_EQ(unescaped(made), text);
        const std::string attributes = markup(p(data("k", text)));
        ASSERT_EQ(attributes, "<p data-k=\"" + made + "\"></p>");
    }
}

TEST(TrustedHtml, EntersAsItIs) {
    EXPECT_EQ(markup(p(TrustedHtml::from_our_svg("<svg></svg>"))), "<p><svg></svg></p>");
    EXPECT_EQ(markup(mark_of_the_forum()).find("<svg viewBox="), 0U);
    EXPECT_NE(markup(mark_of_the_forum()).find("<circle cx=\"14.71\" cy=\"3.21\" r=\"1.05\"/>"),
              std::string::npos);
}

TEST(Urls, OfOursBeginWithOneSlash) {
    EXPECT_EQ(Url::path("/meetings?kind=x").text(), "/meetings?kind=x");
    for (const char* path : {"", "meetings", "//evil.example", "/\\evil.example", "/a b", "/a\nb",
                             "javascript:alert(1)"})
        EXPECT_THROW(Url::path(path), std::logic_error) << path;
}

TEST(Urls, OfStrangersMustLeadToTheWebMailOrTelephone) {
    EXPECT_EQ(Url::outside(" https://nspa-network.eu/ ")->text(), "https://nspa-network.eu/");
    EXPECT_TRUE(Url::outside("MAILTO:forum@tillvaxtverket.se"));
    EXPECT_TRUE(Url::outside("tel:+4686819100"));
    for (const char* address :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x",
          "java\nscript:alert(1)", "\x01javascript:alert(1)", "https://", "//evil.example",
          "file:///x", "https://a b", "", "x", "https:\\\\evil", "blob:https://x"})
        EXPECT_FALSE(Url::outside(address)) << address;
}

TEST(Urls, GrowBySegmentsParametersAndFragments) {
    const Url url = Url::path("/meetings") / "å/b?c";
    EXPECT_EQ(url.text(), "/meetings/%C3%A5%2Fb%3Fc");
    EXPECT_EQ((Url::path("/") / "x").text(), "/x");
    EXPECT_EQ((Url::path("/a?b=1#c") / "x").text(), "/a/x");
    EXPECT_EQ(Url::path("/s").with("q", "a&b=c #d").text(), "/s?q=a%26b%3Dc%20%23d");
    EXPECT_EQ(Url::path("/s?lang=en&q=1&lang=sv#p").with("lang", "sv").text(), "/s?q=1&lang=sv#p");
    EXPECT_EQ(Url::path("/s?a=1").and_with("a", "2").text(), "/s?a=1&a=2");
    EXPECT_EQ(Url::path("/s?a=1#x").at("p 1").text(), "/s?a=1#p%201");
    EXPECT_EQ(Url::fragment("m1").text(), "#m1");
}

TEST(Tables, HaveCaptionHeadingsAndLabelsForSmallScreens) {
    Table table("Dokument", {{"Titel"}, {"Storlek \"kB\"", Column::Kind::number}});
    EXPECT_TRUE(table.empty());
    table.row(a(href(Url::path("/d")), "Noter"), 412);
    EXPECT_EQ(
        markup(table.html()),
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Dokument\">"
        "<table class=\"tbl stack-tbl\"><caption>Dokument</caption>"
        "<thead><tr><th scope=\"col\">Titel</th>"
        "<th scope=\"col\" class=\"n\">Storlek &quot;kB&quot;</th></tr></thead>"
        "<tbody><tr><th scope=\"row\"><a href=\"/d\">Noter</a></th>"
        "<td class=\"n\" data-k=\"Storlek &quot;kB&quot;\">412</td></tr></tbody></table></div>");
}

TEST(Tables, MayScrollAndKeepTheirCaptionForScreenReaders) {
    Table table("Svar", {{"Region"}, {"Svar"}}, Table::Caption::spoken, Table::Narrow::scrolls);
    table.row("Skåne", group("ja", " ", small("helt")));
    const std::string made = markup(table.html());
    EXPECT_NE(made.find("<caption class=\"ds-sr-only\">Svar</caption>"), std::string::npos);
    EXPECT_NE(made.find("<table class=\"tbl\">"), std::string::npos);
    EXPECT_NE(made.find("<td>ja <small>helt</small></td>"), std::string::npos);
    EXPECT_THROW(table.row("too few"), std::logic_error);
}

TEST(Tables, SayByWhichColumnTheyAreSorted) {
    Table table("Möten", {{"Dag", Column::Kind::words, Url::path("/meetings").with("sort", "day"),
                           Column::Sorted::descending},
                          {"Organ", Column::Kind::words, Url::path("/meetings")},
                          {"Läge"}});
    table.row("a", "b", "c");
    const std::string made = markup(table.html());
    EXPECT_NE(made.find("<tr><th scope=\"col\" aria-sort=\"descending\"><a "
                        "href=\"/meetings?sort=day\">Dag</a></th><th scope=\"col\"><a "
                        "href=\"/meetings\">Organ</a></th><th scope=\"col\">Läge</th></tr>"),
              std::string::npos)
        << made;
}

TEST(Fields, AreTiedToLabelHintAndError) {
    EXPECT_EQ(
        markup(text_field({"where", "Var?", "Dokument och sida", "Ange var", "a \"b\"", true})),
        "<div class=\"field\"><label for=\"where\">Var?</label>"
        "<span class=\"hint\" id=\"where-hint\">Dokument och sida</span>"
        "<span class=\"err\" id=\"where-error\">Ange var</span>"
        "<input id=\"where\" name=\"where\" required aria-invalid=\"true\""
        " aria-describedby=\"where-hint where-error\" type=\"text\""
        " value=\"a &quot;b&quot;\"></div>");
    EXPECT_EQ(markup(text_area({"words", "Ord"}, 3)),
              "<div class=\"field\"><label for=\"words\">Ord</label>"
              "<textarea id=\"words\" name=\"words\" rows=\"3\">\n</textarea></div>");
}

TEST(Fields, NeverSendAPasswordBack) {
    const Field field{"password", "Lösenord", {}, {}, "secret"};
    EXPECT_EQ(markup(text_field(field, InputType::password, Autocomplete::current_password))
                  .find("secret"),
              std::string::npos);
}

TEST(Fields, OfChoicesShowWhatIsChosen) {
    const std::vector<Choice> choices{{"used", "Använt"}, {"partly", "Delvis", "Säg vad"}};
    const std::string list = markup(select_field({"use", "Läge", {}, {}, "partly"}, choices));
    EXPECT_NE(list.find("<option value=\"used\">Använt</option>"
                        "<option value=\"partly\" selected>Delvis</option>"),
              std::string::npos)
        << list;
    const std::string radios = markup(radio_fields({"use", "Läge", {}, "Välj", "used"}, choices));
    EXPECT_NE(radios.find("<legend>Läge</legend>"), std::string::npos);
    EXPECT_NE(radios.find("<fieldset class=\"field\" aria-describedby=\"use-error\""),
              std::string::npos)
        << radios;
    EXPECT_NE(radios.find("id=\"use\" name=\"use\" value=\"used\" checked>"), std::string::npos);
    EXPECT_NE(radios.find("<label><input type=\"radio\" id=\"use-1\" name=\"use\""
                          " value=\"partly\"><span>Delvis</span><small>Säg vad</small></label>"),
              std::string::npos);
    EXPECT_NE(markup(check_field({"with", "Ta med", {}, {}, "on"}))
                  .find("type=\"checkbox\" value=\"on\" checked>"),
              std::string::npos);
}

TEST(Forms, CarryTheirTokenAndShowAllErrorsFirst) {
    const std::string form =
        markup(post_form({Url::path("/inputs/new"), "abc", "Inspel", true}, p("x")));
    EXPECT_NE(form.find("method=\"post\" action=\"/inputs/new\""), std::string::npos);
    EXPECT_NE(form.find("enctype=\"multipart/form-data\""), std::string::npos);
    EXPECT_NE(form.find("<input type=\"hidden\" name=\"form_token\" value=\"abc\">"),
              std::string::npos);
    const Error error{ErrorCode::invalid,
                      {"Two things are missing", {}},
                      {{"where", {"Say where", {}}}, {"when", {"Say when", {}}}}};
    const std::string summary = markup(error_summary(Language::english, error));
    EXPECT_NE(summary.find("role=\"alert\" tabindex=\"-1\""), std::string::npos);
    EXPECT_NE(summary.find("<li><a href=\"#where\">Say where</a></li>"
                           "<li><a href=\"#when\">Say when</a></li>"),
              std::string::npos);
    EXPECT_EQ(error_of(Language::english, error, "when"), "Say when");
    EXPECT_EQ(error_of(Language::english, error, "who"), "");
    EXPECT_TRUE(error_summary(Language::english, {}).empty());
}

TEST(Buttons, SayWhatTheyAre) {
    EXPECT_EQ(markup(submit_button("Svara")),
              "<button class=\"ds-button\" type=\"submit\">Svara</button>");
    EXPECT_EQ(markup(submit_button("Spara", ButtonKind::secondary, "do", "draft")),
              "<button class=\"ds-button\" type=\"submit\" data-variant=\"secondary\" name=\"do\""
              " value=\"draft\">Spara</button>");
    EXPECT_EQ(markup(button_link(Url::path("/x"), "PDF")),
              "<a class=\"ds-button sm\" data-variant=\"secondary\" href=\"/x\">PDF</a>");
}

PageFrame frame_of_a_meeting() {
    PageFrame frame;
    frame.title = "Möten <1>";
    frame.menu = {{"Möten", Url::path("/meetings"), true},
                  {"Inspel", Url::path("/inputs")},
                  {"Organ", Url::path("/bodies"), false, false}};
    frame.tools = {{"Sök", Url::path("/search")}};
    frame.about = {{"Så räknar vi", Url::path("/manual")}};
    frame.crumbs = {{"Start", Url::path("/")}, {"Möten", std::nullopt}};
    frame.other_language = Url::path("/meetings?lang=en");
    frame.content = h1("Möten");
    frame.footer = p("Kansli: Tillväxtverket");
    frame.notice = "Demonstration";
    frame.indexed = false;
    frame.style_sheets = {Url::path("/assets/a.css")};
    frame.script = Url::path("/assets/a.js");
    return frame;
}

TEST(Documents, AreWholeWithLandmarksSkipLinkAndTheWayHere) {
    const std::string page = document(frame_of_a_meeting());
    for (const char* part :
         {"<!doctype html>\n<html lang=\"sv\" data-color-scheme=\"auto\"",
          "<title>Möten &lt;1&gt; – Rådslag</title>", "<meta name=\"robots\" content=\"noindex\">",
          "<link rel=\"stylesheet\" href=\"/assets/a.css\">",
          "<script defer src=\"/assets/a.js\"></script>",
          "<body>\n<a class=\"skip\" href=\"#content\">Till innehållet</a>",
          "<a class=\"brand\" href=\"/\" aria-label=\"Rådslag, till startsidan\">",
          "<nav class=\"mainnav\" aria-label=\"Huvudmeny\"><ul><li><a href=\"/meetings\""
          " aria-current=\"page\">Möten</a></li>",
          "<a class=\"wide\" href=\"/meetings?lang=en\" lang=\"en\" hreflang=\"en\">English</a>",
          "<nav class=\"crumbs\" aria-label=\"Du är här\"><ol><li><a href=\"/\">Start</a></li>"
          "<li aria-current=\"page\">Möten</li></ol></nav>",
          "<main id=\"content\">\n<h1>Möten</h1>\n</main>", "<footer class=\"foot\">",
          "<p class=\"sample\">Demonstration</p>", "</body>\n</html>\n"})
        EXPECT_NE(page.find(part), std::string::npos) << part << "\n" << page;
}

TEST(Documents, KeepTheHeaderShortAndNameEveryPageInTheFooter) {
    const std::string page = document(frame_of_a_meeting());
    const std::size_t footer = page.find("<footer");
    EXPECT_LT(page.find(">Inspel</a>"), footer);
    EXPECT_GT(page.find(">Organ</a>"), footer);
    EXPECT_NE(page.find(">Inspel</a>", footer), std::string::npos);
}

TEST(Documents, HoldNoScriptOrStyleOfTheirOwn) {
    const std::string page = document(frame_of_a_meeting());
    for (const char* part : {"<style", "style=", " onclick", "javascript:", "<script>"})
        EXPECT_EQ(page.find(part), std::string::npos) << part;
}

} // namespace
} // namespace radslag::html
