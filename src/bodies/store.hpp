// Bodies, parties and audiences in the database.
#pragma once

#include "bodies/bodies.hpp"
#include "ledger/ledger.hpp"

#include <vector>

namespace radslag::bodies::store {

void insert(ledger::Act& act, const Forum& forum);
void insert(ledger::Act& act, const Body& body);
void insert(ledger::Act& act, const Party& party);

/// An audience of a preset kind; the public one has no body. Who may read it follows at once.
AudienceId insert_audience(ledger::Act& act, Visibility visibility, std::optional<BodyId> body);
void insert_grant(ledger::Act& act, AudienceId audience, BodyId body, std::string_view role);

std::optional<Forum> forum(db::Session& session);
std::optional<BodyId> body_named(db::Session& session, std::string_view folded, bool demonstration);
std::optional<AudienceId> audience(db::Session& session, Visibility visibility,
                                   std::optional<BodyId> body);
/// On which side an organisation stands in a body on a day (today when the day is unknown).
std::optional<Side> side_of(db::Session& session, BodyId body, people::OrganisationId organisation,
                            std::optional<Day> day);
std::vector<Party> parties(db::Session& session, BodyId body);

struct ListedBody {
    BodyId id;
    std::string name;
    BodyKind kind;
    bool demonstration;
};
std::optional<ListedBody> body(db::Session& session, BodyId id);
std::vector<ListedBody> bodies(db::Session& session);

} // namespace radslag::bodies::store
