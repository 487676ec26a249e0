// The pages of one proposal; see pages.hpp.
#include "imports/late.hpp"
#include "imports/pages.hpp"
#include "imports/taking.hpp"
#include "imports/views.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace radslag::imports::pages {

using html::Url;
using i18n::tr;

namespace {

Result<Review> opened(const Desk& desk, const Request& request) {
    const auto id = ImportId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    return desk.site.database().reading([&](db::Session& session) {
        return open_review(session, request.caller, desk.readings, *id);
    });
}

Response review_page(const Desk& desk, Request& request, const Review& review,
                     const views::ReviewOptions& options) {
    site::Page page;
    page.title = views::heading_of(request.language, review);
    page.section = "/imports";
    page.script = "review.js";
    page.status = options.error ? http::status_of(options.error->code) : 200;
    page.crumbs = {{std::string(tr(request.language, "Imports")), Url::path("/imports")},
                   {review.proposal.name, std::nullopt}};
    const auto content = review.proposal.state == State::accepted ? views::doubts : views::review;
    page.content = content(request.language, review, options, request.form_token());
    page.invented = review.demonstration;
    return desk.site.respond(request, std::move(page));
}

/// What a button of a fact asks for: its name, the fact's key and the version that was seen.
struct Pressed {
    std::string_view button;
    std::string key;
    int seen = 0;
};

std::optional<Pressed> pressed(const http::Values& form) {
    constexpr std::array<std::string_view, 7> buttons = {"accept", "reject",  "undo", "save",
                                                         "join",   "correct", "show"};
    for (const std::string_view button : buttons) {
        const std::string* target = form.find(button);
        if (target == nullptr)
            continue;
        const auto at = target->rfind('@');
        Pressed found{button, target->substr(0, at), 0};
        if (at != std::string::npos)
            std::from_chars(target->data() + at + 1, target->data() + target->size(), found.seen);
        return found;
    }
    return std::nullopt;
}

/// The fields "KEY.field" of the form, by field.
Corrections typed_for(const http::Values& form, std::string_view key) {
    Corrections typed;
    const std::string prefix = std::string(key) + ".";
    for (const auto& [name, value] : form)
        if (name.starts_with(prefix))
            typed.emplace(name.substr(prefix.size()), value);
    return typed;
}

/// What is decided by the button; nothing for those that only show something.
std::optional<Step> step_of(const Pressed& pressed, Corrections typed) {
    Step step;
    step.seen = pressed.seen;
    const auto same_as = typed.find("same_as");
    const std::string same = same_as == typed.end() ? std::string() : same_as->second;
    if (pressed.button == "accept") {
        step.verdict = same.empty() ? Verdict::accepted : Verdict::corrected;
        if (!same.empty())
            step.corrections = {{"same_as", same}};
    } else if (pressed.button == "reject") {
        step.verdict = Verdict::rejected;
    } else if (pressed.button == "undo") {
        step.verdict = Verdict::undecided;
    } else if (pressed.button == "join") {
        step.verdict = Verdict::merged;
    } else if (pressed.button == "save" && same.find('-') != std::string::npos) {
        step.verdict = Verdict::merged; // the key of another fact
        step.corrections = {{"into", same}};
    } else if (pressed.button == "save") {
        step.verdict = Verdict::corrected;
        if (same.empty())
            typed.erase("same_as");
        step.corrections = std::move(typed);
    } else {
        return std::nullopt;
    }
    return step;
}

/// The fact's article and the counts, which the script puts in place of those that it has.
Response part_of(Request& request, const Review& review, const Fact& fact,
                 const views::ReviewOptions& options) {
    const auto number = static_cast<std::size_t>(&fact - review.read->facts.data());
    html::Html parts = views::fact(request.language, review, number, options);
    parts += views::counts(request.language, review);
    return http::html_page(std::move(parts).markup(),
                           options.error ? http::status_of(options.error->code) : 200);
}

Url back_to(const Request& request, std::string_view key) {
    Url where = Url::path("/imports") / request.parameter("id");
    if (request.query.get("only") == "doubtful")
        where = where.with("only", "doubtful");
    return where.at(key);
}

Response answer(const Desk& desk, Request& request, const Review& review, const Fact& fact,
                const views::ReviewOptions& options) {
    if (request.form.has("part"))
        return part_of(request, review, fact, options);
    if (options.error || !options.change.empty())
        return review_page(desk, request, review, options);
    return http::redirect(back_to(request, fact.key));
}

/// What is decided of one difference of a new version; it is not corrected here.
Result<Response> decide_difference(const Desk& desk, Request& request, Review& shown,
                                   const Pressed& pressed) {
    const auto one = std::ranges::find(shown.differences, pressed.key, &Difference::key);
    const auto step = step_of(pressed, {});
    if (one == shown.differences.end() || !step || step->verdict == Verdict::corrected ||
        step->verdict == Verdict::merged)
        return site::not_found();
    views::ReviewOptions options;
    const Fact about{.kind = one->kind, .index = one->index, .key = one->key};
    const auto kept = imports::decide(desk.site.database(), request.caller, shown, about, *step);
    if (!kept) {
        options.error = kept.error();
        options.change = one->key;
    }
    desk.site.database().read([&](db::Session& session) { renew_decisions(session, shown); });
    if (request.form.has("part")) {
        html::Html parts = views::difference(request.language, shown, *one, options);
        parts += views::counts(request.language, shown);
        return http::html_page(std::move(parts).markup(),
                               options.error ? http::status_of(options.error->code) : 200);
    }
    if (options.error)
        return review_page(desk, request, shown, options);
    return http::redirect(back_to(request, one->key));
}

} // namespace

Result<Response> review(const Desk& desk, Request& request) {
    const auto shown = opened(desk, request);
    if (!shown)
        return tl::unexpected<Error>(shown.error());
    views::ReviewOptions options;
    options.only_doubtful = request.query.get("only") == "doubtful";
    return review_page(desk, request, *shown, options);
}

Result<Response> decide(const Desk& desk, Request& request) {
    auto shown = opened(desk, request);
    if (!shown)
        return tl::unexpected<Error>(shown.error());
    const auto what = pressed(request.form);
    if (shown->known_meeting && what && !what->key.empty())
        return decide_difference(desk, request, *shown, *what);
    const auto fact = std::ranges::find(shown->read->facts, what ? what->key : "", &Fact::key);
    if (what && what->button == "show" && what->key.empty())
        return http::redirect(back_to(request, "content"));
    if (!what || fact == shown->read->facts.end())
        return site::not_found();
    views::ReviewOptions options;
    Corrections typed = typed_for(request.form, what->key);
    if (fact->kind == FactKind::point && what->button == "save")
        for (const char* box : {"information", "dialogue", "regional_example", "decides"})
            typed.try_emplace(box, ""); // a box that is not ticked is not sent
    if (what->button == "correct")
        options.change = fact->key;
    if (what->button == "accept" && !typed.contains("same_as") && fact->kind == FactKind::person &&
        views::asks_who(*shown, fact->index)) {
        options.change = fact->key;
        options.error = Error{ErrorCode::invalid,
                              Message{"Say first who it is.", {}},
                              {{"same_as", Message{"Choose one of these.", {}}}}};
    } else if (const auto step = step_of(*what, typed)) {
        const auto decided =
            imports::decide(desk.site.database(), request.caller, *shown, *fact, *step);
        if (!decided) {
            options.error = decided.error();
            options.change = fact->key;
            options.typed = std::move(typed);
        }
        desk.site.database().read([&](db::Session& session) { renew_decisions(session, *shown); });
    }
    return answer(desk, request, *shown, *fact, options);
}

Result<Response> accept_certain(const Desk& desk, Request& request) {
    const auto shown = opened(desk, request);
    if (!shown)
        return tl::unexpected<Error>(shown.error());
    constexpr int quite_certain = 95;
    const auto accepted =
        imports::accept_certain(desk.site.database(), request.caller, *shown, quite_certain);
    if (!accepted)
        return tl::unexpected<Error>(accepted.error());
    return http::redirect(back_to(request, "counts"));
}

Result<Response> settle(const Desk& desk, Request& request) {
    const auto shown = opened(desk, request);
    if (!shown)
        return tl::unexpected<Error>(shown.error());
    const bool takes = request.form.has("take");
    const auto doubt = DoubtId::parse(request.form.get(takes ? "take" : "leave"));
    if (!doubt)
        return site::not_found();
    const auto done = takes ? take_late(desk.site.database(), request.caller, *shown, *doubt)
                            : leave_as_it_is(desk.site.database(), request.caller, *shown, *doubt);
    if (done)
        return http::redirect(back_to(request, "doubt-" + std::string(doubt->text())));
    if (done.error().code != ErrorCode::conflict)
        return tl::unexpected<Error>(done.error());
    views::ReviewOptions options;
    options.error = done.error();
    return review_page(desk, request, *shown, options);
}

Result<Response> redirect(const Desk& desk, Request& request) {
    const auto shown = opened(desk, request);
    if (!shown)
        return tl::unexpected<Error>(shown.error());
    const auto visibility = bodies::visibilities.parse(request.form.get("visibility"));
    const auto changed = imports::redirect(desk.site.database(), request.caller, shown->proposal.id,
                                           request.form.get("body"),
                                           visibility.value_or(shown->proposal.visibility));
    if (changed)
        return http::redirect(Url::path("/imports") / request.parameter("id"));
    views::ReviewOptions options;
    options.error = changed.error();
    options.destination_open = true;
    options.typed_body = request.form.get("body");
    return review_page(desk, request, *shown, options);
}

Result<Response> accept(const Desk& desk, Request& request) {
    const auto shown = opened(desk, request);
    if (!shown)
        return tl::unexpected<Error>(shown.error());
    const std::string_view text = request.form.get("revision");
    int revision = -1;
    std::from_chars(text.data(), text.data() + text.size(), revision);
    const auto take = shown->known_meeting ? take_version : imports::accept;
    const auto outcome =
        take(desk.site.database(), request.caller, *shown, revision, desk.site.today());
    if (!outcome) {
        if (outcome.error().code != ErrorCode::conflict)
            return tl::unexpected<Error>(outcome.error());
        views::ReviewOptions options;
        options.error = outcome.error();
        return review_page(desk, request, *shown, options);
    }
    desk.readings.forget(shown->proposal.id.text());
    if (outcome->kind == Outcome::Kind::accepted && outcome->meeting && outcome->doubts.empty())
        return http::redirect(Url::path("/meetings") / outcome->meeting->text());
    return http::redirect(Url::path("/imports") / request.parameter("id"));
}

Result<Response> reject(const Desk& desk, Request& request) {
    const auto id = ImportId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto rejected = imports::reject(desk.site.database(), desk.files, request.caller, *id);
    if (!rejected)
        return tl::unexpected<Error>(rejected.error());
    desk.readings.forget(id->text());
    return http::redirect(Url::path("/imports"));
}

} // namespace radslag::imports::pages
