// See views.hpp.
#include "overview/persons/views.hpp"

#include "overview/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::overview::persons {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

std::string_view presence_word(Language language, std::string_view presence) {
    if (presence == "present")
        return tr(language, "present");
    if (presence == "remote")
        return tr(language, "remotely");
    if (presence == "absent")
        return tr(language, "absent");
    return tr(language, "mentioned");
}

Html attended_table(Language language, const std::vector<Attended>& attended) {
    Table table(tr(language, "Meetings"),
                {{std::string(tr(language, "Day"))},
                 {std::string(tr(language, "Meeting"))},
                 {std::string(tr(language, "Took part"))},
                 {std::string(tr(language, "For"))}},
                Table::Caption::spoken);
    for (const Attended& each : attended)
        table.row(views::meeting_day(language, each.occasion.day, each.occasion.meeting),
                  a(href(views::meeting_url(each.occasion.meeting)), each.occasion.body_name),
                  presence_word(language, each.presence),
                  views::organisation_link(each.organisation));
    return table.empty() ? Html() : table.html();
}

/// What a post is beside its title: that somebody covers for or follows somebody.
Html succession(Language language, const Held& held) {
    const Html covers = when(held.covers_for.has_value(), [&]() -> Html {
        return p(cls("small quiet"), tr(language, "covers for"), " ",
                 views::person_link(held.covers_for));
    });
    const Html follows = when(held.follows.has_value(), [&]() -> Html {
        return p(cls("small quiet"), tr(language, "follows"), " ",
                 views::person_link(held.follows));
    });
    return group(covers, follows);
}

Html posts_table(Language language, const std::vector<Held>& posts) {
    Table table(tr(language, "Posts"),
                {{std::string(tr(language, "Post"))},
                 {std::string(tr(language, "Organisation"))},
                 {std::string(tr(language, "When"))}},
                Table::Caption::spoken);
    for (const Held& held : posts) {
        const Html known = when(held.known_on && !held.from && !held.to, [&]() -> Html {
            return group(tr(language, "as the notes said on"), " ",
                         date_in_table(language, *held.known_on));
        });
        const std::string title = held.title.value_or(std::string(tr(language, "post")));
        table.row(
            group(title, when(held.unit.has_value(), ", "), held.unit, succession(language, held)),
            views::organisation_link(held.organisation),
            known.empty() ? views::period(language, held.from, held.to) : known);
    }
    return table.empty() ? Html() : table.html();
}

Html mandates_table(Language language, const std::vector<Mandate>& mandates) {
    Table table(tr(language, "Mandates"),
                {{std::string(tr(language, "Body"))},
                 {std::string(tr(language, "For"))},
                 {std::string(tr(language, "As"))},
                 {std::string(tr(language, "When"))}},
                Table::Caption::spoken);
    for (const Mandate& mandate : mandates) {
        const Html covers = when(mandate.covers_for.has_value(), [&]() -> Html {
            return group(" ", tr(language, "for"), " ", views::person_link(mandate.covers_for));
        });
        table.row(a(href(views::body_url(mandate.body.id)), mandate.body.name),
                  views::organisation_link(mandate.organisation),
                  group(mandate.is_substitute ? tr(language, "substitute")
                                              : tr(language, "ordinary member"),
                        covers),
                  views::period(language, mandate.from, mandate.to));
    }
    return table.empty() ? Html() : table.html();
}

/// Organisation and title under the name.
Html standing(const ShownPerson& person) {
    const Html of = views::organisation_link(person.organisation);
    return when(!of.empty() || person.title, [&]() -> Html {
        return p(person.title, when(person.title && !of.empty(), ", "), of);
    });
}

} // namespace

Html people_html(const site::List& list, const std::vector<ListedPerson>& people) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Name"), "name"),
                 site::heading(list, tr(language, "Organisation"), "organisation"),
                 site::heading(list, tr(language, "Title"))},
                Table::Caption::spoken);
    for (const ListedPerson& each : people)
        table.row(a(href(views::person_url(each.person.id)), each.person.name),
                  views::organisation_link(each.organisation), each.title);
    return group(
        views::page_head(list.caption, tr(language, "Those who take part, speak and promise.")),
        site::list_html(list, table));
}

Html person_html(Language language, const ShownPerson& person, const bodies::AsSeen& seen) {
    const std::string_view promised = tr(language, "Promised and asked");
    const Html all_promises = when(!person.promised.empty(), [&]() -> Html {
        return p(
            a(href(Url::path("/commitments").with("person", person.person.id).with("which", "all")),
              tr(language, "All of them as a list")));
    });
    return group(
        div(cls("pagehead"), h1(person.person.name), standing(person),
            views::other_names(language, person.other_names)),
        views::headed("mandates", tr(language, "Mandates"),
                      mandates_table(language, person.mandates)),
        views::headed("posts", tr(language, "Posts"), posts_table(language, person.posts)),
        views::headed(
            "promised", promised,
            group(views::promised_table(language, promised, person.promised, seen), all_promises)),
        views::headed("said", tr(language, "Said"), views::said_list(language, person.said)),
        views::headed("meetings", tr(language, "Meetings"),
                      attended_table(language, person.attended)));
}

} // namespace radslag::overview::persons
