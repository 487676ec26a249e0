// Triage: the inputs that nobody has been asked to answer, with what is proposed for each and why.
// A person decides; proposals are never carried out by themselves.
#pragma once

#include "inputs/editing/editing.hpp"

namespace radslag::inputs::triage {

/// Why something is proposed.
enum class Reason {
    names_number, ///< the text names the matter's registry number
    point,        ///< the point at which it was said is about it
    alike,        ///< an input that says the same has it
    alike_too,    ///< the same is proposed for one that says the same
    words,        ///< its words stand in the text
    of_matter     ///< it is the proposed matter's owner or officer
};

struct Proposed {
    std::string id;
    std::string name;
    Reason reason = Reason::words;
    std::string argument; ///< the number, the number of the input, or the words
};

struct Unsorted {
    InputId id;
    std::int64_t number = 0;
    std::int64_t version = 0;
    bodies::BodyId body;
    std::string title;
    std::string text;
    std::string from; ///< name of the sending organisation; empty when it is not known
    Instant received_at;
    std::optional<meetings::PointId> point;
    std::optional<Proposed> matter;
    std::optional<Proposed> theme;
    std::optional<Proposed> authority;
    std::optional<Proposed> owner;
};

/// Those that say the same, likely; most often one alone.
using Group = std::vector<Unsorted>;

/// At most so many are shown at once, the oldest.
inline constexpr std::int64_t most_shown = 20;

/// What waits in the bodies where the caller sorts inputs: the oldest `most_shown`, those that say
/// the same together.
std::vector<Group> unsorted(db::Session& session, const auth::Caller& caller);

/// What was decided of one input; what is not set stays as it is.
struct Decision {
    InputId input;
    std::int64_t version = 0;
    std::optional<matters::MatterId> matter;
    std::optional<matters::ThemeId> theme;
    std::optional<people::PersonId> owner;
    std::optional<people::OrganisationId> authority;
};

/// Sorts all of them, or none: an act for each, in one transaction. Errors: conflict, naming the
/// input, when one is no longer in that version; those of sort().
Result<void> sort_all(db::Database& database, const auth::Caller& caller,
                      const std::vector<Decision>& decisions);

} // namespace radslag::inputs::triage
