// What people do with inputs: send, sort, answer, take along, withdraw. Each act asks for its right
// in the input's body; without it, and for what the caller may not read, the answer is not_found.
// Each gives the entry of its act, by which it can be undone.
#pragma once

#include "inputs/attachments/attachments.hpp"
#include "ledger/ledger.hpp"
#include "platform/auth/rights.hpp"

#include <optional>
#include <string>
#include <vector>

namespace radslag::inputs {

/// Somebody or something by name.
struct NamedId {
    std::string id;
    std::string name;
};

/// A new input and the act that brought it in.
struct Sent {
    InputId id;
    std::int64_t number = 0;
    std::int64_t entry = 0;
    std::optional<std::string> key; ///< a sender without an account returns by it
};

/// Where something was said that becomes an input.
struct Spoken {
    bodies::BodyId body;
    bodies::AudienceId audience;
    meetings::MeetingId meeting;
    std::optional<meetings::PointId> point;
    meetings::TurnId turn;
    std::string text;
    std::optional<people::OrganisationId> organisation;
    std::string organisation_name;
    std::optional<people::PersonId> person;
    Day day; ///< of the meeting; today where it has none
    bool demonstration = false;
};

/// A turn that the caller may read, in a body where the caller has the right.
std::optional<Spoken> spoken_in(db::Session& session, const auth::Caller& caller, auth::Right right,
                                meetings::TurnId turn, Day today);

// --- sending ------------------------------------------------------------------------------------

/// The bodies that take inputs: all that have not ended.
std::vector<NamedId> open_bodies(db::Session& session, Day today);
/// The organisations for which the caller may send: of its parties, and its own.
std::vector<NamedId> sending_organisations(db::Session& session, const auth::Caller& caller);
/// Whether the caller may say of any organisation that it sent something: a letter, a call.
bool may_send_for_all(const auth::Caller& caller, std::string_view body);
/// The number and title of an input that the caller may read.
std::optional<NamedId> input_followed(db::Session& session, const auth::Caller& caller, InputId id);

struct InputEdit {
    Kind kind = Kind::view;
    Origin origin = Origin::form;
    std::optional<std::string> title;
    std::string text;
    std::optional<bodies::BodyId> body;
    std::optional<people::OrganisationId> organisation;
    std::optional<std::string> sender; ///< of those without an account: name and how to be reached
    std::optional<matters::MatterId> matter;
    std::optional<InputId> follows;
    std::optional<RoundId> round;           ///< the call that it answers; its body is the input's
    std::optional<meetings::PointId> point; ///< for which it is registered: a question alone
    std::optional<Example> example;
    std::vector<Level> levels;            ///< that a recommendation or lesson addresses
    std::vector<attachments::File> files; ///< kept on the disk already
};

/// A call, and whether it takes inputs on a day.
struct AskedCall {
    RoundId id;
    std::string title;
    NamedId body;
    bool takes_inputs = false;
};
/// Nothing for one that has not been opened yet, or that the caller may not read.
std::optional<AskedCall> asked_call(db::Session& session, const auth::Caller& caller, RoundId round,
                                    Day today);

/// A point of a meeting to come, and whether questions to it are registered on a day.
struct AskedPoint {
    meetings::PointId id;
    std::string title;
    NamedId body;
    bool demonstration = false;
    bool takes_questions = false;
};
/// Nothing for one that the caller may not read, or that takes no questions at all.
std::optional<AskedPoint> asked_point(db::Session& session, const auth::Caller& caller,
                                      meetings::PointId point, Day today);
inline Message questions_over() {
    return Message{"Questions to the point are registered no more. Send it without the point.", {}};
}

/// Sends an input. Signed in, it is public at once; without an account the secretariat reads it
/// first. Errors: invalid with the field `organisation` for one that the caller may not send for.
Result<Sent> send(db::Database& database, const auth::Caller& caller, const InputEdit& edit);
/// The same from something said: it is read by whoever may read the turn.
Result<Sent> send(db::Database& database, const auth::Caller& caller, const Spoken& spoken,
                  const InputEdit& edit);
/// Either inside a transaction.
Result<Sent> send_in(db::Session& session, const auth::Caller& caller,
                     const std::optional<Spoken>& spoken, const InputEdit& edit);

/// Something said at a meeting that its notes show as a view, a question or an example, and that is
/// no input yet.
struct RaisedTurn {
    meetings::TurnId turn;
    Kind kind = Kind::view;
    std::string text;
    std::string who;   ///< person and organisation, as far as they are known
    std::string point; ///< its title
};
struct RaisedAt {
    meetings::MeetingId meeting;
    std::string title;
    bool demonstration = false;
    std::vector<RaisedTurn> turns; ///< as they were said, at most 200
};
/// Nothing where the caller does not sort the inputs of the meeting's body.
std::optional<RaisedAt> raised_at(db::Session& session, const auth::Caller& caller,
                                  meetings::MeetingId meeting);
/// Makes an input of each of these, in one act. Errors: conflict when one is an input by now.
Result<std::int64_t> make_inputs(db::Database& database, const auth::Caller& caller,
                                 meetings::MeetingId meeting,
                                 const std::vector<meetings::TurnId>& turns, Day today);

/// What a sender without an account sees by its key.
struct Followed {
    InputId id;
    std::int64_t number = 0;
    std::string text;
    Instant received_at;
    State state = State::unanswered;
    bool is_public = false;
};
std::optional<Followed> followed(db::Session& session, std::string_view key);

// --- sorting ------------------------------------------------------------------------------------

struct SortEdit {
    Kind kind = Kind::view;
    std::optional<std::string> title;
    std::optional<matters::MatterId> matter;
    std::optional<matters::ThemeId> theme;
    std::optional<people::PersonId> owner;
    std::optional<Day> answer_by;
    std::vector<people::OrganisationId> authorities; ///< those asked already need not be among them
    bool is_public = true;
};

struct SortableInput {
    InputId id;
    std::int64_t number = 0;
    std::int64_t version = 0;
    bodies::BodyId body;
    bool demonstration = false;
    std::string text;
    SortEdit edit;
    std::string matter_number; ///< a registry number of the matter, or its title
    std::vector<NamedId> names = {};
    State state = State::unanswered;
};
std::optional<SortableInput> sortable_input(db::Session& session, const auth::Caller& caller,
                                            InputId id);
/// Errors: conflict when the input is no longer in that version.
Result<std::int64_t> sort(db::Database& database, const auth::Caller& caller, InputId id,
                          std::int64_t version, const SortEdit& edit);

/// The same inside a transaction, of an input that sortable_input() gave there; the act's entry.
std::int64_t sort_in(db::Session& session, const auth::Caller& caller, const SortableInput& before,
                     const SortEdit& edit);

// --- answering ----------------------------------------------------------------------------------

struct AnswerableInput {
    InputId id;
    std::int64_t number = 0;
    bodies::BodyId body;
    bool demonstration = false;
    std::string title;
    std::string text;
    std::string from; ///< name of the sending organisation
    std::optional<Day> answer_by;
    std::vector<NamedId> authorities; ///< for which the caller may answer
};
/// Nothing for an input that the sender has withdrawn, or where the caller may answer for nobody.
std::optional<AnswerableInput> answerable_input(db::Session& session, const auth::Caller& caller,
                                                InputId id);

/// What an answer can point to: the latest decisions and documents of a body that the caller may
/// read.
std::vector<NamedId> decisions_of(db::Session& session, const auth::Caller& caller,
                                  bodies::BodyId body);
std::vector<NamedId> documents_of(db::Session& session, const auth::Caller& caller,
                                  bodies::BodyId body);

/// The inputs that say the same as this one, the likest first, that the caller may answer and that
/// have no end yet.
std::vector<AnswerableInput> answerable_with(db::Session& session, const auth::Caller& caller,
                                             InputId id);

/// Appends what an authority says of one input or of several at once, in one act: all or none. Each
/// sender is told at once: its page and desk show it. Errors: invalid with the field `authority`
/// when the caller may not answer one of them for it; not_found when the caller may not answer one.
Result<std::int64_t> answer(db::Database& database, const auth::Caller& caller,
                            std::vector<Use> uses);

/// A use that the caller's authority may take back.
struct WithdrawableUse {
    UseId id;
    InputId input;
    std::string input_title;
    std::string text;
    bool demonstration = false;
};
std::optional<WithdrawableUse> withdrawable_use(db::Session& session, const auth::Caller& caller,
                                                UseId id);
/// Takes it back: the authority owes an answer again. Errors: conflict when it is taken back
/// already.
Result<std::int64_t> withdraw_use(db::Database& database, const auth::Caller& caller, UseId id,
                                  std::string_view words);

/// The same where it points to a text, in words or as a document, that nobody has said of that it
/// moved.
std::optional<WithdrawableUse> movable_use(db::Session& session, const auth::Caller& caller,
                                           UseId id);
/// Says that the text has moved, and in words where it stands now: the sender is told again, once.
/// Errors: conflict when it has been told of that already.
Result<std::int64_t> say_moved(db::Database& database, const auth::Caller& caller, UseId id,
                               std::string_view words);

// --- by the sender ------------------------------------------------------------------------------

/// An input that the caller's organisation sent, or that the caller sorts, and that is not
/// withdrawn.
std::optional<SortableInput> withdrawable_input(db::Session& session, const auth::Caller& caller,
                                                InputId id);
/// Withdraws it: nobody owes an answer any more; what was said of it stays.
Result<std::int64_t> withdraw_input(db::Database& database, const auth::Caller& caller, InputId id,
                                    std::int64_t version, std::string_view words);

// --- taking along -------------------------------------------------------------------------------

struct TakeEdit {
    std::optional<std::string> title;
    std::optional<people::PersonId> person;
    std::optional<people::OrganisationId> organisation;
    std::optional<Day> answer_by; ///< nothing: the next meeting of the body
};

/// What somebody takes along from a turn: an input, if there is none of that turn yet, and the
/// commitment of who takes it; the taker's organisation owes the answer. Errors: invalid with the
/// field `person` when nobody is named.
Result<Sent> take_along(db::Database& database, const auth::Caller& caller, const Spoken& spoken,
                        const TakeEdit& edit);

} // namespace radslag::inputs
