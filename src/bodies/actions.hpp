// Founding a forum, making bodies with their rosters, and finding who may read what.
#pragma once

#include "bodies/bodies.hpp"
#include "ledger/ledger.hpp"

#include <vector>

namespace radslag::bodies {

/// Founds the forum of an empty database: its name, kind and the public audience.
/// Errors: conflict when a forum is there already.
Result<void> found_forum(ledger::Act& act, const Forum& forum);

/// The forum, or nothing in a database that has none.
std::optional<Forum> forum(db::Session& session);

std::optional<BodyId> find_body(db::Session& session, std::string_view name, bool demonstration);

/// The body of that name (in the demonstration or outside it), or a new one with its audiences and,
/// where the forum has a roster and the body is a forum, its parties.
BodyId find_or_add_body(ledger::Act& act, std::string_view name, bool demonstration);

/// Seats the 21 Swedish regions in a body as regionally responsible actors; those that sit there
/// already are left as they are.
void seat_swedish_regions(ledger::Act& act, BodyId body);

/// The audience of a preset. The body must be known (its audiences are made with it).
AudienceId audience(db::Session& session, Visibility visibility, BodyId body);

/// Whether the reader is among those whom the audience lets in.
bool may_read(db::Session& session, const Reader& reader, AudienceId audience);

/// The seats of the organisation of that name as a party, in the order of the bodies' names.
std::vector<Party> seats_of(db::Session& session, std::string_view organisation, Day today);

/// On which side an organisation stands in a body on a day, by its party's role; nothing when it is
/// no party there.
std::optional<Side> side_of(db::Session& session, BodyId body, people::OrganisationId organisation,
                            std::optional<Day> day);

} // namespace radslag::bodies
