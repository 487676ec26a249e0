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

/// Makes a body with its audiences, and seats the forum's roster in it where it is a forum.
void add_body(ledger::Act& act, const Body& body);

/// Gives an organisation a seat as a party.
void seat(ledger::Act& act, const Party& party);

/// The parties of a body, past ones too.
std::vector<Party> parties_of(db::Session& session, BodyId body);

/// Records that a person sits in the body. What the person may read does not follow from it: a role
/// is granted apart (roles.hpp).
void add_mandate(ledger::Act& act, const Mandate& mandate);

/// An audience of the body's secretary, chair, registrar and auditor, for what a law withholds from
/// everybody else. Those who have such a role already are let in by renew_readers().
AudienceId withhold(ledger::Act& act, BodyId body, const LegalGround& ground);

/// An audience of its own for working material, without a ground for withholding: the body's
/// secretariat reads by it at once, its members from let_members_in() on.
AudienceId begin_working_material(ledger::Act& act, BodyId body, Day today);
/// Lets in everybody who sits in the body, by what each holds on `today`.
void let_members_in(ledger::Act& act, BodyId body, AudienceId audience, Day today);

/// An audience for what is prepared in the body, for those alone who prepare it: whoever speaks for
/// a party, the secretary and the chair. Neither its registrar and auditor nor its officers,
/// readers and whoever administers the system are among them.
AudienceId begin_preparation(ledger::Act& act, BodyId body, Day today);

/// An audience for what is proposed for the meetings of the body, for those alone who prepare them,
/// its secretary and chair, and whoever has a role for the party that proposes.
AudienceId begin_proposing(ledger::Act& act, BodyId body, const std::optional<PartyId>& party,
                           Day today);

/// Seats the 21 Swedish regions in a body as regionally responsible actors; those that sit there
/// already are left as they are.
void seat_swedish_regions(ledger::Act& act, BodyId body);

/// The audience of a preset. The body must be known (its audiences are made with it).
AudienceId audience(db::Session& session, Visibility visibility, BodyId body);

/// Whether the reader is among those whom the audience lets in.
bool may_read(db::Session& session, const Reader& reader, AudienceId audience);

/// How many persons with a role read by the audience; those who read what is public need none.
std::int64_t count_readers(db::Session& session, AudienceId audience);

struct NamedBody {
    BodyId id;
    std::string name;
};
/// The bodies in which the caller has the right, in the order of their names.
std::vector<NamedBody> bodies_where(db::Session& session, const auth::Caller& caller,
                                    auth::Right right);

/// The seats of the organisation of that name as a party, in the order of the bodies' names.
std::vector<Party> seats_of(db::Session& session, std::string_view organisation, Day today);

/// On which side an organisation stands in a body on a day, by its party's role; nothing when it is
/// no party there.
std::optional<Side> side_of(db::Session& session, BodyId body, people::OrganisationId organisation,
                            std::optional<Day> day);

} // namespace radslag::bodies
