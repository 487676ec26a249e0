// Adding, changing and merging persons by hand. Each is one act of the ledger, and gives the id of
// its entry, by which it can be undone.
#pragma once

#include "ledger/ledger.hpp"
#include "people/people.hpp"
#include "platform/auth/rights.hpp"

namespace radslag::people {

/// What a form says of a person.
struct PersonEdit {
    std::string name;
    std::optional<std::string> organisation; ///< a name by which it is known
    std::optional<std::string> title;
    bool is_protected = false; ///< a protected identity is shown to nobody
};

/// A person as a form shows it.
struct EditablePerson {
    PersonEdit edit;
    std::int64_t version = 0;
    bool demonstration = false;
};

/// The person, if it is there and has not been merged into another.
std::optional<EditablePerson> editable_person(db::Session& session, PersonId id);

/// A new record and the act that made it.
template <class AnyId>
struct Added {
    AnyId id;
    std::int64_t entry = 0;
};

/// Errors of all three: not_found without the right edit_people; invalid, with the field, for an
/// organisation that is not known.
Result<Added<PersonId>> add_person(db::Database& database, const auth::Caller& caller,
                                   const PersonEdit& edit);
/// Errors: conflict when the person is no longer in that version.
Result<std::int64_t> edit_person(db::Database& database, const auth::Caller& caller, PersonId id,
                                 std::int64_t version, const PersonEdit& edit);

} // namespace radslag::people
