// Documents on their way into the register: proposals, what is doubtful in them, and the outcome.
// actions.hpp proposes and accepts; recording.hpp turns structure into records.
#pragma once

#include "bodies/bodies.hpp"
#include "documents/records.hpp"
#include "meetings/meetings.hpp"
#include "notes/structure.hpp"

namespace radslag::imports {

using ImportId = Id<struct ImportTag>;

enum class State { proposed, accepted, differs, rejected };

inline constexpr EnumText<State, 4> states({{State::proposed, "proposed"},
                                            {State::accepted, "accepted"},
                                            {State::differs, "differs"},
                                            {State::rejected, "rejected"}});

/// What a person is asked about before it counts.
enum class DoubtKind { person, organisation, fact, difference, count };

inline constexpr EnumText<DoubtKind, 5> doubt_kinds({{DoubtKind::person, "person"},
                                                     {DoubtKind::organisation, "organisation"},
                                                     {DoubtKind::fact, "fact"},
                                                     {DoubtKind::difference, "difference"},
                                                     {DoubtKind::count, "count"}});

struct Doubt {
    DoubtKind kind = DoubtKind::fact;
    std::string words; ///< what the text says
    Message reason;
    std::optional<documents::Place> place;
    int confidence = 0;    ///< per cent
    std::string fact = {}; ///< key of the fact that it is about (facts.hpp); empty when none
};

/// Facts less certain than this are kept apart when the rest is accepted.
constexpr int certain_enough = 75;

/// A document read and understood, ready to be proposed or accepted.
struct Reading {
    std::string name; ///< the file's name, for showing
    std::string sha256;
    std::size_t bytes = 0;
    documents::Text text;
    notes::Structure structure;
};

/// How the person who imports wants it.
struct Wishes {
    std::optional<std::string> body; ///< nothing: the body that the heading names
    bodies::Visibility visibility = bodies::Visibility::members;
    bool accept = false;
    bool demonstration = false;
    std::optional<people::PersonId> uploaded_by = {}; ///< nobody: from the command line
};

/// What became of one document.
struct Outcome {
    enum class Kind { accepted, proposed, known_already, differs } kind = Kind::proposed;
    ImportId import = ImportId::make();
    std::string body; ///< its name
    std::optional<meetings::MeetingId> meeting;
    std::vector<Doubt> doubts;
};

} // namespace radslag::imports
