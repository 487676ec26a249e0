// What the pages of this folder share, and what others show of proposals: addresses, states and
// meetings in words, lists of what waits and of what was decided.
#pragma once

#include "meetings/proposals/actions.hpp"
#include "platform/i18n/text.hpp"
#include "platform/site/record_pages.hpp"

namespace radslag::meetings::proposals {

html::Url proposal_url(ProposalId id);
/// The proposals of a body.
html::Url list_url(std::string_view body);
/// Where one is written for the body; with the meeting that it is for, where that is known.
html::Url new_url(std::string_view body, const std::optional<MeetingId>& meeting = {});

std::string_view state_word(i18n::Language language, State state);
/// Who reads what is not for everybody with a role in the body.
std::string_view preparing_words(i18n::Language language, bool has_party);
/// "Forum, 15 December 2026", or "the next one that suits".
std::string meeting_words(i18n::Language language, const std::optional<Target>& meeting);
/// "Information, dialogue": what the point would be.
std::string kinds_words(i18n::Language language, const Kinds& kinds);

/// The coming meetings as choices, after the next one that suits.
std::vector<html::Choice> meeting_choices(i18n::Language language,
                                          const std::vector<Target>& meetings);

/// An open proposal with the coming meetings of its body, which it can be for.
struct OpenProposal {
    Proposal proposal;
    std::vector<Target> meetings;
};
/// The one in the address, if the caller may do that with it: `&Proposal::may_change`. One that has
/// been decided on meanwhile is found where its form is sent, so that what was typed comes back.
std::optional<OpenProposal> open_in(const site::Site& site, const http::Request& request,
                                    bool Proposal::*may);

/// The proposal in the address, if the caller reads it.
std::optional<Proposal> proposal_in(const site::Site& site, const http::Request& request);

/// The way to the proposals of a body.
std::vector<html::Crumb> crumbs(i18n::Language language, const NamedId& body);

/// A form under the page of a proposal.
site::RecordForm form_under(const http::Request& request, const Proposal& proposal,
                            site::Words title, std::string_view last);

/// Where a table of what waits stands: at the meeting that takes in, or on a desk.
html::Html waiting(i18n::Language language, std::string_view caption,
                   const std::vector<Listed>& listed, const std::optional<MeetingId>& meeting);

/// What became of proposals, one line each; nothing where there are none.
html::Html told(i18n::Language language, const std::vector<Listed>& listed);

} // namespace radslag::meetings::proposals
