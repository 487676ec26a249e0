// The tables that hold records: what the ledger has images of.
#pragma once

#include "ledger/check.hpp"

#include <span>

namespace radslag::app {

std::span<const ledger::RecordTable> record_tables();

} // namespace radslag::app
