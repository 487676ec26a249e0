// See store.hpp.
#include "rounds/store.hpp"

#include "platform/db/named.hpp"
#include "platform/search/gist.hpp"

#include <algorithm>
#include <map>

namespace radslag::rounds::store {

namespace {

using ledger::Write;

constexpr db::Statement select_rounds = {
    "round.list",
    "SELECT x.id, x.title, x.kind, x.state, b.name, x.closes_on, (SELECT count(*) FROM round_party "
    "p WHERE p.round = x.id), (SELECT count(*) FROM round_party p JOIN party y ON y.id = p.party "
    "WHERE p.round = x.id AND (EXISTS (SELECT 1 FROM input i WHERE i.round = x.id AND "
    "i.organisation = y.organisation) OR EXISTS (SELECT 1 FROM round_reuse u WHERE u.round = x.id "
    "AND u.party = p.party))) FROM round x JOIN audience_reader r ON r.audience = x.audience AND "
    "r.reader = $1 JOIN body b ON b.id = x.body WHERE ((CAST($3 AS TEXT) IS NULL AND x.state <> "
    "'draft') OR (x.body = $3 AND x.state = 'draft')) AND x.kind IN ('call_for_input', "
    "'call_for_examples') ORDER BY x.state DESC, x.closes_on DESC, x.id LIMIT "
    "$2"};
constexpr db::Statement select_round = {
    "round.get",
    "SELECT x.kind, x.state, x.title, x.text, b.id, b.name, b.demonstration, x.closes_on, m.id, "
    "m.title, m.day FROM round x JOIN audience_reader r ON r.audience = x.audience AND r.reader = "
    "$2 JOIN body b ON b.id = x.body LEFT JOIN meeting m ON m.id = x.return_meeting AND EXISTS "
    "(SELECT 1 FROM audience_reader a WHERE a.audience = m.audience AND a.reader = $2) WHERE x.id "
    "= $1 AND x.kind IN ('call_for_input', 'call_for_examples')"};
constexpr db::Statement select_parties = {
    "round.parties",
    "SELECT p.party, o.id, o.name, (SELECT count(*) FROM input i JOIN input_reader r ON r.input = "
    "i.id AND r.reader = $2 WHERE i.round = p.round AND i.organisation = o.id AND i.part_of IS "
    "NULL), (SELECT count(*) "
    "FROM round_reuse u WHERE u.round = p.round AND u.party = p.party) FROM round_party p JOIN "
    "party y ON y.id = p.party JOIN organisation o ON o.id = y.organisation WHERE p.round = $1 "
    "ORDER BY o.sort_key, p.id LIMIT 500"};
constexpr db::Statement select_came_in = {
    "round.came_in",
    "SELECT i.id, i.number, coalesce(i.title, i.text), o.name, 0 FROM input i JOIN input_reader r "
    "ON r.input = i.id AND r.reader = $2 LEFT JOIN organisation o ON o.id = i.organisation WHERE "
    "i.round = $1 AND i.part_of IS NULL UNION ALL SELECT i.id, i.number, coalesce(i.title, "
    "i.text), o.name, 1 FROM round_reuse u JOIN input i ON i.id = u.input JOIN input_reader r ON "
    "r.input = i.id AND r.reader = $2 LEFT JOIN organisation o ON o.id = i.organisation WHERE "
    "u.round = $1 ORDER BY 2 LIMIT 500"};
constexpr db::Statement select_sharing = {
    "round.sharing_examples",
    "SELECT s.input FROM input_stem s JOIN input i ON i.id = s.input AND i.kind = 'example' WHERE "
    "s.stem = $1 ORDER BY s.input DESC LIMIT 100"};
constexpr db::Statement select_example = {
    "round.example",
    "SELECT i.number, coalesce(i.title, i.text), o.id, o.name FROM input i JOIN input_reader r ON "
    "r.input = i.id AND r.reader = $2 LEFT JOIN organisation o ON o.id = i.organisation WHERE i.id "
    "= $1 AND i.withdrawn_at IS NULL AND i.merged_into IS NULL AND i.split_at IS NULL"};
constexpr db::Statement select_coming = {
    "round.coming_meetings",
    "SELECT m.id, m.title, m.day FROM meeting m JOIN audience_reader r ON r.audience = m.audience "
    "AND r.reader = $2 WHERE m.body = $1 AND m.day >= $3 AND m.state <> 'cancelled' ORDER BY m.day "
    "LIMIT 20"};
constexpr Write insert_round = {
    "round",
    {"round.insert",
     "INSERT INTO round (id, version, kind, body, title, text, return_meeting, closes_on, state, "
     "audience) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, 'draft', $8) RETURNING *"}};
constexpr Write insert_party_row = {
    "round_party",
    {"round_party.insert",
     "INSERT INTO round_party (id, round, party) VALUES ($1, $2, $3) RETURNING *"}};
constexpr Write update_state = {
    "round",
    {"round.state", "UPDATE round SET version = version + 1, state = $3, opens_at = CASE WHEN $3 = "
                    "'open' THEN $4 ELSE opens_at END WHERE id = $1 AND state = $2 RETURNING *"}};
constexpr db::Statement select_asked_party = {
    "round.asked_party",
    "SELECT p.party FROM round_party p JOIN party y ON y.id = p.party WHERE p.round = $1 AND "
    "y.organisation = $2 LIMIT 1"};
constexpr db::Statement select_sender = {"round.sender_of_input",
                                         "SELECT organisation FROM input WHERE id = $1"};
constexpr db::Statement select_readable_sender = {
    "round.readable_sender_of_input",
    "SELECT i.organisation FROM input i JOIN input_reader r ON r.input = "
    "i.id AND r.reader = $2 WHERE i.id = $1"};
constexpr db::Statement select_reused = {
    "round.is_reused", "SELECT 1 FROM round_reuse WHERE round = $1 AND input = $2"};
constexpr Write insert_reuse_row = {
    "round_reuse",
    {"round_reuse.insert",
     "INSERT INTO round_reuse (id, round, party, input, confirmed_at) VALUES ($1, $2, $3, $4, $5) "
     "RETURNING *"}};

/// An example, and how many of the stems of a text it holds too.
struct Sharing {
    std::int64_t stems;
    std::string example;
    auto operator<=>(const Sharing&) const = default;
};

/// The examples that share words with the text, those that share most first.
std::vector<Sharing> sharing(db::Session& session, std::string_view text) {
    std::map<std::string, std::int64_t> shared;
    for (const std::string& stem : search::gist_of(search::analyser(), text).stems)
        session.query(select_sharing, {stem}, [&](const db::Row& row) { ++shared[row.string(0)]; });
    std::vector<Sharing> ranked;
    for (const auto& [id, count] : shared)
        ranked.push_back({count, id});
    std::ranges::sort(ranked, std::ranges::greater());
    return ranked;
}

} // namespace

std::vector<ListedRound> rounds(db::Session& session, const Reader& reader,
                                const std::optional<std::string>& drafts_of, int most) {
    std::vector<ListedRound> found;
    session.query(select_rounds, {reader.key, most, drafts_of}, [&](const db::Row& row) {
        ListedRound each{.id = row.id<RoundId>(0), .title = row.string(1)};
        each.kind = kinds.require(row.text(2));
        each.state = states.require(row.text(3));
        each.body = row.string(4);
        each.closes_on = row.optional_day(5);
        each.asked = row.integer(6);
        each.answered = row.integer(7);
        found.push_back(std::move(each));
    });
    return found;
}

std::optional<ShownRound> round(db::Session& session, const Reader& reader, RoundId id) {
    std::optional<ShownRound> shown;
    session.query(select_round, {id, reader.key}, [&](const db::Row& row) {
        shown.emplace(ShownRound{.id = id});
        shown->kind = kinds.require(row.text(0));
        shown->state = states.require(row.text(1));
        shown->title = row.string(2);
        shown->text = row.string(3);
        shown->body = {row.string(4), row.string(5)};
        shown->demonstration = row.integer(6) != 0;
        shown->closes_on = row.optional_day(7);
        shown->returns_to = db::named_at<NamedId>(row, 8);
        shown->returns_on = row.optional_day(10);
    });
    if (!shown)
        return shown;
    session.query(select_parties, {id, reader.key}, [&](const db::Row& row) {
        shown->parties.push_back(
            {row.string(0), {row.string(1), row.string(2)}, row.integer(3), row.integer(4)});
    });
    session.query(select_came_in, {id, reader.key}, [&](const db::Row& row) {
        shown->came_in.push_back({row.id<inputs::InputId>(0), row.integer(1), row.string(2),
                                  row.string(3), row.integer(4) != 0});
    });
    return shown;
}

std::vector<ToldBefore> told_before(db::Session& session, const Reader& reader,
                                    std::string_view text,
                                    const std::optional<std::string>& organisation) {
    constexpr std::int64_t fewest_shared = 2;
    constexpr std::size_t most_looked_at = 100;
    constexpr std::size_t most = 20;
    std::vector<ToldBefore> found;
    auto ranked = sharing(session, text);
    ranked.resize(std::min(ranked.size(), most_looked_at));
    for (const Sharing& each : ranked) {
        if (each.stems < fewest_shared || found.size() == most)
            break;
        session.query(select_example, {each.example, reader.key}, [&](const db::Row& row) {
            ToldBefore told{*inputs::InputId::parse(each.example), row.integer(0), row.string(1),
                            db::named_at<NamedId>(row, 2), each.stems};
            if (!organisation || (told.organisation && told.organisation->id == *organisation))
                found.push_back(std::move(told));
        });
    }
    return found;
}

std::vector<NamedId> coming_meetings(db::Session& session, const Reader& reader,
                                     bodies::BodyId body, Day today) {
    std::vector<NamedId> found;
    session.query(select_coming, {body, reader.key, to_text(today)}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(2) + " " + row.string(1)});
    });
    return found;
}

void insert(ledger::Act& act, RoundId id, const CallEdit& edit, bodies::AudienceId audience) {
    act.add(insert_round, {id, kinds.text(edit.kind), edit.body, edit.title, edit.text,
                           edit.returns_to, to_text(edit.closes_on), audience});
}

void insert_party(ledger::Act& act, RoundId round, bodies::PartyId party) {
    act.add(insert_party_row, {Id<struct RoundPartyTag>::make(), round, party});
}

std::int64_t set_state(ledger::Act& act, RoundId id, State from, State to) {
    return act.write(update_state,
                     {id, states.text(from), states.text(to), to_text(act.session().now())});
}

std::optional<bodies::PartyId> asked_party(db::Session& session, RoundId round,
                                           std::string_view organisation) {
    std::optional<bodies::PartyId> found;
    session.query(select_asked_party, {round, organisation},
                  [&](const db::Row& row) { found = row.id<bodies::PartyId>(0); });
    return found;
}

std::optional<std::string> readable_sender_of(db::Session& session, const Reader& reader,
                                              inputs::InputId input) {
    return session.text(select_readable_sender, {input, reader.key});
}

std::optional<std::string> sender_of(db::Session& session, inputs::InputId input) {
    return session.text(select_sender, {input});
}

bool is_reused(db::Session& session, RoundId round, inputs::InputId input) {
    return session.integer(select_reused, {round, input}).has_value();
}

void insert_reuse(ledger::Act& act, RoundId round, bodies::PartyId party, inputs::InputId input) {
    act.add(insert_reuse_row,
            {Id<struct RoundReuseTag>::make(), round, party, input, to_text(act.session().now())});
}

} // namespace radslag::rounds::store
