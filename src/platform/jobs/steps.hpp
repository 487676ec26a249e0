// One step of what follows others' writing: read what is new, work on it outside of any
// transaction, write what came of it. follower.hpp takes such steps as long as the program runs.
#pragma once

#include "platform/db/database.hpp"

namespace radslag::jobs {

enum class Went {
    nowhere,    ///< there was nothing to do
    to_the_end, ///< all that there was is done
    further     ///< more is left
};

/// `next(session)` gives what the step will write, with `is_full` where more is left, or nothing;
/// `prepare(step)` works on it; `take(session, step)` writes it, unless another node has. Errors:
/// of `take`.
template <class Next, class Prepare, class Take>
Result<Went> go_on(db::Database& database, const Next& next, const Prepare& prepare,
                   const Take& take) {
    auto step = database.reading(next);
    if (!step)
        return Went::nowhere;
    prepare(*step);
    const auto taken = database.write([&](db::Session& session) { return take(session, *step); },
                                      db::Isolation::derived);
    if (!taken)
        return tl::unexpected<Error>(taken.error());
    return step->is_full ? Went::further : Went::to_the_end;
}

/// Whether anything was done.
inline Result<bool> has_gone(const Result<Went>& went) {
    if (!went)
        return tl::unexpected<Error>(went.error());
    return *went != Went::nowhere;
}

} // namespace radslag::jobs
