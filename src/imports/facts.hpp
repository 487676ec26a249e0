// The structure of a document as one list of facts, each with a key by which decisions about it are
// kept. Pure. verdicts.hpp puts the decisions and the structure together.
#pragma once

#include "notes/structure.hpp"
#include "platform/base/enum_text.hpp"

#include <map>

namespace radslag::imports {

enum class FactKind {
    meeting, ///< title, day, next day and chair in one
    person,
    organisation,
    point,
    turn,
    commitment,
    decision,
    deadline,
    reference
};

inline constexpr EnumText<FactKind, 9> fact_kinds({{FactKind::meeting, "meeting"},
                                                   {FactKind::person, "person"},
                                                   {FactKind::organisation, "organisation"},
                                                   {FactKind::point, "point"},
                                                   {FactKind::turn, "turn"},
                                                   {FactKind::commitment, "commitment"},
                                                   {FactKind::decision, "decision"},
                                                   {FactKind::deadline, "deadline"},
                                                   {FactKind::reference, "reference"}});

struct Fact {
    FactKind kind = FactKind::meeting;
    notes::Index index = 0; ///< in its list of the structure; 0 for the meeting
    std::string key;        ///< "turn-1204": kind and the first byte of its place in the text
    std::string words;
    std::optional<notes::Place> place;
    int confidence = 100;                 ///< per cent
    notes::Index point = notes::no_point; ///< under which agenda point it stands
};

/// All facts: the meeting, people, organisations, then point by point what stands under each in the
/// order of the text, last what stands under none. Keys are the same whenever the same text is read
/// the same, and no two facts share one.
std::vector<Fact> facts_of(const notes::Structure& structure);

/// Words by the name of their field. The fields of each kind of fact:
///   meeting: title, day, next_day, chair · person: name, organisation, role ·
///   organisation: name · point: title, information, dialogue, regional_example, decides ("on") ·
///   turn: text, speakers (names, with a semicolon between) · commitment: text, who, due ·
///   decision: text · deadline: text, due · reference: text.
using Values = std::map<std::string, std::string, std::less<>>;

/// What was read, field by field; every field of the kind is there, days as YYYY-MM-DD.
Values values_of(const notes::Structure& structure, const Fact& fact);

} // namespace radslag::imports
