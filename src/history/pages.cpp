// From request to page; see pages.hpp.
#include "history/pages.hpp"

#include "history/views.hpp"

#include <charconv>

namespace radslag::history::pages {

using html::Url;
using i18n::tr;

namespace {

/// The page of a record; nothing for records that stand on another's page.
std::optional<Url> page_of(const Record& record) {
    if (record.table == "person")
        return Url::path("/people") / record.id;
    if (record.table == "organisation")
        return Url::path("/organisations") / record.id;
    if (record.table == "body")
        return Url::path("/bodies") / record.id;
    if (record.table == "meeting")
        return Url::path("/meetings") / record.id;
    if (record.table == "commitment")
        return Url::path("/commitments") / record.id;
    if (record.table == "matter")
        return Url::path("/matters") / record.id;
    if (record.table == "joint_position")
        return Url::path("/positions") / record.id;
    if (record.table == "point_proposal")
        return Url::path("/proposals") / record.id;
    return std::nullopt;
}

/// The page to go on to after undoing: of the record, if it is still there, or what it belonged to.
Url way_back(const Site& site, const Request& request, const std::vector<Record>& about) {
    for (const Record& record : about)
        if (const auto url = page_of(record)) {
            const auto reader = request.caller.reader();
            const bool is_there = site.database().reading([&](db::Session& session) {
                return history_of(session, reader, record.table, record.id).has_value();
            });
            if (is_there)
                return *url;
        }
    return Url::path("/");
}

} // namespace

Result<Response> show(const Site& site, Request& request) {
    const std::string& table = request.parameter("table");
    const std::string& id = request.parameter("id");
    const auto shown = site.database().reading([&](db::Session& session) {
        return history_of(session, request.caller.reader(), table, id);
    });
    if (!shown)
        return site::not_found();
    site::Page page;
    page.title = tr(request.language, "History: {0}", views::shortened(shown->name));
    if (const auto url = page_of({table, id}))
        page.crumbs.push_back({views::shortened(shown->name), *url});
    page.crumbs.push_back({std::string(tr(request.language, "History")), std::nullopt});
    page.content = views::history(request.language, *shown);
    return site.respond(request, std::move(page));
}

Result<Response> undo(const Site& site, std::span<const ledger::RecordTable> tables,
                      Request& request) {
    const std::string& text = request.parameter("entry");
    std::int64_t entry = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), entry);
    if (error != std::errc{} || end != text.data() + text.size())
        return site::not_found();
    const auto undone = history::undo(site.database(), request.caller, entry, tables, site.today());
    if (!undone)
        return tl::unexpected<Error>(undone.error());
    return site::saved(way_back(site, request, undone->about), undone->entry);
}

} // namespace radslag::history::pages
