// What a reviewer decided of each fact, and what of a document counts when it is accepted: pure.
// facts.hpp names the facts; review.hpp keeps decisions and accepts.
#pragma once

#include "imports/facts.hpp"
#include "imports/imports.hpp"

#include <map>

namespace radslag::imports {

enum class Verdict { undecided, accepted, corrected, rejected, merged };

inline constexpr EnumText<Verdict, 5> verdicts({{Verdict::undecided, "undecided"},
                                                {Verdict::accepted, "accepted"},
                                                {Verdict::corrected, "corrected"},
                                                {Verdict::rejected, "rejected"},
                                                {Verdict::merged, "merged"}});

/// Values that a reviewer has typed in place of those read (facts.hpp names the fields). In the
/// name of a person and the text of a turn, promise or decision an empty line makes two facts of
/// one. `same_as` of a person is the id of a known one, or "new". `into` of a merged fact is the
/// key of the one that it is joined to; a turn that has none is joined to the one before.
using Corrections = Values;

struct Decision {
    Verdict verdict = Verdict::undecided;
    Corrections corrections;
    int version = 0; ///< 0: nobody has decided yet
    std::string decided_by;
    std::string decided_at; ///< instant
};

/// By the key of the fact.
using Decisions = std::map<std::string, Decision, std::less<>>;

/// The paragraphs of a text, each on one line; empty ones are left out.
std::vector<std::string> paragraphs_of(std::string_view text);

/// Checks what was typed for a fact of that kind; all that is wrong at once. Errors: invalid with
/// the fields.
Result<void> check_corrections(FactKind kind, const Corrections& corrections);

/// Which person in the register somebody in the text is.
struct Match {
    enum class Kind {
        by_name, ///< as the rules of people say
        known,   ///< the reviewer has pointed at one
        added    ///< the reviewer says that it is somebody new
    } kind = Kind::by_name;
    std::optional<people::PersonId> person; ///< for `known`
};

/// What counts of a document.
struct Confirmed {
    notes::Structure structure; ///< corrected, without what was rejected or kept apart
    std::vector<Match> matches; ///< one for each of structure.people
    std::vector<Doubt> doubts;  ///< kept apart: not certain enough, and nobody decided
};

/// Puts the decisions into the structure. A fact that nobody decided about counts when it is
/// certain enough (certain_enough); a point or turn always does. What refers to somebody who is
/// left out refers to nobody then; what stands under a rejected point goes to the point before.
Confirmed confirm(const notes::Structure& read, const Decisions& decisions);

} // namespace radslag::imports
