// From request to page; see pages.hpp.
#include "overview/horizon/pages.hpp"

#include "overview/horizon/views.hpp"
#include "overview/parts.hpp"
#include "platform/site/list.hpp"

namespace radslag::overview::horizon {

using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::Site;

namespace {

constexpr site::Order orders[] = {{"day"}};
constexpr std::int64_t most_open = 50;

/// What the address chooses, and what the fields of the form show for it.
struct Chosen {
    Filter filter;
    store::Named organisation;
};

Chosen chosen(db::Session& session, const Request& request, Day today) {
    Chosen all;
    all.organisation = store::organisation_named(session, request.query.get("organisation"));
    all.filter = {parse_day(request.query.get("from")).value_or(today),
                  kinds.parse(request.query.get("kind")), all.organisation.id()};
    return all;
}

std::vector<site::Filter> fields(const Request& request, const Chosen& all, Day today) {
    const Language language = request.language;
    std::vector<html::Choice> choices{{"", std::string(tr(language, "all kinds"))}};
    for (const auto& [kind, word] : kinds.pairs())
        choices.push_back({std::string(word), std::string(kind_word(language, kind))});
    const Filter& filter = all.filter;
    return {{{.name = "organisation",
              .label = std::string(tr(language, "Region or organisation")),
              .value = all.organisation.shown()}},
            {{.name = "kind",
              .label = std::string(tr(language, "Kind")),
              .value = filter.kind ? std::string(kinds.text(*filter.kind)) : ""},
             choices},
            {{.name = "from",
              .label = std::string(tr(language, "From the day")),
              .value = filter.from == today ? "" : to_text(filter.from)},
             {},
             html::InputType::date}};
}

std::string name_of(const Date& date) {
    return date.person         ? date.person->name
           : date.organisation ? date.organisation->name
                               : date.who.value_or("");
}

std::vector<sheet::Cell> cells(Language language, const Date& date) {
    const auto url = url_of(date);
    return {sheet::cell(date.to),
            date.due_kind == "day" ? std::string() : date.words,
            date.text,
            std::string(kind_word(language, date.kind)),
            name_of(date),
            date.occasion.body_name,
            sheet::cell(date.occasion.day),
            url ? sheet::Cell(url->text()) : sheet::Cell()};
}

Response file(const Site& site, const Request& request, sheet::Format format) {
    const Language language = request.language;
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        std::vector<Date> found;
        site.database().read([&](db::Session& session) {
            const Chosen all = chosen(session, request, site.today());
            if (!all.organisation.is_unknown())
                found = dates(session, request.caller.reader(), all.filter, slice);
        });
        for (const Date& date : found)
            writer.row(cells(language, date));
    };
    return site::exported(request, format, "horizon", tr(language, "Horizon"),
                          {{std::string(tr(language, "Day")), 12},
                           {std::string(tr(language, "In words")), 24},
                           {std::string(tr(language, "What")), 60},
                           {std::string(tr(language, "Kind")), 16},
                           {std::string(tr(language, "Who")), 30},
                           {std::string(tr(language, "Said in")), 30},
                           {std::string(tr(language, "Said on")), 12},
                           {std::string(tr(language, "Address")), 32}},
                          rows);
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return file(site, request, *format);
    const Language language = request.language;
    const Day today = site.today();
    site::List list{request, "/horizon", std::string(tr(language, "Horizon")), orders,
                    site::asked(request.query, orders)};
    std::vector<Date> rows;
    std::vector<Date> undated;
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        const Chosen all = chosen(session, request, today);
        list.filters = fields(request, all, today);
        if (all.organisation.is_unknown())
            return;
        rows = dates(session, reader, all.filter, list.asked.slice());
        list.count =
            site::counted(list.asked, rows, [&] { return count(session, reader, all.filter); });
        if (list.asked.page == 1)
            undated = open(session, reader, all.filter, most_open);
    });
    list.empty = tr(language, "No coming dates are known. They come from the notes that are "
                              "imported and the meetings that are planned.");
    return site.respond(request, {.title = list.caption,
                                  .section = "/horizon",
                                  .content = horizon_html(list, rows, undated, today)});
}

} // namespace radslag::overview::horizon
