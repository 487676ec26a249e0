// Who calls, and what each role may do: the one table of rights. Routes name a right, actions ask
// may() for the body that a record belongs to, and lists are cut by the reader's audiences.
#pragma once

#include "platform/base/enum_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::auth {

/// The closed list of roles. All but the system administrator's are held in one body or for one
/// party, from a day to a day.
enum class Role : std::uint8_t {
    reader,
    member,
    substitute,
    party_administrator,
    officer,
    secretary,
    chair,
    registrar,
    auditor,
    system_administrator
};

inline constexpr EnumText<Role, 10> roles({{Role::reader, "reader"},
                                           {Role::member, "member"},
                                           {Role::substitute, "substitute"},
                                           {Role::party_administrator, "party_administrator"},
                                           {Role::officer, "officer"},
                                           {Role::secretary, "secretary"},
                                           {Role::chair, "chair"},
                                           {Role::registrar, "registrar"},
                                           {Role::auditor, "auditor"},
                                           {Role::system_administrator, "system_administrator"}});

/// What a route or an action asks for.
enum class Right : std::uint8_t {
    anyone,           ///< the public; what is shown is still cut to what the reader may see
    monitor,          ///< a watching program on this machine
    signed_in,        ///< a known person, whatever the role
    see_history,      ///< how a record came to be what it is, out of the ledger
    import_notes,     ///< bring documents in, review and accept what was read out of them
    edit_meetings,    ///< meetings, points, turns, decisions and their documents
    comment_notes,    ///< comment the notes of a meeting before they are approved
    edit_commitments, ///< promises, requests, homework
    edit_matters,     ///< matters, registry numbers, milestones, themes
    send_inputs,      ///< send an input for one's organisation, and follow it
    answer_inputs,    ///< say how an input was used, for one's own authority
    sort_inputs,      ///< give inputs a matter, an owner and those who answer
    edit_people,      ///< organisations, persons, posts
    edit_bodies,      ///< bodies with their parties and mandates
    give_access,      ///< accounts and roles in a body, or for one's own party
    found_bodies,     ///< make a new body; whoever does becomes its secretary
    prepare,          ///< see what a body prepares, before anybody else does
    draft_positions,  ///< draft a joint position of the parties of a body that prepares
    take_stand,       ///< say where one's own party stands on such a position
    release,          ///< let others read a position: nobody can take that back
    propose_points,   ///< propose a point for a coming meeting of the body
    administer        ///< accounts and the installation
};

std::string_view name_of(Right right);

/// A role in one body or for one party (ids as text); neither for the system administrator.
struct Grant {
    Role role = Role::reader;
    std::string body;
    std::string party;
};

/// Under which key the lists of the database know who reads: "public", or a person's id.
struct Reader {
    std::string key = "public";
};

/// Who sent a request: nobody known, or a person with the roles in force today.
struct Caller {
    std::string person;  ///< id; empty: not signed in
    std::string account; ///< id
    std::string name;
    std::vector<Grant> grants;

    [[nodiscard]] bool is_known() const { return !person.empty(); }
    [[nodiscard]] Reader reader() const { return is_known() ? Reader{person} : Reader{}; }
};

/// Whether a role carries a right.
bool carries(Role role, Right right);

/// Whether the caller has the right in some body, or outside all bodies: what a route asks.
bool may(const Caller& caller, Right right);

/// Whether the caller has the right in this body (an id): what an action asks before it writes.
bool may_in(const Caller& caller, Right right, std::string_view body);

} // namespace radslag::auth
