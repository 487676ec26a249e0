// The forms of whoever prepares the meeting: a proposal is taken in, kept or declined. See
// pages.hpp.
#include "meetings/proposals/pages.hpp"
#include "meetings/proposals/parts.hpp"
#include "meetings/proposals/views.hpp"
#include "platform/site/parts.hpp"

namespace radslag::meetings::proposals::pages {

using i18n::Language;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;
using site::saved_at;

namespace {

constexpr std::size_t longest_answer = 2000; // characters

std::optional<OpenProposal> decidable_in(const Site& site, const Request& request) {
    return open_in(site, request, &Proposal::may_decide);
}

site::RecordForm deciding_form(const Request& request, const Proposal& proposal, site::Words title,
                               std::string_view last) {
    auto form = form_under(request, proposal, std::move(title), last);
    form.below =
        site::headed("proposal", proposal.edit.title, views::facts(request.language, proposal));
    return form;
}

/// The meeting that the form begins with: the one in the address, that of the proposal, the next.
std::string meeting_for(const Request& request, const OpenProposal& found) {
    const auto is_coming = [&](std::string_view id) {
        return std::ranges::any_of(found.meetings,
                                   [&](const Target& meeting) { return meeting.id.text() == id; });
    };
    if (const std::string_view asked = request.query.get("meeting"); is_coming(asked))
        return std::string(asked);
    if (std::string own = site::id_text(found.proposal.edit.meeting); is_coming(own))
        return own;
    return found.meetings.empty() ? "" : std::string(found.meetings.front().id.text());
}

site::RecordForm take_form(const Site&, const Request& request, const OpenProposal& found) {
    const Language language = request.language;
    auto form =
        deciding_form(request, found.proposal, tr(language, "Take into the agenda"), "take");
    form.lead = tr(language, "It becomes a point of the meeting, which everybody reads who reads "
                             "the meeting, with whoever would present it. Who proposed it stands "
                             "there for those alone who may read the proposal.");
    auto choices = meeting_choices(language, found.meetings);
    choices.erase(choices.begin()); // a point stands in a meeting
    form.fields = {{"meeting", tr(language, "Meeting"), FieldKind::choice, Need::required, "",
                    std::move(choices)},
                   {"number", tr(language, "Number"), FieldKind::line}};
    form.values.add("meeting", meeting_for(request, found));
    form.button = tr(language, "Take into the agenda");
    return form;
}

site::RecordForm keep_form(const Site&, const Request& request, const OpenProposal& found) {
    const Language language = request.language;
    auto form =
        deciding_form(request, found.proposal, tr(language, "Keep for a later meeting"), "keep");
    form.lead = tr(language, "The proposal stays open, and waits at that meeting.");
    form.fields = {{"meeting", tr(language, "For the meeting"), FieldKind::choice, Need::optional,
                    "", meeting_choices(language, found.meetings)}};
    form.values.add("meeting", site::id_text(found.proposal.edit.meeting));
    form.button = tr(language, "Keep for a later meeting");
    return form;
}

site::RecordForm decline_form(const Site&, const Request& request, const OpenProposal& found) {
    const Language language = request.language;
    auto form = deciding_form(request, found.proposal, tr(language, "Decline"), "decline");
    form.lead = tr(language, "Whoever proposed it is told, in these words.");
    form.fields = {
        {"answer", tr(language, "Why it is declined"), FieldKind::lines, Need::required}};
    form.button = tr(language, "Decline");
    return form;
}

/// What is wrong with the meeting is said by its name, as for whoever proposes.
std::optional<MeetingId> read_meeting(const Site& site, const Request& request, FormReader& form,
                                      const Proposal& proposal, Need need) {
    const auto meeting = form.id<MeetingId>("meeting", need);
    if (auto wrong = site.database().reading([&](db::Session& session) {
            return wrong_meeting(session, request.caller, BodyId::parse(proposal.body.id).value(),
                                 meeting);
        }))
        form.wrong("meeting", *std::move(wrong));
    return meeting;
}

} // namespace

Result<Response> show_take(const Site& site, Request& request) {
    return site::show_found(site, request, decidable_in, take_form);
}

Result<Response> take(const Site& site, Request& request) {
    return site::save_found(
        site, request, decidable_in, take_form, [&](const OpenProposal& found, FormReader& form) {
            const Proposal& proposal = found.proposal;
            const auto meeting = read_meeting(site, request, form, proposal, Need::required);
            const auto number = form.optional_text("number", 20);
            return form.when_good([&] {
                return saved_at(proposals::take(site.database(), request.caller, proposal.id,
                                                form.version(), *meeting, number),
                                proposal_url(proposal.id));
            });
        });
}

Result<Response> show_keep(const Site& site, Request& request) {
    return site::show_found(site, request, decidable_in, keep_form);
}

Result<Response> keep(const Site& site, Request& request) {
    return site::save_found(
        site, request, decidable_in, keep_form, [&](const OpenProposal& found, FormReader& form) {
            const Proposal& proposal = found.proposal;
            const auto meeting = read_meeting(site, request, form, proposal, Need::optional);
            return form.when_good([&] {
                return saved_at(proposals::keep(site.database(), request.caller, proposal.id,
                                                form.version(), meeting),
                                proposal_url(proposal.id));
            });
        });
}

Result<Response> show_decline(const Site& site, Request& request) {
    return site::show_found(site, request, decidable_in, decline_form);
}

Result<Response> decline(const Site& site, Request& request) {
    return site::save_found(
        site, request, decidable_in, decline_form,
        [&](const OpenProposal& found, FormReader& form) {
            const Proposal& proposal = found.proposal;
            const std::string answer =
                form.text("answer", Need::required, longest_answer, site::Lines::many);
            return form.when_good([&] {
                return saved_at(proposals::decline(site.database(), request.caller, proposal.id,
                                                   form.version(), answer),
                                proposal_url(proposal.id));
            });
        });
}

Result<Response> reopen(const Site& site, Request& request) {
    return site::act_on_found(site, request, proposal_in,
                              [&](const Proposal& proposal, std::int64_t version) {
                                  return saved_at(proposals::reopen(site.database(), request.caller,
                                                                    proposal.id, version),
                                                  proposal_url(proposal.id));
                              });
}

} // namespace radslag::meetings::proposals::pages
