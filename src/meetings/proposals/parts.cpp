// See parts.hpp.
#include "meetings/proposals/parts.hpp"

#include "meetings/parts.hpp"
#include "people/parts.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/dates.hpp"

namespace radslag::meetings::proposals {

using namespace html;
using i18n::Language;
using i18n::tr;
using people::parts::shown_name;

Url proposal_url(ProposalId id) {
    return Url::path("/proposals") / id.text();
}

Url list_url(std::string_view body) {
    return Url::path("/bodies") / body / "proposals";
}

Url new_url(std::string_view body, const std::optional<MeetingId>& meeting) {
    const Url url = list_url(body) / "new";
    return meeting ? url.with("meeting", meeting->text()) : url;
}

std::string_view state_word(Language language, State state) {
    switch (state) {
    case State::proposed:
        return tr(language, "open");
    case State::taken:
        return tr(language, "taken into the agenda");
    case State::declined:
        return tr(language, "declined");
    case State::withdrawn:
        return tr(language, "withdrawn");
    }
    return {};
}

std::string_view preparing_words(Language language, bool has_party) {
    return has_party ? tr(language, "Those who prepare the meeting, and the party")
                     : tr(language, "Those who prepare the meeting");
}

std::string meeting_words(Language language, const std::optional<Target>& meeting) {
    if (!meeting)
        return std::string(tr(language, "the next one that suits"));
    return meeting->title + (meeting->day ? ", " + i18n::long_date(language, *meeting->day) : "");
}

std::string kinds_words(Language language, const Kinds& kinds) {
    std::string words;
    for (const auto& kind : meetings::views::kind_words(language, kinds))
        words.append(words.empty() ? "" : ", ").append(kind.word);
    return words;
}

std::vector<Choice> meeting_choices(Language language, const std::vector<Target>& meetings) {
    std::vector<Choice> choices{{"", std::string(tr(language, "The next one that suits"))}};
    for (const Target& meeting : meetings)
        choices.push_back({std::string(meeting.id.text()), meeting_words(language, meeting)});
    return choices;
}

std::optional<Proposal> proposal_in(const site::Site& site, const http::Request& request) {
    return site::found_by_id<ProposalId>(site, request, [&](db::Session& session, ProposalId id) {
        return proposal_of(session, request.caller, id);
    });
}

std::vector<Crumb> crumbs(Language language, const NamedId& body) {
    return {{std::string(tr(language, "Bodies")), Url::path("/bodies")},
            {body.name, Url::path("/bodies") / body.id},
            {std::string(tr(language, "Proposed points")), list_url(body.id)}};
}

site::RecordForm form_under(const http::Request& request, const Proposal& proposal,
                            site::Words title, std::string_view last) {
    site::RecordForm form{.title = std::move(title),
                          .section = "/bodies",
                          .action = proposal_url(proposal.id) / last};
    form.crumbs = crumbs(request.language, proposal.body);
    form.crumbs.push_back({proposal.edit.title, proposal_url(proposal.id)});
    form.invented = proposal.demonstration;
    form.values.add("version", std::to_string(proposal.version));
    return form;
}

Html waiting(Language language, std::string_view caption, const std::vector<Listed>& listed,
             const std::optional<MeetingId>& meeting) {
    if (listed.empty())
        return {};
    Table table(caption,
                {{std::string(tr(language, "Proposal"))},
                 {std::string(tr(language, "Kind"))},
                 {std::string(tr(language, "Minutes")), Column::Kind::number},
                 {std::string(tr(language, "For the meeting"))},
                 {std::string(tr(language, "Do"))}},
                Table::Caption::spoken);
    for (const Listed& each : listed) {
        const Url here = proposal_url(each.id);
        const auto act = [&](const Url& url, std::string_view words) -> Html {
            return a(href(url), aria_label(std::string(words) + ": " + each.title), words);
        };
        const Url take = here / "take";
        table.row(group(a(href(here), each.title), br(),
                        span(cls("quiet small"),
                             tr(language, "Proposed by {0}", shown_name(language, each.proposer)))),
                  kinds_words(language, each.kinds),
                  each.planned_minutes ? std::to_string(*each.planned_minutes) : std::string("–"),
                  meeting_words(language, each.meeting),
                  group(act(meeting ? take.with("meeting", meeting->text()) : take,
                            tr(language, "Take into the agenda")),
                        br(), act(here / "keep", tr(language, "Keep for a later meeting")), br(),
                        act(here / "decline", tr(language, "Decline"))));
    }
    return table.html();
}

Html told(Language language, const std::vector<Listed>& listed) {
    if (listed.empty())
        return {};
    return ul(cls("rows"), each(listed, [&](const Listed& each) -> Html {
                  const std::string where = each.state == State::taken
                                                ? meeting_words(language, each.meeting)
                                                : each.body.name;
                  return li(a(href(proposal_url(each.id)), each.title), ": ",
                            strong(state_word(language, each.state)), ", ", where,
                            when(each.answer.has_value(),
                                 [&]() -> Html { return p(cls("quiet small"), *each.answer); }));
              }));
}

std::optional<OpenProposal> open_in(const site::Site& site, const http::Request& request,
                                    bool Proposal::*may) {
    auto found = proposal_in(site, request);
    const bool is_sent = request.method == http::Method::post;
    if (!found || !((*found).*may) || (found->state != State::proposed && !is_sent))
        return std::nullopt;
    auto meetings = site.database().reading([&](db::Session& session) {
        return coming_meetings(session, request.caller, BodyId::parse(found->body.id).value());
    });
    return OpenProposal{*std::move(found), std::move(meetings)};
}

} // namespace radslag::meetings::proposals
