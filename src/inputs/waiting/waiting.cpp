// See waiting.hpp.
#include "inputs/waiting/waiting.hpp"

#include "commitments/actions.hpp"
#include "inputs/waiting/store.hpp"
#include "ledger/acting.hpp"
#include "matters/actions.hpp"
#include "platform/search/gist.hpp"
#include "platform/text/zones.hpp"

#include <algorithm>

namespace radslag::inputs::waiting {

namespace {

search::Gist gist_of(const matters::EditableMilestone& milestone) {
    return search::gist_of(search::analyser(), milestone.matter_title + ". " + milestone.edit.text);
}

std::vector<std::string> because_of(const Waits& waits, const search::Gist& about) {
    auto because = search::words_shared(search::analyser(), waits.due_words, about);
    for (auto& word : search::words_shared(search::analyser(), waits.text, about))
        if (std::ranges::find(because, word) == because.end())
            because.push_back(std::move(word));
    return because;
}

Waits waits_of(const commitments::Waiting& each) {
    return {each.what == commitments::Waiting::What::promise ? Waits::What::promise
                                                             : Waits::What::announced,
            each.id,
            each.text,
            each.due_words,
            each.who,
            each.said_on,
            each.is_tied};
}

Waits waits_of(const store::Answer& each) {
    return {Waits::What::answer,
            std::string(each.use.text()),
            each.text,
            each.due_words,
            each.who,
            text::local_day(each.said_at, text::forum_zone),
            each.is_tied};
}

/// Answers that wait for an event, in bodies where the caller sorts inputs.
std::vector<store::Answer> answers(db::Session& session, const auth::Caller& caller,
                                   matters::MilestoneId milestone) {
    auto all = store::answers(session, caller.reader(), milestone);
    std::erase_if(all, [&](const store::Answer& each) {
        return !auth::may_in(caller, auth::Right::sort_inputs, each.body);
    });
    return all;
}

/// The first meeting of the body after the answer was given; without a day while there is none.
store::Dated at_next_meeting(db::Session& session, bodies::BodyId body, Instant said_at) {
    const auto due =
        commitments::due_at_next_meeting(session, body, text::local_day(said_at, text::forum_zone));
    return {std::nullopt, due.meeting, std::nullopt, due.to};
}

/// Ties those that are chosen and not tied, and frees those that are tied and not chosen.
template <class Some, class IdOf, class Tie>
Result<void> tie_some(const std::vector<Some>& all, const std::vector<std::string>& chosen,
                      IdOf&& id_of, Tie&& tie) {
    for (const Some& each : all) {
        const bool wanted = std::ranges::find(chosen, id_of(each)) != chosen.end();
        if (wanted == each.is_tied)
            continue;
        if (auto done = tie(each, wanted); !done)
            return done;
    }
    return {};
}

} // namespace

void begin(ledger::Act& act, const Use& use) {
    const auto body = store::body_of(act.session(), use.input);
    if (!use.due || use.due->kind != commitments::DueKind::next_meeting || !body)
        return;
    const auto dated = at_next_meeting(act.session(), *body, act.session().now());
    if (dated.to)
        store::set(act, {use.id, use.input}, dated);
}

void follow_meeting(ledger::Act& act, std::string_view meeting) {
    for (const store::ForMeeting& each : store::waiting_for_meeting(act.session(), meeting)) {
        const auto dated = at_next_meeting(act.session(), each.body, each.said_at);
        if (dated.meeting == each.meeting && dated.to == each.to)
            continue;
        store::set(act, each.use, dated);
        if (dated.to)
            store::tell_once(act, each.use);
    }
}

void follow_milestone(ledger::Act& act, std::string_view milestone) {
    const auto days = commitments::days_of_milestone(act.session(), milestone);
    const auto id = matters::MilestoneId::parse(milestone);
    for (const store::UseOf& each : store::tied_with_other_days(act.session(), milestone, days)) {
        store::set(act, each, {id, std::nullopt, days.from, days.to});
        if (days.to)
            store::tell_once(act, each);
    }
}

std::vector<Waits> waits_for(db::Session& session, const auth::Caller& caller,
                             const matters::EditableMilestone& milestone) {
    std::vector<Waits> all;
    for (const auto& each : commitments::waiting(session, caller, milestone.id))
        all.push_back(waits_of(each));
    for (const auto& each : answers(session, caller, milestone.id))
        all.push_back(waits_of(each));
    const search::Gist about = gist_of(milestone);
    for (Waits& each : all)
        each.because = because_of(each, about);
    std::ranges::stable_sort(all, [](const Waits& one, const Waits& other) {
        if (one.is_tied != other.is_tied)
            return one.is_tied;
        return one.because.size() > other.because.size();
    });
    const auto tied = static_cast<std::size_t>(std::ranges::count_if(all, &Waits::is_tied));
    if (all.size() > most_proposed + tied)
        all.erase(all.begin() + static_cast<long>(tied + most_proposed), all.end());
    return all;
}

Result<std::int64_t> tie(db::Database& database, const auth::Caller& caller,
                         matters::MilestoneId milestone, std::int64_t version,
                         const std::vector<std::string>& chosen) {
    return ledger::change_record(
        database, caller, "milestone.waiting", version,
        [&](db::Session& session) {
            return matters::editable_milestone(session, caller, milestone);
        },
        [&](ledger::Act& act, const matters::EditableMilestone&) -> Result<void> {
            db::Session& session = act.session();
            auto done = tie_some(
                commitments::waiting(session, caller, milestone), chosen,
                [](const commitments::Waiting& each) { return each.id; },
                [&](const commitments::Waiting& each, bool wanted) {
                    return commitments::tie(act, each, milestone, wanted);
                });
            if (!done)
                return done;
            matters::touch(act, milestone);
            return tie_some(
                answers(session, caller, milestone), chosen,
                [](const store::Answer& each) { return each.use.text(); },
                [&](const store::Answer& each, bool wanted) -> Result<void> {
                    const auto tied = wanted ? std::optional(milestone) : std::nullopt;
                    store::set(act, {each.use, each.input},
                               {tied, std::nullopt, std::nullopt, std::nullopt});
                    return {};
                });
        });
}

} // namespace radslag::inputs::waiting
