// See views.hpp.
#include "overview/regions/views.hpp"

#include "overview/exchange/views.hpp"
#include "overview/organisations/views.hpp"
#include "overview/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>
#include <array>

namespace radslag::overview::regions {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

// North to south, as one reads the map; where each tile lies comes from the style sheet.
constexpr std::array<std::string_view, 21> map_order = {"bd", "ac", "z", "y", "w", "x", "s",
                                                        "t",  "u",  "c", "o", "e", "d", "ab",
                                                        "n",  "f",  "h", "i", "m", "g", "k"};

/// The name of the county without the words that all share, for a small tile.
std::string short_name(std::string_view name) {
    if (name.starts_with("Region "))
        name.remove_prefix(std::string_view("Region ").size());
    if (name.ends_with("sregionen"))
        name.remove_suffix(std::string_view("sregionen").size());
    if (name.ends_with(" län"))
        name.remove_suffix(std::string_view(" län").size());
    return std::string(name);
}

std::string_view shade(std::int64_t said) {
    if (said == 0)
        return "hush";
    return said < 5 ? "q1" : said < 20 ? "q2" : said < 60 ? "q3" : "q4";
}

Html tile(const ListedRegion& region) {
    const std::string classes = "at-" + region.letter + " " + std::string(shade(region.said));
    return li(cls(classes),
              a(href(views::region_url(region.letter)), b(views::upper_letters(region.letter)),
                span(cls("v"), count_words(region.said)),
                span(cls("name"), short_name(region.organisation.name))));
}

Html map_of(Language language, const std::vector<ListedRegion>& regions) {
    Html tiles;
    for (const std::string_view letter : map_order)
        for (const ListedRegion& region : regions)
            if (region.letter == letter)
                tiles += tile(region);
    return group(ol(cls("tiles"), tiles),
                 ul(cls("key"), li(i(cls("q1")), "1–4"), li(i(cls("q2")), "5–19"),
                    li(i(cls("q3")), "20–59"), li(i(cls("q4")), tr(language, "60 or more")),
                    li(i(cls("hush")), tr(language, "nothing yet"))));
}

Html table_of(Language language, const std::vector<ListedRegion>& regions) {
    Table table(tr(language, "The regions by county code"),
                {{std::string(tr(language, "Region"))},
                 {std::string(tr(language, "Ordinary member"))},
                 {std::string(tr(language, "Said")), Column::Kind::number},
                 {std::string(tr(language, "Inputs")), Column::Kind::number},
                 {std::string(tr(language, "Open promises")), Column::Kind::number}},
                Table::Caption::spoken);
    for (const ListedRegion& region : regions) {
        const Html member = region.member ? Html(group(*region.member))
                                          : Html(span(cls("quiet"), tr(language, "nobody named")));
        table.row(a(href(views::region_url(region.letter)), region.organisation.name), member,
                  count_words(region.said), count_words(region.inputs),
                  count_words(region.promised));
    }
    return table.html();
}

/// Two sections beside each other, or the one that there is.
Html beside(const Html& left, const Html& right) {
    if (left.empty() || right.empty())
        return group(left, right);
    return div(cls("half"), left, right);
}

} // namespace

std::string count_words(std::int64_t count) {
    return count > most_counted ? std::to_string(most_counted) + "+" : std::to_string(count);
}

Html regions_html(Language language, const std::vector<ListedRegion>& regions) {
    const Html head = views::page_head(
        tr(language, "Regions"),
        tr(language, "The regions with responsibility for regional development, and how often "
                     "each of them stands in the notes as having spoken."));
    if (regions.empty())
        return group(head, views::empty(tr(language, "No regions sit in this forum. They come with "
                                                     "the roster of Swedish regions.")));
    return group(
        head,
        div(cls("mapped"),
            section(cls("block"), h2(id("map"), tr(language, "The map")),
                    p(cls("small quiet"), tr(language, "Turns in the notes; county letter in the "
                                                       "tile, place is approximate.")),
                    map_of(language, regions)),
            section(cls("block"), h2(id("list"), tr(language, "The list")),
                    table_of(language, regions),
                    p(cls("exports small"), tr(language, "Take the list with you:"), " ",
                      a(href(Url::path("/regions.xlsx")), tr(language, "Excel (xlsx)")), " ",
                      a(href(Url::path("/regions.csv")), tr(language, "CSV"))))));
}

Html region_html(Language language, const people::SwedishRegion& region,
                 const organisations::ShownOrganisation& organisation, const Tally& tally,
                 const Exchange& exchange, const bodies::AsSeen& seen) {
    namespace parts = organisations;
    const std::string letters = views::upper_letters(region.letter);
    const Html numbers =
        dl(cls("numbers"),
           div(dt(tr(language, "turns in the notes")),
               dd(organisation.said.size(), when(organisation.has_said_more, "+"))),
           div(dt(tr(language, "open promises and requests")), dd(count_words(tally.open))),
           div(dt(tr(language, "of them late")),
               dd(when(tally.late > 0, cls("late")), count_words(tally.late))),
           div(dt(tr(language, "good examples")),
               dd(organisation.examples.size(), when(organisation.has_more_examples, "+"))),
           div(dt(tr(language, "seats in bodies")), dd(organisation.seats.size())));
    return group(
        div(cls("pagehead"),
            p(cls("kicker"),
              tr(language, "Actor with responsibility for regional development · county letter {0}",
                 letters)),
            h1(organisation.organisation.name),
            views::other_names(language, organisation.other_names),
            dl(cls("facts"), dt(tr(language, "Legal form")),
               dd(organisation.legal_form.value_or(
                   std::string(views::organisation_kind_word(language, organisation.kind)))),
               dt(tr(language, "County code")), dd(region.county_code),
               dt(tr(language, "NUTS code")), dd(region.nuts),
               dt(tr(language, "As an organisation")),
               dd(a(href(views::organisation_url(organisation.organisation.id)),
                    organisation.organisation.name)))),
        numbers, parts::conditions(language, organisation), parts::seats(language, organisation),
        beside(parts::contacts(language, organisation), parts::examples(language, organisation)),
        exchange::sent_html(
            language, exchange.sent, "sent", tr(language, "Sent, and what became of it"),
            Url::path("/inputs").with("from", organisation.organisation.id).with("which", "all"),
            seen.today),
        exchange::homework_html(language, exchange.homework, "homework",
                                tr(language, "Homework that is not ticked off"), seen),
        exchange::effects_html(language, exchange.effects, "effects",
                               tr(language, "What it has done with recommendations")),
        parts::promised(language, organisation, seen), parts::said(language, organisation),
        p(cls("list-end"),
          a(href(Url::path("/horizon").with("organisation", organisation.organisation.id)),
            tr(language, "The dates that concern {0}", organisation.organisation.name))));
}

} // namespace radslag::overview::regions
