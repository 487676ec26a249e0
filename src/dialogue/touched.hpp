// Which meetings, inputs and matters an entry of the ledger has touched, told from its images and
// from what stood there before. Look next at following.hpp.
#pragma once

#include "dialogue/measuring_store.hpp"
#include "ledger/reader.hpp"

#include <set>
#include <string>

namespace radslag::dialogue {

/// Ids of what must be counted again.
struct TouchedUnits {
    std::set<std::string> meetings;
    std::set<std::string> inputs;
    std::set<std::string> matters;
    bool everything = false; ///< something changed on which every figure may hang

    [[nodiscard]] std::size_t size() const {
        return meetings.size() + inputs.size() + matters.size();
    }
};

/// Adds what an entry touched.
void touch(db::Session& session, const ledger::Entry& entry, TouchedUnits& touched);

} // namespace radslag::dialogue
