// What follows from an act and belongs to it: a promise that waited for a meeting gets that
// meeting's day in the act that gives the meeting its day. Features that stand above the table's
// own say what follows; why this way stands in docs/decisions/0012-consequences-of-an-act.md.
#pragma once

#include "ledger/ledger.hpp"

#include <span>

namespace radslag::ledger {

/// Called in append() for each row of `table` that the act wrote and that is there afterwards.
/// What it writes is in the same entry; rows that it writes call no consequence again.
struct Consequence {
    std::string_view table;
    void (*follow)(Act& act, std::string_view id);
};

/// The list that holds from now on in this process: the program gives it once, before it opens a
/// register, and it stays where it lies.
void set_consequences(std::span<const Consequence> consequences);
std::span<const Consequence> consequences();

} // namespace radslag::ledger
