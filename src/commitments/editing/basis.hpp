// What the answers to homework are the basis of: a point of a later meeting, chosen by hand. What
// nobody has chosen follows the next meeting of the body by itself (the view homework_basis).
#pragma once

#include "commitments/editing/editing.hpp"

namespace radslag::commitments {

/// A meeting that is still to come, or one of its points.
struct BasisPlace {
    meetings::MeetingId meeting;
    std::optional<meetings::PointId> point;
    Day day;
    std::string title;                ///< of the point, with its number; of the meeting
    std::vector<std::string> because; ///< of a point: the words that it shares with the homework

    /// What stands for it in a form: the point, else the meeting.
    [[nodiscard]] std::string id() const {
        return std::string(point ? point->text() : meeting.text());
    }
};

/// A commitment of all parties, as its form shows it.
struct EditableHomework {
    CommitmentId id;
    Said said;
    std::string text;
    std::int64_t version = 0;
    std::optional<std::string> chosen; ///< id() of a place
    std::vector<BasisPlace> places;    ///< by day, a meeting before its points

    /// The point that shares most words with the homework; nothing where none shares any.
    [[nodiscard]] const BasisPlace* proposed() const;
};

/// Nothing for what is no homework, or the caller may not change.
std::optional<EditableHomework> editable_homework(db::Session& session, const auth::Caller& caller,
                                                  CommitmentId id);

/// Makes the answers the basis of that place, an id() of one; "" leaves it to the next meeting.
/// Errors: invalid, with the field "basis", for another id; conflict when the homework is no longer
/// in that version.
Result<std::int64_t> choose_basis(db::Database& database, const auth::Caller& caller,
                                  CommitmentId id, std::int64_t version, std::string_view place);

} // namespace radslag::commitments
