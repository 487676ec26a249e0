// The form that says which promises wait for a milestone; see pages.hpp.
#include "matters/editing/pages.hpp"
#include "matters/editing/parts.hpp"
#include "platform/i18n/dates.hpp"

#include <fmt/ranges.h>

namespace radslag::matters::editing::pages {

using i18n::tr;
using site::FieldKind;
using site::FormReader;

namespace {

std::string field_of(const WaitingPromise& each) {
    return "promise_" + std::string(each.promise.id.text());
}

/// Who said it and when, for what it waits, and why it may be this milestone.
std::string hint_of(Language language, const WaitingPromise& each) {
    std::string hint = each.promise.who;
    if (each.promise.said_on)
        hint += (hint.empty() ? "" : ", ") + i18n::long_date(language, *each.promise.said_on);
    hint += (hint.empty() ? "" : ". ") + tr(language, "Waits for: {0}.", each.promise.due_words);
    if (!each.promise.is_tied && !each.because.empty())
        hint += " " + tr(language, "Proposed because it says: {0}.",
                         fmt::format("{}", fmt::join(each.because, ", ")));
    return hint;
}

struct Shown {
    EditableMilestone milestone;
    std::vector<WaitingPromise> promises;
};

std::optional<Shown> shown_in(const Site& site, const Request& request) {
    const auto id = MilestoneId::parse(request.parameter("id"));
    return !id ? std::nullopt
               : site.database().reading([&](db::Session& session) -> std::optional<Shown> {
                     auto milestone = editable_milestone(session, request.caller, *id);
                     if (!milestone)
                         return std::nullopt;
                     auto promises = promises_for(session, request.caller, *milestone);
                     return Shown{std::move(*milestone), std::move(promises)};
                 });
}

site::RecordForm form_of(const Site& site, const Request& request, const Shown& shown) {
    const Language language = request.language;
    auto form = frame(site, request, tr(language, "What waits for this milestone"),
                      html::Url::path("/milestones") / shown.milestone.id.text() / "waiting");
    form.crumbs.push_back({shown.milestone.matter_title, matter_url(shown.milestone.matter)});
    form.lead =
        shown.promises.empty()
            ? tr(language, "No open promise waits for something to happen.")
            : tr(language,
                 "Tick what waits for “{0}”. When the milestone gets its day, each of them gets "
                 "it too.",
                 shown.milestone.edit.text);
    for (const WaitingPromise& each : shown.promises)
        form.fields.push_back({field_of(each), each.promise.text, FieldKind::check,
                               site::Need::optional, hint_of(language, each)});
    return form;
}

http::Values values_of(const Shown& shown) {
    http::Values values;
    values.add("version", std::to_string(shown.milestone.version));
    for (const WaitingPromise& each : shown.promises)
        if (each.promise.is_tied)
            values.add(field_of(each), "on");
    return values;
}

} // namespace

Result<Response> show_waiting(const Site& site, Request& request) {
    const auto shown = shown_in(site, request);
    if (!shown)
        return site::not_found();
    return site::show_form(site, request, form_of(site, request, *shown), values_of(*shown));
}

Result<Response> tie_waiting(const Site& site, Request& request) {
    const auto shown = shown_in(site, request);
    if (!shown)
        return site::not_found();
    FormReader form(request.form);
    std::vector<std::string> wanted;
    for (const WaitingPromise& each : shown->promises)
        if (form.is_checked(field_of(each)))
            wanted.emplace_back(each.promise.id.text());
    const auto entry = form.is_good()
                           ? matters::tie_promises(site.database(), request.caller,
                                                   shown->milestone.id, form.version(), wanted)
                           : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, form_of(site, request, *shown),
                             saved_at(entry, matter_url(shown->milestone.matter)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = shown_in(site, request);
                                 return now ? std::optional(values_of(*now)) : std::nullopt;
                             });
}

} // namespace radslag::matters::editing::pages
