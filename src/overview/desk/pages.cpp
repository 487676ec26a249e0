// See pages.hpp.
#include "overview/desk/pages.hpp"

#include "inputs/drafts/parts.hpp"
#include "inputs/editing/handing.hpp"
#include "invitations/parts.hpp"
#include "meetings/proposals/parts.hpp"
#include "minutes/parts.hpp"
#include "overview/exchange/views.hpp"
#include "overview/parts.hpp"
#include "overview/promises/store.hpp"
#include "overview/rows.hpp"
#include "platform/html/table.hpp"
#include "platform/i18n/text.hpp"
#include "positions/parts.hpp"

namespace radslag::overview::desk {

using html::Html;
using html::Url;
using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;

namespace {

constexpr int most_rows = 50;
constexpr int most_ownerless = 20;
constexpr int most_promised = 20;
// The list of inputs has them all, each with what was said of it.
constexpr int most_told = 10;
constexpr int most_sent = 10;

/// What one organisation that the reader speaks for owes, was told and has sent.
struct OfOrganisation {
    std::string id;
    std::string name;
    std::vector<exchange::OwedInput> owed;
    std::vector<exchange::Homework> homework;
    std::vector<store::Promised> promised; ///< late, then coming
    std::vector<exchange::Told> told;
    std::vector<exchange::SentInput> sent;
};

struct Desk {
    std::vector<exchange::OwedInput> owned;
    std::vector<exchange::OwedInput> ownerless;
    std::vector<inputs::Bearer> left_behind;
    std::vector<store::Promised> promised;
    std::vector<OfOrganisation> organisations;
    std::vector<invitations::Unanswered> invitations;
    std::vector<minutes::Asked> notes;
    std::vector<positions::Asked> positions;           ///< of which their party has said nothing
    std::vector<meetings::proposals::Listed> proposed; ///< points for meetings that they prepare
    std::vector<meetings::proposals::Listed> decided;  ///< of what they have proposed
    std::vector<inputs::drafts::Draft> drafts; ///< that the reader and its colleagues write on

    [[nodiscard]] bool empty() const {
        bool none = owned.empty() && ownerless.empty() && left_behind.empty() && promised.empty() &&
                    drafts.empty() && invitations.empty() && notes.empty() && positions.empty() &&
                    proposed.empty() && decided.empty();
        for (const OfOrganisation& each : organisations)
            none = none && each.owed.empty() && each.homework.empty() && each.promised.empty() &&
                   each.told.empty() && each.sent.empty();
        return none;
    }
};

/// What the organisation has promised and not done, late first: its own see that at once.
std::vector<store::Promised> promised_by(db::Session& session, const store::Reader& reader,
                                         const inputs::NamedId& organisation, Day today) {
    std::vector<store::Promised> found;
    for (const promises::Which which : {promises::Which::late, promises::Which::coming}) {
        promises::Filter filter{which, today};
        filter.organisation = organisation.id;
        promises::promises(
            session, reader, filter, promises::Order::due, false, {0, most_promised},
            [&](const promises::ListedPromise& each) { found.push_back(each.promised); });
    }
    return found;
}

OfOrganisation of_organisation(db::Session& session, const store::Reader& reader,
                               const inputs::NamedId& organisation, Day today) {
    return {organisation.id,
            organisation.name,
            exchange::owed(session, reader, organisation.id, most_rows),
            exchange::homework(session, reader, organisation.id, most_rows),
            promised_by(session, reader, organisation, today),
            exchange::told(session, reader, organisation.id, most_told),
            exchange::sent(session, reader, organisation.id, most_sent)};
}

Desk desk_of(db::Session& session, const auth::Caller& caller, Day today) {
    const auto reader = caller.reader();
    Desk desk;
    desk.owned = exchange::owned(session, reader, caller.person, most_rows);
    for (const auth::Grant& grant : caller.grants)
        if (!grant.body.empty() && grant.party.empty() &&
            auth::carries(grant.role, auth::Right::sort_inputs))
            for (auto& each : exchange::ownerless(session, reader, grant.body, most_ownerless))
                desk.ownerless.push_back(std::move(each));
    if (auth::may(caller, auth::Right::sort_inputs))
        desk.left_behind = inputs::left_behind(session, caller, today);
    desk.promised = store::open_of_person(session, reader, caller.person);
    for (const inputs::NamedId& each : inputs::sending_organisations(session, caller))
        desk.organisations.push_back(of_organisation(session, reader, each, today));
    desk.drafts = inputs::drafts::drafts_of(session, caller);
    desk.invitations = invitations::unanswered(session, caller, today);
    desk.notes = minutes::asked_of(session, caller, today);
    desk.positions = positions::asked_of(session, caller, today);
    desk.proposed = meetings::proposals::open_of(session, caller);
    desk.decided = meetings::proposals::told_of(session, caller);
    return desk;
}

Html promised_html(Language language, const OfOrganisation& of, Day today) {
    const std::string heading = tr(language, "What {0} has promised", of.name);
    return views::headed(
        "promised-" + of.id, heading,
        views::promised_table(language, heading, of.promised, {today, bodies::Sight::first}));
}

Html organisation_html(Language language, const OfOrganisation& of, bool answers, Day today) {
    const Url all = Url::path("/inputs").with("from", of.id).with("which", "all");
    return html::group(exchange::owed_html(language, of.owed, "owed-" + of.id,
                                           tr(language, "Answers that {0} owes", of.name), answers,
                                           today),
                       exchange::homework_html(language, of.homework, "homework-" + of.id,
                                               tr(language, "Homework of {0}", of.name),
                                               {today, bodies::Sight::first}),
                       promised_html(language, of, today),
                       exchange::told_html(language, of.told, "told-" + of.id,
                                           tr(language, "What {0} has been told", of.name), all),
                       exchange::sent_html(language, of.sent, "sent-" + of.id,
                                           tr(language, "What {0} has sent", of.name), all, today));
}

/// Who has left, and what lies with them still.
Html left_behind_html(Language language, const std::vector<inputs::Bearer>& bearers) {
    using inputs::Burden;
    if (bearers.empty())
        return {};
    const std::string_view heading = tr(language, "Left without an owner");
    html::Table table(heading,
                      {{std::string(tr(language, "Who"))},
                       {std::string(tr(language, "Left the post on"))},
                       {std::string(tr(language, "Inputs")), html::Column::Kind::number},
                       {std::string(tr(language, "Promises")), html::Column::Kind::number},
                       {std::string(tr(language, "Matters")), html::Column::Kind::number},
                       {std::string(tr(language, "Do"))}},
                      html::Table::Caption::spoken);
    for (const inputs::Bearer& bearer : bearers) {
        const Url person = views::person_url(bearer.person.text());
        table.row(html::a(html::href(person), bearer.name),
                  html::date_in_table(language, *bearer.left_on()),
                  bearer.count(Burden::Kind::input), bearer.count(Burden::Kind::commitment),
                  bearer.count(Burden::Kind::matter),
                  html::a(html::href(person / "hand-over"), tr(language, "Hand over")));
    }
    return views::headed("left", heading, table.html());
}

Html desk_html(const Request& request, const Desk& desk, Day today) {
    const Language language = request.language;
    const bool answers = auth::may(request.caller, auth::Right::answer_inputs);
    Html all = views::page_head(tr(language, "Your desk"),
                                tr(language, "What you owe an answer, what you have been told and "
                                             "what you sent."));
    if (desk.empty())
        return html::group(
            all, views::empty(tr(language, "Nothing lies here. What somebody asks of you, and what "
                                           "is said of what you send, will.")));
    all += views::headed("invitations", tr(language, "Invitations to answer"),
                         invitations::parts::unanswered(language, desk.invitations));
    all += views::headed("notes", tr(language, "Notes that wait for you"),
                         minutes::asked(language, desk.notes));
    all += views::headed("positions", tr(language, "Positions that wait for your party"),
                         positions::asked(desk.positions));
    const std::string_view proposed = tr(language, "Points proposed for your meetings");
    all += views::headed(
        "proposed", proposed,
        meetings::proposals::waiting(language, proposed, desk.proposed, std::nullopt));
    all += views::headed("decided", tr(language, "What became of the points that you proposed"),
                         meetings::proposals::told(language, desk.decided));
    all += exchange::owed_html(language, desk.owned, "owned",
                               tr(language, "Inputs that you see to"), answers, today);
    all += exchange::owed_html(language, desk.ownerless, "ownerless",
                               tr(language, "Inputs without an owner"), false, today);
    all += left_behind_html(language, desk.left_behind);
    all += views::headed("promised", tr(language, "What you have promised"),
                         views::promised_table(language, tr(language, "What you have promised"),
                                               desk.promised, {today, bodies::Sight::first}));
    all += views::headed("drafts", tr(language, "Drafts of inputs"),
                         inputs::drafts::parts::table(language, desk.drafts));
    for (const OfOrganisation& each : desk.organisations)
        all += organisation_html(language, each, answers, today);
    return all;
}

} // namespace

Result<Response> show(const site::Site& site, Request& request) {
    const Desk desk = site.database().reading(
        [&](db::Session& session) { return desk_of(session, request.caller, site.today()); });
    site::Page page;
    page.title = tr(request.language, "Your desk");
    page.section = "/desk";
    page.content = desk_html(request, desk, site.today());
    return site.respond(request, std::move(page));
}

} // namespace radslag::overview::desk
