// See needs.hpp.
#include "invitations/needs/needs.hpp"

#include "invitations/needs/store.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>
#include <map>

namespace radslag::invitations::needs {

Needs as_answered(Needs told, Answer answer) {
    if (answer != Answer::room)
        told.diet.clear();
    if (answer == Answer::absent)
        told.access.clear();
    return told;
}

Needs needs_of(db::Session& session, InvitationId invitation) {
    return store::needs_of(session, invitation);
}

void keep(db::Session& session, InvitationId invitation, const Needs& needs) {
    if (needs == Needs{})
        store::forget(session, invitation);
    else
        store::put(session, invitation, needs);
}

std::vector<Told> told_for(db::Session& session, meetings::MeetingId meeting) {
    return store::told_for(session, meeting);
}

std::vector<Meal> meals(std::int64_t in_the_room, const std::vector<Told>& told) {
    std::map<std::string, Meal> by_words;
    Meal ordinary{"", in_the_room};
    for (const Told& each : told) {
        if (each.needs.diet.empty())
            continue;
        Meal& meal = by_words.try_emplace(text::fold(each.needs.diet), Meal{each.needs.diet, 0})
                         .first->second;
        ++meal.people;
        --ordinary.people;
    }
    std::vector<Meal> found = {ordinary};
    for (auto& [words, meal] : by_words)
        found.push_back(std::move(meal));
    std::stable_sort(found.begin() + 1, found.end(),
                     [](const Meal& a, const Meal& b) { return a.people > b.people; });
    return found;
}

Result<void> forget_over(db::Database& database, Day today) {
    return database.write([&](db::Session& session) -> Result<void> {
        store::forget_over(session, today);
        return {};
    });
}

} // namespace radslag::invitations::needs
