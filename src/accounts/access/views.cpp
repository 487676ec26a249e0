// See views.hpp.
#include "accounts/access/views.hpp"

#include "accounts/views.hpp"
#include "people/parts.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/parts.hpp"

namespace radslag::accounts::access::views {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

Html person_of(Language language, const Given& each) {
    const Html name = each.person.name.empty()
                          ? Html(group(people::parts::shown_name(language, {})))
                          : Html(a(href(Url::path("/people") / each.person.id), each.person.name));
    return group(name, br(), span(cls("quiet small"), each.mail),
                 when(!each.has_signed_in, [&]() -> Html {
                     return group(" ", span(cls("tag"), tr(language, "has not signed in yet")));
                 }));
}

Html buttons_of(Language language, const Given& each, const std::string& token) {
    if (!each.may_end)
        return {};
    const Url grant = Url::path("/role-grants") / each.id.text();
    const std::string of =
        each.person.name + ", " + std::string(accounts::views::role_word(language, each.role));
    const std::string_view ends = tr(language, "End the role");
    const std::string_view links = tr(language, "Make another link");
    return div(cls("inline-buttons"),
               post_form({grant / "end", token, std::string(ends) + ": " + of},
                         group(hidden_field("version", std::to_string(each.version)),
                               submit_button(ends, ButtonKind::tertiary))),
               when(!each.has_signed_in, [&]() -> Html {
                   return post_form({grant / "link", token, std::string(links) + ": " + of},
                                    submit_button(links, ButtonKind::tertiary));
               }));
}

} // namespace

Url url_of(bodies::BodyId body) {
    return Url::path("/bodies") / body.text() / "access";
}

Html list(Language language, const Access& access, const std::string& token) {
    const std::string_view heading = tr(language, "Who may do what");
    Table table(heading,
                {{std::string(tr(language, "Person"))},
                 {std::string(tr(language, "Role"))},
                 {std::string(tr(language, "For"))},
                 {std::string(tr(language, "When"))},
                 {std::string(tr(language, "Do"))}},
                Table::Caption::spoken);
    for (const Given& each : access.given)
        table.row(person_of(language, each), accounts::views::role_word(language, each.role),
                  each.party ? each.party->name : access.body_name,
                  site::period(language, each.from, each.to), buttons_of(language, each, token));
    return group(site::page_head(tr(language, "Access"), access.body_name),
                 p(button_link(url_of(access.body) / "new", tr(language, "Give somebody a role"))),
                 access.given.empty() ? site::empty(tr(language, "Nobody has a role here yet."))
                                      : table.html());
}

Html link(Language language, const std::string& address, const Url& back) {
    return group(
        site::page_head(tr(language, "The role is given"), ""),
        address.empty()
            ? p(tr(language, "Whoever has this address has an account already, and signs in as "
                             "before."))
            : Html(group(
                  p(tr(language, "Send this link to the person. It signs in once, within 24 hours, "
                                 "and is shown this one time; whoever has it is let in.")),
                  p(code(address)))),
        p(a(href(back), tr(language, "Back to who may do what"))));
}

} // namespace radslag::accounts::access::views
