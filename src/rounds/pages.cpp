// From request to page; see pages.hpp.
#include "rounds/pages.hpp"

#include "bodies/actions.hpp"
#include "inputs/gists.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_form.hpp"
#include "rounds/views.hpp"

#include <algorithm>

namespace radslag::rounds::pages {

using html::Url;
using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

constexpr int most_listed = 200;

/// What the form of a new call offers.
struct Ground {
    std::vector<NamedId> bodies;
    std::vector<NamedId> meetings;
};

Ground ground_in(const Site& site, const Request& request) {
    return site.database().reading([&](db::Session& session) {
        Ground ground;
        for (const auto& body :
             bodies::bodies_where(session, request.caller, auth::Right::sort_inputs))
            ground.bodies.push_back({std::string(body.id.text()), body.name});
        ground.meetings = coming_meetings(session, request.caller, site.today());
        return ground;
    });
}

site::RecordForm new_form(const Request& request, const Ground& ground) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "Call for input or examples"),
                          .section = "/rounds",
                          .action = Url::path("/rounds/new")};
    form.crumbs = {{std::string(tr(language, "Calls")), Url::path("/rounds")}};
    form.lead = tr(language, "It becomes a draft first: you see what has been told already, and "
                             "open it then.");
    form.fields = {
        {"kind", tr(language, "What is asked for?"), FieldKind::radio, Need::required, "",
         site::choices_of(kinds, [&](Kind kind) { return views::kind_word(language, kind); })},
        {"title", tr(language, "In one line"), FieldKind::line, Need::required},
        {"text", tr(language, "What you want to know, and why"), FieldKind::lines, Need::required},
        {"body", tr(language, "Body"), FieldKind::choice, Need::required, "",
         site::named_choices(ground.bodies)},
        {"asked", tr(language, "Who is asked"), FieldKind::radio, Need::required, "",
         site::choices_of(asked_words,
                          [&](Asked asked) {
                              return asked == Asked::regions
                                         ? tr(language, "The regions of the body")
                                         : tr(language, "All parties of the body");
                          })},
        {"closes_on", tr(language, "Last day"), FieldKind::day, Need::required},
        {"returns_to", tr(language, "Comes back at the meeting"), FieldKind::choice, Need::optional,
         tr(language, "What came in stands on that meeting's page by itself."),
         site::named_choices(ground.meetings, tr(language, "No meeting yet"))}};
    form.button = tr(language, "Draft the call");
    return form;
}

std::optional<CallEdit> read(const Site& site, FormReader& form, const Ground& ground) {
    const auto kind = form.choice("kind", Need::required, kinds);
    const auto title = form.text("title", Need::required, 200);
    const auto text = form.text("text", Need::required, 10'000, site::Lines::many);
    const auto body = site::chosen<bodies::BodyId>(form, "body", Need::required, ground.bodies);
    const auto asked = form.choice("asked", Need::required, asked_words);
    const auto closes_on = form.day("closes_on", Need::required);
    if (closes_on && *closes_on < site.today())
        form.wrong("closes_on", Message{"This day has passed. Choose a later one.", {}});
    const auto returns_to =
        site::chosen<meetings::MeetingId>(form, "returns_to", Need::optional, ground.meetings);
    if (!form.is_good())
        return std::nullopt;
    return CallEdit{*kind, title, text, *body, *asked, closes_on, returns_to};
}

bool may_call(const Request& request, const store::ShownRound& round) {
    return auth::may_in(request.caller, auth::Right::sort_inputs, round.body.id);
}

/// A draft is there for those who may open it alone.
std::optional<store::ShownRound> shown_in(db::Session& session, const Request& request) {
    const auto id = RoundId::parse(request.parameter("id"));
    auto found = id ? store::round(session, request.caller.reader(), *id) : std::nullopt;
    if (found && found->state == State::draft && !may_call(request, *found))
        found.reset();
    return found;
}

bool has_come_in(const store::ShownRound& round, inputs::InputId input) {
    return std::ranges::find(round.came_in, input, &store::CameIn::id) != round.came_in.end();
}

views::Means means_of(db::Session& session, const Site& site, const Request& request,
                      const store::ShownRound& round) {
    views::Means means;
    means.may_call = may_call(request, round);
    const bool takes = takes_inputs(round.state, round.closes_on, site.today());
    means.may_answer = takes;
    const auto reader = request.caller.reader();
    const std::string words = round.title + ". " + round.text;
    if (round.state == State::draft)
        means.told = store::told_before(session, reader, words, {});
    if (takes && round.kind == Kind::call_for_examples && request.caller.is_known())
        for (const NamedId& own : inputs::sending_organisations(session, request.caller))
            if (store::asked_party(session, round.id, own.id))
                for (auto& each : store::told_before(session, reader, words, own.id))
                    if (!has_come_in(round, each.id))
                        means.own.push_back(std::move(each));
    return means;
}

Result<Response> change(const Site& site, Request& request, State from, State to) {
    const auto id = RoundId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto entry = set_state(site.database(), request.caller, *id, from, to);
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(views::url_of(*id), *entry);
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    std::vector<store::ListedRound> open;
    std::vector<store::ListedRound> drafts;
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        open = store::rounds(session, reader, {}, most_listed);
        for (const auto& body :
             bodies::bodies_where(session, request.caller, auth::Right::sort_inputs))
            std::ranges::move(
                store::rounds(session, reader, std::string(body.id.text()), most_listed),
                std::back_inserter(drafts));
    });
    return site.respond(request,
                        {.title = std::string(tr(request.language, "Calls")),
                         .section = "/rounds",
                         .content = views::rounds(request.language, open, drafts, site.today())});
}

Result<Response> show(const Site& site, Request& request) {
    std::optional<store::ShownRound> round;
    views::Means means;
    static_cast<void>(inputs::catch_up_gists(site.database())); // examples are found by them
    site.database().read([&](db::Session& session) {
        round = shown_in(session, request);
        if (round)
            means = means_of(session, site, request, *round);
    });
    if (!round)
        return site::not_found();
    if (means.may_call || !means.own.empty())
        means.form_token = request.form_token();
    return site.respond(
        request, {.title = round->title,
                  .section = "/rounds",
                  .crumbs = {{std::string(tr(request.language, "Calls")), Url::path("/rounds")}},
                  .content = views::round(request.language, *round, means, site.today()),
                  .invented = round->demonstration});
}

Result<Response> show_new(const Site& site, Request& request) {
    http::Values values;
    values.add("kind", "call_for_input");
    values.add("asked", "regions");
    return site::show_form(site, request, new_form(request, ground_in(site, request)), values);
}

Result<Response> add(const Site& site, Request& request) {
    const Ground ground = ground_in(site, request);
    FormReader form(request.form);
    const auto edit = read(site, form, ground);
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (edit) {
        const auto added = draft(site.database(), request.caller, *edit, site.today());
        saved = added ? Result<site::Saved>(site::Saved{views::url_of(added->id), added->entry})
                      : tl::unexpected<Error>(added.error());
    }
    return site::answer_form(site, request, new_form(request, ground), saved);
}

Result<Response> open(const Site& site, Request& request) {
    return change(site, request, State::draft, State::open);
}

Result<Response> close(const Site& site, Request& request) {
    return change(site, request, State::open, State::closed);
}

Result<Response> reuse(const Site& site, Request& request) {
    const auto id = RoundId::parse(request.parameter("id"));
    const auto input = inputs::InputId::parse(request.form.get("input"));
    if (!id || !input)
        return site::not_found();
    const auto entry = rounds::reuse(site.database(), request.caller, *id, *input, site.today());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(views::url_of(*id), *entry);
}

} // namespace radslag::rounds::pages
