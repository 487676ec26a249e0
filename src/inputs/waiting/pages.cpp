// The form that says what waits for a milestone; see pages.hpp.
#include "inputs/waiting/pages.hpp"

#include "inputs/waiting/waiting.hpp"
#include "inputs/words.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_pages.hpp"

#include <fmt/ranges.h>

namespace radslag::inputs::waiting::pages {

using html::Url;
using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Site;

namespace {

std::string field_of(const Waits& each) {
    return "waits_" + each.id;
}

std::string_view word_of(Language language, Waits::What what) {
    switch (what) {
    case Waits::What::promise:
        return tr(language, "Promise or request");
    case Waits::What::announced:
        return tr(language, "Announced date");
    case Waits::What::answer:
        return tr(language, "Answer to an input");
    }
    return {};
}

/// What it is, who said it and when, for what it waits, and why it may be this milestone.
std::string hint_of(Language language, const Waits& each) {
    std::string hint(word_of(language, each.what));
    if (!each.who.empty())
        hint += ", " + each.who;
    if (each.said_on)
        hint += ", " + i18n::long_date(language, *each.said_on);
    hint += ". " + tr(language, "Waits for: {0}.", each.due_words);
    if (!each.is_tied && !each.because.empty())
        hint += " " + tr(language, "Proposed because it says: {0}.",
                         fmt::format("{}", fmt::join(each.because, ", ")));
    return hint;
}

struct Shown {
    matters::EditableMilestone milestone;
    std::vector<Waits> waits;
};

std::optional<Shown> shown_in(const Site& site, const Request& request) {
    return site::found_by_id<matters::MilestoneId>(
        site, request, [&](db::Session& session, matters::MilestoneId id) -> std::optional<Shown> {
            auto milestone = matters::editable_milestone(session, request.caller, id);
            if (!milestone)
                return std::nullopt;
            auto waits = waits_for(session, request.caller, *milestone);
            return Shown{std::move(*milestone), std::move(waits)};
        });
}

Url matter_url(const Shown& shown) {
    return Url::path("/matters") / shown.milestone.matter.text();
}

site::RecordForm form_of(const Site&, const Request& request, const Shown& shown) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "What waits for this milestone"),
                          .section = "/matters",
                          .action =
                              Url::path("/milestones") / shown.milestone.id.text() / "waiting"};
    form.crumbs = {{std::string(tr(language, "Matters")), Url::path("/matters")},
                   {shown.milestone.matter_title, matter_url(shown)}};
    form.lead =
        shown.waits.empty()
            ? tr(language, "Nothing that is open waits for something to happen.")
            : tr(language,
                 "Tick what waits for “{0}”. When the milestone gets its day, each of them gets "
                 "it too.",
                 shown.milestone.edit.text);
    form.values.add("version", std::to_string(shown.milestone.version));
    for (const Waits& each : shown.waits) {
        form.fields.push_back({field_of(each), short_words(each.text), FieldKind::check,
                               site::Need::optional, hint_of(language, each)});
        if (each.is_tied)
            form.values.add(field_of(each), "on");
    }
    return form;
}

} // namespace

Result<Response> show(const Site& site, Request& request) {
    return site::show_found(site, request, shown_in, form_of);
}

Result<Response> tie(const Site& site, Request& request) {
    return site::save_found(
        site, request, shown_in, form_of, [&](const Shown& shown, FormReader& form) {
            std::vector<std::string> chosen;
            for (const Waits& each : shown.waits)
                if (form.is_checked(field_of(each)))
                    chosen.push_back(each.id);
            return form.when_good([&] {
                return site::saved_at(waiting::tie(site.database(), request.caller,
                                                   shown.milestone.id, form.version(), chosen),
                                      matter_url(shown));
            });
        });
}

} // namespace radslag::inputs::waiting::pages
