// The forms of whoever proposes a point; see pages.hpp.
#include "meetings/proposals/pages.hpp"
#include "meetings/proposals/parts.hpp"
#include "people/parts.hpp"

namespace radslag::meetings::proposals::pages {

using i18n::Language;
using i18n::tr;
using site::box_in;
using site::FieldKind;
using site::FormField;
using site::FormReader;
using site::Need;
using site::saved_at;

namespace {

constexpr std::size_t longest_outcome = 2000; // characters

std::vector<FormField> fields_of(Language language, const std::vector<Target>& meetings,
                                 bool has_party, bool can_be_narrow) {
    std::vector<html::Choice> readers{
        {"members", std::string(tr(language, "Everybody with a role in the body"))}};
    if (can_be_narrow)
        readers.insert(readers.begin(),
                       {"preparing", std::string(preparing_words(language, has_party))});
    const std::string_view kind = tr(language, "Kind");
    return {
        {"title", tr(language, "Title"), FieldKind::line, Need::required},
        box_in(kind, "information", tr(language, "Information")),
        box_in(kind, "dialogue", tr(language, "Dialogue")),
        box_in(kind, "regional_example", tr(language, "Regional example")),
        box_in(kind, "decision", tr(language, "Decision")),
        {"expected_outcome", tr(language, "Why, and what shall come of it"), FieldKind::lines,
         Need::required},
        {"planned_minutes", tr(language, "Minutes that it needs"), FieldKind::number},
        {"presenter", tr(language, "Would be presented by"), FieldKind::person, Need::optional,
         tr(language, "Somebody of yours, if it is you who would present it.")},
        {"meeting", tr(language, "For the meeting"), FieldKind::choice, Need::optional, "",
         meeting_choices(language, meetings)},
        {"readers", tr(language, "Who may read it"), FieldKind::radio, Need::required,
         tr(language, "Once it is in the agenda everybody reads the point who reads the meeting; "
                      "who proposed it stands there for those alone who may read the proposal."),
         std::move(readers)},
    };
}

/// All but the names: what is wrong with the meeting is said by its name.
ProposalEdit read(const Site& site, const Request& request, FormReader& form, BodyId body,
                  bool demonstration) {
    ProposalEdit edit;
    edit.title = form.text("title", Need::required, 500);
    edit.kinds = {form.is_checked("information"), form.is_checked("dialogue"),
                  form.is_checked("regional_example"), form.is_checked("decision")};
    if (!edit.kinds.information && !edit.kinds.dialogue && !edit.kinds.regional_example &&
        !edit.kinds.decision)
        form.wrong("information", Message{"Choose at least one of information, dialogue, regional "
                                          "example and decision.",
                                          {}});
    edit.expected_outcome =
        form.text("expected_outcome", Need::required, longest_outcome, site::Lines::many);
    edit.planned_minutes = form.number("planned_minutes", Need::optional, 1, 1440);
    edit.presenter = people::parts::with_names(
        site, request, form, demonstration,
        [](people::parts::NameFields& names) { return names.person("presenter", Need::optional); });
    edit.meeting = form.id<MeetingId>("meeting", Need::optional);
    if (auto wrong = site.database().reading([&](db::Session& session) {
            return wrong_meeting(session, request.caller, body, edit.meeting);
        }))
        form.wrong("meeting", *std::move(wrong));
    edit.readers =
        form.choice("readers", Need::required, readers_words).value_or(Readers::preparing);
    return edit;
}

std::optional<Ground> ground_in(const Site& site, const Request& request) {
    return site::found_by_id<BodyId>(site, request, [&](db::Session& session, BodyId id) {
        return ground_of(session, request.caller, id);
    });
}

BodyId body_of(const NamedId& body) {
    return BodyId::parse(body.id).value();
}

/// Whom somebody proposes for is asked of who could mean several.
bool asks_for_party(const Ground& ground) {
    return ground.parties.size() + (ground.for_nobody ? 1 : 0) > 1;
}

std::optional<PartyId> party_in(FormReader& form, const Ground& ground) {
    if (asks_for_party(ground))
        return site::chosen<PartyId>(
            form, "party", ground.for_nobody ? Need::optional : Need::required, ground.parties);
    return ground.parties.empty() ? std::nullopt : PartyId::parse(ground.parties.front().id);
}

site::RecordForm new_form(const Site& site, const Request& request, const Ground& ground) {
    const Language language = request.language;
    site::RecordForm form{.title = tr(language, "Propose a point"),
                          .section = "/bodies",
                          .action = list_url(ground.body.id) / "new"};
    form.crumbs = crumbs(language, ground.body);
    form.invented = ground.demonstration;
    form.candidates = people::parts::candidates(site, request, ground.demonstration);
    form.lead = tr(language, "Those who prepare the meeting take it into the agenda, keep it for a "
                             "later one, or say why not. What became of it stands on your desk.");
    const bool can_be_narrow = offers_preparing(
        request.caller, body_of(ground.body),
        ground.parties.empty() ? std::nullopt : PartyId::parse(ground.parties.front().id));
    form.fields = fields_of(language, ground.meetings, !ground.parties.empty(), can_be_narrow);
    if (asks_for_party(ground))
        form.fields.insert(
            form.fields.begin(),
            FormField{"party", tr(language, "Proposed by"), FieldKind::choice,
                      ground.for_nobody ? Need::optional : Need::required, "",
                      site::named_choices(ground.parties, ground.for_nobody
                                                              ? tr(language, "Myself, for no party")
                                                              : std::string_view())});
    if (!ground.parties.empty())
        form.values.add("party", ground.parties.front().id);
    form.values.add("meeting", std::string(request.query.get("meeting")));
    form.values.add("readers", can_be_narrow ? "preparing" : "members");
    form.button = tr(language, "Send the proposal");
    return form;
}

std::optional<OpenProposal> own_in(const Site& site, const Request& request) {
    return open_in(site, request, &Proposal::may_change);
}

http::Values values_of(const Proposal& proposal) {
    const ProposalEdit& edit = proposal.edit;
    const auto box = [](bool checked) { return std::string(checked ? "on" : ""); };
    http::Values values;
    values.add("version", std::to_string(proposal.version));
    values.add("title", edit.title);
    values.add("information", box(edit.kinds.information));
    values.add("dialogue", box(edit.kinds.dialogue));
    values.add("regional_example", box(edit.kinds.regional_example));
    values.add("decision", box(edit.kinds.decision));
    values.add("expected_outcome", edit.expected_outcome);
    values.add("planned_minutes",
               edit.planned_minutes ? std::to_string(*edit.planned_minutes) : "");
    people::parts::add_name(values, "presenter",
                            proposal.presenter ? proposal.presenter->name : std::string(),
                            edit.presenter);
    values.add("meeting", site::id_text(edit.meeting));
    values.add("readers", std::string(readers_words.text(edit.readers)));
    return values;
}

site::RecordForm edit_form(const Site& site, const Request& request, const OpenProposal& own) {
    const Language language = request.language;
    auto form = form_under(request, own.proposal, tr(language, "Edit the proposal"), "edit");
    form.candidates = people::parts::candidates(site, request, own.proposal.demonstration);
    form.fields =
        fields_of(language, own.meetings, own.proposal.party.has_value(),
                  offers_preparing(request.caller, body_of(own.proposal.body), own.proposal.party));
    form.values = values_of(own.proposal);
    form.others = {
        {tr(language, "Withdraw the proposal"), proposal_url(own.proposal.id) / "withdraw",
         tr(language,
            "It stays to be read by those who read it now, and is decided on by nobody.")}};
    return form;
}

} // namespace

Result<Response> show_new(const Site& site, Request& request) {
    return site::show_found(site, request, ground_in, new_form);
}

Result<Response> add(const Site& site, Request& request) {
    return site::save_found(
        site, request, ground_in, new_form, [&](const Ground& ground, FormReader& form) {
            const BodyId body = body_of(ground.body);
            const auto party = party_in(form, ground);
            const ProposalEdit edit = read(site, request, form, body, ground.demonstration);
            return form.when_good([&] {
                return saved_at(proposals::add(site.database(), request.caller, body, party, edit),
                                proposal_url);
            });
        });
}

Result<Response> show_edit(const Site& site, Request& request) {
    return site::show_found(site, request, own_in, edit_form);
}

Result<Response> edit(const Site& site, Request& request) {
    return site::save_found(
        site, request, own_in, edit_form, [&](const OpenProposal& own, FormReader& form) {
            const Proposal& proposal = own.proposal;
            const ProposalEdit edit =
                read(site, request, form, body_of(proposal.body), proposal.demonstration);
            return form.when_good([&] {
                return saved_at(proposals::edit(site.database(), request.caller, proposal.id,
                                                form.version(), edit),
                                proposal_url(proposal.id));
            });
        });
}

Result<Response> withdraw(const Site& site, Request& request) {
    return site::act_on_found(
        site, request, proposal_in, [&](const Proposal& proposal, std::int64_t version) {
            return saved_at(
                proposals::withdraw(site.database(), request.caller, proposal.id, version),
                proposal_url(proposal.id));
        });
}

} // namespace radslag::meetings::proposals::pages
