// The form that makes inputs of what the notes of a meeting show as raised; see pages.hpp.
#include "inputs/editing/parts.hpp"

namespace radslag::inputs::editing::pages {

using html::Url;
using site::FieldKind;
using site::FormReader;

namespace {

std::string field_of(const RaisedTurn& turn) {
    return "turn_" + std::string(turn.turn.text());
}

std::optional<RaisedAt> raised_in(const Site& site, const Request& request) {
    const auto meeting = meetings::MeetingId::parse(request.parameter("id"));
    return !meeting ? std::nullopt : site.database().reading([&](db::Session& session) {
        return raised_at(session, request.caller, *meeting);
    });
}

/// "A question. Eva Ek, Region Dalarna. At Vinterväghållning."
std::string hint_of(Language language, const RaisedTurn& turn) {
    std::string hint(kind_word(language, turn.kind));
    if (!turn.who.empty())
        hint += ". " + turn.who;
    if (!turn.point.empty())
        hint += ". " + tr(language, "At the point {0}", turn.point);
    return hint + ".";
}

site::RecordForm raised_form(const Site& site, const Request& request, const RaisedAt& raised) {
    const Language language = request.language;
    const Url meeting = Url::path("/meetings") / raised.meeting.text();
    auto form = frame(site, request, tr(language, "What was raised at the meeting"),
                      meeting / "raised", raised.demonstration);
    form.crumbs = {{raised.title, meeting}};
    form.lead = raised.turns.empty()
                    ? tr(language, "Nothing that was raised at the meeting waits to become an "
                                   "input.")
                    : tr(language, "The notes show this as views, questions and examples of others "
                                   "than the state. Tick what becomes an input: it gets a number, "
                                   "and somebody will owe an answer to it.");
    for (const RaisedTurn& turn : raised.turns)
        form.fields.push_back({field_of(turn), turn.text, FieldKind::check, site::Need::optional,
                               hint_of(language, turn)});
    form.button = tr(language, "Make inputs of them");
    return form;
}

} // namespace

Result<Response> show_raised(const Site& site, Request& request) {
    const auto raised = raised_in(site, request);
    if (!raised)
        return site::not_found();
    return site::show_form(site, request, raised_form(site, request, *raised), {});
}

Result<Response> make_inputs(const Site& site, Request& request) {
    const auto raised = raised_in(site, request);
    if (!raised)
        return site::not_found();
    FormReader form(request.form);
    std::vector<meetings::TurnId> wanted;
    for (const RaisedTurn& turn : raised->turns)
        if (form.is_checked(field_of(turn)))
            wanted.push_back(turn.turn);
    if (wanted.empty() && !raised->turns.empty())
        form.wrong(field_of(raised->turns.front()), Message{"Tick at least one.", {}});
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good())
        saved = saved_at(inputs::make_inputs(site.database(), request.caller, raised->meeting,
                                             wanted, site.today()),
                         Url::path("/inputs/triage"));
    return site::answer_form(site, request, raised_form(site, request, *raised), saved);
}

} // namespace radslag::inputs::editing::pages
