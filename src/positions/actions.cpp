// See actions.hpp.
#include "positions/actions.hpp"

#include "bodies/actions.hpp"
#include "positions/store.hpp"

#include <algorithm>

namespace radslag::positions {

namespace {

using auth::Right;
using ledger::not_yours;

/// The person who is signed in. Throws std::bad_optional_access for nobody: rights come first.
people::PersonId person_of(const auth::Caller& caller) {
    return people::PersonId::parse(caller.person).value();
}

/// Whether the caller speaks for the party in that seat: by a role for the party itself.
bool speaks_for(const auth::Caller& caller, const std::optional<PartyId>& seat) {
    return seat && std::ranges::any_of(caller.grants, [&](const auth::Grant& grant) {
               return grant.party == seat->text() && auth::carries(grant.role, Right::take_stand);
           });
}

tl::unexpected<Error> released_meanwhile() {
    return failure(ErrorCode::invalid,
                   "This position has been released meanwhile and stands as it is. What is to be "
                   "put right becomes a position that replaces it.");
}

bool is_coming(const std::vector<At>& points, PointId point) {
    return std::ranges::find(points, point, &At::point) != points.end();
}

/// The point is one that the caller reads, of a meeting to come; or the one that it was for.
Result<void> check_point(db::Session& session, const auth::Caller& caller, BodyId prepared_for,
                         const PositionEdit& edit, const std::optional<At>& so_far, Day today) {
    if (!edit.point || (so_far && so_far->point == *edit.point) ||
        is_coming(coming_points(session, caller, prepared_for, today), *edit.point))
        return {};
    return wrong_field("point", Message{"Choose one of the list.", {}});
}

/// What is replaced has been released by the same body.
bool can_be_replaced(db::Session& session, const auth::Caller& caller, PositionId id, BodyId body,
                     Day today) {
    const auto found = position_of(session, caller, id, today);
    return found && found->is_inside && found->released_on && found->body.id == body.text();
}

/// A position that is a draft still, for who prepares in its body.
Result<Position> draft_of(db::Session& session, const auth::Caller& caller, PositionId id,
                          Day today) {
    auto found = position_of(session, caller, id, today);
    if (!found || !found->is_inside)
        return not_yours();
    if (found->released_on)
        return released_meanwhile();
    return *std::move(found);
}

} // namespace

std::optional<Position> position_of(db::Session& session, const auth::Caller& caller, PositionId id,
                                    Day today) {
    auto found = store::position(session, caller.reader(), id, today);
    if (!found || !found->is_inside)
        return found;
    for (const Party& party : found->parties)
        if (speaks_for(caller, party.seat))
            found->own.push_back({std::string(party.seat->text()), party.organisation.name});
    if (found->released_on)
        return found;
    found->may_draft = auth::may_in(caller, Right::draft_positions, found->body.id);
    found->may_release = auth::may_in(caller, Right::release, found->body.id);
    found->may_withdraw =
        found->may_release || (found->may_draft && found->drafted_by.id == caller.person);
    return found;
}

std::optional<Space> space_of(db::Session& session, const auth::Caller& caller, BodyId body,
                              Day today) {
    if (!auth::may_in(caller, Right::prepare, body.text()))
        return std::nullopt;
    auto found = store::space(session, body);
    if (!found)
        return found;
    found->positions = store::positions(session, caller.reader(), body, today);
    if (!found->prepared_for && found->positions.empty())
        return std::nullopt;
    found->may_draft =
        found->prepared_for && auth::may_in(caller, Right::draft_positions, body.text());
    return found;
}

std::vector<At> coming_points(db::Session& session, const auth::Caller& caller, BodyId body,
                              Day today) {
    return store::coming_points(session, caller.reader(), body, today);
}

std::int64_t count_readers(db::Session& session, const Position& position, Readers readers) {
    if (!position.at)
        return 0;
    if (readers == Readers::point)
        return bodies::count_readers(session, position.at->readers);
    const auto body = BodyId::parse(position.prepared_for.id).value();
    return bodies::count_readers(session,
                                 bodies::audience(session, bodies::Visibility::members, body));
}

std::vector<Asked> asked_of(db::Session& session, const auth::Caller& caller, Day today) {
    std::vector<Asked> asked;
    std::vector<std::string_view> seats;
    for (const auth::Grant& grant : caller.grants) {
        if (grant.party.empty() || !auth::carries(grant.role, Right::take_stand) ||
            std::ranges::find(seats, grant.party) != seats.end())
            continue;
        seats.push_back(grant.party);
        for (Asked& each : store::unsaid(session, caller.reader(), grant.party, today))
            asked.push_back(std::move(each));
    }
    return asked;
}

Result<ledger::Added<PositionId>> add(db::Database& database, const auth::Caller& caller,
                                      BodyId body, const PositionEdit& edit,
                                      const std::optional<PositionId>& replaces, Day today) {
    return ledger::add_record<PositionId>(
        database, caller, "position.add", [&](ledger::Act& act, PositionId id) -> Result<void> {
            const auto space = space_of(act.session(), caller, body, today);
            if (!space || !space->may_draft)
                return not_yours();
            const auto prepared_for = BodyId::parse(space->prepared_for->id).value();
            if (replaces && !can_be_replaced(act.session(), caller, *replaces, body, today))
                return not_yours();
            if (auto good =
                    check_point(act.session(), caller, prepared_for, edit, std::nullopt, today);
                !good)
                return good;
            record(act, {id, body, prepared_for, edit, replaces, person_of(caller)}, today);
            return {};
        });
}

Result<std::int64_t> edit(db::Database& database, const auth::Caller& caller, PositionId id,
                          std::int64_t version, const PositionEdit& edit, Day today) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = draft_of(session, caller, id, today);
        if (!before)
            return tl::unexpected<Error>(before.error());
        if (!before->may_draft)
            return not_yours();
        if (before->version != version)
            return ledger::saved_by_another();
        const auto prepared_for = BodyId::parse(before->prepared_for.id).value();
        if (const auto good = check_point(session, caller, prepared_for, edit, before->at, today);
            !good)
            return tl::unexpected<Error>(good.error());
        const bool is_other_text =
            edit.title != before->announced.title || edit.text != before->announced.text;
        ledger::Act act(session, caller.person, "position.edit", id.text());
        PositionEdit written = edit;
        if (!before->at) // what the caller does not read is not taken away by saving the rest
            written.point = edit.point ? edit.point : store::kept(session, id).point;
        store::update(act, id, written, is_other_text ? before->version + 1 : before->edition);
        return act.append();
    });
}

Result<std::int64_t> withdraw(db::Database& database, const auth::Caller& caller, PositionId id,
                              std::int64_t version, Day today) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = draft_of(session, caller, id, today);
        if (!before)
            return tl::unexpected<Error>(before.error());
        if (!before->may_withdraw)
            return not_yours();
        if (before->version != version)
            return ledger::saved_by_another();
        ledger::Act act(session, caller.person, "position.withdraw", id.text());
        store::erase(act, id);
        return act.append();
    });
}

std::int64_t version_of_stands(const Position& position) {
    constexpr std::int64_t editions_apart = 1'000'000; // more acts than a party has on one text
    std::int64_t version = position.edition * editions_apart;
    for (const Party& party : position.parties)
        if (party.stand &&
            std::ranges::find(position.own, party.seat->text(), &NamedId::id) != position.own.end())
            version += party.stand->version;
    return version;
}

Result<std::int64_t> take_stand(db::Database& database, const auth::Caller& caller, PositionId id,
                                std::int64_t version, const StandEdit& edit, Day today) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto position = draft_of(session, caller, id, today);
        if (!position)
            return tl::unexpected<Error>(position.error());
        if (position->own.empty())
            return not_yours();
        if (std::ranges::find(position->own, edit.seat.text(), &NamedId::id) == position->own.end())
            return wrong_field("party", Message{"Choose one of the list.", {}});
        if (version_of_stands(*position) != version)
            return ledger::saved_by_another();
        ledger::Act act(session, caller.person, "position.stand", id.text());
        record_stand(act, id, StandId::make(), edit, person_of(caller));
        return act.append();
    });
}

Result<std::int64_t> release(db::Database& database, const auth::Caller& caller, PositionId id,
                             std::int64_t print, Readers readers, Day today) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto position = draft_of(session, caller, id, today);
        if (!position)
            return tl::unexpected<Error>(position.error());
        if (!position->may_release)
            return not_yours();
        if (!position->at)
            return failure(ErrorCode::invalid, "A position is released when it is for a point that "
                                               "you read. Choose one first.");
        if (print_of(position->announced, *position->at) != print)
            return ledger::saved_by_another();
        ledger::Act act(session, caller.person, "position.release", id.text());
        record_release(act, id, readers, person_of(caller), today);
        return act.append();
    });
}

void record(ledger::Act& act, const NewPosition& position, Day today) {
    const auto known = store::audience_of(act.session(), position.body);
    store::insert(act, position,
                  known ? *known : bodies::begin_preparation(act, position.body, today));
    store::insert_facts(act, position.id, position.body);
}

void record_stand(ledger::Act& act, PositionId id, StandId stand, const StandEdit& edit,
                  people::PersonId by) {
    const store::Kept kept = store::kept(act.session(), id);
    if (const auto known = store::stand_of(act.session(), id, edit.seat))
        store::update_stand(act, *known, edit, kept.edition, by);
    else
        store::insert_stand(act, id, stand, edit, kept, by);
}

void record_release(ledger::Act& act, PositionId id, Readers readers, people::PersonId by,
                    Day today) {
    const store::Kept kept = store::kept(act.session(), id);
    const auto parties = store::parties(act.session(), {id, kept.body, kept.prepared_for, today});
    const auto to =
        readers == Readers::members
            ? bodies::audience(act.session(), bodies::Visibility::members, kept.prepared_for)
            : store::audience_of(act.session(), kept.point.value());
    store::release(act, id, tally_of(parties, kept.edition), to, by);
    store::close_stands(act, id, kept, today);
    store::set_dispatched(act, id, by);
}

} // namespace radslag::positions
