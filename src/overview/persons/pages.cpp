// From request to page; see pages.hpp.
#include "overview/persons/pages.hpp"

#include "overview/parts.hpp"
#include "overview/persons/views.hpp"
#include "people/editing/editing.hpp"
#include "platform/site/list.hpp"
#include "platform/text/fold.hpp"

namespace radslag::overview::persons {

using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::Site;

namespace {

constexpr site::Order orders[] = {{"name"}, {"organisation"}};

Order order_of(const site::Asked& asked) {
    return asked.order == "organisation" ? Order::organisation : Order::name;
}

/// What the address chooses, and what the fields of the form show for it.
struct Chosen {
    Filter filter;
    store::Named organisation;
    std::string body;
    std::string typed_name;

    [[nodiscard]] bool fits_nobody() const { return organisation.is_unknown(); }
};

Chosen chosen(db::Session& session, const Request& request) {
    Chosen all;
    all.typed_name = request.query.get("name");
    all.filter.name = text::fold(all.typed_name);
    all.organisation = store::organisation_named(session, request.query.get("organisation"));
    all.filter.organisation = all.organisation.id();
    all.body = request.query.get("body");
    if (!all.body.empty())
        all.filter.body = all.body;
    return all;
}

std::vector<site::Filter> fields(Language language, const Chosen& all,
                                 const std::vector<Link>& bodies) {
    return {{{.name = "name",
              .label = std::string(tr(language, "The name begins with")),
              .value = all.typed_name}},
            {{.name = "organisation",
              .label = std::string(tr(language, "Organisation")),
              .value = all.organisation.shown()}},
            {{.name = "body", .label = std::string(tr(language, "Sits in")), .value = all.body},
             views::link_choices(tr(language, "anywhere"), bodies)}};
}

Response file(const Site& site, const Request& request, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, orders);
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        site.database().read([&](db::Session& session) {
            const Chosen all = chosen(session, request);
            if (all.fits_nobody())
                return;
            people(session, request.caller.reader(), all.filter, order_of(asked), asked.descending,
                   slice, [&](const ListedPerson& each) {
                       writer.row(std::vector<sheet::Cell>{
                           each.person.name, views::name_cell(each.organisation),
                           sheet::cell(each.title), views::person_url(each.person.id).text()});
                   });
        });
    };
    return site::exported(request, format, "people", tr(language, "People"),
                          {{std::string(tr(language, "Name")), 30},
                           {std::string(tr(language, "Organisation")), 40},
                           {std::string(tr(language, "Title")), 30},
                           {std::string(tr(language, "Address")), 26}},
                          rows);
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return file(site, request, *format);
    const Language language = request.language;
    site::List list{request, "/people", std::string(tr(language, "People")), orders,
                    site::asked(request.query, orders)};
    std::vector<ListedPerson> rows;
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        const Chosen all = chosen(session, request);
        list.filters = fields(language, all, store::body_choices(session));
        if (all.fits_nobody())
            return;
        people(session, reader, all.filter, order_of(list.asked), list.asked.descending,
               list.asked.slice(), [&](const ListedPerson& each) { rows.push_back(each); });
        list.count =
            site::counted(list.asked, rows, [&] { return count(session, reader, all.filter); });
    });
    list.empty = tr(language, "Nobody is known yet. People come with the notes of meetings.");
    return site.respond(
        request, {.title = list.caption, .section = "/people", .content = people_html(list, rows)});
}

Result<Response> show(const Site& site, Request& request) {
    const auto id = people::PersonId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const Keeps keeps =
        auth::may(request.caller, auth::Right::edit_people) ? Keeps::people : Keeps::nothing;
    const auto shown = site.database().reading(
        [&](db::Session& session) { return person(session, request.caller.reader(), *id, keeps); });
    if (!shown) {
        const auto stays = site.database().reading(
            [&](db::Session& session) { return people::merged_into(session, *id); });
        if (!stays)
            return site::not_found();
        return http::redirect(html::Url::path("/people") / stays->text());
    }
    site::Page page;
    page.title = shown->person.name;
    page.section = "/people";
    page.crumbs = {{std::string(tr(request.language, "People")), html::Url::path("/people")},
                   {shown->person.name, std::nullopt}};
    const bool is_self = request.caller.is_known() && request.caller.person == id->text();
    page.content = person_html(
        request.language, *shown,
        {site.today(), is_self ? bodies::Sight::first : bodies::sight_of(request.caller)});
    page.invented = shown->demonstration;
    page.feed = html::Url::path("/people") / id->text() / "feed.atom";
    return site.respond(request, std::move(page));
}

} // namespace radslag::overview::persons
