// Persons, organisations and posts kept by hand: what a form says of each, and one function an act.
// All ask for the right edit_people; without it, and for what is not there, the answer is
// not_found. Each gives the entry of its act, by which it can be undone.
#pragma once

#include "ledger/acting.hpp"
#include "people/people.hpp"
#include "platform/auth/rights.hpp"

#include <optional>
#include <string>
#include <vector>

namespace radslag::people {

using ledger::Added;

/// What a form says of a person.
struct PersonEdit {
    std::string name;
    std::optional<OrganisationId> organisation;
    std::optional<std::string> title;
    bool is_protected = false;       ///< a protected identity is shown to nobody
    std::optional<std::string> mail; ///< an address that mail::check_address() takes
};

/// A person as a form shows it.
struct EditablePerson {
    PersonId id;
    PersonEdit edit;
    std::string organisation; ///< name
    std::int64_t version = 0;
    bool demonstration = false;
};

/// The person, if it is there and has not been merged into another.
std::optional<EditablePerson> editable_person(db::Session& session, const auth::Caller& caller,
                                              PersonId id);
Result<Added<PersonId>> add_person(db::Database& database, const auth::Caller& caller,
                                   const PersonEdit& edit);
/// Errors of this and all that change: conflict when the record is no longer in that version.
Result<std::int64_t> edit_person(db::Database& database, const auth::Caller& caller, PersonId id,
                                 std::int64_t version, const PersonEdit& edit);
/// Ends the posts and seats that the person holds on that day. Errors: conflict when there are
/// none.
Result<std::int64_t> close_person(db::Database& database, const auth::Caller& caller, PersonId id,
                                  Day last);
/// Makes two records of one person into `stays`: names, seats, attendance and all that was said and
/// promised follow. Errors: invalid, with the field "other", for a person who can sign in, who must
/// be the one that stays, and for an invented one with a real one.
Result<std::int64_t> merge_persons(db::Database& database, const auth::Caller& caller,
                                   PersonId stays, PersonId goes);
/// Which person this one was merged into, through all later merges; nothing when it was not.
std::optional<PersonId> merged_into(db::Session& session, PersonId id);

struct OrganisationEdit {
    /// In a constellation of others, from a day to a day.
    struct Member {
        OrganisationId organisation;
        std::optional<Day> from;
        std::optional<Day> to;
    };
    std::string name;
    OrganisationKind kind = OrganisationKind::other;
    std::string country = "SE";
    std::optional<std::string> nuts, county_code, county_letter, municipality_code, number;
    std::optional<std::string> legal_form;
    std::optional<std::string> conditions; ///< in its own words
    std::optional<Day> from;
    std::optional<Day> to;
    std::vector<std::string> other_names;
    std::vector<Member> members;
};

struct EditableOrganisation {
    OrganisationId id;
    OrganisationEdit edit;
    std::vector<std::string> member_names; ///< in the order of edit.members
    std::int64_t version = 0;
};
std::optional<EditableOrganisation>
editable_organisation(db::Session& session, const auth::Caller& caller, OrganisationId id);
/// Errors: invalid, with the field "county_letter", for a letter that another organisation has.
Result<Added<OrganisationId>> add_organisation(db::Database& database, const auth::Caller& caller,
                                               const OrganisationEdit& edit);
Result<std::int64_t> edit_organisation(db::Database& database, const auth::Caller& caller,
                                       OrganisationId id, std::int64_t version,
                                       const OrganisationEdit& edit);
/// Ends the organisation on that day. Errors: conflict when it has ended already.
Result<std::int64_t> close_organisation(db::Database& database, const auth::Caller& caller,
                                        OrganisationId id, Day last);
/// As merge_persons(). Errors: invalid, with the field "other", when the one that goes is a region
/// by its letter: the region must be the one that stays.
Result<std::int64_t> merge_organisations(db::Database& database, const auth::Caller& caller,
                                         OrganisationId stays, OrganisationId goes);
std::optional<OrganisationId> merged_into(db::Session& session, OrganisationId id);

/// That a person holds a post, or covers for or follows somebody.
struct PostEdit {
    std::optional<std::string> title; ///< of the post
    std::optional<std::string> unit;
    std::optional<OrganisationId> organisation; ///< asked for with a title
    std::optional<PersonId> covers_for;
    std::optional<PersonId> follows;
    std::optional<Day> from;
    std::optional<Day> to;
};

struct EditablePost {
    PostHoldingId id;
    PersonId person;
    PostEdit edit;
    std::string organisation, covers_for, follows; ///< names
    std::int64_t version = 0;
};
std::optional<EditablePost> editable_post(db::Session& session, const auth::Caller& caller,
                                          PostHoldingId id);
std::vector<EditablePost> posts_of(db::Session& session, const auth::Caller& caller,
                                   PersonId person);
Result<Added<PostHoldingId>> add_post(db::Database& database, const auth::Caller& caller,
                                      PersonId person, const PostEdit& edit);
Result<std::int64_t> edit_post(db::Database& database, const auth::Caller& caller, PostHoldingId id,
                               std::int64_t version, const PostEdit& edit);
Result<std::int64_t> delete_post(db::Database& database, const auth::Caller& caller,
                                 PostHoldingId id, std::int64_t version);

} // namespace radslag::people
