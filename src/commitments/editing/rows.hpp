// Soft due values in rows, for the stores of this folder.
#pragma once

#include "commitments/editing/store.hpp"

namespace radslag::commitments::editing_store {

/// The columns due_kind, due_from, due_to, due_words and due_meeting from `column` on.
inline Due due_at(const db::Row& row, int column) {
    Due due;
    if (!row.is_null(column))
        due.kind = due_kinds.require(row.text(column));
    due.from = row.optional_day(column + 1);
    due.to = row.optional_day(column + 2);
    due.words = row.string(column + 3);
    due.meeting = row.optional_id<meetings::MeetingId>(column + 4);
    return due;
}

} // namespace radslag::commitments::editing_store
