// See consequences.hpp.
#include "ledger/consequences.hpp"

namespace radslag::ledger {

namespace {

std::span<const Consequence> current; // set before any thread begins

} // namespace

void set_consequences(std::span<const Consequence> consequences) {
    current = consequences;
}

std::span<const Consequence> consequences() {
    return current;
}

} // namespace radslag::ledger
