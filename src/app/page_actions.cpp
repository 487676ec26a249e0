// See page_actions.hpp. Whoever may not use a form is not led to it: rights in a body are asked of
// the features, as their forms ask.
#include "app/page_actions.hpp"

#include "bodies/editing/editing.hpp"
#include "commitments/editing/editing.hpp"
#include "inputs/editing/handing.hpp"
#include "inputs/joining/joining.hpp"
#include "invitations/actions.hpp"
#include "matters/editing/editing.hpp"
#include "meetings/editing/editing.hpp"
#include "meetings/proposals/parts.hpp"
#include "people/editing/editing.hpp"
#include "positions/actions.hpp"
#include "reviews/editing/editing.hpp"

#include <algorithm>
#include <array>

namespace radslag::app {

using auth::Right;
using html::Url;
using i18n::Language;
using i18n::Literal;
using i18n::tr;
using site::PageAction;

namespace {

/// A link that hangs on a right alone.
struct Simple {
    std::string_view route;
    Right right;
    Literal label;
    std::string_view path; ///< of a record: what follows its address
};

constexpr std::array lists = {
    Simple{"/people", Right::edit_people, Literal("Add a person"), "/people/new"},
    Simple{"/organisations", Right::edit_people, Literal("Add an organisation"),
           "/organisations/new"},
    Simple{"/meetings", Right::edit_meetings, Literal("Add a meeting"), "/meetings/new"},
    Simple{"/bodies", Right::found_bodies, Literal("Found a body"), "/bodies/new"},
    Simple{"/commitments", Right::edit_commitments, Literal("Add a promise or request"),
           "/commitments/new"},
    Simple{"/inputs", Right::send_inputs, Literal("Send an input"), "/inputs/new"},
    Simple{"/inputs", Right::signed_in, Literal("Drafts"), "/inputs/drafts"},
    Simple{"/inputs/drafts", Right::signed_in, Literal("Write an input"), "/inputs/new"},
    Simple{"/matters", Right::edit_matters, Literal("Add a matter"), "/matters/new"},
    Simple{"/inputs", Right::sort_inputs, Literal("Triage"), "/inputs/triage"},
    Simple{"/rounds", Right::sort_inputs, Literal("Call for input or examples"), "/rounds/new"},
    Simple{"/reviews", Right::sort_inputs, Literal("Register a review or study"), "/reviews/new"},
    Simple{"/themes", Right::edit_matters, Literal("Add a theme"), "/themes/new"},
};

constexpr std::array records = {
    Simple{"/people/{id}", Right::edit_people, Literal("Edit"), "edit"},
    Simple{"/organisations/{id}", Right::edit_people, Literal("Edit"), "edit"},
    Simple{"/matters/{id}", Right::edit_matters, Literal("Edit"), "edit"},
    Simple{"/themes/{id}", Right::edit_matters, Literal("Edit"), "edit"},
    Simple{"/numbers/{id}", Right::edit_matters, Literal("Link to a matter"), "link"},
};

struct Kept {
    std::string_view route;
    std::string_view table;
};
constexpr std::array with_history = {
    Kept{"/people/{id}", "person"},
    Kept{"/organisations/{id}", "organisation"},
    Kept{"/bodies/{id}", "body"},
    Kept{"/meetings/{id}", "meeting"},
    Kept{"/series/{id}/edit", "series"},
    Kept{"/matters/{id}", "matter"},
    Kept{"/commitments/{id}", "commitment"},
    Kept{"/inputs/{id}", "input"},
    Kept{"/rounds/{id}", "round"},
    Kept{"/reviews/{id}", "review"},
    Kept{"/effects/{id}/edit", "input_effect"},
    Kept{"/themes/{id}", "theme"},
    Kept{"/proposals/{id}", "point_proposal"},
    Kept{"/points/{id}/edit", "point"},
    Kept{"/turns/{id}/edit", "turn"},
    Kept{"/decisions/{id}/edit", "decision"},
    Kept{"/attendance/{id}/edit", "attendance"},
    Kept{"/deadlines/{id}/edit", "deadline"},
    Kept{"/parties/{id}/edit", "party"},
    Kept{"/mandates/{id}/edit", "mandate"},
    Kept{"/posts/{id}/edit", "post_holding"},
};

void add(std::vector<PageAction>& actions, std::string_view label, const Url& url) {
    actions.push_back({std::string(label), url});
}

void add_of_secretariat(Language language, const Url& here, meetings::MeetingState state,
                        std::vector<PageAction>& actions) {
    using meetings::MeetingState;
    add(actions, tr(language, "Edit"), here / "edit");
    add(actions, tr(language, "Take notes"), here / "write");
    add(actions, tr(language, "The way of the notes"), here / "minutes");
    add(actions, tr(language, "Word file back in"), here / "word");
    add(actions, tr(language, "Who came"), here / "attendance");
    add(actions, tr(language, "Attach a document"), here / "attachments");
    if (state == MeetingState::held)
        return;
    add(actions, tr(language, "Invitations"), here / "invitations");
    add(actions, tr(language, "Themes"), here / "themes");
}

void add_of_meeting(db::Session& session, const http::Request& request, const Url& here,
                    std::vector<PageAction>& actions) {
    const auto id = meetings::MeetingId::parse(request.parameter("id"));
    if (!id)
        return;
    const auto editable = auth::may(request.caller, Right::edit_meetings)
                              ? meetings::editable_meeting(session, request.caller, *id)
                              : std::nullopt;
    if (const auto body = meetings::proposals::proposes_for(session, request.caller, *id))
        add(actions, tr(request.language, "Propose a point"),
            meetings::proposals::new_url(body->text(), *id));
    if (editable)
        add_of_secretariat(request.language, here, editable->edit.state, actions);
    if (const auto own = invitations::own_invitation(session, request.caller, *id))
        add(actions, tr(request.language, "Answer the invitation"),
            Url::path("/invitations") / own->text() / "answer");
    if (auth::may(request.caller, Right::edit_commitments) &&
        commitments::said_at(session, request.caller, *id, std::nullopt))
        add(actions, tr(request.language, "Edit promises and dates"), here / "promises");
    const auto raised = auth::may(request.caller, Right::sort_inputs)
                            ? inputs::raised_at(session, request.caller, *id)
                            : std::nullopt;
    if (raised && !raised->turns.empty())
        add(actions, tr(request.language, "Make inputs of what was raised"), here / "raised");
}

void add_of_body(const site::Site& site, const http::Request& request, const Url& here,
                 std::vector<PageAction>& actions) {
    const std::string& id = request.parameter("id");
    const auto body = bodies::BodyId::parse(id);
    if (body && auth::may_in(request.caller, Right::prepare, id) &&
        site.database().reading([&](db::Session& session) {
            return positions::space_of(session, request.caller, *body, site.today()).has_value();
        }))
        add(actions, tr(request.language, "Positions"), here / "positions");
    if (body && site.database().reading([&](db::Session& session) {
            return meetings::proposals::register_of(session, request.caller, *body).has_value();
        }))
        add(actions, tr(request.language, "Proposed points"), here / "proposals");
    if (auth::may_in(request.caller, Right::edit_bodies, id)) {
        add(actions, tr(request.language, "Edit"), here / "edit");
        add(actions, tr(request.language, "Word template"), here / "template");
    }
    if (auth::may_in(request.caller, Right::give_access, id))
        add(actions, tr(request.language, "Access"), here / "access");
    if (auth::may_in(request.caller, Right::edit_meetings, id))
        add(actions, tr(request.language, "Add a meeting"),
            Url::path("/meetings/new").with("body", id));
}

void add_of_commitment(db::Session& session, const http::Request& request, const Url& here,
                       std::vector<PageAction>& actions) {
    const auto id = commitments::CommitmentId::parse(request.parameter("id"));
    if (!id)
        return;
    const auto editable = commitments::editable_commitment(session, request.caller, *id);
    if (editable)
        add(actions, tr(request.language, "Edit"), here / "edit");
    if (!commitments::parties_to_tick(session, request.caller, *id).empty())
        add(actions, tr(request.language, "Tick it off for a party"), here / "tick");
    if (editable && editable->edit.all_parties)
        add(actions, tr(request.language, "Choose the point"), here / "basis");
}

void add_of_input(db::Session& session, const http::Request& request, const Url& here,
                  std::vector<PageAction>& actions) {
    const auto id = inputs::InputId::parse(request.parameter("id"));
    if (!id)
        return;
    if (inputs::answerable_input(session, request.caller, *id))
        add(actions, tr(request.language, "Answer"), here / "answer");
    if (inputs::sortable_input(session, request.caller, *id))
        add(actions, tr(request.language, "Sort"), here / "edit");
    if (inputs::joining::joinable_input(session, request.caller, *id)) {
        add(actions, tr(request.language, "Put together"), here / "merge");
        add(actions, tr(request.language, "Divide"), here / "split");
    }
    if (inputs::joining::joined_input(session, request.caller, *id))
        add(actions, tr(request.language, "Take apart"), here / "unmerge");
    if (reviews::editable_recommendation(session, request.caller, *id))
        add(actions, tr(request.language, "Edit the recommendation"),
            Url::path("/recommendations") / id->text() / "edit");
    if (reviews::tellable_input(session, request.caller, *id))
        add(actions, tr(request.language, "Say what it led to"), here / "effects" / "new");
    if (auth::may(request.caller, Right::send_inputs))
        add(actions, tr(request.language, "Follow up"),
            Url::path("/inputs/new").with("follows", id->text()));
    if (inputs::withdrawable_input(session, request.caller, *id))
        add(actions, tr(request.language, "Withdraw"), here / "withdraw");
}

void add_of_review(db::Session& session, const http::Request& request, const Url& here,
                   std::vector<PageAction>& actions) {
    const auto id = reviews::ReviewId::parse(request.parameter("id"));
    if (!id || !reviews::editable_review(session, request.caller, *id))
        return;
    add(actions, tr(request.language, "Edit"), here / "edit");
    add(actions, tr(request.language, "Add recommendations and lessons"),
        here / "recommendations" / "new");
}

void add_of_person(db::Session& session, const http::Request& request, const Url& here, Day today,
                   std::vector<PageAction>& actions) {
    const auto id = people::PersonId::parse(request.parameter("id"));
    if (id && auth::may(request.caller, Right::sort_inputs) &&
        inputs::bearer(session, request.caller, *id, today))
        add(actions, tr(request.language, "Hand over"), here / "hand-over");
}

void add_of_position(db::Session& session, const http::Request& request, Day today,
                     std::vector<PageAction>& actions) {
    const auto id = positions::PositionId::parse(request.parameter("id"));
    const auto position =
        id ? positions::position_of(session, request.caller, *id, today) : std::nullopt;
    if (position && position->is_inside && auth::may(request.caller, Right::see_history))
        add(actions, tr(request.language, "History"),
            Url::path("/history") / "joint_position" / id->text());
}

void add_of_record(const site::Site& site, const http::Request& request,
                   std::vector<PageAction>& actions) {
    const Url here = Url::path(request.path);
    for (const Simple& one : records)
        if (request.route == one.route && auth::may(request.caller, one.right))
            add(actions, tr(request.language, one.label), here / one.path);
    if (request.route == "/bodies/{id}")
        add_of_body(site, request, here, actions);
    if (request.route == "/people/{id}")
        site.database().read([&](db::Session& session) {
            add_of_person(session, request, here, site.today(), actions);
        });
    if (request.route == "/inputs/{id}")
        site.database().read(
            [&](db::Session& session) { add_of_input(session, request, here, actions); });
    if (request.route == "/reviews/{id}")
        site.database().read(
            [&](db::Session& session) { add_of_review(session, request, here, actions); });
    if (request.route == "/meetings/{id}" && auth::may(request.caller, Right::signed_in))
        site.database().read(
            [&](db::Session& session) { add_of_meeting(session, request, here, actions); });
    if (request.route == "/positions/{id}")
        site.database().read([&](db::Session& session) {
            add_of_position(session, request, site.today(), actions);
        });
    if (request.route == "/commitments/{id}")
        site.database().read(
            [&](db::Session& session) { add_of_commitment(session, request, here, actions); });
}

} // namespace

std::vector<PageAction> page_actions(const site::Site& site, const http::Request& request) {
    std::vector<PageAction> actions;
    for (const Simple& one : lists)
        if (request.route == one.route && auth::may(request.caller, one.right))
            add(actions, tr(request.language, one.label), Url::path(one.path));
    if (request.route.ends_with("/{id}"))
        add_of_record(site, request, actions);
    for (const Kept& one : with_history)
        if (request.route == one.route && auth::may(request.caller, Right::see_history))
            add(actions, tr(request.language, "History"),
                Url::path("/history") / one.table / request.parameter("id"));
    return actions;
}

} // namespace radslag::app
