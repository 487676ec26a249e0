// The lists of matters, numbers and themes; matter_view.cpp shows a single one. See views.hpp.
#include "matters/views.hpp"

#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

namespace radslag::matters::views {

using namespace html;
using i18n::Language;
using i18n::plural;
using i18n::tr;

namespace {

Html owner_link(const std::optional<store::Link>& owner) {
    return when(owner.has_value(), [&]() -> Html {
        return a(href(Url::path("/organisations") / owner->id), owner->name);
    });
}

Html theme_link(const std::optional<store::Link>& theme) {
    return when(theme.has_value(),
                [&]() -> Html { return a(href(Url::path("/themes") / theme->id), theme->name); });
}

std::string joined(const std::vector<std::string>& numbers) {
    std::string all;
    for (const std::string& number : numbers)
        all += (all.empty() ? "" : ", ") + number;
    return all;
}

} // namespace

Url url_of_matter(std::string_view id) {
    return Url::path("/matters") / id;
}

Url url_of_number(std::string_view id) {
    return Url::path("/numbers") / id;
}

Html matters(const site::List& list, const std::vector<store::ListedMatter>& matters,
             std::string_view not_found) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Matter"), "title"),
                 site::heading(list, tr(language, "Kind"), "kind"),
                 site::heading(list, tr(language, "State"), "state"),
                 site::heading(list, tr(language, "Owner")),
                 site::heading(list, tr(language, "Theme")),
                 site::heading(list, tr(language, "Next day"))},
                Table::Caption::spoken);
    for (const store::ListedMatter& each : matters) {
        const Html numbers = when(!each.numbers.empty(), [&]() -> Html {
            return group(br(), span(cls("quiet small"), code(joined(each.numbers))));
        });
        table.row(group(a(href(url_of_matter(each.matter.id)), each.matter.name), numbers),
                  kind_word(language, each.kind), state_word(language, each.state),
                  owner_link(each.owner), theme_link(each.theme),
                  each.next_day ? site::day_on_horizon(language, *each.next_day)
                                : site::day_or_none(language, each.next_day));
    }
    const Html missing = when(!not_found.empty(), [&]() -> Html {
        return div(
            cls("empty"),
            p(tr(language, "The number {0} stands in nothing that you may read.", not_found)));
    });
    return group(
        site::page_head(list.caption, tr(language, "What lives on between meetings: assignments, "
                                                   "inquiries, strategies, programmes and calls. A "
                                                   "registry number in any spelling leads to its "
                                                   "matter.")),
        missing, site::list_html(list, table),
        p(cls("list-end"),
          a(href(Url::path("/numbers")), tr(language, "All registry numbers in the notes")), " · ",
          a(href(Url::path("/themes")), tr(language, "Themes"))));
}

Html numbers(const site::List& list, const std::vector<store::ListedNumber>& numbers) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Number"), "number"),
                 site::heading(list, tr(language, "Kind")),
                 site::heading(list, tr(language, "Mentions"), {}, Column::Kind::number),
                 site::heading(list, tr(language, "Last")),
                 site::heading(list, tr(language, "Matter"))},
                Table::Caption::spoken);
    for (const store::ListedNumber& each : numbers) {
        const Html matter = each.matter
                                ? Html(a(href(url_of_matter(each.matter->id)), each.matter->name))
                                : Html(span(cls("quiet"), tr(language, "no matter yet")));
        const std::string mentions = each.mentions > 99 ? "99+" : std::to_string(each.mentions);
        table.row(a(href(url_of_number(each.number.id)), each.number.name),
                  number_kind_word(language, each.kind), mentions,
                  site::day_or_none(language, each.last), matter);
    }
    return group(site::page_head(list.caption,
                                 tr(language, "The numbers of matters, reports and bills that "
                                              "stand in the notes, and where each was taken up.")),
                 site::list_html(list, table));
}

Html themes(Language language, const std::vector<store::ListedTheme>& themes) {
    const Html head = site::page_head(
        tr(language, "Themes"),
        tr(language, "The subjects that matters, points and inputs are gathered under."));
    if (themes.empty())
        return group(head, site::empty(tr(language, "No theme is known yet. Themes are added by "
                                                    "hand, with the matters.")));
    Table table(tr(language, "Themes"),
                {{std::string(tr(language, "Theme"))},
                 {std::string(tr(language, "Matters")), Column::Kind::number},
                 {std::string(tr(language, "Inputs")), Column::Kind::number}},
                Table::Caption::spoken);
    const auto counted = [](std::int64_t count) {
        return count > 99 ? std::string("99+") : std::to_string(count);
    };
    for (const store::ListedTheme& each : themes) {
        std::string indent;
        for (int depth = 0; depth < each.depth; ++depth)
            indent += "– ";
        table.row(group(span(cls("quiet"), indent),
                        a(href(Url::path("/themes") / each.theme.id), each.theme.name)),
                  counted(each.matters), counted(each.inputs));
    }
    return group(head, table.html());
}

} // namespace radslag::matters::views
