// SQL of inputs and their uses; see store.hpp.
#include "inputs/store.hpp"

namespace radslag::inputs::store {

namespace {

using ledger::Write;

// Numbers stay without gaps: what is undone takes its number with it, and of two nodes that take
// the same one, one runs again.
constexpr Write insert_input = {
    "input",
    {"input.insert",
     "INSERT INTO input (id, version, number, kind, party, organisation, person, title, text, "
     "body, matter, theme, point, turn, origin, owner, received_at, audience, place_begin, "
     "place_end, confidence, answer_by, follows, sender, meeting, unsorted, round, rank, part_of, "
     "state) VALUES ($1, 1, (SELECT coalesce(max(number), 0) + 1 FROM input), $2, $3, $4, $5, $6, "
     "$7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, "
     "$26, $27, 'unanswered') RETURNING *"}};
constexpr Write insert_example = {
    "example",
    {"example.insert",
     "INSERT INTO example (id, who, place, done, result, cost, contact, reuse, links) VALUES "
     "($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *"}};
constexpr Write insert_facts = {
    "record_facts",
    {"record_facts.input",
     "INSERT INTO record_facts (id, direction, received_at, counterpart, subject, custodian_body, "
     "legal_hold) VALUES ($1, 'in', $2, $3, $4, $5, 0) RETURNING *"}};
constexpr Write insert_authority_row = {
    "input_authority",
    {"input_authority.insert",
     "INSERT INTO input_authority (id, input, organisation, asked_at, asked_by, through, state) "
     "VALUES ($1, $2, $3, $4, $5, $6, 'owes') RETURNING *"}};
constexpr Write insert_authority_through_row = {
    "input_authority",
    {"input_authority.insert_through",
     "INSERT INTO input_authority (id, input, organisation, asked_at, asked_by, through_input, "
     "state) VALUES ($1, $2, $3, $4, $5, $6, 'owes') RETURNING *"}};
constexpr Write update_asked_directly = {
    "input_authority",
    {"input_authority.ask_directly",
     "UPDATE input_authority SET through_input = NULL WHERE input = $1 AND organisation = $2 AND "
     "through_input IS NOT NULL RETURNING *"}};
constexpr Write insert_use = {
    "input_use",
    {"input_use.insert",
     "INSERT INTO input_use (id, input, authority, kind, text, pointer_text, pointer_place, "
     "pointer_document, pointer_decision, pointer_matter, pointer_meeting, passed_to, due_kind, "
     "due_from, due_to, due_words, said_at, said_by, told_at, missing, told_to, step) VALUES ($1, "
     "$2, $3, "
     "$4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, "
     "(SELECT organisation FROM input WHERE id = $2), 1 + (SELECT "
     "count(*) FROM input_use WHERE input = $2)) RETURNING *"}};
constexpr Write update_state = {
    "input", {"input.state", "UPDATE input SET state = $2 WHERE id = $1 RETURNING *"}};
constexpr Write update_asked = {
    "input",
    {"input.is_sorted",
     "UPDATE input SET unsorted = 0 WHERE id = $1 AND unsorted = 1 RETURNING *"}};
constexpr Write update_standing = {"input_authority",
                                   {"input_authority.standing",
                                    "UPDATE input_authority SET state = $3 WHERE input = $1 AND "
                                    "organisation = $2 RETURNING *"}};

constexpr db::Statement select_uses_of_decision = {
    "input_use.of_decision",
    "SELECT u.id, u.input FROM input_use u WHERE u.pointer_decision = $1 AND u.told_at IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM input_use_withdrawal w WHERE w.input_use = u.id) AND NOT EXISTS "
    "(SELECT 1 FROM input_telling t WHERE t.input_use = u.id AND t.what = 'decision')"};
constexpr db::Statement select_uses_of_matter = {
    "input_use.of_matter",
    "SELECT u.id, u.input FROM matter m JOIN input_use u ON u.pointer_matter = m.id WHERE m.id = "
    "$1 "
    "AND m.state <> 'open' AND u.told_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
    "input_use_withdrawal w WHERE w.input_use = u.id) AND NOT EXISTS (SELECT 1 FROM input_telling "
    "t "
    "WHERE t.input_use = u.id AND t.what = 'matter')"};
// Of a document that came in just now, in the place of another: whoever was pointed to that or to
// what came in its place before.
constexpr db::Statement select_uses_of_text = {
    "input_use.of_text",
    "SELECT u.id, u.input FROM document d JOIN document o ON (o.id = d.replaces OR o.replaces = "
    "d.replaces) AND o.id <> d.id JOIN input_use u ON u.pointer_document = o.id WHERE d.id = $1 "
    "AND d.version = 1 AND u.told_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
    "input_use_withdrawal w WHERE w.input_use = u.id) AND NOT EXISTS (SELECT 1 FROM input_telling "
    "t WHERE t.input_use = u.id AND t.what = 'text')"};
constexpr Write insert_telling = {
    "input_telling",
    {"input_telling.insert", "INSERT INTO input_telling (id, input, input_use, what, told_at) "
                             "VALUES ($1, $2, $3, $4, $5) RETURNING *"}};
constexpr Write insert_moved = {
    "input_telling",
    {"input_telling.moved",
     "INSERT INTO input_telling (id, input, input_use, what, told_at, words) VALUES ($1, $2, $3, "
     "'text', $4, $5) ON CONFLICT (input_use, what) DO NOTHING RETURNING *"}};
constexpr db::Statement select_is_asked = {
    "input.is_asked", "SELECT 1 FROM input_authority WHERE input = $1 AND organisation = $2"};
constexpr db::Statement select_head = {
    "input.head", "SELECT i.state, i.withdrawn_at, k.state, i.part_of, i.split_at FROM input i "
                  "LEFT JOIN input k ON k.id = i.merged_into WHERE i.id = $1"};
constexpr db::Statement select_parts = {
    "input.part_states", "SELECT state FROM input WHERE part_of = $1 ORDER BY number"};
constexpr db::Statement select_merged_with = {
    "input.merged_with", "SELECT id FROM input WHERE merged_into = $1 ORDER BY number"};
// Whoever was asked through a use that was withdrawn since is not asked any more, nor who was asked
// through an input that stands for itself again or was withdrawn.
constexpr db::Statement select_asked = {
    "input.asked",
    "SELECT a.organisation, a.state, CASE WHEN EXISTS (SELECT 1 FROM input_use_withdrawal w WHERE "
    "w.input_use = a.through) OR (a.through_input IS NOT NULL AND NOT EXISTS (SELECT 1 FROM input "
    "m WHERE m.id = a.through_input AND m.merged_into = a.input AND m.withdrawn_at IS NULL)) THEN "
    "1 ELSE 0 END FROM input_authority a WHERE a.input = $1 ORDER BY a.asked_at, a.id"};
constexpr db::Statement select_steps = {
    "input.steps",
    "SELECT u.authority, u.kind, u.passed_to FROM input_use u WHERE u.input = $1 AND NOT EXISTS "
    "(SELECT 1 FROM input_use_withdrawal w WHERE w.input_use = u.id) ORDER BY coalesce(u.step, 0), "
    "u.said_at, u.id"};

constexpr db::Statement select_kept_promises = {
    "input.kept_promises",
    "SELECT c.id FROM commitment_input s JOIN commitment c ON c.id = s.commitment WHERE s.input = "
    "$1 AND c.kind = 'takes_along' AND c.state = 'open' AND NOT EXISTS (SELECT 1 FROM "
    "commitment_input t JOIN input i ON i.id = t.input WHERE t.commitment = c.id AND i.state NOT "
    "IN ('closed', 'withdrawn'))"};
constexpr db::Statement select_use_of = {
    "input_use.input", "SELECT u.input, EXISTS (SELECT 1 FROM input_use_withdrawal w WHERE "
                       "w.input_use = u.id) FROM input_use u WHERE u.id = $1"};
constexpr Write insert_withdrawal_row = {
    "input_use_withdrawal",
    {"input_use_withdrawal.insert",
     "INSERT INTO input_use_withdrawal (id, input, input_use, words, withdrawn_at, withdrawn_by) "
     "VALUES ($1, $2, $3, $4, $5, $6) RETURNING *"}};

/// Where `number` stands in a whole row.
constexpr int number_column = 2;

void insert_example_of(ledger::Act& act, const Input& input) {
    const Example& example = *input.example;
    act.add(insert_example, {input.id, example.who, example.place, example.done, example.result,
                             example.cost, example.contact, example.reuse, example.links});
}

} // namespace

std::shared_ptr<const std::int64_t> insert(ledger::Act& act, const Input& input) {
    const std::string now = to_text(input.received_at.value_or(act.session().now()));
    std::optional<std::size_t> begin;
    std::optional<std::size_t> end;
    if (input.place) {
        begin = input.place->begin;
        end = input.place->end;
    }
    const auto number = std::make_shared<std::int64_t>(0);
    act.add(insert_input,
            {input.id,
             kinds.text(input.kind),
             input.party,
             input.organisation,
             input.person,
             input.title,
             input.text,
             input.body,
             input.matter,
             input.theme,
             input.point,
             input.turn,
             origins.text(input.origin),
             input.owner,
             now,
             input.audience,
             begin,
             end,
             input.confidence,
             to_text(input.answer_by),
             input.follows,
             input.sender,
             input.meeting,
             input.authorities.empty(),
             input.round,
             input.example ? input.example->rank : std::nullopt,
             input.part_of},
            [number](const db::Row& row) { *number = row.integer(number_column); });
    act.add(insert_facts, {input.id, now, input.organisation, input.title, input.body});
    if (input.example)
        insert_example_of(act, input);
    return number;
}

void insert_authority(ledger::Act& act, InputId input, people::OrganisationId authority,
                      std::optional<people::PersonId> asked_by, std::optional<UseId> through) {
    act.add(insert_authority_row, {Id<struct InputAuthorityTag>::make(), input, authority,
                                   to_text(act.session().now()), asked_by, through});
}

void insert_authority_through(ledger::Act& act, InputId input, people::OrganisationId authority,
                              std::optional<people::PersonId> asked_by, InputId through) {
    act.add(insert_authority_through_row, {Id<struct InputAuthorityTag>::make(), input, authority,
                                           to_text(act.session().now()), asked_by, through});
}

void ask_directly(ledger::Act& act, InputId input, people::OrganisationId authority) {
    act.write(update_asked_directly, {input, authority});
}

void set_sorted(ledger::Act& act, InputId input) {
    act.write(update_asked, {input});
}

void insert(ledger::Act& act, const Use& use) {
    const auto kind =
        use.due ? std::optional(commitments::due_kinds.text(use.due->kind)) : std::nullopt;
    const auto words = use.due ? std::optional(use.due->words) : std::nullopt;
    const auto told = use.told_at ? std::optional(to_text(*use.told_at)) : std::nullopt;
    act.add(insert_use, {use.id,
                         use.input,
                         use.authority,
                         use_kinds.text(use.kind),
                         use.text,
                         use.pointer.text,
                         use.pointer.place,
                         use.pointer.document,
                         use.pointer.decision,
                         use.pointer.matter,
                         use.pointer.meeting,
                         use.passed_to,
                         kind,
                         use.due ? to_text(use.due->from) : std::nullopt,
                         use.due ? to_text(use.due->to) : std::nullopt,
                         words,
                         to_text(act.session().now()),
                         use.said_by,
                         told,
                         use.missing});
}

bool is_asked(db::Session& session, InputId input, people::OrganisationId authority) {
    return session.integer(select_is_asked, {input, authority}).has_value();
}

Way way_of(db::Session& session, InputId input) {
    Way way;
    bool is_divided = false;
    session.query(select_head, {input}, [&](const db::Row& row) {
        way.state = states.parse(row.text(0));
        way.is_withdrawn = !row.is_null(1);
        if (!row.is_null(2))
            way.merged_state = states.parse(row.text(2));
        way.part_of = row.optional_id<InputId>(3);
        is_divided = !row.is_null(4);
    });
    if (is_divided)
        session.query(select_parts, {input}, [&](const db::Row& row) {
            way.parts.push_back(states.parse(row.text(0)).value_or(State::unanswered));
        });
    session.query(select_asked, {input}, [&](const db::Row& row) {
        const auto authority = row.id<people::OrganisationId>(0);
        way.standings.push_back({authority, standings.parse(row.text(1)).value_or(Standing::owes)});
        if (row.integer(2) == 0)
            way.steps.push_back({authority, std::nullopt, std::nullopt});
    });
    session.query(select_steps, {input}, [&](const db::Row& row) {
        way.steps.push_back({row.id<people::OrganisationId>(0), use_kinds.require(row.text(1)),
                             row.optional_id<people::OrganisationId>(2)});
    });
    return way;
}

std::vector<InputId> merged_with(db::Session& session, InputId input) {
    std::vector<InputId> found;
    session.query(select_merged_with, {input},
                  [&](const db::Row& row) { found.push_back(row.id<InputId>(0)); });
    return found;
}

bool tell_moved(ledger::Act& act, UseId use, InputId input, std::string_view words) {
    return act.write(insert_moved, {Id<struct TellingTag>::make(), input, use,
                                    to_text(act.session().now()), words}) == 1;
}

void tell_again(ledger::Act& act, Moved what, std::string_view id) {
    const db::Statement& statement = what == Moved::decision ? select_uses_of_decision
                                     : what == Moved::matter ? select_uses_of_matter
                                                             : select_uses_of_text;
    std::vector<std::pair<UseId, InputId>> uses;
    act.session().query(statement, {id}, [&](const db::Row& row) {
        uses.emplace_back(row.id<UseId>(0), row.id<InputId>(1));
    });
    for (const auto& [use, input] : uses)
        act.add(insert_telling, {Id<struct TellingTag>::make(), input, use, moved_words.text(what),
                                 to_text(act.session().now())});
}

std::optional<UseOf> use_of(db::Session& session, UseId use) {
    std::optional<UseOf> found;
    session.query(select_use_of, {use}, [&](const db::Row& row) {
        found.emplace(UseOf{row.id<InputId>(0), row.integer(1) != 0});
    });
    return found;
}

void insert_withdrawal(ledger::Act& act, UseId use, InputId input, std::string_view words,
                       std::optional<people::PersonId> by) {
    act.write(insert_withdrawal_row, {Id<struct UseWithdrawalTag>::make(), input, use, words,
                                      to_text(act.session().now()), by});
}

std::vector<commitments::CommitmentId> kept_promises(db::Session& session, InputId input) {
    std::vector<commitments::CommitmentId> found;
    session.query(select_kept_promises, {input}, [&](const db::Row& row) {
        found.push_back(row.id<commitments::CommitmentId>(0));
    });
    return found;
}

void set_state(ledger::Act& act, InputId input, State state) {
    act.write(update_state, {input, states.text(state)});
}

void set_standing(ledger::Act& act, InputId input, const AuthorityStanding& standing) {
    act.write(update_standing, {input, standing.authority, standings.text(standing.standing)});
}

} // namespace radslag::inputs::store
