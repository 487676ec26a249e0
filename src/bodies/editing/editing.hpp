// Bodies, their parties and mandates kept by hand: what a form says of each, and one function an
// act. All ask for the right edit_bodies in the body (found_bodies to make one); without it the
// answer is not_found. Each gives the entry of its act, by which it can be undone.
#pragma once

#include "bodies/bodies.hpp"
#include "ledger/acting.hpp"

#include <optional>
#include <string>
#include <vector>

namespace radslag::bodies {

using ledger::Added;

struct BodyEdit {
    std::string name;
    BodyKind kind = BodyKind::group;
    std::optional<people::OrganisationId> custodian;
    std::optional<BodyId> prepares_for;
    MinutesShape minutes_shape = MinutesShape::notes;
    std::optional<Day> from;
    std::optional<Day> to;
};

struct EditableBody {
    BodyId id;
    BodyEdit edit;
    std::string custodian; ///< name
    std::int64_t version = 0;
    bool demonstration = false;
};

/// Who sits in a body from its beginning.
enum class Roster { none, swedish_regions };

inline constexpr EnumText<Roster, 2> rosters({{Roster::none, "none"},
                                              {Roster::swedish_regions, "se-regions"}});

struct PartyEdit {
    people::OrganisationId organisation;
    std::string role; ///< "regionally_responsible_actor", "ministry" …
    Side side = Side::other;
    std::optional<Day> from;
    std::optional<Day> to;
};

struct EditableParty {
    PartyId id;
    BodyId body;
    PartyEdit edit;
    std::string organisation; ///< name
    std::int64_t version = 0;
};

struct MandateEdit {
    people::PersonId person;
    std::optional<PartyId> party;
    MandateKind kind = MandateKind::ordinary;
    std::optional<MandateId> substitute_for;
    std::optional<MandateId> covers_for;
    std::optional<MandateId> follows;
    std::optional<Day> from;
    std::optional<Day> to;
};

struct EditableMandate {
    MandateId id;
    BodyId body;
    MandateEdit edit;
    std::string person; ///< name
    std::int64_t version = 0;
};

/// A record as a choice or link: its id, and words to know it by.
struct NamedId {
    std::string id;
    std::string name;
};

std::optional<EditableBody> editable_body(db::Session& session, const auth::Caller& caller,
                                          BodyId id);
std::optional<EditableParty> editable_party(db::Session& session, const auth::Caller& caller,
                                            PartyId id);
std::optional<EditableMandate> editable_mandate(db::Session& session, const auth::Caller& caller,
                                                MandateId id);
/// All bodies, of the demonstration or outside it.
std::vector<NamedId> all_bodies(db::Session& session, bool demonstration);
/// The parties of a body by name, and its mandates by person and party; past ones too.
std::vector<NamedId> parties_in(db::Session& session, BodyId body);
std::vector<NamedId> mandates_in(db::Session& session, BodyId body);

/// Founds a body with its audiences and roster; the caller becomes its secretary.
/// Errors: invalid, with the field "name", when there is a body of that name.
Result<Added<BodyId>> found_body(db::Database& database, const auth::Caller& caller,
                                 const BodyEdit& edit, Roster roster, Day today);
/// Errors of this and all that change: conflict when the record is no longer in that version.
Result<std::int64_t> edit_body(db::Database& database, const auth::Caller& caller, BodyId id,
                               std::int64_t version, const BodyEdit& edit);
/// Ends the body on that day. Errors: conflict when it has ended already.
Result<std::int64_t> close_body(db::Database& database, const auth::Caller& caller, BodyId id,
                                Day last);
/// Seats the 21 regions. Errors: conflict when all of them sit there already.
Result<std::int64_t> seat_roster(db::Database& database, const auth::Caller& caller, BodyId id);

Result<Added<PartyId>> add_party(db::Database& database, const auth::Caller& caller, BodyId body,
                                 const PartyEdit& edit);
Result<std::int64_t> edit_party(db::Database& database, const auth::Caller& caller, PartyId id,
                                std::int64_t version, const PartyEdit& edit);
/// Errors of this and delete_mandate(): conflict when something still refers to the record.
Result<std::int64_t> delete_party(db::Database& database, const auth::Caller& caller, PartyId id,
                                  std::int64_t version);

/// Errors: invalid, with the field, for a party or mandate of another body.
Result<Added<MandateId>> add_mandate(db::Database& database, const auth::Caller& caller,
                                     BodyId body, const MandateEdit& edit);
Result<std::int64_t> edit_mandate(db::Database& database, const auth::Caller& caller, MandateId id,
                                  std::int64_t version, const MandateEdit& edit);
Result<std::int64_t> delete_mandate(db::Database& database, const auth::Caller& caller,
                                    MandateId id, std::int64_t version);

} // namespace radslag::bodies
