// Persons and organisations; see views.hpp.
#include "overview/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::overview::views {

using namespace html;
using i18n::plural;
using i18n::tr;

namespace {

Html headed(std::string_view id, std::string_view heading, const Html& content) {
    if (content.empty())
        return {};
    // Not a landmark: the table inside is one, of the same name.
    return section(cls("block"), h2(html::id(id), heading), content);
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

Html other_names(Language language, const std::vector<std::string>& names) {
    return when(!names.empty(), [&]() -> Html {
        return p(cls("quiet"), tr(language, "Also written {0}", joined(names)));
    });
}

} // namespace

Html people(Language language, const std::vector<store::ListedPerson>& people,
            const Paging& paging) {
    Table table(tr(language, "People, in Swedish order"),
                {{std::string(tr(language, "Name"))},
                 {std::string(tr(language, "Organisation"))},
                 {std::string(tr(language, "Title"))}},
                Table::Caption::spoken);
    for (const auto& each : people) {
        const Html of = when(each.organisation.has_value(), [&]() -> Html {
            return a(href(organisation_url(each.organisation->id)), each.organisation->name);
        });
        table.row(a(href(person_url(each.person.id)), each.person.name), of, each.title);
    }
    return group(div(cls("pagehead"), h1(tr(language, "People"))),
                 people.empty() ? empty(tr(language, "Nobody is known yet. People come with the "
                                                     "notes of meetings."))
                                : table.html(),
                 pager(language, paging));
}

Html person(Language language, const store::ShownPerson& person, Day today) {
    Table attended(tr(language, "Meetings"),
                   {{std::string(tr(language, "Meeting"))},
                    {std::string(tr(language, "Day"))},
                    {std::string(tr(language, "Took part"))},
                    {std::string(tr(language, "For"))}},
                   Table::Caption::spoken);
    for (const auto& each : person.attended) {
        const std::string_view took_part = each.presence == "present"  ? tr(language, "present")
                                           : each.presence == "remote" ? tr(language, "remotely")
                                           : each.presence == "absent" ? tr(language, "absent")
                                                                       : tr(language, "mentioned");
        const Html day = when(each.occasion.day.has_value(), [&]() -> Html {
            return html::date_in_table(language, *each.occasion.day);
        });
        attended.row(a(href(meeting_url(each.occasion.meeting)), each.occasion.body_name), day,
                     took_part, each.organisation);
    }
    const Html of = when(person.organisation.has_value(), [&]() -> Html {
        return a(href(organisation_url(person.organisation->id)), person.organisation->name);
    });
    const Html title = when(person.title.has_value(), [&]() -> Html {
        return group(when(!of.empty(), ", "), *person.title);
    });
    return group(
        div(cls("pagehead"), h1(person.person.name),
            when(!of.empty() || person.title, [&]() -> Html { return p(of, title); }),
            other_names(language, person.other_names)),
        headed(
            "promised", tr(language, "Promised and asked"),
            promised_table(language, tr(language, "Promised and asked"), person.promised, today)),
        headed("said", tr(language, "Said"), said_list(language, person.said)),
        headed("meetings", tr(language, "Meetings"), attended.empty() ? Html() : attended.html()));
}

Html organisations(Language language, const std::vector<store::ListedOrganisation>& organisations,
                   const Paging& paging) {
    Table table(tr(language, "Organisations, in Swedish order"),
                {{std::string(tr(language, "Name"))}, {std::string(tr(language, "Kind"))}},
                Table::Caption::spoken);
    for (const auto& each : organisations)
        table.row(a(href(organisation_url(each.organisation.id)), each.organisation.name),
                  organisation_kind_word(language, each.kind));
    return group(div(cls("pagehead"), h1(tr(language, "Organisations"))),
                 organisations.empty()
                     ? empty(tr(language, "No organisation is known yet. They come with the notes "
                                          "of meetings and the rosters of bodies."))
                     : table.html(),
                 pager(language, paging));
}

Html organisation(Language language, const store::ShownOrganisation& organisation, Day today) {
    const Html seats = when(!organisation.bodies.empty(), [&]() -> Html {
        return ul(cls("plain"), each(organisation.bodies, [](const store::Link& body) -> Html {
                      return li(a(href(Url::path("/bodies") / body.id), body.name));
                  }));
    });
    const Html people = when(!organisation.people.empty(), [&]() -> Html {
        return ul(cls("plain"),
                  each(organisation.people, [](const store::ListedPerson& each) -> Html {
                      return li(a(href(person_url(each.person.id)), each.person.name),
                                when(each.title.has_value(), ", "), each.title);
                  }));
    });
    return group(
        div(cls("pagehead"), p(cls("kicker"), organisation_kind_word(language, organisation.kind)),
            h1(organisation.organisation.name), other_names(language, organisation.other_names)),
        headed("seats", tr(language, "Sits in"), seats),
        headed("promised", tr(language, "Promised and asked"),
               promised_table(language, tr(language, "Promised and asked"), organisation.promised,
                              today)),
        headed("said", tr(language, "Said"), said_list(language, organisation.said)),
        headed("people", tr(language, "People"), people));
}

} // namespace radslag::overview::views
