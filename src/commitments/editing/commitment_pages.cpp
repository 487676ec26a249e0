// The form of a commitment, its state and its ticks; see pages.hpp.
#include "commitments/editing/pages.hpp"
#include "commitments/editing/parts.hpp"

#include <algorithm>

namespace radslag::commitments::editing::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;

namespace {

constexpr std::size_t most_persons = 6;

std::string person_field(std::size_t number) {
    return "person_" + std::to_string(number);
}

std::string_view words_of(Language language, Kind kind) {
    switch (kind) {
    case Kind::promise:
        return tr(language, "Promise");
    case Kind::request:
        return tr(language, "Request");
    case Kind::takes_along:
        return tr(language, "Takes along");
    case Kind::homework:
        return tr(language, "Homework");
    }
    return {};
}

/// As many fields for persons as are used, and one more.
std::size_t persons_in(const http::Values& values) {
    std::size_t used = 0;
    for (std::size_t i = 1; i <= most_persons; ++i)
        if (!values.get(person_field(i)).empty())
            used = i;
    return std::min(used + 1, most_persons);
}

std::vector<FormField> fields_of(Language language, const http::Values& values) {
    std::vector<FormField> fields = {
        {"kind", tr(language, "Kind"), FieldKind::choice, Need::required, "",
         site::choices_of(kinds, [&](Kind kind) { return words_of(language, kind); })},
        {"text", tr(language, "What is to be done"), FieldKind::lines, Need::required},
        {"who", tr(language, "Who, in words"), FieldKind::line, Need::optional,
         tr(language, "As the notes say it; not needed when somebody is named below.")}};
    for (std::size_t i = 1; i <= persons_in(values); ++i)
        fields.push_back({person_field(i), tr(language, "Person {0}", i), FieldKind::person});
    fields.push_back({"organisation", tr(language, "Organisation"), FieldKind::organisation});
    fields.push_back({"all_parties", tr(language, "All parties of the body"), FieldKind::check,
                      Need::optional, tr(language, "Each of them ticks it off on its own.")});
    commitments::parts::add_due_fields(language, fields);
    return fields;
}

CommitmentEdit read_in(const Site& site, const Request& request, FormReader& form,
                       bool demonstration) {
    return with_names(site, request, form, demonstration, [&](people::parts::NameFields& names) {
        CommitmentEdit edit;
        edit.kind = form.choice("kind", Need::required, kinds).value_or(Kind::promise);
        edit.text = form.text("text", Need::required, 5000, site::Lines::many);
        edit.who = form.optional_text("who", 500);
        for (std::size_t i = 1; i <= most_persons; ++i)
            if (const auto person = names.person(person_field(i), Need::optional))
                if (std::ranges::find(edit.persons, *person) == edit.persons.end())
                    edit.persons.push_back(*person);
        edit.organisation = names.organisation("organisation", Need::optional);
        edit.all_parties = form.is_checked("all_parties");
        edit.due = commitments::parts::read_due(form);
        return edit;
    });
}

std::string name_of(const EditableCommitment& commitment, std::string_view id) {
    const auto named = std::ranges::find(commitment.names, id, &NamedId::id);
    return named == commitment.names.end() ? std::string() : named->name;
}

http::Values values_of(const EditableCommitment& commitment) {
    const CommitmentEdit& edit = commitment.edit;
    http::Values values;
    values.add("version", std::to_string(commitment.version));
    values.add("kind", std::string(kinds.text(edit.kind)));
    values.add("text", edit.text);
    values.add("who", edit.who.value_or(""));
    for (std::size_t i = 0; i < edit.persons.size(); ++i) {
        const std::string id(edit.persons[i].text());
        values.add(person_field(i + 1), name_of(commitment, id));
        values.add(site::which_field(person_field(i + 1)), id);
    }
    if (edit.organisation) {
        const std::string id(edit.organisation->text());
        values.add("organisation", name_of(commitment, id));
        values.add("organisation_is", id);
    }
    values.add("all_parties", edit.all_parties ? "on" : "");
    commitments::parts::add_values(values, edit.due);
    return values;
}

/// Where a new one was said, by the fields or query `meeting` and `turn`.
std::optional<Said> said_in(const Site& site, const Request& request, const http::Values& values) {
    const auto meeting = meetings::MeetingId::parse(values.get("meeting"));
    if (!meeting)
        return std::nullopt;
    return site.database().reading([&](db::Session& session) {
        return said_at(session, request.caller, *meeting,
                       meetings::TurnId::parse(values.get("turn")));
    });
}

/// Without a meeting: in which body, and for whom.
void add_place_fields(const Site& site, const Request& request, std::vector<FormField>& fields) {
    const Language language = request.language;
    const auto bodies = site.database().reading(
        [&](db::Session& session) { return bodies_of(session, request.caller); });
    fields.insert(fields.begin(), FormField{"body", tr(language, "Body"), FieldKind::choice,
                                            Need::required, "", site::named_choices(bodies)});
    fields.push_back({"readers",
                      tr(language, "Who may read this"),
                      FieldKind::radio,
                      Need::required,
                      "",
                      {{"public", std::string(tr(language, "Everybody"))},
                       {"members", std::string(tr(language, "Members of the body only"))},
                       {"secretariat", std::string(tr(language, "The secretariat only"))}}});
}

site::RecordForm new_form(const Site& site, const Request& request, const std::optional<Said>& said,
                          const http::Values& values) {
    const Url action = Url::path("/commitments/new");
    const auto title = tr(request.language, "Add a promise or request");
    if (said) {
        auto form = form_about(site, request, *said, title, action);
        form.fields = fields_of(request.language, values);
        form.fields.push_back({"meeting", "", FieldKind::hidden});
        form.fields.push_back({"turn", "", FieldKind::hidden});
        return form;
    }
    site::RecordForm form{.title = title, .section = "/commitments", .action = action};
    form.fields = fields_of(request.language, values);
    add_place_fields(site, request, form.fields);
    form.candidates = people::parts::candidates(site, request, false);
    return form;
}

std::optional<EditableCommitment> commitment_in(const Site& site, const Request& request) {
    const auto id = CommitmentId::parse(request.parameter("id"));
    return !id ? std::nullopt : site.database().reading([&](db::Session& session) {
        return editable_commitment(session, request.caller, *id);
    });
}

html::Html state_buttons(Language language, const EditableCommitment& commitment,
                         std::string_view token) {
    using html::ButtonKind;
    const auto button = [&](State state, std::string_view words) {
        return html::when(commitment.state != state, [&]() -> html::Html {
            return html::submit_button(words, ButtonKind::secondary, "state", states.text(state));
        });
    };
    const html::Html buttons =
        html::div(html::cls("inline-buttons"),
                  html::hidden_field("version", std::to_string(commitment.version)),
                  button(State::done, tr(language, "Mark as done")),
                  button(State::withdrawn, tr(language, "Mark as withdrawn")),
                  button(State::open, tr(language, "Open again")));
    return html::post_form({commitment_url(commitment.id) / "state", token, tr(language, "State")},
                           buttons);
}

site::RecordForm edit_form(const Site& site, Request& request, const EditableCommitment& commitment,
                           const http::Values& values) {
    const Url here = commitment_url(commitment.id);
    auto form = form_about(site, request, commitment.said,
                           tr(request.language, "Edit the promise or request"), here / "edit");
    form.fields = fields_of(request.language, values);
    form.below = state_buttons(request.language, commitment, request.form_token());
    if (commitment.edit.all_parties)
        form.below += html::p(
            html::a(html::href(here / "tick"), tr(request.language, "Tick it off for a party")));
    return form;
}

} // namespace

Result<Response> show_new_commitment(const Site& site, Request& request) {
    const auto said = said_in(site, request, request.query);
    http::Values values;
    values.add("meeting", std::string(request.query.get("meeting")));
    values.add("turn", std::string(request.query.get("turn")));
    values.add("body", std::string(request.query.get("body")));
    values.add("kind", "promise");
    values.add("due_kind", "open");
    values.add("readers", "public");
    if (said && said->turn)
        values.add("text", site.database().reading([&](db::Session& session) {
            return text_of(session, request.caller, *said->turn);
        }));
    return site::show_form(site, request, new_form(site, request, said, values), values);
}

Result<Response> add_commitment(const Site& site, Request& request) {
    const auto said = said_in(site, request, request.form);
    FormReader form(request.form);
    const CommitmentEdit edit = read_in(site, request, form, said && said->demonstration);
    std::optional<bodies::BodyId> body;
    std::optional<bodies::Visibility> readers;
    if (!said) {
        body = form.id<bodies::BodyId>("body", Need::required);
        readers = form.choice("readers", Need::required, bodies::visibilities);
    }
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good()) {
        const auto added =
            said ? commitments::add_commitment(site.database(), request.caller, *said, edit)
                 : commitments::add_commitment(site.database(), request.caller, *body, *readers,
                                               site.today(), edit);
        saved = added ? Result<site::Saved>(site::Saved{commitment_url(added->id), added->entry})
                      : tl::unexpected<Error>(added.error());
    }
    return site::answer_form(site, request, new_form(site, request, said, request.form), saved);
}

Result<Response> show_commitment(const Site& site, Request& request) {
    const auto commitment = commitment_in(site, request);
    if (!commitment)
        return site::not_found();
    const http::Values values = values_of(*commitment);
    return site::show_form(site, request, edit_form(site, request, *commitment, values), values);
}

Result<Response> edit_commitment(const Site& site, Request& request) {
    const auto commitment = commitment_in(site, request);
    if (!commitment)
        return site::not_found();
    FormReader form(request.form);
    const CommitmentEdit edit = read_in(site, request, form, commitment->said.demonstration);
    const auto entry = form.is_good()
                           ? commitments::edit_commitment(site.database(), request.caller,
                                                          commitment->id, form.version(), edit)
                           : tl::unexpected<Error>(form.error());
    return site::answer_form(site, request, edit_form(site, request, *commitment, request.form),
                             saved_at(entry, commitment_url(commitment->id)),
                             [&]() -> std::optional<http::Values> {
                                 const auto now = commitment_in(site, request);
                                 return now ? std::optional(values_of(*now)) : std::nullopt;
                             });
}

Result<Response> set_state(const Site& site, Request& request) {
    const auto commitment = commitment_in(site, request);
    if (!commitment)
        return site::not_found();
    FormReader form(request.form);
    const auto state = form.choice("state", Need::required, states);
    if (!state)
        return tl::unexpected<Error>(form.error());
    const auto entry = commitments::set_state(site.database(), request.caller, commitment->id,
                                              form.version(), *state, site.today());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    return site::saved(commitment_url(commitment->id), *entry);
}

namespace {

/// The form by which a party's homework is ticked off; nothing when there is nothing to tick.
std::optional<site::RecordForm> tick_form(const Site& site, const Request& request,
                                          CommitmentId id) {
    const Language language = request.language;
    const auto parties = site.database().reading(
        [&](db::Session& session) { return parties_to_tick(session, request.caller, id); });
    if (parties.empty())
        return std::nullopt;
    site::RecordForm form{.title = tr(language, "Tick off homework"),
                          .section = "/commitments",
                          .action = commitment_url(id) / "tick"};
    form.crumbs = {{std::string(tr(language, "Promises and requests")), Url::path("/commitments")}};
    form.fields = {{"party", tr(language, "Party"), FieldKind::choice, Need::required, "",
                    site::named_choices(parties)},
                   {"done_on", tr(language, "Done on"), FieldKind::day, Need::required},
                   {"text", tr(language, "What came of it"), FieldKind::lines}};
    return form;
}

} // namespace

Result<Response> show_tick(const Site& site, Request& request) {
    const auto id = CommitmentId::parse(request.parameter("id"));
    const auto form = id ? tick_form(site, request, *id) : std::nullopt;
    if (!form)
        return site::not_found();
    http::Values values;
    values.add("done_on", to_text(site.today()));
    return site::show_form(site, request, *form, values);
}

Result<Response> tick(const Site& site, Request& request) {
    const auto id = CommitmentId::parse(request.parameter("id"));
    const auto shown = id ? tick_form(site, request, *id) : std::nullopt;
    if (!shown)
        return site::not_found();
    FormReader form(request.form);
    const auto party = form.id<bodies::PartyId>("party", Need::required);
    const auto done_on = form.day("done_on", Need::required);
    const auto text = form.optional_text("text", 5000, site::Lines::many);
    Result<site::Saved> saved = tl::unexpected<Error>(form.error());
    if (form.is_good())
        saved = saved_at(
            commitments::tick(site.database(), request.caller, *id, {*party, *done_on, text}),
            commitment_url(*id));
    return site::answer_form(site, request, *shown, saved);
}

} // namespace radslag::commitments::editing::pages
