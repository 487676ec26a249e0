// The writer of workbooks; sheet.hpp is what others see.
#pragma once

#include "platform/sheet/sheet.hpp"

namespace radslag::sheet {

std::unique_ptr<Writer> xlsx_writer(std::string_view title, std::vector<Column> columns);

} // namespace radslag::sheet
