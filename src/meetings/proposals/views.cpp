// See views.hpp.
#include "meetings/proposals/views.hpp"

#include "meetings/parts.hpp"
#include "meetings/proposals/parts.hpp"
#include "people/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/parts.hpp"

namespace radslag::meetings::proposals::views {

using namespace html;
using i18n::Language;
using i18n::tr;
using meetings::views::anchor;
using meetings::views::url_of;
using people::parts::shown_name;

namespace {

Html fact(std::string_view name, const Html& value) {
    return value.empty() ? Html() : Html(group(dt(name), dd(value)));
}

std::string proposer_of(Language language, const Proposal& proposal) {
    return proposal.organisation ? proposal.organisation->name
                                 : shown_name(language, proposal.proposed_by.name);
}

std::string_view readers_of(Language language, const Proposal& proposal) {
    if (proposal.edit.readers == Readers::members)
        return tr(language, "Everybody with a role in the body");
    return preparing_words(language, proposal.party.has_value());
}

Html meeting_of(Language language, const Proposal& proposal) {
    const std::string words = meeting_words(language, proposal.meeting);
    return proposal.meeting ? Html(a(href(url_of(proposal.meeting->id)), words))
                            : Html(group(words));
}

/// "on 3 May 2026 by Anna Ek".
std::string decided(Language language, const Proposal& proposal) {
    return tr(language, "on {0} by {1}",
              i18n::long_date(language, site::local_day(proposal.decided_at.value_or(Instant{}))),
              shown_name(language, proposal.decided_by.name));
}

/// What became of it.
Html outcome(Language language, const Proposal& proposal) {
    switch (proposal.state) {
    case State::proposed:
        return p(tr(language, "It is open: those who prepare the meeting take it into the agenda, "
                              "keep it for a later one, or decline it with words."));
    case State::taken: {
        const Html point = when(proposal.point && proposal.meeting, [&]() -> Html {
            return group(": ",
                         a(href(url_of(proposal.meeting->id).at(anchor("p-", proposal.point->id))),
                           proposal.point->title, ", ", meeting_words(language, proposal.meeting)));
        });
        return p(strong(tr(language, "Taken into the agenda")), " ", decided(language, proposal),
                 point);
    }
    case State::declined:
        return group(p(strong(tr(language, "Declined")), " ", decided(language, proposal), ":"),
                     p(proposal.answer.value_or("")));
    case State::withdrawn:
        return p(strong(tr(language, "Withdrawn")), " ", decided(language, proposal));
    }
    return {};
}

Html link_to(const Url& url, std::string_view words) {
    return li(a(href(url), words));
}

Html open_again(Language language, const Proposal& proposal, std::string_view token) {
    return li(
        post_form({proposal_url(proposal.id) / "reopen", token, tr(language, "Open it again")},
                  group(hidden_field("version", std::to_string(proposal.version)),
                        submit_button(tr(language, "Open it again"), ButtonKind::secondary))),
        when(proposal.state == State::taken, [&]() -> Html {
            return p(cls("quiet small"), tr(language, "The point that was made of it stays in the "
                                                      "agenda until you delete it there."));
        }));
}

Html steps(Language language, const Proposal& proposal, std::string_view token) {
    const Url here = proposal_url(proposal.id);
    const bool is_open = proposal.state == State::proposed;
    Html all;
    if (is_open && proposal.may_decide) {
        all += link_to(here / "take", tr(language, "Take into the agenda"));
        all += link_to(here / "keep", tr(language, "Keep for a later meeting"));
        all += link_to(here / "decline", tr(language, "Decline"));
    }
    if (is_open && proposal.may_change)
        all += link_to(here / "edit", tr(language, "Edit or withdraw the proposal"));
    if (proposal.may_decide &&
        (proposal.state == State::taken || proposal.state == State::declined))
        all += open_again(language, proposal, token);
    return all.empty() ? Html() : Html(ul(cls("rows"), all));
}

} // namespace

Html facts(Language language, const Proposal& proposal) {
    const ProposalEdit& edit = proposal.edit;
    const Html presenter = when(proposal.presenter.has_value(), [&]() -> Html {
        if (proposal.presenter->name.empty())
            return group(shown_name(language, ""));
        return a(href(Url::path("/people") / proposal.presenter->id), proposal.presenter->name);
    });
    const Html minutes = when(edit.planned_minutes.has_value(), [&]() -> Html {
        return group(std::to_string(*edit.planned_minutes));
    });
    return dl(
        cls("facts"), fact(tr(language, "Kind"), group(kinds_words(language, edit.kinds))),
        fact(tr(language, "Why, and what shall come of it"), group(edit.expected_outcome)),
        fact(tr(language, "Minutes"), minutes),
        fact(tr(language, "Would be presented by"), presenter),
        fact(tr(language, "For the meeting"), meeting_of(language, proposal)),
        fact(tr(language, "Written by"), group(shown_name(language, proposal.proposed_by.name))),
        fact(tr(language, "Who may read it"), group(readers_of(language, proposal))));
}

Html proposal(Language language, const Proposal& proposal, std::string_view token) {
    const std::string lead = tr(language, "Proposal {0} for {1}, by {2} on {3}.", proposal.number,
                                proposal.body.name, proposer_of(language, proposal),
                                i18n::long_date(language, site::local_day(proposal.proposed_at)));
    return group(
        site::page_head(proposal.edit.title, lead), facts(language, proposal),
        site::headed("outcome", tr(language, "What became of it?"), outcome(language, proposal)),
        site::headed("now", tr(language, "What you can do now"), steps(language, proposal, token)));
}

Html proposals(const site::List& list, const Register& of, const std::vector<Listed>& rows) {
    const Language language = list.request.language;
    Table table(list.caption,
                {site::heading(list, tr(language, "Proposal")),
                 site::heading(list, tr(language, "No."), "number", Column::Kind::number),
                 site::heading(list, tr(language, "Proposed by")),
                 site::heading(list, tr(language, "For the meeting"), "meeting"),
                 site::heading(list, tr(language, "State"))},
                Table::Caption::spoken);
    for (const Listed& each : rows)
        table.row(
            a(href(proposal_url(each.id)), each.title), each.number,
            group(shown_name(language, each.proposer), br(),
                  span(cls("quiet small"),
                       date_in_table(language, site::local_day(each.proposed_at)))),
            meeting_words(language, each.meeting),
            group(state_word(language, each.state), when(each.answer.has_value(), [&]() -> Html {
                      return group(br(), span(cls("quiet small"), *each.answer));
                  })));
    return group(site::page_head(list.caption,
                                 tr(language,
                                    "Points that somebody wants on the agenda of {0}, and what "
                                    "became of each.",
                                    of.body.name)),
                 when(of.may_propose,
                      [&]() -> Html {
                          return p(
                              button_link(new_url(of.body.id), tr(language, "Propose a point")));
                      }),
                 site::list_html(list, table));
}

} // namespace radslag::meetings::proposals::views
