// In what a new version of known notes differs from what the register holds of the meeting: what
// came, what changed, what went. Pure; taking.hpp brings what is accepted of it into the meeting.
#pragma once

#include "imports/facts.hpp"
#include "imports/imports.hpp"

namespace radslag::imports {

/// What the register holds of a meeting, in its order.
struct Standing {
    struct Point {
        meetings::PointId id;
        std::string title;
    };
    struct Turn {
        meetings::TurnId id;
        std::optional<meetings::PointId> point;
        std::string text;
        std::vector<std::string> speakers = {};           ///< as shown
        std::vector<std::vector<std::string>> names = {}; ///< of each speaker: all, folded
    };
    struct Dated {
        std::string id;
        std::string text;
        std::optional<Day> due;
    };
    std::vector<Point> points;
    std::vector<Turn> turns;
    std::vector<Dated> commitments;
    std::vector<Dated> deadlines;
    std::vector<std::string> decisions;
    std::vector<std::string> people;               ///< folded names of all whom the meeting names
    std::optional<documents::DocumentId> document; ///< its notes
    std::optional<Day> next_day;
};

enum class Change { added, changed, gone };

/// One difference, which is taken or left on its own.
struct Difference {
    std::string
        key; ///< by which decisions about it are kept: "turn-1204.new", "turn-1204.speakers"
    Change change = Change::added;
    FactKind kind = FactKind::turn;
    std::string field;       ///< of a change: text, speakers, title, due, next_day
    std::string fact = {};   ///< key of the fact of the new version; empty when it is gone
    notes::Index index = 0;  ///< of that fact in its list
    std::string record = {}; ///< id of what stands; empty when it is added
    std::string stands = {}; ///< words in the register; days as YYYY-MM-DD
    std::string comes = {};  ///< words in the new version

    bool operator==(const Difference&) const = default;
};

/// Which of those that stand each of the new version is.
using Pairs = std::vector<std::optional<std::size_t>>;

struct Comparison {
    std::vector<Difference> differences; ///< in the order of the new version; last what is gone
    Pairs points;
    Pairs turns;
};

/// What only moved, or differs in signs and capitals alone, is no difference.
Comparison compare(const Standing& standing, const notes::Structure& structure);

/// The same as lines for who is told of it on the command line.
std::vector<Doubt> doubts_of(const std::vector<Difference>& differences);

} // namespace radslag::imports
