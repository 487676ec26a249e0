// Reviews and studies: what looked at how the state and the regions work, and gave recommendations
// and lessons. Those are inputs (src/inputs), followed to an answer and to what they led to at each
// level; docs/decisions/0015 says why a review is a record of its own.
#pragma once

#include "inputs/levels.hpp"

namespace radslag::reviews {

using ReviewId = inputs::ReviewId;

enum class Kind { review, evaluation, study };

inline constexpr EnumText<Kind, 3>
    kinds({{Kind::review, "review"}, {Kind::evaluation, "evaluation"}, {Kind::study, "study"}});

struct Review {
    ReviewId id = ReviewId::make();
    Kind kind = Kind::review;
    std::string title;
    std::optional<people::OrganisationId> organisation; ///< who made it
    std::optional<int> year;                            ///< in which it came out
    std::optional<std::string> source;                  ///< where it is found, in words
    std::optional<documents::DocumentId> document;
    std::optional<std::string> text; ///< what it looked at
    bodies::BodyId body;             ///< which follows it
    std::optional<matters::MatterId> matter;
    bodies::AudienceId audience;
};

} // namespace radslag::reviews
