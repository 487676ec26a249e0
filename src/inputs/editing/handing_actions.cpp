// Handing over what lies with a person; see handing.hpp.
#include "inputs/editing/acting.hpp"
#include "inputs/editing/handing_store.hpp"

#include <algorithm>
#include <functional>

namespace radslag::inputs {

namespace {

/// The bodies where the caller may hand over.
std::vector<std::string_view> bodies_of(const auth::Caller& caller) {
    std::vector<std::string_view> found;
    for (const auth::Grant& grant : caller.grants)
        if (!grant.body.empty() && grant.party.empty() &&
            auth::carries(grant.role, auth::Right::sort_inputs) &&
            std::ranges::find(found, grant.body) == found.end())
            found.push_back(grant.body);
    return found;
}

std::optional<Day> later(const std::optional<Day>& one, const std::optional<Day>& other) {
    return std::max(one, other);
}

} // namespace

std::int64_t Bearer::count(Burden::Kind kind) const {
    return std::ranges::count(burdens, kind, &Burden::kind);
}

std::optional<Day> Bearer::left_on() const {
    std::optional<Day> last;
    for (const Burden& burden : burdens)
        last = later(last, burden.left_on);
    return last;
}

std::optional<Bearer> bearer(db::Session& session, const auth::Caller& caller,
                             people::PersonId person, Day today) {
    auto found = editing_store::bearer(session, person);
    if (!found)
        return found;
    const auth::Reader reader = caller.reader();
    for (const std::string_view body : bodies_of(caller)) {
        editing_store::read_inputs(session, reader, person, body, found->burdens);
        editing_store::read_commitments(session, reader, person, body, found->burdens);
    }
    if (auth::may(caller, auth::Right::edit_matters))
        editing_store::read_matters(session, reader, person, found->burdens);
    if (found->burdens.empty())
        return std::nullopt;
    std::ranges::stable_sort(found->burdens, {}, &Burden::kind);
    const auto holdings = bodies::holdings_of(session, person);
    for (Burden& burden : found->burdens)
        burden.left_on = bodies::left_on(holdings, burden.of, today);
    found->successor = bodies::successor_of(session, person, today);
    return found;
}

std::vector<Bearer> left_behind(db::Session& session, const auth::Caller& caller, Day today) {
    constexpr std::size_t most = 20;
    std::vector<people::PersonId> persons;
    const auto add = [&](const std::vector<people::PersonId>& some) {
        for (const people::PersonId person : some)
            if (std::ranges::find(persons, person) == persons.end())
                persons.push_back(person);
    };
    for (const std::string_view body : bodies_of(caller))
        add(editing_store::bearers_in(session, body, today));
    if (auth::may(caller, auth::Right::edit_matters))
        add(editing_store::bearers_of_matters(session, today));
    std::vector<Bearer> found;
    for (const people::PersonId person : persons)
        if (auto one = bearer(session, caller, person, today); one && one->left_on()) {
            std::erase_if(one->burdens, [](const Burden& burden) { return !burden.left_on; });
            found.push_back(std::move(*one));
        }
    std::ranges::sort(found, std::greater(), &Bearer::left_on);
    if (found.size() > most)
        found.erase(found.begin() + most, found.end());
    return found;
}

Result<std::int64_t> hand_over(db::Database& database, const auth::Caller& caller,
                               people::PersonId from, people::PersonId to,
                               const std::vector<std::string>& chosen, Day today) {
    if (from == to)
        return wrong_field("successor", Message{"Name somebody else than who leaves.", {}});
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto found = bearer(session, caller, from, today);
        if (!found)
            return not_yours();
        ledger::Act act(session, caller.person, "input.hand_over", from.text());
        for (const std::string& id : chosen) {
            const auto burden = std::ranges::find(found->burdens, id, &Burden::id);
            if (burden == found->burdens.end() ||
                editing_store::hand_over(act, *burden, from, to) == 0)
                return saved_by_another();
        }
        return act.append();
    });
}

} // namespace radslag::inputs
