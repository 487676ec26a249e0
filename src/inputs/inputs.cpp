// The rules of who owes an answer and when an input is closed; see inputs.hpp.
#include "inputs/inputs.hpp"

#include "platform/text/zones.hpp"

#include <algorithm>

namespace radslag::inputs {

namespace {

Standing after(UseKind kind) {
    switch (kind) {
    case UseKind::passed_on:
        return Standing::passed_on;
    case UseKind::waiting:
        return Standing::waiting;
    case UseKind::used:
    case UseKind::partly_used:
    case UseKind::not_used:
        break;
    }
    return Standing::ended;
}

void stand(std::vector<AuthorityStanding>& all, people::OrganisationId authority,
           Standing standing) {
    const auto known = std::ranges::find(all, authority, &AuthorityStanding::authority);
    if (known == all.end())
        all.push_back({authority, standing});
    else
        known->standing = standing;
}

bool is_asked(const std::vector<AuthorityStanding>& all, people::OrganisationId authority) {
    return std::ranges::find(all, authority, &AuthorityStanding::authority) != all.end();
}

bool has(const std::vector<AuthorityStanding>& all, Standing standing) {
    return std::ranges::find(all, standing, &AuthorityStanding::standing) != all.end();
}

} // namespace

Day owed_by(Day asked, const std::optional<Day>& promised) {
    return promised.value_or(add_days(asked, usual_days));
}

Instant late_if_asked_before(Day today) {
    // At midnight in UTC the local clock shows how long ago the local day began.
    const Instant midnight = std::chrono::sys_days(add_days(today, -usual_days));
    return midnight - text::local_time(midnight, text::forum_zone);
}

std::vector<AuthorityStanding> standings_after(std::span<const Step> steps, bool is_withdrawn) {
    std::vector<AuthorityStanding> all;
    for (const Step& step : steps) {
        if (step.said)
            stand(all, step.authority, after(*step.said));
        else if (!is_asked(all, step.authority))
            stand(all, step.authority, Standing::owes);
        if (step.passed_to)
            stand(all, *step.passed_to, Standing::owes);
    }
    if (is_withdrawn)
        for (AuthorityStanding& each : all)
            if (each.standing == Standing::owes || each.standing == Standing::waiting)
                each.standing = Standing::released;
    return all;
}

State state_after(std::span<const Step> steps, bool is_withdrawn) {
    if (is_withdrawn)
        return State::withdrawn;
    const auto all = standings_after(steps, false);
    if (has(all, Standing::ended) && !has(all, Standing::owes) && !has(all, Standing::waiting))
        return State::closed;
    const bool heard = std::ranges::any_of(steps, [](const Step& step) { return !!step.said; });
    return heard ? State::in_progress : State::unanswered;
}

State state_of_parts(std::span<const State> parts) {
    const auto are_all = [&](State state) {
        return std::ranges::all_of(
            parts, [&](State each) { return each == state || each == State::withdrawn; });
    };
    for (const State state : {State::withdrawn, State::closed, State::unanswered})
        if (are_all(state))
            return state;
    return State::in_progress;
}

} // namespace radslag::inputs
