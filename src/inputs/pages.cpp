// From request to page; see pages.hpp.
#include "inputs/pages.hpp"

#include "inputs/editing/editing.hpp"
#include "inputs/gists.hpp"
#include "inputs/views.hpp"
#include "inputs/words.hpp"
#include "people/naming.hpp"

namespace radslag::inputs::pages {

using html::Url;
using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::Site;

namespace {

constexpr site::Order orders[] = {{"number", true}, {"answer_by"}};

store::Order order_of(const site::Asked& asked) {
    return asked.order == "answer_by" ? store::Order::answer_by : store::Order::number;
}

struct Chosen {
    store::Filter filter;
    people::Named from;
    people::Named authority;

    [[nodiscard]] bool fits_nothing() const { return from.is_unknown() || authority.is_unknown(); }
};

store::Which which_of(const Request& request) {
    return store::whiches.parse(request.query.get("which")).value_or(store::Which::open);
}

Chosen chosen(db::Session& session, const Request& request, Day today) {
    Chosen all;
    all.from = people::organisation_named(session, request.query.get("from"));
    all.authority = people::organisation_named(session, request.query.get("authority"));
    all.filter = {which_of(request),           today,
                  request.query.given("kind"), all.from.id(),
                  all.authority.id(),          request.query.given("matter")};
    return all;
}

std::vector<site::Filter> fields(const Request& request, const Chosen& all) {
    const Language language = request.language;
    std::vector<html::Choice> kind_choices{{"", std::string(tr(language, "all kinds"))}};
    for (const auto& [kind, word] : kinds.pairs())
        kind_choices.push_back({std::string(word), std::string(kind_word(language, kind))});
    const store::Which which = all.filter.which;
    return {{{.name = "which",
              .label = std::string(tr(language, "Which")),
              .value = which == store::Which::open ? "" : std::string(store::whiches.text(which))},
             {},
             html::InputType::search,
             false},
            {{.name = "kind",
              .label = std::string(tr(language, "Kind")),
              .value = all.filter.kind.value_or("")},
             kind_choices},
            {{.name = "from",
              .label = std::string(tr(language, "From which organisation")),
              .value = all.from.shown()}},
            {{.name = "authority",
              .label = std::string(tr(language, "Who answers")),
              .value = all.authority.shown()}}};
}

Response file(const Site& site, const Request& request, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, orders);
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        site.database().read([&](db::Session& session) {
            const Chosen all = chosen(session, request, site.today());
            if (all.fits_nothing())
                return;
            store::inputs(
                session, request.caller.reader(), all.filter, order_of(asked), asked.descending,
                slice, [&](const store::ListedInput& each) {
                    writer.row(std::vector<sheet::Cell>{
                        each.number, std::string(kind_word(language, each.kind)), each.title,
                        each.organisation ? each.organisation->name
                                          : std::string(tr(language, "without an account")),
                        each.matter ? each.matter->name : std::string(),
                        sheet::cell(std::optional(site::local_day(each.received_at))),
                        sheet::cell(each.answer_by),
                        std::string(outcome_word(language, each.state, each.last)),
                        views::url_of(each.id).text()});
                });
        });
    };
    return site::exported(request, format, "inputs", tr(language, "Inputs"),
                          {{std::string(tr(language, "Number")), 10},
                           {std::string(tr(language, "Kind")), 16},
                           {std::string(tr(language, "Input")), 60},
                           {std::string(tr(language, "From")), 30},
                           {std::string(tr(language, "Matter")), 40},
                           {std::string(tr(language, "Received")), 12},
                           {std::string(tr(language, "Answer by")), 12},
                           {std::string(tr(language, "What became of it")), 24},
                           {std::string(tr(language, "Address")), 26}},
                          rows);
}

/// Says of an open input whether its owner has left.
void read_left(db::Session& session, const Request& request, Day today, store::ShownInput& shown) {
    const auto owner = shown.owner ? people::PersonId::parse(shown.owner->id) : std::nullopt;
    if (!owner || (shown.state != State::unanswered && shown.state != State::in_progress))
        return;
    std::vector<people::OrganisationId> of;
    for (const store::ShownAuthority& asked : shown.authorities)
        if (asked.standing == Standing::owes || asked.standing == Standing::waiting)
            of.push_back(*people::OrganisationId::parse(asked.organisation.id));
    if (const auto day = bodies::left_on(session, *owner, of, today))
        shown.left = bodies::Left{
            *day, auth::may_in(request.caller, auth::Right::sort_inputs, shown.body.id)};
}

/// Says of each answer what the caller may do with it.
void read_rights(db::Session& session, const Request& request, store::ShownInput& shown) {
    if (!auth::may(request.caller, auth::Right::answer_inputs))
        return;
    for (store::ShownUse& use : shown.uses) {
        use.may_take_back = withdrawable_use(session, request.caller, use.id).has_value();
        use.may_say_moved = movable_use(session, request.caller, use.id).has_value();
    }
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return file(site, request, *format);
    const Language language = request.language;
    const Day today = site.today();
    site::List list{request, "/inputs", std::string(tr(language, "Inputs")), orders,
                    site::asked(request.query, orders)};
    std::vector<store::ListedInput> rows;
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        const Chosen all = chosen(session, request, today);
        list.filters = fields(request, all);
        if (all.fits_nothing())
            return;
        store::inputs(session, reader, all.filter, order_of(list.asked), list.asked.descending,
                      list.asked.slice(),
                      [&](const store::ListedInput& each) { rows.push_back(each); });
        list.count = site::counted(list.asked, rows,
                                   [&] { return store::count(session, reader, all.filter); });
    });
    list.empty = views::empty_words(language, which_of(request));
    return site.respond(
        request,
        {.title = list.caption, .section = "/inputs", .content = views::inputs(list, rows, today)});
}

Result<Response> show(const Site& site, Request& request) {
    const auto id = InputId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    static_cast<void>(catch_up_gists(site.database()));
    auto shown = site.database().reading([&](db::Session& session) {
        auto found = store::input(session, request.caller.reader(), *id);
        if (found) {
            read_left(session, request, site.today(), *found);
            read_rights(session, request, *found);
        }
        return found;
    });
    if (!shown)
        return site::not_found();
    if (!auth::may_in(request.caller, auth::Right::sort_inputs, shown->body.id))
        shown->sender.reset();
    site::Page page;
    page.title = shown->title.value_or(short_words(shown->text));
    page.section = "/inputs";
    page.crumbs = {{std::string(tr(request.language, "Inputs")), Url::path("/inputs")},
                   {tr(request.language, "Input {0}", shown->number), std::nullopt}};
    page.invented = shown->demonstration;
    page.content = views::input(request.language, *shown, site.today());
    return site.respond(request, std::move(page));
}

} // namespace radslag::inputs::pages
