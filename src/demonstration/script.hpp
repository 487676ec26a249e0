// One meeting of the story: its records put in order, who was there, and who says a sentence.
#pragma once

#include "demonstration/stage.hpp"

namespace radslag::demonstration {

struct ScriptSection {
    meetings::SectionKind kind;
    std::string heading;
    const Record* record;
};

struct ScriptPoint {
    const Record* record;
    std::vector<ScriptSection> sections;
};

/// A meeting file: "@meeting" with its fields, then its points with their sections.
struct Script {
    Circle circle = Circle::officials;
    int number = 1; ///< from 1, the earliest
    const Record* record = nullptr;
    std::vector<ScriptPoint> points;
};

/// Orders the records of one file, which must outlive the script. Throws on a misprint.
Script script_of(const std::vector<Record>& records);

/// Somebody on the list of those present.
struct Attending {
    const Actor* actor;
    meetings::Presence presence = meetings::Presence::present;
    const Actor* substitute_for = nullptr;
};

/// Everybody with a seat that day, but for what the meeting's fields say: `absent`, `remote` and
/// `substitutes` (county letters) and `also` (names of guests).
std::vector<Attending> attendance_of(const Stage& stage, const Script& script);

/// A sentence with its speakers: "Namn: undrar …", "[flera regioner]: …", or nobody's.
struct Spoken {
    std::vector<const Actor*> speakers;
    std::optional<std::string> group; ///< of speakers without names
    std::string text;                 ///< as it stands in the notes
};

/// Throws when what looks like a name is nobody's in the cast.
Spoken spoken(const Stage& stage, const Item& item, Day day);

/// The presenters of a point: persons of the cast.
std::vector<const Actor*> presenters_of(const Stage& stage, const Record& point);

/// The day of the meeting.
Day day_of(const Stage& stage, const Script& script);

} // namespace radslag::demonstration
