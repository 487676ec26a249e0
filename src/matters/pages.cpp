// From request to page; see pages.hpp.
#include "matters/pages.hpp"

#include "matters/views.hpp"
#include "platform/site/peers.hpp"
#include "platform/text/fold.hpp"

namespace radslag::matters::pages {

using html::Url;
using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::Site;

namespace {

constexpr site::Order matter_orders[] = {{"title"}, {"kind"}, {"state"}};
constexpr site::Order number_orders[] = {{"number"}};

store::MatterFilter filter_of(const Request& request) {
    return {request.query.given("kind"), request.query.given("state"), request.query.given("theme"),
            request.query.given("owner")};
}

store::MatterOrder order_of(const site::Asked& asked) {
    return asked.order == "kind"    ? store::MatterOrder::kind
           : asked.order == "state" ? store::MatterOrder::state
                                    : store::MatterOrder::title;
}

/// The themes, each under its parent.
std::vector<html::Choice> theme_choices(Language language,
                                        const std::vector<store::ListedTheme>& themes) {
    std::vector<html::Choice> choices{{"", std::string(tr(language, "all themes"))}};
    for (const store::ListedTheme& each : themes) {
        std::string name;
        for (int depth = 0; depth < each.depth; ++depth)
            name += "– ";
        choices.push_back({each.theme.id, name + each.theme.name});
    }
    return choices;
}

std::vector<site::Filter> fields(const Request& request,
                                 const std::vector<store::ListedTheme>& themes) {
    const Language language = request.language;
    std::vector<site::Filter> all{{{.name = "number",
                                    .label = std::string(tr(language, "Registry number")),
                                    .value = std::string(request.query.get("number"))}},
                                  {{.name = "kind",
                                    .label = std::string(tr(language, "Kind")),
                                    .value = std::string(request.query.get("kind"))},
                                   views::kind_choices(language)},
                                  {{.name = "state",
                                    .label = std::string(tr(language, "State")),
                                    .value = std::string(request.query.get("state"))},
                                   views::state_choices(language)}};
    if (!themes.empty())
        all.push_back({{.name = "theme",
                        .label = std::string(tr(language, "Theme")),
                        .value = std::string(request.query.get("theme"))},
                       theme_choices(language, themes)});
    return all;
}

site::Page page_of(std::string title, std::string_view section, html::Html content) {
    site::Page page;
    page.title = std::move(title);
    page.section = section;
    page.content = std::move(content);
    return page;
}

std::vector<html::Crumb> crumbs(std::string_view list, std::string_view path,
                                std::string_view here) {
    return {{std::string(list), Url::path(path)}, {std::string(here), std::nullopt}};
}

std::string name_of(const std::optional<store::Link>& link) {
    return link ? link->name : std::string();
}

Response matters_file(const Site& site, const Request& request, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, matter_orders);
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        site.database().read([&](db::Session& session) {
            store::matters(
                session, request.caller.reader(), filter_of(request), order_of(asked),
                asked.descending, slice, [&](const store::ListedMatter& each) {
                    writer.row(std::vector<sheet::Cell>{
                        each.matter.name, std::string(views::kind_word(language, each.kind)),
                        std::string(views::state_word(language, each.state)), name_of(each.owner),
                        name_of(each.theme), sheet::cell(each.next_day),
                        views::url_of_matter(each.matter.id).text()});
                });
        });
    };
    return site::exported(request, format, "matters", tr(language, "Matters"),
                          {{std::string(tr(language, "Matter")), 50},
                           {std::string(tr(language, "Kind")), 20},
                           {std::string(tr(language, "State")), 12},
                           {std::string(tr(language, "Owner")), 30},
                           {std::string(tr(language, "Theme")), 24},
                           {std::string(tr(language, "Next day")), 12},
                           {std::string(tr(language, "Address")), 26}},
                          rows);
}

store::NumberFilter number_filter_of(const Request& request) {
    return {text::fold_number(request.query.get("number")), request.query.given("kind")};
}

std::vector<site::Filter> number_fields(const Request& request) {
    const Language language = request.language;
    std::vector<html::Choice> choices{{"", std::string(tr(language, "all kinds"))}};
    for (const auto& [kind, word] : number_kinds.pairs())
        choices.push_back(
            {std::string(word), std::string(views::number_kind_word(language, word))});
    return {{{.name = "number",
              .label = std::string(tr(language, "The number begins with")),
              .value = std::string(request.query.get("number"))}},
            {{.name = "kind",
              .label = std::string(tr(language, "Kind")),
              .value = std::string(request.query.get("kind"))},
             choices}};
}

Response numbers_file(const Site& site, const Request& request, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, number_orders);
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        site.database().read([&](db::Session& session) {
            store::numbers(session, request.caller.reader(), number_filter_of(request),
                           asked.descending, slice, [&](const store::ListedNumber& each) {
                               writer.row(std::vector<sheet::Cell>{
                                   each.number.name,
                                   std::string(views::number_kind_word(language, each.kind)),
                                   each.mentions, sheet::cell(each.last), name_of(each.matter),
                                   views::url_of_number(each.number.id).text()});
                           });
        });
    };
    return site::exported(request, format, "numbers", tr(language, "Registry numbers"),
                          {{std::string(tr(language, "Number")), 24},
                           {std::string(tr(language, "Kind")), 24},
                           {std::string(tr(language, "Mentions")), 10},
                           {std::string(tr(language, "Last")), 12},
                           {std::string(tr(language, "Matter")), 40},
                           {std::string(tr(language, "Address")), 26}},
                          rows);
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return matters_file(site, request, *format);
    const Language language = request.language;
    const std::string_view wanted = request.query.get("number");
    site::List list{request, "/matters", std::string(tr(language, "Matters")), matter_orders,
                    site::asked(request.query, matter_orders)};
    std::vector<store::ListedMatter> rows;
    store::Found found;
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        if (!wanted.empty())
            found = store::find(session, reader, wanted);
        const store::MatterFilter filter = filter_of(request);
        list.filters = fields(request, store::themes(session, reader));
        store::matters(session, reader, filter, order_of(list.asked), list.asked.descending,
                       list.asked.slice(),
                       [&](const store::ListedMatter& each) { rows.push_back(each); });
        list.count =
            site::counted(list.asked, rows, [&] { return store::count(session, reader, filter); });
        for (store::ListedMatter& each : rows)
            each.numbers = store::numbers_of(session, each.matter.id);
    });
    if (found.matter)
        return http::redirect(views::url_of_matter(*found.matter));
    if (found.number)
        return http::redirect(views::url_of_number(*found.number));
    list.empty =
        tr(language, "No matter is known yet. A matter is added by hand; numbers that stand "
                     "in notes are listed as registry numbers until then.");
    return site.respond(request,
                        page_of(list.caption, "/matters", views::matters(list, rows, wanted)));
}

namespace {

/// Says of an open matter whether its officer has left.
void read_left(const site::Peers& peers, store::ShownMatter& shown) {
    const auto officer = shown.officer ? people::PersonId::parse(shown.officer->id) : std::nullopt;
    if (!officer || shown.state != states.text(State::open))
        return;
    std::vector<people::OrganisationId> of;
    if (shown.owner)
        of.push_back(*people::OrganisationId::parse(shown.owner->id));
    if (const auto day = bodies::left_on(peers.session, *officer, of, peers.today))
        shown.left = bodies::Left{*day, auth::may(peers.request.caller, auth::Right::edit_matters)};
}

Result<site::Page> matter_for(const site::Peers& peers) {
    const Request& request = peers.request;
    const auto id = MatterId::parse(request.parameter("id"));
    const int most =
        request.query.get("whole").empty() ? store::most_at_first : store::most_in_whole;
    auto shown = id ? store::matter(peers.session, peers.reader, *id, most) : std::nullopt;
    if (!shown)
        return site::not_found();
    read_left(peers, *shown);
    auto page = page_of(shown->matter.name, "/matters",
                        views::matter(request.language, *shown, peers.today));
    page.crumbs = crumbs(tr(request.language, "Matters"), "/matters", shown->matter.name);
    page.feed = html::Url::path("/matters") / id->text() / "feed.atom";
    return page;
}

} // namespace

Result<Response> show(const Site& site, Request& request) {
    return site.respond_to_peers(request, matter_for);
}

Result<Response> numbers(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return numbers_file(site, request, *format);
    const Language language = request.language;
    site::List list{request,
                    "/numbers",
                    std::string(tr(language, "Registry numbers")),
                    number_orders,
                    site::asked(request.query, number_orders),
                    number_fields(request)};
    std::vector<store::ListedNumber> rows;
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        const store::NumberFilter filter = number_filter_of(request);
        store::numbers(session, reader, filter, list.asked.descending, list.asked.slice(),
                       [&](const store::ListedNumber& each) { rows.push_back(each); });
        list.count =
            site::counted(list.asked, rows, [&] { return store::count(session, reader, filter); });
    });
    list.empty = tr(language, "No registry number stands in the notes yet.");
    auto page = page_of(list.caption, "/matters", views::numbers(list, rows));
    page.crumbs = crumbs(tr(language, "Matters"), "/matters", list.caption);
    return site.respond(request, std::move(page));
}

Result<Response> number(const Site& site, Request& request) {
    const auto id = RegistryNumberId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto shown = site.database().reading(
        [&](db::Session& session) { return store::number(session, request.caller.reader(), *id); });
    if (!shown)
        return site::not_found();
    auto page = page_of(shown->number.name, "/matters", views::number(request.language, *shown));
    page.crumbs = {{std::string(tr(request.language, "Matters")), Url::path("/matters")},
                   {std::string(tr(request.language, "Registry numbers")), Url::path("/numbers")},
                   {shown->number.name, std::nullopt}};
    return site.respond(request, std::move(page));
}

Result<Response> themes(const Site& site, Request& request) {
    const auto shown = site.database().reading(
        [&](db::Session& session) { return store::themes(session, request.caller.reader()); });
    return site.respond(request, page_of(std::string(tr(request.language, "Themes")), "/themes",
                                         views::themes(request.language, shown)));
}

Result<Response> theme(const Site& site, Request& request) {
    const std::string& id = request.parameter("id");
    const auto shown = site.database().reading(
        [&](db::Session& session) { return store::theme(session, request.caller.reader(), id); });
    if (!shown)
        return site::not_found();
    auto page = page_of(shown->theme.name, "/themes", views::theme(request.language, *shown));
    page.crumbs = crumbs(tr(request.language, "Themes"), "/themes", shown->theme.name);
    return site.respond(request, std::move(page));
}

} // namespace radslag::matters::pages
