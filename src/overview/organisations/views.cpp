// See views.hpp.
#include "overview/organisations/views.hpp"

#include "overview/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::overview::organisations {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

/// One line of the facts, or nothing.
Html fact(std::string_view name, const Html& value) {
    return when(!value.empty(), [&]() -> Html { return group(dt(name), dd(value)); });
}

Html words(const std::optional<std::string>& text) {
    return when(text.has_value(), [&]() -> Html { return group(*text); });
}

Html linked_names(Language language, const std::vector<Membership>& some) {
    Html all;
    for (const Membership& each : some) {
        all +=
            group(when(!all.empty(), ", "),
                  a(href(views::organisation_url(each.organisation.id)), each.organisation.name));
        if (each.from || each.to)
            all += group(" (", views::period(language, each.from, each.to), ")");
    }
    return all;
}

Html holders(Language language, const std::vector<Link>& people) {
    if (people.empty())
        return span(cls("quiet"), tr(language, "nobody named"));
    Html all;
    for (const Link& person : people)
        all += group(when(!all.empty(), ", "), a(href(views::person_url(person.id)), person.name));
    return all;
}

Html county_link(const ListedOrganisation& organisation) {
    return when(organisation.county_letter.has_value(), [&]() -> Html {
        return a(href(views::region_url(*organisation.county_letter)),
                 views::upper_letters(*organisation.county_letter));
    });
}

Html matters(Language language, const ShownOrganisation& organisation) {
    return views::headed("matters", tr(language, "Owns these matters"),
                         when(!organisation.matters.empty(), [&]() -> Html {
                             return views::link_list(organisation.matters, views::matter_url);
                         }));
}

} // namespace

Html organisations_html(const site::List& list,
                        const std::vector<ListedOrganisation>& organisations) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Name"), "name"),
                 site::heading(list, tr(language, "Kind"), "kind"),
                 site::heading(list, tr(language, "County"))},
                Table::Caption::spoken);
    for (const ListedOrganisation& each : organisations)
        table.row(a(href(views::organisation_url(each.organisation.id)), each.organisation.name),
                  views::organisation_kind_word(language, each.kind), county_link(each));
    return group(
        views::page_head(list.caption, tr(language, "Authorities, regions, associations and others "
                                                    "that take part or are named.")),
        site::list_html(list, table));
}

Html facts(Language language, const ShownOrganisation& organisation) {
    const Html region = when(organisation.county_letter.has_value(), [&]() -> Html {
        return a(href(views::region_url(*organisation.county_letter)),
                 tr(language, "the profile of the region"));
    });
    const Html dates = when(organisation.from || organisation.to, [&]() -> Html {
        return views::period(language, organisation.from, organisation.to);
    });
    const Html all =
        group(fact(tr(language, "Region"), region),
              fact(tr(language, "Legal form"), words(organisation.legal_form)),
              fact(tr(language, "Organisation number"), words(organisation.organisation_number)),
              fact(tr(language, "County code"), words(organisation.county_code)),
              fact(tr(language, "NUTS code"), words(organisation.nuts)),
              fact(tr(language, "When"), dates),
              fact(tr(language, "Part of"), linked_names(language, organisation.part_of)),
              fact(tr(language, "Consists of"), linked_names(language, organisation.members)));
    return when(!all.empty(), [&]() -> Html { return dl(cls("facts"), all); });
}

Html conditions(Language language, const ShownOrganisation& organisation) {
    return views::headed("conditions", tr(language, "Conditions"),
                         when(organisation.conditions.has_value(),
                              [&]() -> Html { return p(cls("lead"), *organisation.conditions); }));
}

Html seats(Language language, const ShownOrganisation& organisation) {
    Table table(tr(language, "Seats"),
                {{std::string(tr(language, "Body"))},
                 {std::string(tr(language, "Role"))},
                 {std::string(tr(language, "Ordinary member"))},
                 {std::string(tr(language, "Substitute"))},
                 {std::string(tr(language, "When"))}},
                Table::Caption::spoken);
    for (const Seat& seat : organisation.seats) {
        table.row(a(href(views::body_url(seat.body.id)), seat.body.name),
                  views::party_role_word(language, seat.role), holders(language, seat.ordinary),
                  holders(language, seat.substitutes), views::period(language, seat.from, seat.to));
    }
    return views::headed("seats", tr(language, "Seats"), table.empty() ? Html() : table.html());
}

Html contacts(Language language, const ShownOrganisation& organisation) {
    if (organisation.people.empty())
        return {};
    const Html list =
        ul(cls("rows"), each(organisation.people, [](const auto& person) -> Html {
               return li(a(href(views::person_url(person.person.id)), person.person.name),
                         when(person.title.has_value(), ", "), person.title);
           }));
    return views::headed(
        "contacts", tr(language, "Contacts"),
        group(list,
              p(a(href(Url::path("/people").with("organisation", organisation.organisation.id)),
                  tr(language, "All people as a list")))));
}

Html promised(Language language, const ShownOrganisation& organisation,
              const bodies::AsSeen& seen) {
    if (organisation.promised.empty())
        return {};
    const std::string_view heading = tr(language, "Promised and asked");
    return views::headed(
        "promised", heading,
        group(views::promised_table(language, heading, organisation.promised, seen),
              p(a(href(Url::path("/commitments")
                           .with("organisation", organisation.organisation.id)
                           .with("which", "all")),
                  tr(language, "All of them as a list")))));
}

Html said(Language language, const ShownOrganisation& organisation) {
    const Html more = when(organisation.has_said_more, [&]() -> Html {
        return p(cls("quiet"),
                 tr(language, "The latest {0} turns stand here, the earlier ones in the meetings.",
                    store::most_said));
    });
    return views::headed("said", tr(language, "Said"),
                         group(views::said_list(language, organisation.said), more));
}

Html examples(Language language, const ShownOrganisation& organisation) {
    if (organisation.examples.empty())
        return {};
    const Html more = when(organisation.has_more_examples, [&]() -> Html {
        return p(a(href(Url::path("/inputs")
                            .with("from", organisation.organisation.id)
                            .with("which", "all")
                            .with("kind", "example")),
                   tr(language, "All of them as a list")));
    });
    return views::headed(
        "examples", tr(language, "Good examples"),
        group(ol(cls("rows"),
                 each(organisation.examples,
                      [&](const Example& example) -> Html {
                          return li(
                              strong(a(href(Url::path("/inputs") / example.id), example.title)),
                              p(cls("small quiet"), tr(language, "input {0}", example.number),
                                when(example.place.has_value(), ", "), example.place),
                              when(example.result.has_value(),
                                   [&]() -> Html { return p(*example.result); }));
                      })),
              more));
}

Html organisation_html(Language language, const ShownOrganisation& organisation,
                       const bodies::AsSeen& seen) {
    return group(div(cls("pagehead"),
                     p(cls("kicker"), views::organisation_kind_word(language, organisation.kind)),
                     h1(organisation.organisation.name),
                     views::other_names(language, organisation.other_names),
                     facts(language, organisation)),
                 conditions(language, organisation), seats(language, organisation),
                 promised(language, organisation, seen), said(language, organisation),
                 examples(language, organisation), matters(language, organisation),
                 contacts(language, organisation));
}

} // namespace radslag::overview::organisations
