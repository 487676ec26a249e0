// The proposals of a body; see pages.hpp.
#include "meetings/proposals/pages.hpp"
#include "meetings/proposals/parts.hpp"
#include "meetings/proposals/views.hpp"
#include "people/parts.hpp"

namespace radslag::meetings::proposals::pages {

using i18n::Language;
using i18n::tr;

namespace {

constexpr site::Order orders[] = {{"number", true}, {"meeting", true}};

Order order_of(const site::Asked& asked) {
    return asked.order == "meeting" ? Order::meeting : Order::number;
}

std::optional<State> state_of(const Request& request) {
    return states.parse(request.query.get("state"));
}

std::vector<site::Filter> filters_of(const Request& request) {
    const Language language = request.language;
    auto choices =
        site::choices_of(states, [&](State state) { return state_word(language, state); });
    choices.insert(choices.begin(), {"", std::string(tr(language, "any state"))});
    const auto state = state_of(request);
    return {{{.name = "state",
              .label = std::string(tr(language, "State")),
              .value = state ? std::string(states.text(*state)) : ""},
             choices}};
}

void write(Language language, const Listed& each, sheet::Writer& writer) {
    writer.row(std::vector<sheet::Cell>{
        each.number, each.title, kinds_words(language, each.kinds), each.expected_outcome,
        each.planned_minutes ? sheet::Cell(std::int64_t{*each.planned_minutes}) : sheet::Cell(),
        people::parts::shown_name(language, each.proposer),
        sheet::Cell(site::local_day(each.proposed_at)), meeting_words(language, each.meeting),
        std::string(state_word(language, each.state)), sheet::cell(each.answer),
        proposal_url(each.id).text()});
}

Response file(const Site& site, const Request& request, BodyId body, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, orders);
    return site::exported(request, format, "proposals", tr(language, "Proposed points"),
                          {{std::string(tr(language, "No.")), 8},
                           {std::string(tr(language, "Title")), 50},
                           {std::string(tr(language, "Kind")), 24},
                           {std::string(tr(language, "Why, and what shall come of it")), 60},
                           {std::string(tr(language, "Minutes")), 10},
                           {std::string(tr(language, "Proposed by")), 30},
                           {std::string(tr(language, "Proposed on")), 12},
                           {std::string(tr(language, "For the meeting")), 40},
                           {std::string(tr(language, "State")), 20},
                           {std::string(tr(language, "Why it was declined")), 50},
                           {std::string(tr(language, "Address")), 28}},
                          [&](sheet::Writer& writer, const site::Slice& slice) {
                              site.database().read([&](db::Session& session) {
                                  proposals::list(
                                      session, request.caller.reader(), body, state_of(request),
                                      order_of(asked), asked.descending, slice,
                                      [&](const Listed& each) { write(language, each, writer); });
                              });
                          });
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    const auto id = BodyId::parse(request.parameter("id"));
    const auto of =
        site::found_by_id<BodyId>(site, request, [&](db::Session& session, BodyId body) {
            return register_of(session, request.caller, body);
        });
    if (!id || !of)
        return site::not_found();
    if (const auto format = site::export_format(request))
        return file(site, request, *id, *format);
    const Language language = request.language;
    const std::string path = list_url(of->body.id).text();
    site::List list{request, path, std::string(tr(language, "Proposed points")), orders,
                    site::asked(request.query, orders)};
    list.filters = filters_of(request);
    list.empty = tr(language, "No points have been proposed here yet. They come when somebody "
                              "with a role in the body proposes one for a coming meeting.");
    std::vector<Listed> rows;
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        proposals::list(session, reader, *id, state_of(request), order_of(list.asked),
                        list.asked.descending, list.asked.slice(),
                        [&](const Listed& each) { rows.push_back(each); });
        list.count = site::counted(list.asked, rows, [&] {
            return proposals::count(session, reader, *id, state_of(request));
        });
    });
    auto way = crumbs(language, of->body);
    way.back().url.reset();
    return site.respond(request, {.title = list.caption,
                                  .section = "/bodies",
                                  .crumbs = std::move(way),
                                  .content = views::proposals(list, *of, rows),
                                  .invented = of->demonstration});
}

} // namespace radslag::meetings::proposals::pages
