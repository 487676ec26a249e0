// What follows from acts, over all features.
#pragma once

#include "ledger/consequences.hpp"

namespace radslag::app {

/// Puts the list in force for this process.
void set_consequences();

} // namespace radslag::app
