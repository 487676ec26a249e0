// The writer of CSV; sheet.hpp is what others see.
#pragma once

#include "platform/sheet/sheet.hpp"

namespace radslag::sheet {

std::unique_ptr<Writer> csv_writer(const std::vector<Column>& columns);

} // namespace radslag::sheet
