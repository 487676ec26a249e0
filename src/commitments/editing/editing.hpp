// Commitments and announced dates kept by hand: what a form says of each, and one function an act.
// All ask for the right edit_commitments in the body; without it, and for what the caller may not
// read, the answer is not_found. Each gives the entry of its act, by which it can be undone.
#pragma once

#include "commitments/commitments.hpp"
#include "ledger/ledger.hpp"

#include <optional>
#include <string>
#include <vector>

namespace radslag::commitments {

/// Somebody or something by name.
struct NamedId {
    std::string id;
    std::string name;
};

/// Where something was said: the body, and the meeting, point and turn when it was said at one.
struct Said {
    bodies::BodyId body;
    bodies::AudienceId audience;
    std::optional<meetings::MeetingId> meeting;
    std::optional<meetings::PointId> point;
    std::optional<meetings::TurnId> turn;
    std::optional<Day> day;
    std::string title; ///< of the meeting, or the body's name
    bool demonstration = false;
};

struct CommitmentEdit {
    Kind kind = Kind::promise;
    std::string text;
    std::optional<std::string> who; ///< in words, as the notes say it
    std::vector<people::PersonId> persons;
    std::optional<people::OrganisationId> organisation;
    bool all_parties = false; ///< of the body: one tick a party
    Due due;
};

struct EditableCommitment {
    CommitmentId id;
    Said said;
    CommitmentEdit edit;
    State state = State::open;
    std::int64_t version = 0;
    std::vector<NamedId> names = {}; ///< of persons and the organisation in it
};

struct DeadlineEdit {
    std::string what;
    std::optional<std::string> who;
    std::optional<people::OrganisationId> organisation;
    Due due;
};

struct EditableDeadline {
    DeadlineId id;
    Said said;
    DeadlineEdit edit;
    std::string organisation; ///< name
    std::int64_t version = 0;
};

struct TickEdit {
    bodies::PartyId party;
    Day done_on;
    std::optional<std::string> text;
};

/// Bodies in which the caller may keep commitments.
std::vector<NamedId> bodies_of(db::Session& session, const auth::Caller& caller);
/// The meeting, with the point of the turn when one is named; nothing when the caller may not keep
/// commitments there.
std::optional<Said> said_at(db::Session& session, const auth::Caller& caller,
                            meetings::MeetingId meeting,
                            const std::optional<meetings::TurnId>& turn);
/// The text of a turn that the caller may read; "" for none.
std::string text_of(db::Session& session, const auth::Caller& caller, meetings::TurnId turn);

std::optional<EditableCommitment> editable_commitment(db::Session& session,
                                                      const auth::Caller& caller, CommitmentId id);
std::optional<EditableDeadline> editable_deadline(db::Session& session, const auth::Caller& caller,
                                                  DeadlineId id);
/// What was promised and announced at a meeting, by its words.
std::vector<NamedId> commitments_at(db::Session& session, const auth::Caller& caller,
                                    meetings::MeetingId meeting);
std::vector<NamedId> deadlines_at(db::Session& session, const auth::Caller& caller,
                                  meetings::MeetingId meeting);

/// A new record and the act that made it.
template <class AnyId>
struct Added {
    AnyId id;
    std::int64_t entry = 0;
};

Result<Added<CommitmentId>> add_commitment(db::Database& database, const auth::Caller& caller,
                                           const Said& said, const CommitmentEdit& edit);
/// One that was said at no meeting.
Result<Added<CommitmentId>> add_commitment(db::Database& database, const auth::Caller& caller,
                                           bodies::BodyId body, bodies::Visibility visibility,
                                           Day said_on, const CommitmentEdit& edit);
/// Errors of this and all that change: conflict when the record is no longer in that version.
Result<std::int64_t> edit_commitment(db::Database& database, const auth::Caller& caller,
                                     CommitmentId id, std::int64_t version,
                                     const CommitmentEdit& edit);
/// Marks it as done or withdrawn, or opens it again.
Result<std::int64_t> set_state(db::Database& database, const auth::Caller& caller, CommitmentId id,
                               std::int64_t version, State state, Day today);

/// The parties that have not ticked it off, and for which the caller may.
std::vector<NamedId> parties_to_tick(db::Session& session, const auth::Caller& caller,
                                     CommitmentId id);
/// Ticks homework off for a party: by whoever keeps the body's commitments, or by the party itself.
/// Errors: invalid, with the field "party", for a party that is not among parties_to_tick().
Result<std::int64_t> tick(db::Database& database, const auth::Caller& caller, CommitmentId id,
                          const TickEdit& edit);

Result<Added<DeadlineId>> add_deadline(db::Database& database, const auth::Caller& caller,
                                       const Said& said, const DeadlineEdit& edit);
Result<std::int64_t> edit_deadline(db::Database& database, const auth::Caller& caller,
                                   DeadlineId id, std::int64_t version, const DeadlineEdit& edit);
Result<std::int64_t> delete_deadline(db::Database& database, const auth::Caller& caller,
                                     DeadlineId id, std::int64_t version);

} // namespace radslag::commitments
