// From request to page; see pages.hpp.
#include "inputs/triage/pages.hpp"

#include "inputs/gists.hpp"
#include "inputs/triage/views.hpp"
#include "platform/html/fields.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/form.hpp"
#include "platform/site/parts.hpp"

#include <charconv>

namespace radslag::inputs::triage::pages {

using html::Html;
using html::Url;
using http::Request;
using http::Response;
using i18n::tr;
using site::Site;

namespace {

std::vector<Group> groups_in(const Site& site, const Request& request) {
    static_cast<void>(catch_up_gists(site.database()));
    return site.database().reading(
        [&](db::Session& session) { return unsorted(session, request.caller); });
}

Response page_of(const Site& site, Request& request, const std::vector<Group>& groups,
                 const std::optional<Error>& error = {}) {
    const auto language = request.language;
    site::Page page;
    page.title = tr(language, "Triage");
    page.section = "/inputs";
    page.crumbs = {{std::string(tr(language, "Inputs")), Url::path("/inputs")}};
    const Html summary = error ? html::error_summary(language, *error) : Html();
    page.content = html::group(
        site::page_head(page.title,
                        tr(language, "What has come in and nobody has been asked to answer, the "
                                     "oldest first. What is proposed says why; you decide.")),
        summary, views::triage(language, groups, request.form_token(), request.form));
    if (error)
        page.status = http::status_of(error->code);
    return site.respond(request, std::move(page));
}

template <class AnyId>
std::optional<AnyId> id_in(const Request& request, std::string_view what, InputId input) {
    return AnyId::parse(request.form.get(views::field_of(what, input)));
}

/// Of one input that was ticked. What was chosen must be what was proposed, or nothing.
Decision decision_in(const Request& request, const Unsorted& input) {
    Decision decision{.input = input.id};
    const std::string_view version = request.form.get(views::field_of("version", input.id));
    std::from_chars(version.data(), version.data() + version.size(), decision.version);
    const auto taken = [](const auto& id, const std::optional<Proposed>& proposed) {
        return proposed && id && id->text() == proposed->id ? id : std::nullopt;
    };
    decision.matter = taken(id_in<matters::MatterId>(request, "matter", input.id), input.matter);
    decision.theme = taken(id_in<matters::ThemeId>(request, "theme", input.id), input.theme);
    decision.authority =
        taken(id_in<people::OrganisationId>(request, "authority", input.id), input.authority);
    decision.owner = taken(id_in<people::PersonId>(request, "owner", input.id), input.owner);
    return decision;
}

} // namespace

Result<Response> show(const Site& site, Request& request) {
    return page_of(site, request, groups_in(site, request));
}

Result<Response> sort(const Site& site, Request& request) {
    const auto groups = groups_in(site, request);
    std::vector<Decision> decisions;
    for (const Group& group : groups)
        for (const Unsorted& input : group)
            if (!request.form.get(views::field_of("take", input.id)).empty())
                decisions.push_back(decision_in(request, input));
    if (decisions.empty())
        return page_of(site, request, groups,
                       Error{ErrorCode::invalid, Message{"Tick at least one input.", {}}, {}});
    if (const auto done = sort_all(site.database(), request.caller, decisions); !done)
        return page_of(site, request, groups_in(site, request), done.error());
    return http::redirect(Url::path("/inputs/triage"));
}

} // namespace radslag::inputs::triage::pages
