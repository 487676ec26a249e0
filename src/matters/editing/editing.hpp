// Matters with their numbers, partners and milestones, themes, and numbers that notes mention, kept
// by hand. All ask for the right edit_matters; without it, and for what the caller may not read,
// the answer is not_found. Each gives the entry of its act, by which it can be undone.
#pragma once

#include "commitments/dating.hpp"
#include "ledger/acting.hpp"
#include "matters/matters.hpp"

#include <optional>
#include <string>
#include <vector>

namespace radslag::matters {

/// Something by name, or by words to know it by.
struct NamedId {
    std::string id;
    std::string name;
};

using ledger::Added;

struct MatterEdit {
    Kind kind = Kind::other;
    std::string title;
    std::optional<people::OrganisationId> owner;
    std::optional<people::PersonId> officer;
    std::optional<ThemeId> theme;
    State state = State::open;
    std::vector<MatterNumber> numbers;
    std::vector<Partner> partners;
    std::optional<bodies::AudienceId> audience; ///< nothing: that which it has
    bool lets_others_in = false;                ///< the caller knows that others may then read it
};

struct EditableMatter {
    MatterId id;
    MatterEdit edit;
    std::int64_t version = 0;
    std::vector<NamedId> names = {}; ///< of persons and organisations in it
};
std::optional<EditableMatter> editable_matter(db::Session& session, const auth::Caller& caller,
                                              MatterId id);
/// Who may read a matter: everybody first, then what the caller's bodies allow.
struct Audience {
    enum class Kind { everybody, members, secretariat };
    bodies::AudienceId id;
    Kind kind = Kind::everybody;
    std::string body; ///< name; empty for everybody
    bodies::Circle circle;
};
std::vector<Audience> audiences_for(db::Session& session, const auth::Caller& caller);
/// Errors: invalid, with the field "audience", for one that is not among audiences_for().
Result<Added<MatterId>> add_matter(db::Database& database, const auth::Caller& caller,
                                   const MatterEdit& edit);
/// Errors: as of add_matter(); invalid, with the field "lets_others_in", when others would be let
/// in unknowingly. Of this and all that change: conflict when the record is no longer in that
/// version.
Result<std::int64_t> edit_matter(db::Database& database, const auth::Caller& caller, MatterId id,
                                 std::int64_t version, const MatterEdit& edit);

struct MilestoneEdit {
    std::string text;
    commitments::Due due;
    std::optional<Day> done_on;
};
struct EditableMilestone {
    MilestoneId id;
    MatterId matter;
    std::string matter_title;
    MilestoneEdit edit;
    std::int64_t version = 0;
};
std::optional<EditableMilestone> editable_milestone(db::Session& session,
                                                    const auth::Caller& caller, MilestoneId id);
std::vector<NamedId> milestones_of(db::Session& session, MatterId matter);
Result<Added<MilestoneId>> add_milestone(db::Database& database, const auth::Caller& caller,
                                         MatterId matter, const MilestoneEdit& edit);
Result<std::int64_t> edit_milestone(db::Database& database, const auth::Caller& caller,
                                    MilestoneId id, std::int64_t version,
                                    const MilestoneEdit& edit);
Result<std::int64_t> delete_milestone(db::Database& database, const auth::Caller& caller,
                                      MilestoneId id, std::int64_t version);

struct ThemeEdit {
    std::string name;
    std::optional<ThemeId> parent;
};
struct EditableTheme {
    ThemeId id;
    ThemeEdit edit;
    std::int64_t version = 0;
};
std::optional<EditableTheme> editable_theme(db::Session& session, const auth::Caller& caller,
                                            ThemeId id);
/// The whole tree, each theme with the names above it: "Transport › Järnväg".
std::vector<NamedId> all_themes(db::Session& session);
/// Errors of this and edit_theme(): invalid, with the field "name", for a name that stands there
/// already; with "parent", for a theme that would stand under itself.
Result<Added<ThemeId>> add_theme(db::Database& database, const auth::Caller& caller,
                                 const ThemeEdit& edit);
Result<std::int64_t> edit_theme(db::Database& database, const auth::Caller& caller, ThemeId id,
                                std::int64_t version, const ThemeEdit& edit);
/// Errors: conflict when something still refers to it.
Result<std::int64_t> delete_theme(db::Database& database, const auth::Caller& caller, ThemeId id,
                                  std::int64_t version);

/// A number as notes mention it, and the matters that go under it.
struct FoundNumber {
    RegistryNumberId id;
    std::string number;
    std::vector<NamedId> matters; ///< that the caller may read
};
std::optional<FoundNumber> found_number(db::Session& session, const auth::Caller& caller,
                                        RegistryNumberId id);
/// Matters that the caller may read, by title.
std::vector<NamedId> all_matters(db::Session& session, const auth::Caller& caller);
/// Says that a number is one of the matter's: every mention of it leads there from then on.
/// Errors: invalid, with the field "matter", when it is already or the matter is not known.
Result<std::int64_t> link_number(db::Database& database, const auth::Caller& caller,
                                 RegistryNumberId number, MatterId matter, Extent extent);

} // namespace radslag::matters
