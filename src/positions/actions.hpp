// What a preparing body does with a position, and what its pages show. What the caller may not read
// is not_found, as what is not there: nobody outside learns that a position is prepared. Each act
// gives its entry; what was made from another text, stand or point than stands is a conflict.
#pragma once

#include "ledger/acting.hpp"
#include "positions/positions.hpp"

namespace radslag::positions {

/// A position that another one replaces, or is replaced by.
struct Other {
    PositionId id;
    std::string title;
};

/// A position as far as the caller may know it.
struct Position {
    PositionId id;
    std::int64_t version = 0;
    NamedId body;         ///< that prepares
    NamedId prepared_for; ///< the body
    bool demonstration = false;
    std::int64_t edition = 1;       ///< of its text: the version that brought it
    Announced announced;            ///< as it was released, or as it would be now
    std::optional<At> at;           ///< its point, if the caller reads that
    std::optional<Day> released_on; ///< nothing: it is a draft
    std::optional<Other> replaces;
    std::optional<Other> replaced_by; ///< by a released one
    bool is_inside = false;           ///< the caller prepares in the body; else the rest is empty
    NamedId drafted_by;               ///< without a name where the identity is protected
    Instant drafted_at;
    std::vector<Party> parties; ///< that are counted, in the order of their names
    std::vector<NamedId> own;   ///< those seats for which the caller may speak
    bool may_draft = false;
    bool may_withdraw = false; ///< whoever drafted it, and whoever may release it
    bool may_release = false;
};
std::optional<Position> position_of(db::Session& session, const auth::Caller& caller, PositionId id,
                                    Day today);

/// One line of what a body prepares.
struct Listed {
    PositionId id;
    std::string title;
    std::optional<Day> released_on;
    Tally tally;
};

/// What a body prepares and has prepared, for those who prepare there.
struct Space {
    NamedId body;
    std::optional<NamedId> prepared_for; ///< nothing: it prepares for no body any more
    bool demonstration = false;
    std::vector<Listed> positions; ///< drafts first, then the latest released; at most 200
    bool may_draft = false;
};
std::optional<Space> space_of(db::Session& session, const auth::Caller& caller, BodyId body,
                              Day today);

/// The points of the coming meetings of that body which the caller reads; at most 500.
std::vector<At> coming_points(db::Session& session, const auth::Caller& caller, BodyId body,
                              Day today);

/// How many persons read what is released at the point to those, beside who prepared it.
std::int64_t count_readers(db::Session& session, const Position& position, Readers readers);

/// A position on which somebody is asked to say where their party stands.
struct Asked {
    PositionId id;
    std::string title;
    std::string body;
};
/// At most 50.
std::vector<Asked> asked_of(db::Session& session, const auth::Caller& caller, Day today);

struct PositionEdit {
    std::string title;
    std::string text;
    std::optional<PointId> point; ///< that it is for; nothing: not known yet
};

/// `replaces`: a released position of the same body. Errors: invalid for a point that is none of
/// coming_points(), or for a body that prepares for none.
Result<ledger::Added<PositionId>> add(db::Database& database, const auth::Caller& caller,
                                      BodyId body, const PositionEdit& edit,
                                      const std::optional<PositionId>& replaces, Day today);
/// Another title or text is another edition: each party is asked anew.
Result<std::int64_t> edit(db::Database& database, const auth::Caller& caller, PositionId id,
                          std::int64_t version, const PositionEdit& edit, Day today);
/// Deletes a draft with all that was said of it.
Result<std::int64_t> withdraw(db::Database& database, const auth::Caller& caller, PositionId id,
                              std::int64_t version, Day today);

struct StandEdit {
    PartyId seat;
    Stance stance = Stance::behind;
    std::optional<std::string> text; ///< of its own, where it deviates
};
/// What the form of a stand was made from: the edition of the text, and what the caller's parties
/// have said of it.
std::int64_t version_of_stands(const Position& position);
Result<std::int64_t> take_stand(db::Database& database, const auth::Caller& caller, PositionId id,
                                std::int64_t version, const StandEdit& edit, Day today);

/// Lets others read the position, at its point. There is no way back. `print`: print_of() what the
/// caller was shown. Errors: invalid while it is for no point that the caller reads.
Result<std::int64_t> release(db::Database& database, const auth::Caller& caller, PositionId id,
                             std::int64_t print, Readers readers, Day today);

/// The same acts inside an act that somebody else has begun, without asking for a right.
struct NewPosition {
    PositionId id;
    BodyId body;
    BodyId prepared_for;
    PositionEdit edit;
    std::optional<PositionId> replaces = {};
    people::PersonId by;
};
void record(ledger::Act& act, const NewPosition& position, Day today);
void record_stand(ledger::Act& act, PositionId id, StandId stand, const StandEdit& edit,
                  people::PersonId by);
void record_release(ledger::Act& act, PositionId id, Readers readers, people::PersonId by,
                    Day today);

} // namespace radslag::positions
