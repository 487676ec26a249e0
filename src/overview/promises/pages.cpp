// From request to page; see pages.hpp.
#include "overview/promises/pages.hpp"

#include "inputs/editing/handing.hpp"
#include "overview/parts.hpp"
#include "overview/promises/views.hpp"
#include "platform/site/list.hpp"

#include <algorithm>

namespace radslag::overview::promises {

using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::Site;

namespace {

constexpr site::Order orders[] = {{"due"}, {"said", true}};

Order order_of(const site::Asked& asked) {
    return asked.order == "said" ? Order::said : Order::due;
}

/// What the address chooses, and what the fields of the form show for it.
struct Chosen {
    Filter filter;
    store::Named organisation;
    store::Named person;

    [[nodiscard]] bool fits_nothing() const {
        return organisation.is_unknown() || person.is_unknown();
    }
};

Which which_of(const Request& request) {
    return whiches.parse(request.query.get("which")).value_or(Which::coming);
}

bodies::AsSeen as_seen(const Site& site, const Request& request) {
    return {site.today(), bodies::sight_of(request.caller)};
}

Chosen chosen(db::Session& session, const Request& request, const bodies::AsSeen& seen) {
    Chosen all;
    all.organisation = store::organisation_named(session, request.query.get("organisation"));
    all.person = store::person_named(session, request.caller.reader(), request.query.get("person"));
    all.filter = {which_of(request), seen.late_before(),    request.query.given("kind"),
                  all.person.id(),   all.organisation.id(), request.query.given("body")};
    return all;
}

std::vector<html::Choice> kind_choices(Language language) {
    std::vector<html::Choice> choices{{"", std::string(tr(language, "all kinds"))}};
    for (const auto& [kind, word] : commitments::kinds.pairs())
        choices.push_back({std::string(word), std::string(views::kind_word(language, word))});
    return choices;
}

std::vector<site::Filter> fields(const Request& request, const Chosen& all,
                                 const std::vector<Link>& bodies) {
    const Language language = request.language;
    const Which which = all.filter.which;
    return {{{.name = "which",
              .label = std::string(tr(language, "Which")),
              .value = which == Which::coming ? "" : std::string(whiches.text(which))},
             {},
             html::InputType::search,
             false},
            {{.name = "kind",
              .label = std::string(tr(language, "Kind")),
              .value = all.filter.kind.value_or("")},
             kind_choices(language)},
            {{.name = "organisation",
              .label = std::string(tr(language, "By which organisation")),
              .value = all.organisation.shown()}},
            {{.name = "person",
              .label = std::string(tr(language, "By whom")),
              .value = all.person.shown()}},
            {{.name = "body",
              .label = std::string(tr(language, "Said in")),
              .value = all.filter.body.value_or("")},
             views::link_choices(tr(language, "any body"), bodies)}};
}

std::string name_of(const store::Promised& promised) {
    return promised.person         ? promised.person->name
           : promised.organisation ? promised.organisation->name
                                   : promised.who.value_or("");
}

Response file(const Site& site, const Request& request, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, orders);
    const auto seen = as_seen(site, request);
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        site.database().read([&](db::Session& session) {
            const Chosen all = chosen(session, request, seen);
            if (all.fits_nothing())
                return;
            promises(session, request.caller.reader(), all.filter, order_of(asked),
                     asked.descending, slice, [&](const ListedPromise& each) {
                         const store::Promised& promised = each.promised;
                         writer.row(std::vector<sheet::Cell>{
                             promised.text, std::string(views::kind_word(language, promised.kind)),
                             name_of(promised), promised.due_words, sheet::cell(promised.due),
                             std::string(views::state_word(language, promised.state)),
                             std::int64_t{views::days_late(promised, seen)},
                             promised.occasion.body_name, sheet::cell(each.said_on),
                             views::commitment_url(promised.id).text()});
                     });
        });
    };
    return site::exported(request, format, "commitments", tr(language, "Promises and requests"),
                          {{std::string(tr(language, "What")), 60},
                           {std::string(tr(language, "Kind")), 14},
                           {std::string(tr(language, "Who")), 30},
                           {std::string(tr(language, "In words")), 24},
                           {std::string(tr(language, "Counts as")), 12},
                           {std::string(tr(language, "State")), 12},
                           {std::string(tr(language, "Days late")), 10},
                           {std::string(tr(language, "Said in")), 30},
                           {std::string(tr(language, "Said on")), 12},
                           {std::string(tr(language, "Address")), 32}},
                          rows);
}

/// Says of an open promise of one person whether that person has left.
void read_left(db::Session& session, const Request& request, Day today, ShownPromise& shown) {
    const auto& promised = shown.promised;
    const auto person =
        promised.person ? people::PersonId::parse(promised.person->id) : std::nullopt;
    if (!person || promised.state != "open")
        return;
    std::vector<people::OrganisationId> of;
    if (promised.organisation)
        of.push_back(*people::OrganisationId::parse(promised.organisation->id));
    if (const auto day = bodies::left_on(session, *person, of, today))
        shown.left = bodies::Left{
            *day, auth::may(request.caller, auth::Right::sort_inputs) &&
                      inputs::bearer(session, request.caller, *person, today).has_value()};
}

/// Whether the promise is the caller's, or that of an organisation that it speaks for.
bool is_owner(db::Session& session, const auth::Caller& caller, const ShownPromise& shown) {
    if (!caller.is_known())
        return false;
    if (std::ranges::find(shown.persons, caller.person, &Link::id) != shown.persons.end())
        return true;
    const auto organisations = inputs::sending_organisations(session, caller);
    return std::ranges::any_of(organisations, [&](const inputs::NamedId& each) {
        return (shown.promised.organisation && shown.promised.organisation->id == each.id) ||
               std::ranges::any_of(
                   shown.ticks, [&](const Tick& tick) { return tick.organisation.id == each.id; });
    });
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return file(site, request, *format);
    const Language language = request.language;
    const auto seen = as_seen(site, request);
    site::List list{request, "/commitments", std::string(tr(language, "Promises and requests")),
                    orders, site::asked(request.query, orders)};
    std::vector<ListedPromise> rows;
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        const Chosen all = chosen(session, request, seen);
        list.filters = fields(request, all, store::body_choices(session));
        if (all.fits_nothing())
            return;
        promises(session, reader, all.filter, order_of(list.asked), list.asked.descending,
                 list.asked.slice(), [&](const ListedPromise& each) { rows.push_back(each); });
        list.count =
            site::counted(list.asked, rows, [&] { return count(session, reader, all.filter); });
    });
    list.empty = empty_words(language, which_of(request));
    return site.respond(request, {.title = list.caption,
                                  .section = "/commitments",
                                  .content = promises_html(list, rows, seen)});
}

Result<Response> show(const Site& site, Request& request) {
    const auto id = commitments::CommitmentId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    auto sight = bodies::sight_of(request.caller);
    const auto shown = site.database().reading([&](db::Session& session) {
        auto found = promise(session, request.caller.reader(), *id);
        if (found) {
            read_left(session, request, site.today(), *found);
            if (is_owner(session, request.caller, *found))
                sight = bodies::Sight::first;
        }
        return found;
    });
    if (!shown)
        return site::not_found();
    site::Page page;
    page.title = shown->promised.text;
    page.section = "/commitments";
    page.crumbs = {{std::string(tr(request.language, "Promises and requests")),
                    html::Url::path("/commitments")},
                   {shown->promised.text, std::nullopt}};
    page.content = promise_html(request.language, *shown, {site.today(), sight});
    page.invented = shown->demonstration;
    return site.respond(request, std::move(page));
}

} // namespace radslag::overview::promises
