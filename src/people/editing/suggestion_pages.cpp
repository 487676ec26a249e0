// Suggestions of names while one is typed; see pages.hpp.
#include "people/editing/pages.hpp"
#include "people/naming.hpp"

namespace radslag::people::editing::pages {

namespace {

/// One name a line, each once: two of one name are told apart by the form.
Response lines_of(const std::vector<Namesake>& candidates) {
    std::string lines;
    std::string_view last;
    for (const Namesake& candidate : candidates) {
        if (candidate.name != last)
            lines += candidate.name + "\n";
        last = candidate.name;
    }
    return http::text(std::move(lines));
}

} // namespace

Result<Response> suggest_people(const Site& site, Request& request) {
    return lines_of(site.database().reading([&](db::Session& session) {
        return persons_beginning(session, request.caller, request.query.get("q"));
    }));
}

Result<Response> suggest_organisations(const Site& site, Request& request) {
    return lines_of(site.database().reading([&](db::Session& session) {
        return organisations_beginning(session, request.query.get("q"));
    }));
}

} // namespace radslag::people::editing::pages
